import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** The meta protocol has no flush of its own. */
const delayDrivers: readonly Driver<WireCache>[] = [drivers.text, drivers.binary];

const one = { value: Buffer.from('one'), flags: 0 };

/** Items without TTL, stored over one second; when all of them are there, one flush. */
const flushed = (
  cache: WireCache,
  flush: { run: (at: number) => Promise<unknown>; ttl?: number; expiresIn?: number },
) => ({
  items: 5,
  write: { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 },
  together: [{ ...flush, gives: 'flushed', afterTicks: 0 }],
});

describe('flush › delayed', () => {
  claim.over(
    delayDrivers,
    'flush.delay',
    'flush with delay 2 takes every item away at the second tick',
    {
      documented: async ({ cache, time }) => {
        const scenario = flushed(cache, { run: () => cache.flush(2), ttl: 2 });
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
      deviates: async ({ cache, time }) => {
        const scenario = flushed(cache, { run: () => cache.flush(2), ttl: 1 });
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
    },
  );

  claim.over(
    delayDrivers,
    'flush.absolute-future',
    'flush with a time to come takes every item away at that time',
    {
      documented: async ({ cache, time }) => {
        const scenario = flushed(cache, { run: (at) => cache.flush(at), expiresIn: 2 });
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
      deviates: async ({ cache, time }) => {
        const scenario = flushed(cache, { run: (at) => cache.flush(at + 1), expiresIn: 1 });
        expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      },
    },
  );

  // Each reading looks at the old item, stores one of its own, and looks at that.
  claim.over(delayDrivers, 'flush.delay-one', 'flush with delay 1 acts at the next tick', {
    documented: async ({ cache, key, time }) => {
      const { written, seen } = await time(cache).observe(flushAndGoOn(cache, key, 1));
      expect(written.result).toEqual(['stored', one, 'flushed']);
      expect(seen).toEqual([[[one, 'stored', one]], [['miss', 'stored', one]]]);
    },
    deviates: async ({ cache, key, time }) => {
      const { written, seen } = await time(cache).observe(flushAndGoOn(cache, key, 1));
      expect(written.result).toEqual(['stored', one, 'flushed']);
      expect(seen).toEqual([[['miss', 'stored', 'miss']], [['miss', 'stored', one]]]);
    },
  });

  claim.over(
    delayDrivers,
    'flush.delay-lost-second',
    'what is stored around the flush is there at once',
    {
      documented: async ({ cache, key, time }) => {
        const { seen } = await time(cache).observe(flushAndGoOn(cache, key, 2));
        const own = seen.map((results) => results.map((result) => result.slice(1)));
        expect(own).toEqual([[['stored', one]], [['stored', one]], [['stored', one]]]);
      },
      deviates: async ({ cache, key, time }) => {
        const { seen } = await time(cache).observe(flushAndGoOn(cache, key, 2));
        const own = seen.map((results) => results.map((result) => result.slice(1)));
        expect(own).toEqual([[['stored', one]], [['stored', 'miss']], [['stored', one]]]);
      },
    },
  );

  claim.over(
    delayDrivers,
    'flush.reading-does-not-save',
    'an item that is read before the flush acts goes all the same',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.set(k, 'one'), cache.flush(2)]),
        read: (k) => cache.get(k),
        forTicks: 2,
      });
      expect([seen[0], seen[2]]).toEqual([[one], ['miss']]);
    },
  );
});

/** An item and a flush; readings go on until the delay is over. */
const flushAndGoOn = (cache: WireCache, key: () => string, delay: number) => ({
  write: (k: string) => Promise.all([cache.set(k, 'one'), cache.get(k), cache.flush(delay)]),
  read: (k: string) => {
    const own = key();
    return Promise.all([cache.get(k), cache.set(own, 'one'), cache.get(own)]);
  },
  forTicks: delay,
});

describe('flush › delayed and replaced', () => {
  claim.over(
    delayDrivers,
    'flush.delay-replaced',
    'a flush at once makes a pending one forgotten',
    async ({ cache, time }) => {
      const { written, seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.flush(2), cache.flush(), cache.set(k, 'one')]),
        read: (k) => cache.get(k),
        forTicks: 3,
      });
      expect(written.result).toEqual(['flushed', 'flushed', 'stored']);
      expect(seen).toEqual([[one], [one], [one], [one]]);
    },
  );

  claim.over(
    delayDrivers,
    'flush.delay-replaced',
    'a later flush makes a pending one forgotten',
    async ({ cache, time }) => {
      const { written, seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.set(k, 'one'), cache.flush(2), cache.flush(60)]),
        read: (k) => cache.get(k),
        forTicks: 3,
      });
      expect(written.result).toEqual(['stored', 'flushed', 'flushed']);
      expect(seen).toEqual([[one], [one], [one], [one]]);
    },
  );

  claim.over(
    delayDrivers,
    'flush.delay-replaced',
    'an earlier flush comes in the place of a pending one',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.set(k, 'one'), cache.flush(60), cache.flush(2)]),
        read: (k) => cache.get(k),
        forTicks: 2,
      });
      expect([seen[0], seen[2]]).toEqual([[one], ['miss']]);
    },
  );
});
