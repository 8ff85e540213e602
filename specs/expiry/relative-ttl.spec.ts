import { describe, expect, given } from '../../fixtures/claims';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { flagOf } from '../../fixtures/drivers/meta';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('expiry › TTL in seconds', () => {
  // TTL 5 first: it takes longest. 20 items each, so that they meet the server's second at 20 phases.
  claim.over(
    everyDriver,
    'expiry.relative.lifetime',
    'item expires after TTL: 5 s',
    async ({ cache, time }) => {
      const scenario = { items: 20, write: setWithTtl(cache, 5) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.relative.lifetime',
    'item expires after TTL: 2 s',
    async ({ cache, time }) => {
      const scenario = { items: 20, write: setWithTtl(cache, 2) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // Some of the 20 are stored just before a tick: these live for a few hundredths of a second.
  claim.over(
    everyDriver,
    'expiry.ttl-1-may-vanish-at-once',
    'item with TTL 1 expires on the next tick',
    async ({ cache, time }) => {
      const scenario = { items: 20, write: setWithTtl(cache, 1) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // Real time, not ticks: a server whose seconds are too long keeps the tick rule, and fails here.
  claim.over(
    everyDriver,
    'expiry.relative.never-late',
    'item does not outlive its TTL by a second',
    async ({ cache, time }) => {
      const scenario = { items: 20, write: setWithTtl(cache, 2), within: 3 };
      expect(await time(cache).lifetimes(scenario)).toExpireWithin();
    },
  );

  claim.over(
    everyDriver,
    'expiry.relative.common-tick',
    'items stored in the same second expire on the same tick',
    async ({ cache, time, trackKey }) => {
      const many = (k: string) => Array.from({ length: 20 }, (_, i) => trackKey(`${k}:${i}`));
      const { seen } = await time(cache).observe({
        write: (k) => Promise.all(many(k).map((each) => cache.set(each, each, { ttl: 2 }))),
        read: async (k) => {
          const found = await Promise.all(many(k).map((each) => cache.get(each)));
          return found.filter((each) => each === 'miss').length;
        },
        forTicks: 2,
      });
      // How many of the 20 are misses: never some of them.
      expect(seen).toEqual([[0], [0], [20]]);
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.meta-t-whole-seconds',
    'mg t reports the ticks that are left',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => cache.ms(k, k, { T: 3 }),
        read: async (k) => (await cache.mg(k, { t: true })).line,
        forTicks: 3,
      });
      expect(seen).toEqual([['HD t3'], ['HD t2'], ['HD t1'], ['EN']]);
    },
  );
});

describe('expiry › TTL 0', () => {
  claim.over(
    everyDriver,
    'expiry.zero-never',
    'item with TTL 0 does not expire',
    async ({ cache, time }) => {
      const scenario = { write: setWithTtl(cache, 0), watchTicks: 3 };
      expect(await time(cache).lifetimes(scenario)).toPersist();
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.zero-never',
    'mg t reports -1 for an item with TTL 0',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { ttl: 100 });
      given(flagOf(await cache.mg(k, { t: true }), 't')).toMatch(/^(100|\d\d)$/);
      expect(await cache.set(k, 'one', { ttl: 0 })).toBe('stored');
      expect(flagOf(await cache.mg(k, { t: true }), 't')).toBe('-1');
    },
  );
});
