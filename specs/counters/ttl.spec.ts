import { describe, expect } from '../../fixtures/claims';
import type { Cache, Item } from '../../fixtures/drivers/cache';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

/** Items that hold a number. */
const numbers = (cache: Cache) => ({
  write: { ...setWithTtl(cache, 2), run: (k: string) => cache.set(k, '8', { ttl: 2 }) },
  isOurs: ({ value }: Item) => /^\d+ *$/.test(value.toString()),
});

describe('counters › TTL', () => {
  // 8 to 10 makes the value longer, which needs a new place in memory.
  for (const [command, delta, sum] of [
    ['incr', 2, 10n],
    ['decr', 1, 7n],
  ] as const) {
    claim.over(
      everyDriver,
      'counters.keeps-flags-ttl',
      `${command} keeps the TTL`,
      async ({ cache, time }) => {
        const count = { run: (k: string) => cache[command](k, delta), gives: sum };
        expect(await time(cache).onFirstTick(count, numbers(cache))).toExpireOnTick();
      },
    );
  }

  claim.over(
    everyDriver,
    'counters.expired',
    'incr and decr of an expired item are a miss',
    async ({ cache, time }) => {
      const both = (k: string) => Promise.all([cache.incr(k, 1), cache.decr(k, 1)]);
      const count = { run: both, gives: ['miss', 'miss'] };
      expect(await time(cache).onceExpired(count, numbers(cache))).toExpireOnTick();
    },
  );
});
