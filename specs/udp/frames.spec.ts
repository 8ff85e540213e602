import { describe, expect } from '../../fixtures/claims';
import { datagramsDue, encodeDatagram, items, nothing, replies } from '../../fixtures/wire/udp';
import { claim } from './claims';
import { hitOf, message, rows, single } from './frames';

describe('udp › frames', () => {
  claim('udp.frame-header', 'a reply has a frame of its own', async ({ udp, key }) => {
    const [k, client] = [key(), udp()];
    const set = { payload: `set ${k} 5 0 3\r\none\r\n`, id: 0x0102 };
    expect(rows(await client.exchange([set]))).toEqual([single(0x0102, 'STORED\r\n')]);
    const get = { payload: `get ${k}\r\n`, id: 0x0304 };
    expect(rows(await client.exchange([get]))).toEqual([
      single(0x0304, `VALUE ${k} 5 3\r\none\r\nEND\r\n`),
    ]);
  });

  claim('udp.frame-header', 'what stands in the reserved field is not read', async (proof) => {
    const get = { payload: `get ${proof.key()}\r\n`, id: 5, reserved: 0xffff };
    expect(rows(await proof.udp().exchange([get]))).toEqual([single(5, 'END\r\n')]);
  });

  claim('udp.request-id', 'each reply has the id of its request', async ({ udp, key }) => {
    // All on one socket, and none of them like another in either byte.
    const ids = [0, 0x0001, 0x0302, 0x0d0a, 0x00ff, 0xfe00, 0x7f80, 0x8081, 0xffff];
    const requests = ids.map((id) => ({ payload: `get ${key()}\r\n`, id }));
    const reply = await udp().exchange(requests, replies(ids.length));
    expect(rows(reply)).toEqual(ids.map((id) => single(id, 'END\r\n')));
  });

  // The lengths at which one more datagram is needed, and those just below.
  claim('udp.multi-datagram', 'a long reply comes in numbered datagrams', {
    documented: async ({ udp, text, key }) => {
      const [cache, client] = [await text(), udp()];
      const lengths = [
        [1, 0],
        [1, 1],
        [2, 0],
        [2, 1],
        [3, 700],
      ] as const;
      const hits = lengths.map(([datagrams, more]) => {
        const k = key();
        return { k, ...hitOf(k, datagrams, more) };
      });
      await Promise.all(hits.map(({ k, value }) => cache.set(k, value)));
      const replied = await Promise.all(
        hits.map(({ k }, id) => client.exchange([{ payload: `get ${k}\r\n`, id }])),
      );
      expect(replied.map(rows)).toEqual(hits.map(({ reply }, id) => message(id, reply)));
      expect(replied.map(({ length }) => length)).toEqual([1, 2, 2, 3, 4]);
    },
    deviates: async ({ udp, text, key }) => {
      const [cache, client, k] = [await text(), udp(), key()];
      const { value, reply } = hitOf(k, 1, 1);
      await cache.set(k, value);
      const rest = { payload: `get ${k}\r\n`, id: 1 };
      const datagrams = await client.exchange([rest], datagramsDue(2));
      expect(rows(datagrams)).toEqual(
        message(1, reply).map(([id, sequence, , reserved, part]) => [
          id,
          sequence,
          1,
          reserved,
          part,
        ]),
      );
    },
  });

  claim(
    'udp.multi-datagram-lines',
    'a long reply of many lines comes in numbered datagrams',
    async ({ udp, note }) => {
      const datagrams = await udp().exchange([{ payload: 'stats settings\r\n', id: 77 }]);
      const text = datagrams.map(({ payload }) => payload.toString('latin1')).join('');
      expect(text).toMatch(/^(STAT \S+ .*\r\n){30,}END\r\n$/);
      expect(datagrams.length).toBeGreaterThan(1);
      expect(rows(datagrams)).toEqual(message(77, text));
      note({ datagrams: datagrams.length });
    },
  );

  claim('udp.multi-packet-request-dropped', 'a part of a longer request is not carried out', {
    documented: async ({ udp, text, key }) => {
      const [k, cache, client] = [key(), await text(), udp()];
      await cache.set(k, 'old');
      const payload = `set ${k} 0 0 3\r\nnew\r\n`;
      // The same datagram, but for its total, is carried out: see the last lines.
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
      expect(await cache.get(k)).toHold('new');
    },
    deviates: async ({ udp, key, ownServer }) => {
      const client = udp();
      const part = { payload: `get ${key()}\r\n`, id: 1, sequence: 0, total: 2 };
      const end = await ownServer.endedBy(() => client.exchange([part], nothing));
      expect(end).toMatch(/SIGSEGV|exit code 139/);
    },
  });

  claim(
    'udp.short-datagram-ignored',
    'a datagram without a command behind its frame is ignored',
    async ({ udp, key }) => {
      const client = udp();
      const frame = encodeDatagram('', { id: 1 });
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
      expect(rows(await client.exchange([...short, get, ...short]))).toEqual([
        single(2, 'END\r\n'),
      ]);
    },
  );

  claim(
    'udp.two-commands',
    'both of two commands in a datagram are answered',
    async ({ udp, key }) => {
      const [k, absent, client] = [key(), key('absent'), udp()];
      const both = { payload: `set ${k} 0 0 3\r\none\r\nget ${k}\r\n`, id: 9 };
      expect(rows(await client.exchange([both], replies(2)))).toEqual([
        single(9, 'STORED\r\n'),
        single(9, `VALUE ${k} 0 3\r\none\r\nEND\r\n`),
      ]);
      const gets = { payload: `get ${absent}\r\nget ${k}\r\n`, id: 10 };
      expect(rows(await client.exchange([gets], replies(2)))).toEqual([
        single(10, 'END\r\n'),
        single(10, `VALUE ${k} 0 3\r\none\r\nEND\r\n`),
      ]);
    },
  );

  claim('udp.multi-get', 'the items of a get of several keys are one message', {
    documented: async ({ udp, text, key }) => {
      const [k, l, absent, cache, client] = [key(), key(), key(), await text(), udp()];
      await cache.set(k, 'one', { flags: 1 });
      await cache.set(l, 'two', { flags: 2 });
      const get = { payload: `get ${k} ${absent} ${l}\r\n`, id: 11 };
      expect(rows(await client.exchange([get], items(2)))).toEqual([
        single(11, `VALUE ${k} 1 3\r\none\r\nVALUE ${l} 2 3\r\ntwo\r\nEND\r\n`),
      ]);
    },
    deviates: async ({ udp, text, key }) => {
      const [k, l, absent, cache, client] = [key(), key(), key(), await text(), udp()];
      const long = hitOf(k, 1, 1);
      await cache.set(k, long.value);
      await cache.set(l, 'two', { flags: 2 });
      const get = { payload: `get ${k} ${absent} ${l}\r\n`, id: 11 };
      expect(rows(await client.exchange([get], items(2)))).toEqual([
        ...message(11, long.reply.replace(/END\r\n$/, '')),
        single(11, `VALUE ${l} 2 3\r\ntwo\r\nEND\r\n`),
      ]);
    },
  });
});
