import { describe, expect, given } from '../../fixtures/claims';
import type { Cache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

const DAYS_30 = 2_592_000;
/** The largest number of signed 32 bits: 2038-01-19. */
const YEAR_2038 = 2_147_483_647;

/** The server's clock. */
const clockOf = async (cache: Cache): Promise<number> => Number((await cache.stats())['time']);

describe('expiry › 30 days', () => {
  claim.over(
    everyDriver,
    'expiry.exact-30-days',
    'a TTL of exactly 30 days counts from now',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'one', { ttl: DAYS_30 })).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.exact-30-days',
    'mg t reports all of 30 days',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => cache.set(k, k, { ttl: DAYS_30 }),
        read: async (k) => (await cache.mg(k, { t: true })).line,
        forTicks: 1,
      });
      expect(seen).toEqual([['HD t2592000'], ['HD t2591999']]);
    },
  );

  claim.over(
    everyDriver,
    'expiry.absolute-after-30-days',
    'a TTL of 30 days and a second is a time in 1970',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { ttl: DAYS_30 });
      given(await cache.get(k)).toHold('one');
      expect(await cache.set(k, 'two', { ttl: DAYS_30 + 1 })).toBe('stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );
});

describe('expiry › Unix time', () => {
  claim.over(
    everyDriver,
    'expiry.absolute-lifetime',
    'item expires when the clock shows its Unix time',
    async ({ cache, time }) => {
      const write = {
        run: (k: string, expiresAt: number) => cache.set(k, k, { ttl: expiresAt }),
        gives: 'stored',
        expiresIn: 3,
      };
      expect(await time(cache).lifetimes({ items: 10, write })).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.absolute-past',
    'item with a Unix time in the past has expired at once',
    async ({ cache, key }) => {
      const k = key();
      const past = async (time: number) => {
        given(await cache.set(k, 'old')).toBe('stored');
        given(await cache.get(k)).toHold('old');
        expect(await cache.set(k, 'new', { ttl: time })).toBe('stored');
        expect(await cache.get(k)).toBe('miss');
      };
      const now = await clockOf(cache);
      await past(now - 1);
      await past(now - 3600);
      await past(1_000_000_000);
      await past(DAYS_30 + 2);
    },
  );

  claim.over(
    everyDriver,
    'expiry.absolute-future',
    'item with a Unix time in the future is there',
    async ({ cache, key }) => {
      const now = await clockOf(cache);
      const [soon, later, last] = [key(), key(), key()];
      expect(await cache.set(soon, 'soon', { ttl: now + 100 })).toBe('stored');
      expect(await cache.set(later, 'later', { ttl: now + DAYS_30 + 100 })).toBe('stored');
      expect(await cache.set(last, 'last', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.get(soon)).toHold('soon');
      expect(await cache.get(later)).toHold('later');
      expect(await cache.get(last)).toHold('last');
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.absolute-future',
    'mg t reports the time of expiry less now',
    async ({ cache, time }) => {
      const expiresAt = (await clockOf(cache)) + 100;
      const { seen, start } = await time(cache).observe({
        write: (k) => cache.set(k, k, { ttl: expiresAt }),
        read: async (k) => (await cache.mg(k, { t: true })).line,
        forTicks: 1,
      });
      const left = expiresAt - start;
      expect(seen).toEqual([[`HD t${left}`], [`HD t${left - 1}`]]);
    },
  );
});
