import { describe, expect, given } from '../../fixtures/claims';
import { pairs } from '../../fixtures/claims/pair';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf } from '../../fixtures/drivers/reads';
import { everyByte } from '../../fixtures/drivers/values';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('storage › cross-protocol', () => {
  claim.over(
    pairs(everyDriver, everyDriver),
    'storage.cross-protocol',
    'a value that was set, added, replaced or appended to is read over another protocol',
    async ({ cache: { writer, reader }, key }) => {
      const k = key();
      given(await reader.get(k)).toBe('miss');
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
    'a number is the same over another protocol, whoever counts',
    async ({ cache: { writer, reader }, key }) => {
      const k = key();
      given(await writer.set(k, '98')).toBe('stored');
      expect(await writer.incr(k, 1)).toBe(99n);
      expect(await reader.get(k)).toHold('99');
      expect(await reader.incr(k, 1)).toBe(100n);
      expect(await writer.incr(k, 4_294_967_000)).toBe(4_294_967_100n);
      expect(await reader.get(k)).toHold('4294967100');
      expect(await reader.decr(k, 100)).toBe(4_294_967_000n);
      expect(await writer.decr(k, 0)).toBe(4_294_967_000n);
    },
  );

  // The write goes over one protocol; every sample, and the clock, over the other.
  claim.over(
    pairs(everyDriver, everyDriver),
    'storage.cross-protocol',
    'an item expires on its tick over another protocol',
    async ({ cache, time }) => {
      const scenario = { items: 2, write: setWithTtl(cache, 2) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    pairs(wireDrivers, everyDriver),
    'storage.cross-protocol',
    'client flags are read over another protocol',
    async ({ cache: { writer, reader }, key }) => {
      for (const flags of [0, 1, 65_536, 2_147_483_647]) {
        const k = key();
        given(await writer.set(k, 'one', { flags })).toBe('stored');
        expect(await reader.get(k)).toHold('one', flags);
      }
    },
  );

  claim.over(
    pairs(wireDrivers, wireDrivers),
    'storage.cross-protocol',
    'a CAS unique is the same over another protocol, which stores by it',
    async ({ cache: { writer, reader }, key }) => {
      const k = key();
      given(await writer.set(k, 'one', { flags: 7 })).toBe('stored');
      const first = await writer.gets(k);
      given(first).toHold('one', 7);
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
