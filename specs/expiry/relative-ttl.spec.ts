import type { Cache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { flagOf } from '../../fixtures/drivers/meta';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

const setWithTtl = (cache: Cache, ttl: number) => ({
  run: (k: string) => cache.set(k, k, { ttl }),
  gives: 'stored',
  ttl,
});

describe('expiry › relative', () => {
  // TTL 5 first: it takes longest. 20 items each, so that they meet the server's second at 20 phases.
  claim.over(
    everyDriver,
    'expiry.relative.lifetime',
    'item expires after TTL: 5 s',
    async ({ cache, time }) => {
      const write = setWithTtl(cache, 5);
      expect(await time(cache).lifetimes({ items: 20, write })).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.relative.lifetime',
    'item expires after TTL: 2 s',
    async ({ cache, time }) => {
      const write = setWithTtl(cache, 2);
      expect(await time(cache).lifetimes({ items: 20, write })).toExpireOnTick();
    },
  );

  // Some of the 20 are stored just before a tick: these live for a few hundredths of a second.
  claim.over(
    everyDriver,
    'expiry.ttl-1-may-vanish-at-once',
    'item expires after TTL: 1 s, that is at the next tick',
    async ({ cache, time }) => {
      const write = setWithTtl(cache, 1);
      expect(await time(cache).lifetimes({ items: 20, write })).toExpireOnTick();
    },
  );

  // Real time, not ticks: a server whose seconds are too long keeps the tick rule, and fails here.
  claim.over(
    everyDriver,
    'expiry.relative.never-late',
    'item does not outlive its TTL by a second',
    async ({ cache, time }) => {
      const write = setWithTtl(cache, 2);
      expect(await time(cache).lifetimes({ items: 20, write, within: 3 })).toExpireWithin();
    },
  );

  claim.over(
    everyDriver,
    'expiry.relative.common-tick',
    'items stored in one second go at one tick',
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
    'mg t counts the ticks that are left',
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

describe('expiry › a step by two', () => {
  // No other item with a TTL of 2 is gone within a second: it is over when one was, that met the step.
  claim(
    'expiry.clock-double-step',
    'items that meet a step of the clock by two go at their tick, and some within a second',
    async ({ aboutToStep, text, time }) => {
      const cache = await text(await aboutToStep());
      const write = setWithTtl(cache, 2);
      expect(await time(cache).acrossStep({ items: 20, write })).toExpireOnTick();
    },
  );
});

describe('expiry › zero', () => {
  claim.over(
    everyDriver,
    'expiry.zero-never',
    'item with TTL 0 does not expire',
    async ({ cache, time }) => {
      const write = setWithTtl(cache, 0);
      expect(await time(cache).lifetimes({ write, watchTicks: 3 })).toPersist();
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.zero-never',
    'mg t shows an item with TTL 0 as one that does not expire',
    async ({ cache, key }) => {
      const k = key();
      // In one write, so that no time passes between the two but the server's own.
      const both = [cache.set(k, 'one', { ttl: 100 }), cache.mg(k, { t: true })] as const;
      const [stored, shown] = await Promise.all(both);
      expect(stored).toBe('stored');
      expect(flagOf(shown, 't')).toMatch(/^(99|100)$/);
      expect(await cache.set(k, 'one', { ttl: 0 })).toBe('stored');
      expect(flagOf(await cache.mg(k, { t: true }), 't')).toBe('-1');
    },
  );
});
