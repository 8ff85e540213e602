import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { touchClears } from '../../fixtures/claims/binary-touch';
import { claim } from './claims';
import { casOf } from './history';
import { pairs } from './pair';

describe('storage › cross-protocol', () => {
  claim.over(
    pairs(everyDriver, everyDriver),
    'storage.cross-protocol',
    'a value that was set, added, replaced or appended to is read',
    async ({ cache: { writer, reader }, key }) => {
      const k = key();
      expect(await reader.get(k)).toBe('miss');
      expect(await writer.add(k, everyByte)).toBe('stored');
      expect(await reader.get(k)).toHold(everyByte, 0);
      expect(await writer.set(k, 'one')).toBe('stored');
      expect(await reader.get(k)).toHold('one', 0);
      expect(await writer.replace(k, 'two')).toBe('stored');
      expect(await reader.get(k)).toHold('two', 0);
      expect(await writer.append(k, '\r\n>')).toBe('stored');
      expect(await reader.get(k)).toHold('two\r\n>', 0);
      expect(await reader.add(k, 'three')).toBe('not stored');
      expect(await writer.delete(k)).toBe('deleted');
      expect(await reader.get(k)).toBe('miss');
    },
  );

  claim.over(
    pairs(everyDriver, everyDriver),
    'storage.cross-protocol',
    'a number is the same for both, whoever counts',
    async ({ cache: { writer, reader }, key }) => {
      const k = key();
      expect(await writer.set(k, '98')).toBe('stored');
      expect(await writer.incr(k, 1)).toBe(99n);
      expect(await reader.get(k)).toHold('99');
      expect(await reader.incr(k, 1)).toBe(100n);
      expect(await writer.incr(k, 4_294_967_000)).toBe(4_294_967_100n);
      expect(await reader.get(k)).toHold('4294967100');
      expect(await reader.decr(k, 100)).toBe(4_294_967_000n);
      expect(await writer.decr(k, 0)).toBe(4_294_967_000n);
    },
  );

  // The write, and the touch, go over one protocol; every reading, and the clock, over the other.
  claim.over(
    pairs(everyDriver, everyDriver),
    'storage.cross-protocol',
    'an item expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 2, write })).toExpireOnTick();
    },
  );

  claim.over(
    pairs(everyDriver, everyDriver),
    'touch.cross-protocol',
    'an item that was touched expires on its new tick',
    {
      documented: async ({ cache, time }) => {
        const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
        const touch = { run: (k: string) => cache.touch(k, 2), gives: 'touched', ttl: 2 };
        const scenario = { items: 2, write, then: [{ ...touch, afterTicks: 1 }] };
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
      deviates: touchClears,
    },
  );

  claim.over(
    pairs(wireDrivers, everyDriver),
    'storage.cross-protocol',
    'the flags are read',
    async ({ cache: { writer, reader }, key }) => {
      const all = [0, 1, 65_536, 2_147_483_647];
      const items = all.map((flags) => ({ k: key(), flags }));
      await Promise.all(items.map(({ k, flags }) => writer.set(k, 'one', { flags })));
      const seen = await Promise.all(items.map(({ k }) => reader.get(k)));
      expect(seen).toEqual(all.map((flags) => expect.objectContaining({ flags })));
    },
  );

  claim.over(
    pairs(wireDrivers, wireDrivers),
    'storage.cross-protocol',
    'the CAS is the same number, and the other protocol swaps by it',
    async ({ cache: { writer, reader }, key }) => {
      const k = key();
      await writer.set(k, 'one', { flags: 7 });
      const first = await writer.gets(k);
      expect(first).toHold('one', 7);
      expect(await reader.gets(k)).toEqual(first);
      expect(await reader.cas(k, 'two', casOf(first))).toBe('stored');
      const second = await writer.gets(k);
      expect(second).toHold('two', 0);
      expect(await reader.gets(k)).toEqual(second);
      expect(await writer.cas(k, 'three', casOf(first))).toBe('exists');
      expect(await reader.gets(k)).toEqual(second);
    },
  );
});
