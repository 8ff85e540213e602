import type { Cache, Item, WireCache } from '../../fixtures/drivers/cache';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { touchClears } from '../touch/misread';
import { claim } from './claims';

/** Every scenario begins so. What is done to the item is done one tick later, one before it is due. */
const set = (cache: Cache) => ({
  run: (k: string) => cache.set(k, k, { ttl: 2 }),
  gives: 'stored',
  ttl: 2,
});

/** A set, and a cas with the CAS that the set gave the item. */
const setThenCas = (cache: WireCache, ttl: number) => {
  const known = new Map<string, bigint | undefined>();
  const write = async (k: string) => {
    const [stored, found] = await Promise.all([cache.set(k, k, { ttl: 2 }), cache.getMany([k])]);
    known.set(k, found.get(k)?.cas);
    return stored;
  };
  const cas = (k: string) => cache.cas(k, k, known.get(k) as bigint, { ttl });
  return {
    write: { run: write, gives: 'stored', ttl: 2 },
    cas: { run: cas, gives: 'stored', ttl, afterTicks: 1 },
  };
};

const isNumber = ({ value }: Item) => /^\d+ *$/.test(value.toString());

describe('expiry › what keeps a TTL', () => {
  // Every reading is a get: an item that is read 40 times a second goes at its tick all the same.
  claim.over(
    everyDriver,
    'expiry.get-does-not-extend',
    'get keeps the TTL',
    async ({ cache, time }) => {
      const scenario = { items: 5, write: set(cache) };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.append-keeps',
    'append keeps the TTL',
    async ({ cache, time }) => {
      const append = { run: (k: string) => cache.append(k, 'more'), gives: 'stored' };
      const scenario = { items: 5, write: set(cache), then: [{ ...append, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'expiry.append-keeps',
    'prepend keeps the TTL',
    async ({ cache, time }) => {
      const prepend = { run: (k: string) => cache.prepend(k, 'more'), gives: 'stored' };
      const scenario = { items: 5, write: set(cache), then: [{ ...prepend, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // From 10 to 9 the value gets shorter, and from 9 to 10 longer: the second needs a new place.
  claim.over(
    everyDriver,
    'expiry.incr-keeps',
    'incr and decr keep the TTL',
    async ({ cache, time }) => {
      const scenario = {
        items: 5,
        write: { run: (k: string) => cache.set(k, '10', { ttl: 2 }), gives: 'stored', ttl: 2 },
        then: [
          { run: (k: string) => cache.decr(k, 1), gives: 9n, afterTicks: 1 },
          { run: (k: string) => cache.incr(k, 991), gives: 1000n, afterTicks: 1 },
        ],
        isOurs: isNumber,
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});

describe('expiry › what sets a TTL anew', () => {
  claim.over(
    everyDriver,
    'expiry.set-resets',
    'set starts the TTL anew',
    async ({ cache, time }) => {
      const scenario = {
        items: 5,
        write: set(cache),
        then: [{ ...set(cache), afterTicks: 1 }],
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.replace-resets',
    'replace starts the TTL anew',
    async ({ cache, time }) => {
      const replace = { run: (k: string) => cache.replace(k, k, { ttl: 2 }), gives: 'stored' };
      const scenario = {
        items: 5,
        write: set(cache),
        then: [{ ...replace, ttl: 2, afterTicks: 1 }],
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'expiry.replace-resets',
    'cas starts the TTL anew',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache, 2);
      const scenario = { items: 5, write, then: [cas] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(everyDriver, 'expiry.touch-resets', 'touch resets the TTL', {
    documented: async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.touch(k, 2), gives: 'touched', ttl: 2 };
      const scenario = { items: 5, write: set(cache), then: [{ ...touch, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
    deviates: touchClears,
  });

  claim.over(
    wireDrivers,
    'expiry.gat-resets',
    'get and touch resets the TTL',
    async ({ cache, time }) => {
      const touch = { run: (k: string) => cache.getAndTouch(k, 2), ttl: 2 };
      const scenario = { items: 5, write: set(cache), then: [{ ...touch, afterTicks: 1 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});

describe('expiry › what takes a TTL away', () => {
  claim.over(
    everyDriver,
    'expiry.set-without-ttl-clears',
    'set without TTL makes an item stay',
    async ({ cache, time }) => {
      const keep = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0, afterTicks: 1 };
      const scenario = { write: set(cache), then: [keep], watchTicks: 2 };
      expect(await time(cache).lifetimes(scenario)).toPersist();
    },
  );

  claim.over(
    everyDriver,
    'expiry.replace-resets',
    'replace with TTL 0 makes an item stay',
    async ({ cache, time }) => {
      const replace = { run: (k: string) => cache.replace(k, k, { ttl: 0 }), gives: 'stored' };
      const keep = { ...replace, ttl: 0, afterTicks: 1 };
      const scenario = { write: set(cache), then: [keep], watchTicks: 2 };
      expect(await time(cache).lifetimes(scenario)).toPersist();
    },
  );

  claim.over(
    wireDrivers,
    'expiry.replace-resets',
    'cas with TTL 0 makes an item stay',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache, 0);
      expect(await time(cache).lifetimes({ write, then: [cas], watchTicks: 2 })).toPersist();
    },
  );
});
