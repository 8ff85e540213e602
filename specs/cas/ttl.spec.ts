import { wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { remembering } from './swap';

describe('cas › TTL', () => {
  claim.over(
    wireDrivers,
    'cas.resets-flags-ttl',
    'cas replaces the TTL',
    async ({ cache, time }) => {
      const { write, swap } = remembering(cache);
      const again = { run: (k: string) => swap(k, 3), gives: 'stored', ttl: 3 };
      const scenario = { items: 3, write, then: [{ ...again, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'cas.resets-flags-ttl',
    'cas without TTL makes an item stay',
    async ({ cache, time }) => {
      const { write, swap } = remembering(cache);
      const keep = { run: (k: string) => swap(k, 0), gives: 'stored', ttl: 0, afterTicks: 1 };
      const scenario = { items: 3, write, then: [keep], watchTicks: 2 };
      expect(await time(cache).lifetimes(scenario)).toPersist();
    },
  );

  // By the same CAS as above; from the due tick on it is a miss, and none of the readings after it hits.
  claim.over(
    wireDrivers,
    'cas.expired',
    'cas on an expired item finds nothing, and does not bring it back',
    async ({ cache, time }) => {
      const { write, swap } = remembering(cache);
      const answers = new Set<unknown>();
      const late = async (k: string) => answers.add(await swap(k, 0));
      const scenario = { items: 3, write, then: [{ run: late, afterTicks: 2 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      expect(answers).toEqual(new Set(['miss']));
    },
  );

  claim('cas.expired', 'cas on an expired item answers NOT_FOUND', async ({ text, time }) => {
    const cache = await text();
    const { write } = remembering(cache);
    const answers = new Set<string>();
    const late = async (k: string) => answers.add(await cache.command(`cas ${k} 0 0 3 1`, 'new'));
    const scenario = { items: 3, write, then: [{ run: late, afterTicks: 2 }] };
    expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    expect(answers).toEqual(new Set(['NOT_FOUND']));
  });

  claim.over(
    wireDrivers,
    'retrieval.get.does-not-change-cas',
    'reads leave the TTL alone',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const scenario = { items: 3, write, read: (k: string) => cache.gets(k) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});
