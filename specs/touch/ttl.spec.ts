import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { touchClears } from '../../fixtures/claims/binary-touch';

// An item due after two ticks is touched at the first of them.
describe('touch › TTL', () => {
  claim.over(everyDriver, 'touch.extends', 'touch resets the TTL to that of its line', {
    documented: async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const touch = { run: (k: string) => cache.touch(k, 3), gives: 'touched', ttl: 3 };
      const scenario = { items: 5, write, then: [{ ...touch, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
    deviates: touchClears,
  });

  claim.over(
    everyDriver,
    'touch.extends',
    'touch with a long TTL keeps an item beyond its old one',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const touch = { run: (k: string) => cache.touch(k, 100), gives: 'touched', ttl: 100 };
      const scenario = { write, then: [{ ...touch, afterTicks: 1 }], watchTicks: 2 };
      expect(await time(cache).lifetimes(scenario)).toPersist();
    },
  );

  claim.over(
    everyDriver,
    'touch.shortens',
    'an item without a TTL expires after a touch with one',
    {
      documented: async ({ cache, time }) => {
        const write = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
        const touch = { run: (k: string) => cache.touch(k, 2), gives: 'touched', ttl: 2 };
        const scenario = { items: 5, write, then: [{ ...touch, afterTicks: 0 }] };
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
      deviates: touchClears,
    },
  );

  claim.over(
    everyDriver,
    'touch.shortens',
    'touch with a shorter TTL makes an item expire sooner',
    {
      documented: async ({ cache, time }) => {
        const write = {
          run: (k: string) => cache.set(k, k, { ttl: 50 }),
          gives: 'stored',
          ttl: 50,
        };
        const touch = { run: (k: string) => cache.touch(k, 1), gives: 'touched', ttl: 1 };
        const scenario = { items: 5, write, then: [{ ...touch, afterTicks: 1 }] };
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
      deviates: touchClears,
    },
  );

  claim.over(everyDriver, 'touch.zero', 'touch with 0 clears the TTL', async ({ cache, time }) => {
    const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
    const touch = { run: (k: string) => cache.touch(k, 0), gives: 'touched', ttl: 0 };
    const scenario = { write, then: [{ ...touch, afterTicks: 1 }], watchTicks: 2 };
    expect(await time(cache).lifetimes(scenario)).toPersist();
  });

  claim.over(
    everyDriver,
    'touch.absolute',
    'an item touched with a Unix time expires when the clock shows it',
    {
      documented: async ({ cache, time }) => {
        const write = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
        const run = (k: string, at: number): Promise<unknown> => cache.touch(k, at);
        const touch = { run, gives: 'touched', expiresIn: 2, afterTicks: 1 };
        const scenario = { items: 5, write, then: [touch] };
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
      deviates: touchClears,
    },
  );

  // From the due tick on; none of the readings after it hits.
  claim.over(
    everyDriver,
    'touch.expired-not-revived',
    'touch of an expired item is a miss, and does not revive it',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const answers = new Set<unknown>();
      const touch = async (k: string) => answers.add(await cache.touch(k, 0));
      const scenario = { items: 3, write, then: [{ run: touch, afterTicks: 2 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      expect(answers).toEqual(new Set(['miss']));
    },
  );
});

describe('touch › gat › TTL', () => {
  claim.over(
    wireDrivers,
    'touch.gat.hit',
    'gat resets the TTL to that of its line',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const touch = { run: (k: string) => cache.getAndTouch(k, 3), ttl: 3 };
      const scenario = { items: 5, write, then: [{ ...touch, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // Due after two ticks, and read at the first and at the second: it is there until the fourth.
  claim.over(wireDrivers, 'touch.gat.hit', 'each gat resets the TTL', async ({ cache, time }) => {
    const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
    const touch = { run: (k: string) => cache.getAndTouch(k, 2), ttl: 2, afterTicks: 1 };
    const scenario = { items: 3, write, then: [touch, { ...touch, afterTicks: 2 }] };
    expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
  });

  claim.over(
    wireDrivers,
    'touch.gat.zero',
    'gat with 0 clears the TTL',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const touch = { run: (k: string) => cache.getAndTouch(k, 0), ttl: 0 };
      const scenario = { write, then: [{ ...touch, afterTicks: 1 }], watchTicks: 2 };
      expect(await time(cache).lifetimes(scenario)).toPersist();
    },
  );

  claim.over(
    wireDrivers,
    'touch.gat.expired-not-revived',
    'gat of an expired item is a miss, and does not revive it',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const answers = new Set<unknown>();
      const touch = async (k: string) => answers.add(await cache.getAndTouch(k, 0));
      const scenario = { items: 3, write, then: [{ run: touch, afterTicks: 2 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      expect(answers).toEqual(new Set(['miss']));
    },
  );
});
