import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  uint32,
} from '../../fixtures/protocol/binary-packet';
import { datagramsDue, nothing } from '../../fixtures/wire/udp';
import { claim } from './claims';
import { rows, single } from './frames';

/** Flags 5, and no TTL. */
const storing = Buffer.concat([uint32(5), uint32(0)]);

const overTcp: readonly Driver<WireCache>[] = [drivers.text, drivers.binary];

describe('udp › commands', () => {
  claim('udp.set', 'a set stores the block behind it', async ({ udp, text, key }) => {
    const [k, cache, client] = [key(), await text(), udp()];
    const set = { payload: `set ${k} 7 0 7\r\n\r\nEND\r\n\r\n`, id: 1 };
    expect(rows(await client.exchange([set]))).toEqual([single(1, 'STORED\r\n')]);
    expect(await cache.get(k)).toHold('\r\nEND\r\n', 7);
  });

  claim('udp.set', 'with noreply, nothing comes back', async ({ udp, key }) => {
    const [k, client] = [key(), udp()];
    const quiet = { payload: `set ${k} 0 0 3 noreply\r\none\r\n`, id: 1 };
    expect(rows(await client.exchange([quiet], nothing))).toEqual([]);
    const get = { payload: `get ${k}\r\n`, id: 2 };
    const hit = single(2, `VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    expect(rows(await client.exchange([quiet, get]))).toEqual([hit]);
  });

  claim('udp.miss', 'a key that is not there is answered with END', async (proof) => {
    const [k, client] = [proof.key(), proof.udp()];
    expect(rows(await client.exchange(`set ${k} 0 0 1\r\n1\r\n`))).toEqual([
      single(1, 'STORED\r\n'),
    ]);
    const get = { payload: `get ${k}\r\n`, id: 2 };
    expect(rows(await client.exchange([get]))).toEqual([
      single(2, `VALUE ${k} 0 1\r\n1\r\nEND\r\n`),
    ]);
    await (await proof.text()).delete(k);
    expect(rows(await client.exchange([get]))).toEqual([single(2, 'END\r\n')]);
  });

  claim('udp.error', 'an unknown command is answered with ERROR', async ({ udp }) => {
    const unknown = { payload: 'nonsense\r\n', id: 0x0506 };
    expect(rows(await udp().exchange([unknown]))).toEqual([single(0x0506, 'ERROR\r\n')]);
  });

  claim('udp.meta', 'meta commands store and read', async ({ udp, key }) => {
    const [k, absent, client] = [key(), key('absent'), udp()];
    const replyTo = async (payload: string): Promise<string[]> =>
      rows(await client.exchange([{ payload, id: 3 }])).map(([id, sequence, total, , text]) =>
        [id, sequence, total, text.replace(' \r\n', '\r\n')].join(' '),
      );
    expect(await replyTo(`ms ${k} 3 F5 O1\r\none\r\n`)).toEqual(['3 0 1 HD O1\r\n']);
    expect(await replyTo(`mg ${k} f v O2\r\n`)).toEqual(['3 0 1 VA 3 f5 O2\r\none\r\n']);
    expect(await replyTo(`mg ${absent} v\r\n`)).toEqual(['3 0 1 EN\r\n']);
    expect(await replyTo('mn\r\n')).toEqual(['3 0 1 MN\r\n']);
  });

  claim('binary.udp', 'packets are answered with packets', async ({ udp, key }) => {
    const [k, client] = [key(), udp()];
    const requests = [
      { opcode: opcodes.set, key: k, extras: storing, value: 'one', opaque: 0x01020304 },
      { opcode: opcodes.getK, key: k, opaque: 0xffffffff },
      { opcode: opcodes.delete, key: k, opaque: 3 },
      { opcode: opcodes.get, key: k, opaque: 4 },
      { opcode: opcodes.noop, opaque: 5 },
    ];
    const packets = requests.map((request, at) => ({
      payload: encodeRequest(request),
      id: 40 + at,
    }));
    const datagrams = await client.exchange(packets, datagramsDue(requests.length));
    expect(rows(datagrams).map((row) => row.slice(0, 4))).toEqual(
      requests.map((_, at) => [40 + at, 0, 1, 0]),
    );
    expect(datagrams.map(({ payload }) => payload[0])).toEqual(requests.map(() => 0x81));
    const responses = datagrams.map(({ payload }) => decodeResponse(payload));
    expect(responses).toMatchObject(
      requests.map(({ opcode, opaque }) => ({ magic: 0x81, opcode, opaque })),
    );
    expect(responses.map((response) => response.status)).toEqual([
      status.noError,
      status.noError,
      status.noError,
      status.keyNotFound,
      status.noError,
    ]);
    expect(responses[1]).toMatchObject({
      extras: uint32(5),
      key: Buffer.from(k),
      value: Buffer.from('one'),
    });
  });

  claim.over(
    overTcp,
    'udp.same-data',
    'what one writes or deletes, the other one sees',
    async ({ cache, udp, key }) => {
      const [k, client] = [key(), udp()];
      const reply = async (payload: string): Promise<string[]> =>
        rows(await client.exchange(payload)).map((row) => row[4]);
      expect(await cache.set(k, 'by TCP', { flags: 7 })).toBe('stored');
      expect(await reply(`get ${k}\r\n`)).toEqual([`VALUE ${k} 7 6\r\nby TCP\r\nEND\r\n`]);
      expect(await reply(`set ${k} 8 0 6\r\nby UDP\r\n`)).toEqual(['STORED\r\n']);
      expect(await cache.get(k)).toHold('by UDP', 8);
      expect(await cache.delete(k)).toBe('deleted');
      expect(await reply(`get ${k}\r\n`)).toEqual(['END\r\n']);
      expect(await reply(`set ${k} 0 0 1\r\n1\r\n`)).toEqual(['STORED\r\n']);
      expect(await cache.get(k)).toHold('1');
      expect(await client.exchange(`delete ${k} noreply\r\n`, nothing)).toEqual([]);
      expect(await cache.get(k)).toBe('miss');
    },
  );
});
