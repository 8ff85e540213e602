import { describe, expect, given } from '../../fixtures/claims';
import type { Time } from '../../fixtures/claims/proof';
import type { Cache } from '../../fixtures/drivers/cache';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** Stores items that hold `1`, sees them, and waits until they expired: the first of them is only read. */
async function expired(cache: Cache, time: Time, keys: readonly string[]): Promise<void> {
  const written = await time.take(() =>
    Promise.all([
      ...keys.map((k) => cache.set(k, '1', { ttl: 2 })),
      ...keys.map((k) => cache.get(k)),
    ]),
  );
  const item = { value: Buffer.from('1'), flags: 0 };
  given(written.result).toEqual([...keys.map(() => 'stored'), ...keys.map(() => item)]);
  await time.ticksAfter(written, 2);
  given(await Promise.all(keys.slice(0, 1).map((k) => cache.get(k)))).toEqual(['miss']);
}

describe('expiry › an expired item', () => {
  claim.over(
    everyDriver,
    'expiry.expired-behaves-as-absent',
    'get, delete, incr, decr, append and replace miss an expired item and do not revive it',
    async ({ cache, key, time }) => {
      const [get, remove, incr, decr] = [key('get'), key('delete'), key('incr'), key('decr')];
      const [append, replace, control] = [key('append'), key('replace'), key('control')];
      await expired(cache, time(cache), [control, get, remove, incr, decr, append, replace]);
      expect(await cache.get(get)).toBe('miss');
      expect(await cache.delete(remove)).toBe('miss');
      expect(await cache.incr(incr, 1)).toBe('miss');
      expect(await cache.decr(decr, 1)).toBe('miss');
      expect(await cache.append(append, 'more')).toBe('not stored');
      expect(await cache.replace(replace, 'new')).toBe('not stored');
      expect(await cache.get(get)).toBe('miss');
      expect(await cache.get(remove)).toBe('miss');
      expect(await cache.get(incr)).toBe('miss');
      expect(await cache.get(decr)).toBe('miss');
      expect(await cache.get(append)).toBe('miss');
      expect(await cache.get(replace)).toBe('miss');
    },
  );

  claim.over(
    everyDriver,
    'expiry.expired-behaves-as-absent',
    'set and add store over an expired item',
    async ({ cache, key, time }) => {
      const [set, add, control] = [key('set'), key('add'), key('control')];
      await expired(cache, time(cache), [control, set, add]);
      expect(await cache.set(set, 'new')).toBe('stored');
      expect(await cache.add(add, 'new')).toBe('stored');
      expect(await cache.get(set)).toHold('new');
      expect(await cache.get(add)).toHold('new');
    },
  );

  // The CAS unique is that of another item: no expired item is compared with it.
  claim.over(
    wireDrivers,
    'expiry.expired-behaves-as-absent',
    'gets, prepend, cas and a request for many keys miss an expired item',
    async ({ cache, key, time }) => {
      const [gets, prepend, cas] = [key('gets'), key('prepend'), key('cas')];
      const [other, control] = [key('other'), key('control')];
      given(await cache.set(other, 'other')).toBe('stored');
      const found = (await cache.getMany([other])).get(other);
      given(found).toMatchObject({ value: Buffer.from('other') });
      await expired(cache, time(cache), [control, gets, prepend, cas]);
      expect(await cache.gets(gets)).toBe('miss');
      expect(await cache.prepend(prepend, 'more')).toBe('not stored');
      expect(await cache.cas(cas, 'new', found?.cas as bigint)).toBe('miss');
      const many = await cache.getMany([gets, prepend, cas, other]);
      expect([...many.keys()]).toEqual([other]);
    },
  );
});
