import { describe, expect, given } from '../../fixtures/claims';
import { numbers } from '../../fixtures/claims/counters';
import { classesIn, overClasses } from '../../fixtures/claims/slab-classes';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

describe('stats › items and their size', () => {
  claim.over(everyDriver, 'stats.curr-items', 'curr_items counts items', async ({ cache, key }) => {
    const [a, b] = [key(), key()];
    const items = async (reply: Promise<unknown>): Promise<unknown> => [
      await reply,
      Number((await cache.stats()).curr_items),
    ];
    given(await items(cache.get(a))).toEqual(['miss', 0]);
    expect(await items(cache.set(a, '1'))).toEqual(['stored', 1]);
    expect(await items(cache.add(b, '1'))).toEqual(['stored', 2]);
    expect(await items(cache.set(a, '22'))).toEqual(['stored', 2]);
    expect(await items(cache.append(a, '2'))).toEqual(['stored', 2]);
    expect(await items(cache.add(b, '2'))).toEqual(['not stored', 2]);
    expect(await items(cache.delete(a))).toEqual(['deleted', 1]);
    expect(await items(cache.delete(a))).toEqual(['miss', 1]);
    expect(await items(cache.delete(b))).toEqual(['deleted', 0]);
  });

  claim.over(
    everyDriver,
    'stats.total-items',
    'total_items counts every store and never goes down',
    async ({ cache, key }) => {
      const k = key();
      const before = Number((await cache.stats()).total_items);
      const stores = async (reply: Promise<unknown>): Promise<unknown> => [
        await reply,
        Number((await cache.stats()).total_items) - before,
      ];
      expect(await stores(cache.set(k, '1'))).toEqual(['stored', 1]);
      expect(await stores(cache.set(k, '2'))).toEqual(['stored', 2]);
      expect(await stores(cache.append(k, '2'))).toEqual(['stored', 3]);
      expect(await stores(cache.add(k, '2'))).toEqual(['not stored', 3]);
      expect(await stores(cache.delete(k))).toEqual(['deleted', 3]);
      expect(await stores(cache.get(k))).toEqual(['miss', 3]);
    },
  );

  claim.over(
    everyDriver,
    'stats.bytes',
    'bytes covers key and value, and is 0 when all items are deleted',
    async ({ cache, key }) => {
      const [small, large] = [key(), key()];
      const used = async (): Promise<number> => Number((await cache.stats()).bytes);
      given(await used()).toBe(0);
      given(await cache.set(small, '1')).toBe('stored');
      const one = await used();
      expect(one).toBeGreaterThan(small.length + 1);
      given(await cache.set(large, bytes(10_000))).toBe('stored');
      const two = await used();
      expect(two - one).toBeGreaterThan(large.length + 10_000);
      given(await cache.set(large, '1')).toBe('stored');
      expect(await used()).toBeLessThan(two - 9000);
      given([await cache.delete(small), await cache.delete(large)]).toEqual(['deleted', 'deleted']);
      expect(await used()).toBe(0);
    },
  );
});

describe('stats › slab classes', () => {
  claim('stats.items', 'stats items of an empty cache is just END', async ({ wire, key }) => {
    const w = await wire();
    expect(await w.exchange('stats items\r\n')).toBe('END\r\n');
    given(await w.exchange(`set ${key()} 0 0 1\r\n1\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange('stats items\r\n')).toMatch(
      /^(STAT items:\d+:[a-z_]+ \d+\r\n){8,}END\r\n$/,
    );
  });

  // The sizes are far enough apart for two classes, whatever the growth factor.
  claim.over(everyDriver, 'stats.items', 'stats items counts per class', async ({ cache, key }) => {
    given(await cache.stats('items')).toEqual({});
    await Promise.all([1, 1, 1, 100_000, 100_000].map((size) => cache.set(key(), bytes(size))));
    const stats = await cache.stats('items');
    const items = numbers(stats);
    const names = ['number', 'age', 'evicted', 'evicted_nonzero', 'evicted_time', 'outofmemory'];
    const age: unknown = expect.any(Number);
    expect(classesIn(stats).map((id) => names.map((name) => items[`items:${id}:${name}`]))).toEqual(
      [
        [3, age, 0, 0, 0, 0],
        [2, age, 0, 0, 0, 0],
      ],
    );
  });

  // Up to 1.4.13 the last page of a class has chunks that are not on the list of free ones yet.
  claim.over(
    everyDriver,
    'stats.slabs',
    'stats slabs reports chunks and pages of each class, and they add up',
    async ({ cache, key }) => {
      const [small, large] = [key(), key()];
      given(await cache.set(small, '1')).toBe('stored');
      given(await cache.set(large, bytes(100_000))).toBe('stored');
      await Promise.all([cache.get(small), cache.get(large), cache.decr(small, 1)]);
      given(await cache.delete(large)).toBe('deleted');
      const slabs = await cache.stats('slabs');
      const sum = (name: string): number => overClasses(slabs, name);
      const ids = Object.keys(slabs).filter((name) => name.endsWith(':chunk_size'));
      expect(ids.length).toBeGreaterThanOrEqual(2);
      expect(slabs.active_slabs).toBe(String(ids.length));
      expect(sum('used_chunks') + sum('free_chunks') + sum('free_chunks_end')).toBe(
        sum('total_chunks'),
      );
      expect(Number(slabs.total_malloced)).toBeGreaterThanOrEqual(1_048_576);
      expect(['cmd_set', 'get_hits', 'decr_hits'].map(sum)).toEqual([2, 2, 1]);
      expect(await cache.stats()).toMatchObject({ cmd_set: '2', get_hits: '2', decr_hits: '1' });
      const of = (id: string, name: string): number =>
        Number(slabs[id.replace('chunk_size', name)]);
      expect(ids.map((id) => of(id, 'total_chunks'))).toEqual(
        ids.map((id) => of(id, 'total_pages') * of(id, 'chunks_per_page')),
      );
    },
  );

  // Both items have a class of their own: 552 bytes, and twice that, hold the header of 48 too.
  claim.over(
    everyDriver,
    'stats.chunk-size-options',
    'with -n 500 -f 2 the smallest chunk has room for 500 bytes, the next for twice as much',
    async ({ cache, key }) => {
      const settings = { chunk_size: '500', growth_factor: '2.00' };
      expect(await cache.stats('settings')).toMatchObject(settings);
      await Promise.all([cache.set(key(), '1'), cache.set(key(), bytes(600))]);
      const sizes = Object.entries(await cache.stats('slabs'))
        .filter(([name]) => name.endsWith(':chunk_size'))
        .map(([, size]) => Number(size));
      expect(sizes).toHaveLength(2);
      expect(sizes[0]).toBeGreaterThanOrEqual(500);
      expect(sizes[0]).toBeLessThan(600);
      expect(sizes[1]).toBe(2 * Number(sizes[0]));
    },
  );
});
