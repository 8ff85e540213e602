import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import {
  areThere,
  clear,
  countThere,
  fill,
  keysOf,
  MORE_THAN_FITS,
  smallValue,
  statistic,
  storeAll,
  value,
} from './fill';

const all = (keys: readonly string[], what: unknown): readonly unknown[] => keys.map(() => what);

describe('eviction › full memory', () => {
  claim.over(
    everyDriver,
    'eviction.lru',
    'every store succeeds, and the items that are gone are the oldest ones',
    async ({ cache, key, note }) => {
      const keys = keysOf(key, MORE_THAN_FITS);
      const before = await statistic(cache, 'evictions');
      const [oldest, newest] = [keys.slice(0, 40), keys.slice(-40)];
      expect(await storeAll(cache, oldest)).toEqual(all(oldest, 'stored'));
      expect(await cache.get(String(oldest[0]))).toHold(value);
      const others = keys.slice(40);
      expect(await storeAll(cache, others)).toEqual(all(others, 'stored'));
      const evictions = (await statistic(cache, 'evictions')) - before;
      const there = await areThere(cache, keys);
      expect(there.slice(0, 40)).toEqual(all(oldest, false));
      expect(there.slice(-40)).toEqual(all(newest, true));
      expect(there.filter((isThere) => !isThere)).toHaveLength(evictions);
      note({ stored: keys.length, evictions });
      await clear(cache, keys);
    },
  );

  // All within one second of the server's clock: then no item is older than another one, and only
  // that it is read can keep an item. Twice, before it counts as in use. Larger items take all
  // memory but one page, so that little has to come within that second.
  claim(
    'eviction.recently-read-survive',
    'items that are read outlive a stream of others',
    async ({ text, key, time }) => {
      const cache = await text();
      const filling = keysOf(key, MORE_THAN_FITS);
      expect(await storeAll(cache, filling)).toEqual(all(filling, 'stored'));
      const small = keysOf(key, 104);
      expect(await storeAll(cache, small, 0, smallValue)).toEqual(all(small, 'stored'));
      const [read, unread] = [keysOf(key, 3), keysOf(key, 3)];
      const stream = Array.from({ length: 6 }, () => keysOf(key, 18));
      const store = (keys: readonly string[]): Promise<unknown> =>
        storeAll(cache, keys, 0, smallValue);
      const count = (keys: readonly string[]): Promise<number> =>
        countThere(cache, keys, smallValue);
      const { seen } = await time(cache).observe({
        write: () =>
          Promise.all([
            store(unread),
            store(read),
            count(read),
            count(read),
            ...stream.map((keys) => Promise.all([store(keys), count(read)])),
          ]),
        read: async () => {
          const [stayed, gone] = await Promise.all([count(read), count(unread)]);
          return { stayed, gone };
        },
        forTicks: 0,
      });
      expect(seen).toEqual([[{ stayed: 3, gone: 0 }]]);
      await clear(cache, [...filling, ...small, ...read, ...unread, ...stream.flat()]);
    },
  );

  // 70 items fit into two pages, and twice 70 do not.
  claim(
    'eviction.expired-first',
    'items that have expired make room, and no other one is evicted',
    async ({ text, key, time, note }) => {
      const cache = await text();
      const [expiring, valid, others] = [keysOf(key, 70), keysOf(key, 70), keysOf(key, 90)];
      const evictions = (): Promise<number> => statistic(cache, 'evictions');
      const before = await evictions();
      const stored = await time(cache).take(() => storeAll(cache, expiring, 1));
      expect(stored.result).toEqual(all(expiring, 'stored'));
      // A tick later than to a reader, an item is expired to whoever looks for memory: to a store, and
      // to the thread that tidies up. In that second both look, and a store that finds the last expired
      // item taken by the other evicts one that is valid; so it comes a tick later still.
      await time(cache).ticksAfter(stored, 3);
      expect(await storeAll(cache, valid)).toEqual(all(valid, 'stored'));
      expect(await areThere(cache, valid)).toEqual(all(valid, true));
      expect(await evictions()).toBe(before);
      // Had they not expired, there would have been no room.
      expect(await storeAll(cache, others)).toEqual(all(others, 'stored'));
      const evicted = (await evictions()) - before;
      expect(evicted).toBeGreaterThan(0);
      expect(await countThere(cache, [...valid, ...others])).toBe(160 - evicted);
      note({ evictedAfterwards: evicted });
      await clear(cache, [...expiring, ...valid, ...others]);
    },
  );
});

describe('eviction › temporary items', () => {
  claim(
    'eviction.temporary-ttl',
    'items with a short TTL outlive a stream of others, those with a long one do not',
    async ({ text, key, note }) => {
      const cache = await text();
      const [short, long, none] = [keysOf(key, 10), keysOf(key, 10), keysOf(key, 10)];
      const stream = keysOf(key, MORE_THAN_FITS);
      await Promise.all([
        storeAll(cache, short, 50),
        storeAll(cache, long, 500),
        storeAll(cache, none),
      ]);
      expect(await areThere(cache, [...short, ...long, ...none])).toEqual(
        all([...short, ...long, ...none], true),
      );
      expect(await storeAll(cache, stream)).toEqual(all(stream, 'stored'));
      expect(await countThere(cache, short)).toBe(10);
      expect(await countThere(cache, [...long, ...none])).toBe(0);
      note({ evictions: await statistic(cache, 'evictions') });
      await clear(cache, [...short, ...stream]);
    },
  );

  claim(
    'eviction.temporary-ttl',
    'where all items are temporary, a store finds no room until one is deleted',
    async ({ text, key, note }) => {
      const cache = await text();
      const { stored, answers } = await fill(cache, keysOf(key, MORE_THAN_FITS), 50);
      expect(answers).toEqual(['stored', 'out of memory']);
      const k = key();
      expect(await cache.set(k, value)).toBe('out of memory');
      expect(await areThere(cache, stored)).toEqual(all(stored, true));
      expect(await cache.delete(String(stored[0]))).toBe('deleted');
      expect(await cache.set(k, value)).toBe('stored');
      note({ stored: stored.length });
      await clear(cache, [...stored, k]);
    },
  );
});
