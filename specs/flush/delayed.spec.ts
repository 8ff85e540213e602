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
      const { written, seen } = await time(cache).observe(flushAndGoOn(cache, key));
      expect(written.result).toEqual(['stored', one, 'flushed']);
      expect(seen).toEqual([[[one, 'stored', one]], [['miss', 'stored', one]]]);
    },
    deviates: async ({ cache, key, time }) => {
      const { written, seen } = await time(cache).observe(flushAndGoOn(cache, key));
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
        const { seen } = await time(cache).observe(storeAround(cache, key));
        expect(seen).toEqual([[['stored', one]], [['stored', one]], [['stored', one]]]);
      },
      deviates: async ({ cache, key, time }) => {
        const { seen } = await time(cache).observe(storeAround(cache, key));
        expect(seen).toEqual([[['stored', one]], [['stored', 'miss']], [['stored', one]]]);
      },
    },
  );

  claim('flush.pending-keeps-items', 'a store before the flush acts removes no item', {
    documented: async ({ wire, key }) => {
      const [old, fresh, w] = [key('old'), key('new'), await wire()];
      await w.exchange(`set ${old} 0 0 3\r\none\r\nflush_all 100\r\nset ${fresh} 0 0 3\r\ntwo\r\n`);
      expect(await w.exchange(`get ${old} ${fresh}\r\n`)).toBe(
        `VALUE ${old} 0 3\r\none\r\nVALUE ${fresh} 0 3\r\ntwo\r\nEND\r\n`,
      );
    },
    deviates: async ({ wire, key }) => {
      const [old, fresh, w] = [key('old'), key('new'), await wire()];
      await w.exchange(`set ${old} 0 0 3\r\none\r\nflush_all 100\r\n`);
      expect(await w.exchange(`get ${old}\r\n`)).toBe(`VALUE ${old} 0 3\r\none\r\nEND\r\n`);
      await w.exchange(`set ${fresh} 0 0 3\r\ntwo\r\n`);
      expect(await w.exchange(`get ${old} ${fresh}\r\n`)).toBe(
        `VALUE ${fresh} 0 3\r\ntwo\r\nEND\r\n`,
      );
    },
  });

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

/** An item and a flush with delay 1; readings go on until it is over. */
const flushAndGoOn = (cache: WireCache, key: () => string) => ({
  write: (k: string) => Promise.all([cache.set(k, 'one'), cache.get(k), cache.flush(1)]),
  read: (k: string) => {
    const own = key();
    return Promise.all([cache.get(k), cache.set(own, 'one'), cache.get(own)]);
  },
  forTicks: 1,
});

/** A flush with delay 2; each reading stores an item of its own and looks at that. */
const storeAround = (cache: WireCache, key: () => string) => ({
  write: () => cache.flush(2),
  read: () => {
    const own = key();
    return Promise.all([cache.set(own, 'one'), cache.get(own)]);
  },
  forTicks: 2,
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
