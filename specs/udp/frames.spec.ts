import { describe, expect, given } from '../../fixtures/claims';
import { datagramsDue, encodeDatagram, items, nothing, replies } from '../../fixtures/wire/udp';
import { claim } from './claims';
import { ask, hitOf, message, rows, single } from './frames';

describe('udp › frames', () => {
  claim('udp.frame-header', 'a reply has a frame of its own', async ({ udp, key }) => {
    const [k, client] = [key(), udp()];
    const set = `set ${k} 5 0 3\r\none\r\n`;
    expect(await ask(client, 0x0102, set)).toEqual([single(0x0102, 'STORED\r\n')]);
    const hit = single(0x0304, `VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    expect(await ask(client, 0x0304, `get ${k}\r\n`)).toEqual([hit]);
  });

  claim('udp.frame-header', 'the reserved field of a request is ignored', async ({ udp, key }) => {
    const get = { payload: `get ${key()}\r\n`, id: 5, reserved: 0xffff };
    expect(rows(await udp().exchange([get]))).toEqual([single(5, 'END\r\n')]);
  });

  // All on one socket, and none of them like another in either byte.
  claim('udp.request-id', 'each reply has the id of its request', async ({ udp, key }) => {
    const ids = [0, 0x0001, 0x0302, 0x0d0a, 0x00ff, 0xfe00, 0x7f80, 0x8081, 0xffff];
    const requests = ids.map((id) => ({ payload: `get ${key()}\r\n`, id }));
    const reply = await udp().exchange(requests, replies(ids.length));
    expect(rows(reply)).toEqual(ids.map((id) => single(id, 'END\r\n')));
  });

  // The lengths at which one more datagram is needed, and those just below.
  claim('udp.multi-datagram', 'a reply of more than 1,400 bytes comes in numbered datagrams', {
    documented: async ({ udp, text, key }) => {
      const [cache, client] = [await text(), udp()];
      for (const [id, datagrams, more, count] of [
        [0, 1, 0, 1],
        [1, 1, 1, 2],
        [2, 2, 0, 2],
        [3, 2, 1, 3],
        [4, 3, 700, 4],
      ] as const) {
        const k = key();
        const { value, reply } = hitOf(k, datagrams, more);
        given(await cache.set(k, value)).toBe('stored');
        given(message(id, reply)).toHaveLength(count);
        expect(await ask(client, id, `get ${k}\r\n`)).toEqual(message(id, reply));
      }
    },
    deviates: async ({ udp, text, key }) => {
      const [cache, client, k] = [await text(), udp(), key()];
      const { value, reply } = hitOf(k, 1, 1);
      given(await cache.set(k, value)).toBe('stored');
      const countsOne = message(1, reply).map(([id, sequence, , reserved, part]) => [
        id,
        sequence,
        1,
        reserved,
        part,
      ]);
      expect(await ask(client, 1, `get ${k}\r\n`, datagramsDue(2))).toEqual(countsOne);
    },
  });

  claim('udp.multi-datagram-lines', 'many lines come in many datagrams', async ({ udp, note }) => {
    const datagrams = await ask(udp(), 77, 'stats settings\r\n');
    const text = datagrams.map((row) => row[4]).join('');
    expect(text).toMatch(/^(STAT \S+ .*\r\n){30,}END\r\n$/);
    expect(datagrams.length).toBeGreaterThan(1);
    expect(datagrams).toEqual(message(77, text));
    note({ datagrams: datagrams.length });
  });

  // The same datagram, but for its total, is executed: see the last lines.
  claim('udp.multi-packet-request-dropped', 'a part of a longer request is not executed', {
    documented: async ({ udp, text, key }) => {
      const [k, cache, client] = [key(), await text(), udp()];
      given(await cache.set(k, 'old')).toBe('stored');
      const payload = `set ${k} 0 0 3\r\nnew\r\n`;
      const parts = [
        { payload, id: 1, sequence: 0, total: 2 },
        { payload, id: 1, sequence: 1, total: 2 },
        { payload, id: 2, sequence: 0, total: 256 },
        { payload, id: 3, sequence: 0, total: 0xffff },
      ];
      expect(rows(await client.exchange(parts, nothing))).toEqual([]);
      expect(await cache.get(k)).toHold('old');
      const whole = { payload, id: 4, sequence: 0, total: 1 };
      expect(rows(await client.exchange([...parts, whole]))).toEqual([single(4, 'STORED\r\n')]);
      given(await cache.get(k)).toHold('new');
    },
    deviates: async ({ udp, key, ownServer }) => {
      const client = udp();
      const part = { payload: `get ${key()}\r\n`, id: 1, sequence: 0, total: 2 };
      const end = await ownServer.endedBy(() => client.exchange([part], nothing));
      expect(end).toMatch(/SIGSEGV|exit code 139/);
    },
  });

  claim('udp.short-datagram-ignored', 'a short datagram is ignored', async ({ udp, key }) => {
    const [client, frame] = [udp(), encodeDatagram('', { id: 1 })];
    const short = [
      frame,
      frame.subarray(0, 7),
      frame.subarray(0, 1),
      frame.subarray(0, 0),
      Buffer.from('version\n'),
      Buffer.from('get a\r\n'),
    ];
    expect(rows(await client.exchange(short, nothing))).toEqual([]);
    const get = { payload: `get ${key()}\r\n`, id: 2 };
    const miss = [single(2, 'END\r\n')];
    expect(rows(await client.exchange([...short, get, ...short]))).toEqual(miss);
  });

  claim('udp.two-commands', 'two commands in a datagram get two replies', async ({ udp, key }) => {
    const [k, missing, client] = [key(), key('missing'), udp()];
    const hit = `VALUE ${k} 0 3\r\none\r\nEND\r\n`;
    const setAndGet = `set ${k} 0 0 3\r\none\r\nget ${k}\r\n`;
    const both = await ask(client, 9, setAndGet, replies(2));
    expect(both).toEqual([single(9, 'STORED\r\n'), single(9, hit)]);
    const gets = await ask(client, 10, `get ${missing}\r\nget ${k}\r\n`, replies(2));
    expect(gets).toEqual([single(10, 'END\r\n'), single(10, hit)]);
  });

  claim('udp.multi-get', 'the reply to a get of several keys is one message', {
    documented: async ({ udp, text, key }) => {
      const [k, l, missing, cache, client] = [key(), key(), key(), await text(), udp()];
      given(await cache.set(k, 'one', { flags: 1 })).toBe('stored');
      given(await cache.set(l, 'two', { flags: 2 })).toBe('stored');
      const hits = `VALUE ${k} 1 3\r\none\r\nVALUE ${l} 2 3\r\ntwo\r\nEND\r\n`;
      const reply = await ask(client, 11, `get ${k} ${missing} ${l}\r\n`, items(2));
      expect(reply).toEqual([single(11, hits)]);
    },
    deviates: async ({ udp, text, key }) => {
      const [k, l, missing, cache, client] = [key(), key(), key(), await text(), udp()];
      const long = hitOf(k, 1, 1);
      given(await cache.set(k, long.value)).toBe('stored');
      given(await cache.set(l, 'two', { flags: 2 })).toBe('stored');
      expect(await ask(client, 11, `get ${k} ${missing} ${l}\r\n`, items(2))).toEqual([
        ...message(11, long.reply.replace(/END\r\n$/, '')),
        single(11, `VALUE ${l} 2 3\r\ntwo\r\nEND\r\n`),
      ]);
    },
  });
});
