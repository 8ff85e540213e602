import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { textOf } from './history';

// Each scenario changes what it can at the tick after the write: onFirstTick through a TTL of two.
describe('storage › TTL', () => {
  claim.over(
    everyDriver,
    'storage.set.overwrites',
    'set replaces the TTL',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const again = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const scenario = { items: 3, write, then: [{ ...again, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // The TTL on the refused add would keep the item for a thousand seconds.
  claim.over(
    everyDriver,
    'storage.add.existing',
    'add on a taken key leaves the TTL alone',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const add = { run: (k: string) => cache.add(k, k, { ttl: 1000 }), gives: 'not stored' };
      const scenario = { items: 3, write, then: [{ ...add, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // In one pipeline, so that the readings after it find the key free again: a miss, as it was.
  claim.over(
    everyDriver,
    'storage.add.after-expiry',
    'add takes the key of an expired item, from its last tick on',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const answers = new Set<string>();
      const add = async (k: string) => {
        const [added, read] = await Promise.all([
          cache.add(k, 'new'),
          cache.get(k),
          cache.delete(k),
        ]);
        return answers.add(`${added}: ${textOf(read)}`);
      };
      const scenario = { items: 3, write, then: [{ run: add, afterTicks: 2 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      expect(answers).toEqual(new Set(['stored: new']));
    },
  );

  claim.over(
    everyDriver,
    'storage.replace.existing',
    'replace replaces the TTL',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const again = { run: (k: string) => cache.replace(k, k, { ttl: 3 }), gives: 'stored' };
      const scenario = { items: 3, write, then: [{ ...again, ttl: 3, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'storage.append.keeps-flags-exptime',
    'append leaves the TTL alone',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const append = { run: (k: string) => cache.append(k, '>'), gives: 'stored' };
      const scenario = { items: 3, write, then: [{ ...append, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.keeps-flags-exptime',
    'prepend leaves the TTL alone',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const prepend = { run: (k: string) => cache.prepend(k, '<'), gives: 'stored' };
      const scenario = { items: 3, write, then: [{ ...prepend, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim(
    'storage.append.keeps-flags-exptime',
    'an exptime on the line of append and prepend is ignored',
    async ({ text, time }) => {
      const cache = await text();
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const append = { run: (k: string) => cache.command(`append ${k} 0 1000 1`, '>') };
      const prepend = { run: (k: string) => cache.command(`prepend ${k} 0 1000 1`, '<') };
      const then = [append, prepend].map((command) => ({
        ...command,
        gives: 'STORED',
        afterTicks: 1,
      }));
      expect(await time(cache).lifetimes({ items: 3, write, then })).toExpireOnTick();
    },
  );
});
