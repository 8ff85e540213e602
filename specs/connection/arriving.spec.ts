import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import {
  encodeRequest,
  opcodes,
  uint32,
  type BinaryRequest,
} from '../../fixtures/protocol/binary-packet';
import { textOf } from '../cas/swap';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';
import { everywhere } from './pieces';

/** Flags 5, and no TTL. */
const storing = Buffer.concat([uint32(5), uint32(0)]);

const encoded = (requests: readonly BinaryRequest[]): Buffer =>
  Buffer.concat(requests.map(encodeRequest));

describe('connection › requests in pieces', () => {
  claim(
    'storage.split-writes',
    'text that arrives byte by byte is answered as if it came at once',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const block = everyByte.toString('latin1');
      const request = `set ${k} 5 0 256\r\n${block}\r\nget ${k}\r\nappend ${k} 0 0 2\r\n\r\n\r\ngets nothing\r\ndelete ${k}\r\n`;
      const reply = `STORED\r\nVALUE ${k} 5 256\r\n${block}\r\nEND\r\nSTORED\r\nEND\r\nDELETED\r\n`;
      expect(await w.exchange(request)).toBe(reply);
      await w.sendInPieces(request, everywhere(request));
      expect((await w.readBytes(reply.length)).toString('latin1')).toBe(reply);
      expect(await w.exchange('')).toBe('');
    },
  );

  // One connection for each place where the request can be cut in two.
  claim(
    'storage.split-writes',
    'text that is cut in two anywhere is answered as if it came at once',
    async ({ wire, key }) => {
      const [k, control] = [key(), await wire()];
      const request = `set ${k} 5 0 9\r\none\r\n\0two\r\nget ${k}\r\n`;
      const reply = `STORED\r\nVALUE ${k} 5 9\r\none\r\n\0two\r\nEND\r\n`;
      expect(await control.exchange(request)).toBe(reply);
      const cuts = everywhere(request);
      const replies = await Promise.all(
        cuts.map(async (cut) => {
          const w = await wire();
          await w.sendInPieces(request, [cut]);
          return (await w.readBytes(reply.length)).toString('latin1');
        }),
      );
      expect(replies).toEqual(cuts.map(() => reply));
    },
  );

  claim.over(
    [drivers.meta],
    'storage.split-writes',
    'meta commands that arrive byte by byte are answered as if they came at once',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const request = `ms ${k} 9 F5 O1\r\none\r\n\0two\r\nmg ${k} v f O2\r\nmd ${k} q\r\nmg ${k} v\r\nmn\r\n`;
      const reply = await w.exchange(request);
      expect(reply.replaceAll(' \r\n', '\r\n')).toBe(
        'HD O1\r\nVA 9 f5 O2\r\none\r\n\0two\r\nEN\r\nMN\r\n',
      );
      await w.sendInPieces(request, everywhere(request));
      expect((await w.readBytes(reply.length)).toString('latin1')).toBe(reply);
      expect(await w.exchange('')).toBe('');
    },
  );

  claim(
    'storage.split-writes',
    'binary packets that arrive byte by byte are answered as if they came at once',
    async ({ wire, key }) => {
      const [k, w, pieces] = [key(), await wire(), await wire()];
      const request = encoded([
        { opcode: opcodes.set, key: k, extras: storing, value: everyByte, opaque: 1 },
        { opcode: opcodes.getK, key: k, opaque: 2 },
        { opcode: opcodes.appendQ, key: k, value: '\r\n', opaque: 3 },
        { opcode: opcodes.get, key: k, opaque: 4 },
        { opcode: opcodes.noop, opaque: 5 },
      ]);
      const whole = await w.exchangeBinary(request);
      expect(whole.map(({ opaque }) => opaque)).toEqual([1, 2, 4, 5]);
      expect(whole[1]).toMatchObject({ extras: uint32(5), key: Buffer.from(k), value: everyByte });
      await pieces.sendInPieces(request, everywhere(request));
      const cut = await Promise.all(whole.map(() => pieces.readResponse()));
      // Only the CAS differs: each store gives a new one.
      expect(cut.map((response) => ({ ...response, cas: 0n }))).toEqual(
        whole.map((response) => ({ ...response, cas: 0n })),
      );
      expect(await pieces.exchangeBinary([])).toEqual([]);
    },
  );

  // One thread serves all: when it has answered somebody else, it has read what came before.
  claim(
    'connection.half-store-keeps-old',
    'others read the old item while a set is half sent',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await cache.set(k, 'old', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('old', 7);
      expect(await w.exchange('')).toBe('');
      await w.send(`set ${k} 8 0 6\r\n`);
      await cache.version();
      expect(await cache.gets(k)).toEqual(before);
      await w.send('abc');
      await cache.version();
      expect(await cache.gets(k)).toEqual(before);
      await w.send('def\r');
      await cache.version();
      expect(await cache.gets(k)).toEqual(before);
      expect(await w.exchange('\n')).toBe('STORED\r\n');
      expect(await cache.get(k)).toHold('abcdef', 8);
    },
  );
});

