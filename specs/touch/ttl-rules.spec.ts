import { describe, expect } from '../../fixtures/claims';
import { touchClears } from '../../fixtures/claims/binary-touch';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('touch › TTL', () => {
  claim.over(everyDriver, 'touch.extends', 'touch with TTL 3 resets a TTL of 2', {
    documented: async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 3), gives: 'touched', ttl: 3 };
      expect(await time(cache).onFirstTick(touch)).toExpireOnTick();
    },
    deviates: touchClears,
  });

  // Watched beyond the tick on which it would have expired without the touch.
  claim.over(
    everyDriver,
    'touch.extends',
    'touch with a long TTL keeps an item longer than its old TTL',
    async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 100), gives: 'touched', ttl: 100 };
      expect(await time(cache).onFirstTick(touch, { watchTicks: 2 })).toPersist();
    },
  );

  claim.over(everyDriver, 'touch.shortens', 'touch sets the TTL of an item without one', {
    documented: async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 2), gives: 'touched', ttl: 2 };
      const write = setWithTtl(cache, 0);
      expect(await time(cache).onFirstTick(touch, { write })).toExpireOnTick();
    },
    deviates: touchClears,
  });

  claim.over(everyDriver, 'touch.shortens', 'touch with a shorter TTL resets the TTL', {
    documented: async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 1), gives: 'touched', ttl: 1 };
      const write = setWithTtl(cache, 50);
      expect(await time(cache).onFirstTick(touch, { write })).toExpireOnTick();
    },
    deviates: touchClears,
  });

  claim.over(everyDriver, 'touch.zero', 'touch with 0 clears the TTL', async ({ cache, time }) => {
    const touch = { run: (k: string) => cache.touch(k, 0), gives: 'touched', ttl: 0 };
    expect(await time(cache).onFirstTick(touch)).toPersist();
  });

  claim.over(
    everyDriver,
    'touch.absolute',
    'an item touched with a Unix time expires when the clock shows it',
    {
      documented: async ({ cache, time }) => {
        const run = (k: string, at: number) => cache.touch(k, at);
        const write = setWithTtl(cache, 0);
        const ended = await time(cache).onFirstTick(
          { run, gives: 'touched', expiresIn: 2 },
          { write },
        );
        expect(ended).toExpireOnTick();
      },
      deviates: touchClears,
    },
  );

  claim.over(
    everyDriver,
    'touch.expired-not-revived',
    'touch misses an expired item and does not revive it',
    async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 0), gives: 'miss' };
      expect(await time(cache).onceExpired(touch)).toExpireOnTick();
    },
  );
});

describe('touch › gat › TTL', () => {
  claim.over(
    wireDrivers,
    'touch.gat.hit',
    'gat with TTL 3 resets a TTL of 2',
    async ({ cache, time }) => {
      const gat = { run: (k: string) => cache.getAndTouch(k, 3), ttl: 3 };
      expect(await time(cache).onFirstTick(gat)).toExpireOnTick();
    },
  );

  // Due after two ticks, and read on the first and on the second: it is there until the fourth.
  claim.over(wireDrivers, 'touch.gat.hit', 'each gat resets the TTL', async ({ cache, time }) => {
    const gat = { run: (k: string) => cache.getAndTouch(k, 2), ttl: 2 };
    const then = [
      { ...gat, afterTicks: 1 },
      { ...gat, afterTicks: 2 },
    ];
    const scenario = { items: 3, write: setWithTtl(cache, 2), then };
    expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
  });

  claim.over(
    wireDrivers,
    'touch.gat.zero',
    'gat with 0 clears the TTL',
    async ({ cache, time }) => {
      const gat = { run: (k: string) => cache.getAndTouch(k, 0), ttl: 0 };
      expect(await time(cache).onFirstTick(gat)).toPersist();
    },
  );

  claim.over(
    wireDrivers,
    'touch.gat.expired-not-revived',
    'gat misses an expired item and does not revive it',
    async ({ cache, time }) => {
      const gat = { run: (k: string) => cache.getAndTouch(k, 0), gives: 'miss' };
      expect(await time(cache).onceExpired(gat)).toExpireOnTick();
    },
  );
});
