import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { encodeRequest, opcodes, uint32 } from '../../fixtures/protocol/binary-packet';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

/** Flags 5, and no TTL. */
const storing = Buffer.concat([uint32(5), uint32(0)]);

describe('connection › requests in part', () => {
  // One thread serves all: when it has replied to another client, it has read what came before.
  claim(
    'connection.half-store-keeps-old',
    'others read the old item while a set is half sent',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      given(await cache.set(k, 'old', { flags: 7 })).toBe('stored');
      const before = await cache.gets(k);
      given(before).toHold('old', 7);
      given(await w.exchange('')).toBe('');
      for (const part of [`set ${k} 8 0 6\r\n`, 'abc', 'def\r']) {
        await w.send(part);
        await cache.version();
        expect(await cache.gets(k)).toEqual(before);
      }
      given(await w.exchange('\n')).toBe('STORED\r\n');
      given(await cache.get(k)).toHold('abcdef', 8);
    },
  );
});

describe('connection › many clients', () => {
  // Opened all before the first one stores; each one reads what another one stored.
  claim.over(
    everyDriver,
    'connection.many',
    'three hundred connections at once are all served',
    async ({ another, key }) => {
      const clients = await Promise.all(Array.from({ length: 300 }, another));
      const keys = clients.map(() => key());
      const sets = clients.map((client, i) => client.set(String(keys[i]), String(keys[i])));
      expect(await Promise.all(sets)).toEqual(keys.map(() => 'stored'));
      const others = keys.toReversed();
      const reads = clients.map((client, i) => client.get(String(others[i])));
      const values = others.map((k) => ({ value: Buffer.from(k) }));
      expect(await Promise.all(reads)).toMatchObject(values);
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