describe('connection › many clients', () => {
  // Opened all before the first one speaks; each one writes what another one reads.
  claim.over(
    everyDriver,
    'connection.many',
    'a hundred connections at once are all served',
    async ({ another, key }) => {
      const clients = await Promise.all(Array.from({ length: 100 }, another));
      const keys = clients.map(() => key());
      const replies = await Promise.all(
        clients.map((client, i) => client.set(keys[i] as string, `by ${i}`)),
      );
      expect(replies).toEqual(clients.map(() => 'stored'));
      const reads = await Promise.all(
        clients.toReversed().map((client, i) => client.get(keys[i] as string)),
      );
      expect(reads.map(textOf)).toEqual(keys.map((_, i) => `by ${i}`));
    },
  );

  claim(
    'connection.client-may-just-close',
    'clients that close in the middle of a store leave nothing behind',
    async ({ wire, text, key }) => {
      const [k, free, cache] = [key(), key('free'), await text()];
      await cache.set(k, 'old', { flags: 7 });
      const before = await cache.gets(k);
      const start = await cache.stats();
      const packet = encodeRequest({
        opcode: opcodes.set,
        key: k,
        extras: storing,
        value: 'newer',
      });
      const lines = [
        '',
        'ge',
        `get ${k}\r\n`,
        `set ${k} 8 0 5`,
        `set ${k} 8 0 5\r\n`,
        `set ${k} 8 0 5\r\nnew`,
        `set ${k} 8 0 5\r\nnewer\r`,
        `add ${free} 8 0 100000\r\n${'x'.repeat(99_999)}`,
        `append ${k} 0 0 3\r\n>>>`,
        `ms ${k} 5 T0\r\nnewer\r`,
      ];
      const packets = [packet.subarray(0, 1), packet.subarray(0, 24), packet.subarray(0, -1)];
      const clients = await Promise.all([
        ...lines.map(async (part) => {
          const w = await wire();
          expect(await w.exchange('')).toBe('');
          await w.send(part);
          return w;
        }),
        ...packets.map(async (part) => {
          const w = await wire();
          expect(await w.exchangeBinary([])).toEqual([]);
          await w.send(part);
          return w;
        }),
      ]);
      const during = await cache.stats();
      await Promise.all(clients.map((w) => w.close()));
      expect(Number(during.curr_connections)).toBe(Number(start.curr_connections) + clients.length);
      // In a container the engine's proxy may pass the end of a connection on after a later command.
      const count = async (): Promise<unknown> => (await cache.stats()).curr_connections;
      const isAsBefore = (now: unknown): boolean => now === start.curr_connections;
      expect(await eventually(cache, count, isAsBefore, 5)).toBe(start.curr_connections);
      expect(await cache.gets(k)).toEqual(before);
      expect(before).toHold('old', 7);
      expect(await cache.get(free)).toBe('miss');
      expect(await (await text()).add(free, 'one')).toBe('stored');
    },
  );
});
