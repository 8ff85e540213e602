import { describe, expect, given } from '../../fixtures/claims';
import {
  allOf,
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
} from '../../fixtures/claims/fill';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('eviction › full memory', () => {
  claim.over(
    everyDriver,
    'eviction.lru',
    'every store succeeds, and the oldest items are evicted',
    async ({ cache, key, note }) => {
      const before = await statistic(cache, 'evictions');
      const [oldest, others] = [keysOf(key, 40), keysOf(key, MORE_THAN_FITS - 40)];
      const newest = others.slice(-40);
      expect(await storeAll(cache, oldest)).toEqual(allOf(oldest, 'stored'));
      given(await cache.get(String(oldest[0]))).toHold(value);
      expect(await storeAll(cache, others)).toEqual(allOf(others, 'stored'));
      const evictions = (await statistic(cache, 'evictions')) - before;
      expect(await countThere(cache, oldest)).toBe(0);
      expect(await countThere(cache, newest)).toBe(40);
      expect(await countThere(cache, others)).toBe(MORE_THAN_FITS - evictions);
      note({ stored: MORE_THAN_FITS, evictions });
      await clear(cache, [...oldest, ...others]);
    },
  );

  // All within one second of the server's clock: then no item is older than another one, and only that
  // it is read keeps an item. Twice, before it counts as in use. Larger items take all memory but one
  // page, so that 104 small ones fill the rest.
  claim(
    'eviction.recently-read-survive',
    'items that are read survive a stream of stores that evicts unread ones',
    async ({ text, key, time }) => {
      const cache = await text();
      const [large, small] = [keysOf(key, MORE_THAN_FITS), keysOf(key, 104)];
      given(await storeAll(cache, large)).toEqual(allOf(large, 'stored'));
      given(await storeAll(cache, small, 0, smallValue)).toEqual(allOf(small, 'stored'));
      const [read, unread, stream] = [keysOf(key, 3), keysOf(key, 3), keysOf(key, 108)];
      const store = (keys: readonly string[]): Promise<unknown> =>
        storeAll(cache, keys, 0, smallValue);
      const count = (keys: readonly string[]): Promise<number> =>
        countThere(cache, keys, smallValue);
      // Called without a wait in between, they leave in this order, in one write.
      const write = async (): Promise<void> => {
        const sent = [store(unread), store(read), count(read), count(read)];
        for (const from of [0, 18, 36, 54, 72, 90])
          sent.push(store(stream.slice(from, from + 18)), count(read));
        await Promise.all(sent);
      };
      const survivors = async (): Promise<object> => {
        const [ofRead, ofUnread] = await Promise.all([count(read), count(unread)]);
        return { ofRead, ofUnread };
      };
      const { seen } = await time(cache).observe({ write, read: survivors, forTicks: 0 });
      expect(seen).toEqual([[{ ofRead: 3, ofUnread: 0 }]]);
      await clear(cache, [...large, ...small, ...read, ...unread, ...stream]);
    },
  );

  // 70 items fit into two pages, and twice 70 do not. A tick later than to a reader, an item is expired
  // to whoever looks for memory: to a store, and to a background thread. In that second both look, and a
  // store that finds the last expired item taken by the thread evicts a valid one; so three ticks pass.
  claim(
    'eviction.expired-first',
    'expired items make room, and no valid item is evicted',
    async ({ text, key, time, note }) => {
      const cache = await text();
      const [expiring, valid, others] = [keysOf(key, 70), keysOf(key, 70), keysOf(key, 90)];
      const before = await statistic(cache, 'evictions');
      const stored = await time(cache).take(() => storeAll(cache, expiring, 1));
      given(stored.result).toEqual(allOf(expiring, 'stored'));
      await time(cache).ticksAfter(stored, 3);
      expect(await storeAll(cache, valid)).toEqual(allOf(valid, 'stored'));
      expect(await areThere(cache, valid)).toEqual(allOf(valid, true));
      expect(await statistic(cache, 'evictions')).toBe(before);
      // Had they not expired, there would have been no room.
      given(await storeAll(cache, others)).toEqual(allOf(others, 'stored'));
      const evicted = (await statistic(cache, 'evictions')) - before;
      given(evicted).toBeGreaterThan(0);
      given(await countThere(cache, [...valid, ...others])).toBe(160 - evicted);
      note({ evictedAfterwards: evicted });
      await clear(cache, [...expiring, ...valid, ...others]);
    },
  );
});

describe('eviction › temporary items', () => {
  claim(
    'eviction.temporary-ttl',
    'items with a short TTL survive a stream of stores, those with a long one are evicted',
    async ({ text, key, note }) => {
      const cache = await text();
      const [short, long, none] = [keysOf(key, 10), keysOf(key, 10), keysOf(key, 10)];
      const stream = keysOf(key, MORE_THAN_FITS);
      given(await storeAll(cache, short, 50)).toEqual(allOf(short, 'stored'));
      given(await storeAll(cache, long, 500)).toEqual(allOf(long, 'stored'));
      given(await storeAll(cache, none)).toEqual(allOf(none, 'stored'));
      given(await countThere(cache, [...short, ...long, ...none])).toBe(30);
      expect(await storeAll(cache, stream)).toEqual(allOf(stream, 'stored'));
      expect(await countThere(cache, short)).toBe(10);
      expect(await countThere(cache, [...long, ...none])).toBe(0);
      note({ evictions: await statistic(cache, 'evictions') });
      await clear(cache, [...short, ...stream]);
    },
  );

  claim(
    'eviction.temporary-ttl',
    'where all items have a short TTL, a store finds no room until one is deleted',
    async ({ text, key, note }) => {
      const [cache, k] = [await text(), key()];
      const { stored, replies } = await fill(cache, keysOf(key, MORE_THAN_FITS), 50);
      expect(replies).toEqual(['stored', 'out of memory']);
      expect(await cache.set(k, value)).toBe('out of memory');
      expect(await areThere(cache, stored)).toEqual(allOf(stored, true));
      given(await cache.delete(String(stored[0]))).toBe('deleted');
      expect(await cache.set(k, value)).toBe('stored');
      note({ stored: stored.length });
      await clear(cache, [...stored, k]);
    },
  );
});
