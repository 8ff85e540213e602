import { describe, expect, given } from '../../fixtures/claims';
import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** The meta protocol has no flush of its own. */
const delayDrivers: readonly Driver<WireCache>[] = [drivers.text, drivers.binary];

const one = { value: Buffer.from('one'), flags: 0 };

/** Items without a TTL, stored over one second; when all of them are there, one flush. */
const flushed = (
  cache: WireCache,
  flush: { run: (at: number) => Promise<unknown>; ttl?: number; expiresIn?: number },
) => ({
  items: 5,
  write: { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 },
  together: [{ ...flush, gives: 'flushed', afterTicks: 0 }],
});

describe('flush › delayed', () => {
  claim.over(delayDrivers, 'flush.delay', 'flush with delay 2 removes every item on tick 2', {
    documented: async ({ cache, time }) => {
      const scenario = flushed(cache, { run: () => cache.flush(2), ttl: 2 });
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
    deviates: async ({ cache, time }) => {
      const scenario = flushed(cache, { run: () => cache.flush(2), ttl: 1 });
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  });

  claim.over(delayDrivers, 'flush.absolute-future', 'flush with a future time acts at that time', {
    documented: async ({ cache, time }) => {
      const scenario = flushed(cache, { run: (at) => cache.flush(at), expiresIn: 2 });
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
    deviates: async ({ cache, time }) => {
      const scenario = flushed(cache, { run: (at) => cache.flush(at + 1), expiresIn: 1 });
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  });

  /** An item and a flush with delay 1; each reading reads the item, and stores and reads another one. */
  const aroundFlush = (cache: WireCache, key: () => string) => ({
    write: (k: string) => Promise.all([cache.set(k, 'one'), cache.get(k), cache.flush(1)]),
    read: async (k: string) => {
      const own = key();
      const replies = [cache.get(k), cache.set(own, 'one'), cache.get(own)] as const;
      const [old, stored, fresh] = await Promise.all(replies);
      return { old, stored, fresh };
    },
    forTicks: 1,
  });

  claim.over(delayDrivers, 'flush.delay-one', 'flush with delay 1 takes effect on the next tick', {
    documented: async ({ cache, key, time }) => {
      const { written, seen } = await time(cache).observe(aroundFlush(cache, key));
      given(written.result).toEqual(['stored', one, 'flushed']);
      expect(seen[0]).toEqual([{ old: one, stored: 'stored', fresh: one }]);
      expect(seen[1]).toEqual([{ old: 'miss', stored: 'stored', fresh: one }]);
    },
    deviates: async ({ cache, key, time }) => {
      const { written, seen } = await time(cache).observe(aroundFlush(cache, key));
      given(written.result).toEqual(['stored', one, 'flushed']);
      expect(seen[0]).toEqual([{ old: 'miss', stored: 'stored', fresh: 'miss' }]);
      expect(seen[1]).toEqual([{ old: 'miss', stored: 'stored', fresh: one }]);
    },
  });

  /** A flush with delay 2; each reading stores an item of its own and reads it. */
  const storesAroundFlush = (cache: WireCache, key: () => string) => ({
    write: () => cache.flush(2),
    read: async () => {
      const own = key();
      const [stored, fresh] = await Promise.all([cache.set(own, 'one'), cache.get(own)]);
      return { stored, fresh };
    },
    forTicks: 2,
  });

  claim.over(
    delayDrivers,
    'flush.delay-lost-second',
    'an item stored before, on or after the tick of a flush is readable at once',
    {
      documented: async ({ cache, key, time }) => {
        const { seen } = await time(cache).observe(storesAroundFlush(cache, key));
        const hit = [{ stored: 'stored', fresh: one }];
        expect(seen).toEqual([hit, hit, hit]);
      },
      deviates: async ({ cache, key, time }) => {
        const { seen } = await time(cache).observe(storesAroundFlush(cache, key));
        const hit = [{ stored: 'stored', fresh: one }];
        expect(seen).toEqual([hit, [{ stored: 'stored', fresh: 'miss' }], hit]);
      },
    },
  );

  claim('flush.pending-keeps-items', 'a store during a pending flush removes no item', {
    documented: async ({ wire, key }) => {
      const [old, fresh, w] = [key(), key(), await wire()];
      const [one, two] = [`VALUE ${old} 0 3\r\none\r\n`, `VALUE ${fresh} 0 3\r\ntwo\r\n`];
      await w.exchange(`set ${old} 0 0 3\r\none\r\nflush_all 100\r\nset ${fresh} 0 0 3\r\ntwo\r\n`);
      expect(await w.exchange(`get ${old} ${fresh}\r\n`)).toBe(`${one}${two}END\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [old, fresh, w] = [key(), key(), await wire()];
      const [one, two] = [`VALUE ${old} 0 3\r\none\r\n`, `VALUE ${fresh} 0 3\r\ntwo\r\n`];
      await w.exchange(`set ${old} 0 0 3\r\none\r\nflush_all 100\r\n`);
      given(await w.exchange(`get ${old}\r\n`)).toBe(`${one}END\r\n`);
      await w.exchange(`set ${fresh} 0 0 3\r\ntwo\r\n`);
      expect(await w.exchange(`get ${old} ${fresh}\r\n`)).toBe(`${two}END\r\n`);
    },
  });

  claim.over(
    delayDrivers,
    'flush.reading-does-not-save',
    'an item that is read before the flush takes effect is removed',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.set(k, 'one'), cache.flush(2)]),
        read: (k) => cache.get(k),
        forTicks: 2,
      });
      given(seen[0]).toEqual([one]);
      expect(seen[2]).toEqual(['miss']);
    },
  );
});

describe('flush › delayed and replaced', () => {
  for (const [title, first, second, left] of [
    ['a flush at once replaces a pending one', 2, 0, one],
    ['a flush with a later time replaces a pending one', 2, 60, one],
    ['a flush with an earlier time replaces a pending one', 60, 2, 'miss'],
  ] as const) {
    claim.over(delayDrivers, 'flush.delay-replaced', title, async ({ cache, time }) => {
      const { written, seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.flush(first), cache.flush(second), cache.set(k, 'one')]),
        read: (k) => cache.get(k),
        forTicks: 3,
      });
      given(written.result).toEqual(['flushed', 'flushed', 'stored']);
      given(seen[0]).toEqual([one]);
      expect(seen[3]).toEqual([left]);
    });
  }
});
