import { describe, expect } from '../../fixtures/claims';
import { touchClears } from '../../fixtures/claims/binary-touch';
import type { Item } from '../../fixtures/drivers/cache';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { setThenCas, setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('expiry › commands that keep the TTL', () => {
  // Every sample is a get: an item that is read 40 times a second expires on its tick all the same.
  claim.over(
    everyDriver,
    'expiry.get-does-not-extend',
    'get keeps the TTL',
    async ({ cache, time }) => {
      const scenario = { items: 5, write: setWithTtl(cache, 2) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.append-keeps',
    'append keeps the TTL',
    async ({ cache, time }) => {
      const append = { run: (k: string) => cache.append(k, 'more'), gives: 'stored' };
      expect(await time(cache).onFirstTick(append)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'expiry.append-keeps',
    'prepend keeps the TTL',
    async ({ cache, time }) => {
      const prepend = { run: (k: string) => cache.prepend(k, 'more'), gives: 'stored' };
      expect(await time(cache).onFirstTick(prepend)).toExpireOnTick();
    },
  );

  // From 10 to 9 the value gets shorter, and from 9 to 1000 longer: that needs a new place in memory.
  claim.over(
    everyDriver,
    'expiry.incr-keeps',
    'incr and decr keep the TTL',
    async ({ cache, time }) => {
      const scenario = {
        items: 5,
        write: { ...setWithTtl(cache, 2), run: (k: string) => cache.set(k, '10', { ttl: 2 }) },
        then: [
          { run: (k: string) => cache.decr(k, 1), gives: 9n, afterTicks: 1 },
          { run: (k: string) => cache.incr(k, 991), gives: 1000n, afterTicks: 1 },
        ],
        isOurs: ({ value }: Item) => /^\d+ *$/.test(value.toString()),
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});

describe('expiry › commands that reset the TTL', () => {
  claim.over(everyDriver, 'expiry.set-resets', 'set resets the TTL', async ({ cache, time }) => {
    expect(await time(cache).onFirstTick(setWithTtl(cache, 2))).toExpireOnTick();
  });

  claim.over(
    everyDriver,
    'expiry.replace-resets',
    'replace resets the TTL',
    async ({ cache, time }) => {
      const replace = { run: (k: string) => cache.replace(k, k, { ttl: 2 }), gives: 'stored' };
      expect(await time(cache).onFirstTick({ ...replace, ttl: 2 })).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'expiry.replace-resets',
    'cas resets the TTL',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache);
      expect(await time(cache).onFirstTick(cas(2), { write })).toExpireOnTick();
    },
  );

  claim.over(everyDriver, 'expiry.touch-resets', 'touch resets the TTL', {
    documented: async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 2), gives: 'touched', ttl: 2 };
      expect(await time(cache).onFirstTick(touch)).toExpireOnTick();
    },
    deviates: touchClears,
  });

  claim.over(wireDrivers, 'expiry.gat-resets', 'gat resets the TTL', async ({ cache, time }) => {
    const gat = { run: (k: string) => cache.getAndTouch(k, 2), ttl: 2 };
    expect(await time(cache).onFirstTick(gat)).toExpireOnTick();
  });
});

describe('expiry › commands that clear the TTL', () => {
  claim.over(
    everyDriver,
    'expiry.set-without-ttl-clears',
    'set without a TTL clears the TTL',
    async ({ cache, time }) => {
      const set = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
      expect(await time(cache).onFirstTick(set)).toPersist();
    },
  );

  claim.over(
    everyDriver,
    'expiry.replace-resets',
    'replace with TTL 0 clears the TTL',
    async ({ cache, time }) => {
      const replace = { run: (k: string) => cache.replace(k, k, { ttl: 0 }), gives: 'stored' };
      expect(await time(cache).onFirstTick({ ...replace, ttl: 0 })).toPersist();
    },
  );

  claim.over(
    wireDrivers,
    'expiry.replace-resets',
    'cas with TTL 0 clears the TTL',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache);
      expect(await time(cache).onFirstTick(cas(0), { write })).toPersist();
    },
  );
});
