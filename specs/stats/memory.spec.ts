import { drivers, everyDriver, type Driver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';
import { numbers } from './counters';
import { classesIn, overClasses } from './groups';

/** Meta commands do not count by prefix, on any version so far. */
const countedByPrefix: readonly Driver[] = [drivers.memjs, drivers.text, drivers.binary];

describe('stats › items and their size', () => {
  claim.over(
    everyDriver,
    'stats.curr-items',
    'the number of items follows what is stored and deleted',
    async ({ cache, key }) => {
      const [a, b] = [key(), key()];
      const items = async (after: Promise<unknown>): Promise<unknown> => [
        await after,
        Number((await cache.stats()).curr_items),
      ];
      expect(await items(cache.get(a))).toEqual(['miss', 0]);
      expect(await items(cache.set(a, '1'))).toEqual(['stored', 1]);
      expect(await items(cache.add(b, '1'))).toEqual(['stored', 2]);
      expect(await items(cache.set(a, '22'))).toEqual(['stored', 2]);
      expect(await items(cache.append(a, '2'))).toEqual(['stored', 2]);
      expect(await items(cache.add(b, '2'))).toEqual(['not stored', 2]);
      expect(await items(cache.delete(a))).toEqual(['deleted', 1]);
      expect(await items(cache.delete(a))).toEqual(['miss', 1]);
      expect(await items(cache.delete(b))).toEqual(['deleted', 0]);
    },
  );

  claim.over(
    everyDriver,
    'stats.total-items',
    'every store counts for ever, and nothing else does',
    async ({ cache, key }) => {
      const k = key();
      const before = Number((await cache.stats()).total_items);
      const stores = async (after: Promise<unknown>): Promise<unknown> => [
        await after,
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
    'the bytes in use cover key and value, and are 0 when all is deleted',
    async ({ cache, key }) => {
      const [small, large] = [key(), key()];
      const used = async (): Promise<number> => Number((await cache.stats()).bytes);
      expect(await used()).toBe(0);
      await cache.set(small, '1');
      const one = await used();
      expect(one).toBeGreaterThan(small.length + 1);
      await cache.set(large, bytes(10_000));
      const two = await used();
      expect(two - one).toBeGreaterThan(large.length + 10_000);
      expect(await cache.set(large, '1')).toBe('stored');
      expect(await used()).toBeLessThan(two - 9000);
      await Promise.all([cache.delete(small), cache.delete(large)]);
      expect(await used()).toBe(0);
    },
  );

  claim.over(
    everyDriver,
    'flush.memory-lazy',
    'a flush leaves the memory with the slab classes',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, bytes(500_000));
      const { total_malloced: before } = await cache.stats('slabs');
      expect(Number(before)).toBeGreaterThan(500_000);
      expect(await cache.get(k)).toHold(bytes(500_000));
      expect(await cache.flush()).toBe('flushed');
      expect(await cache.get(k)).toBe('miss');
      expect((await cache.stats('slabs')).total_malloced).toBe(before);
    },
  );
});

describe('stats › slab classes', () => {
  claim('stats.items', 'an empty cache has no class to tell of', async ({ wire, key }) => {
    const raw = await wire();
    expect(await raw.exchange('stats items\r\n')).toBe('END\r\n');
    await raw.exchange(`set ${key()} 0 0 1\r\n1\r\n`);
    expect(await raw.exchange('stats items\r\n')).toMatch(
      /^(STAT items:\d+:[a-z_]+ \d+\r\n){8,}END\r\n$/,
    );
  });

  claim.over(
    everyDriver,
    'stats.items',
    'each class tells the number of its items',
    async ({ cache, key }) => {
      expect(await cache.stats('items')).toEqual({});
      // The sizes are far enough apart for two classes, whatever the growth factor.
      await Promise.all([1, 1, 1, 100_000, 100_000].map((size) => cache.set(key(), bytes(size))));
      const items = numbers(await cache.stats('items'));
      const names = ['number', 'age', 'evicted', 'evicted_nonzero', 'evicted_time', 'outofmemory'];
      const told = classesIn(await cache.stats('items')).map((id) =>
        names.map((name) => items[`items:${id}:${name}`]),
      );
      const young: unknown = expect.any(Number);
      expect(told).toEqual([
        [3, young, 0, 0, 0, 0],
        [2, young, 0, 0, 0, 0],
      ]);
    },
  );

  claim.over(
    everyDriver,
    'stats.slabs',
    'each class tells its chunks and pages, and the parts agree with the whole',
    async ({ cache, key }) => {
      const [small, large] = [key(), key()];
      const items = [cache.set(small, '1'), cache.set(large, bytes(100_000))];
      expect(await Promise.all(items)).toEqual(['stored', 'stored']);
      await Promise.all([cache.get(small), cache.get(large), cache.decr(small, 1)]);
      expect(await cache.delete(large)).toBe('deleted');
      const slabs = await cache.stats('slabs');
      const general = numbers(await cache.stats());
      const sum = (name: string): number => overClasses(slabs, name);
      const ids = Object.keys(slabs).filter((name) => name.endsWith(':chunk_size'));
      expect(ids.length).toBeGreaterThanOrEqual(2);
      expect(slabs.active_slabs).toBe(String(ids.length));
      // Up to 1.4.13 the last page of a class has chunks that are not on the list of free ones yet.
      expect(sum('used_chunks') + sum('free_chunks') + sum('free_chunks_end')).toBe(
        sum('total_chunks'),
      );
      expect(Number(slabs.total_malloced)).toBeGreaterThanOrEqual(1_048_576);
      expect(['cmd_set', 'get_hits', 'decr_hits'].map(sum)).toEqual([2, 2, 1]);
      expect(general).toMatchObject({ cmd_set: 2, get_hits: 2, decr_hits: 1 });
      const pages = ids
        .map((name) => name.replace('chunk_size', ''))
        .map((id) => ({
          chunks: Number(slabs[`${id}total_chunks`]),
          pages: Number(slabs[`${id}total_pages`]),
          each: Number(slabs[`${id}chunks_per_page`]),
        }));
      expect(pages.map(({ chunks }) => chunks)).toEqual(pages.map((p) => p.pages * p.each));
    },
  );
});

describe('stats › sizes that the start options give', () => {
  // Both items have a class of their own: 552 bytes, and twice that, hold the header of 48 too.
  claim.over(
    everyDriver,
    'stats.chunk-size-options',
    'the smallest chunk has room for 500 bytes, the next one twice as much',
    async ({ cache, key }) => {
      expect(await cache.stats('settings')).toMatchObject({
        chunk_size: '500',
        growth_factor: '2.00',
      });
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

describe('stats › histogram of sizes', () => {
  claim(
    'stats.sizes-enabled',
    'the histogram follows what is stored and deleted',
    async ({ text, wire, key }) => {
      const [cache, raw] = await Promise.all([text(), wire()]);
      const keys = [key(), key(), key()];
      const [large, steps] = [key(), 32];
      const sizes = async (): Promise<readonly (readonly number[])[]> =>
        Object.entries(numbers(await cache.stats('sizes'))).map(([size, n]) => [Number(size), n]);
      expect(await raw.exchange('stats sizes\r\n')).toBe('END\r\n');
      await Promise.all(keys.map((k) => cache.set(k, '1')));
      expect(await cache.set(large, bytes(1000))).toBe('stored');
      const four = await sizes();
      expect(four.map(([, count]) => count)).toEqual([3, 1]);
      expect(four.map(([size]) => Number(size) % steps)).toEqual([0, 0]);
      // Key, value and header, and no more than a step beyond.
      const least = [key().length + 1, key().length + 1000].map((length) => length + 48);
      const most = least.map((length) => length + 16 + steps);
      expect(four.map(([size], i) => Number(size) >= Number(least[i]))).toEqual([true, true]);
      expect(four.map(([size], i) => Number(size) <= Number(most[i]))).toEqual([true, true]);
      expect(await cache.delete(String(keys[0]))).toBe('deleted');
      expect((await sizes()).map(([, count]) => count)).toEqual([2, 1]);
      expect(await cache.delete(large)).toBe('deleted');
      expect(await raw.exchange('stats sizes\r\n')).toBe(
        `STAT ${String(four[0]?.[0])} 2\r\nEND\r\n`,
      );
    },
  );
  claim('stats.sizes-disabled', 'stats sizes says that it is disabled', async ({ wire }) => {
    const raw = await wire();
    const disabled = 'STAT sizes_status disabled\r\nEND\r\n';
    expect(await raw.exchange('stats sizes\r\n')).toBe(disabled);
  });

  claim('stats.sizes-enable-command', 'the histogram can be switched on and off', {
    documented: async ({ wire, key }) => {
      const raw = await wire();
      const disabled = 'STAT sizes_status disabled\r\n';
      expect(await raw.exchange('stats sizes\r\n')).toBe(`${disabled}END\r\n`);
      expect(await raw.exchange('stats sizes_enable\r\n')).toBe('STAT sizes_status enabled\r\n');
      await raw.exchange(`set ${key()} 0 0 1\r\n1\r\n`);
      // Steps of 32 bytes; key, value and header have between 64 and 128.
      expect(await raw.exchange('stats sizes\r\n')).toMatch(/^STAT (64|96|128) 1\r\nEND\r\n$/);
      expect(await raw.exchange('stats sizes_disable\r\n')).toBe(disabled);
      expect(await raw.exchange('stats sizes\r\n')).toBe(`${disabled}END\r\n`);
    },
    deviates: async ({ wire }) => {
      const raw = await wire();
      expect(await raw.exchange('stats sizes_enable\r\n')).toBe('ERROR\r\n');
      expect(await raw.exchange('stats sizes_disable\r\n')).toBe('ERROR\r\n');
      expect(await raw.exchange('stats sizes\r\n')).toBe('STAT sizes_status disabled\r\nEND\r\n');
    },
  });
});

describe('stats › single items', () => {
  // Only the cold end of a class is listed, and new items get there within a second or so.
  claim(
    'stats.cachedump',
    'a dump lists items with the size of their value and their time of expiry',
    {
      documented: async ({ text, key, time }) => {
        const cache = await text();
        const [never, later, third] = [key(), key(), key()];
        await Promise.all([cache.set(never, '12345'), cache.set(third, '12345')]);
        const { ticks } = await time(cache).take(() => cache.set(later, '12345', { ttl: 1000 }));
        const [id = ''] = classesIn(await cache.stats('items'));
        const dump = (limit: number): Promise<readonly string[]> =>
          cache.lines(`stats cachedump ${id} ${String(limit)}`);
        const lines = await eventually(
          cache,
          () => dump(0),
          (all) => all.length === 4,
          5,
        );
        const expiry = lines.map((line) => Number(/; (\d+) s\]$/.exec(line)?.[1]));
        const least = Math.max(...expiry.filter(Boolean));
        expect([...lines].sort()).toEqual(
          [
            `ITEM ${never} [5 b; 0 s]`,
            `ITEM ${third} [5 b; 0 s]`,
            `ITEM ${later} [5 b; ${String(least)} s]`,
            'END',
          ].sort(),
        );
        expect(ticks?.map((tick) => tick + 1000)).toContain(least);
        expect(await dump(2)).toHaveLength(3);
      },
      deviates: async ({ text, key }) => {
        const cache = await text();
        const never = key();
        await cache.set(never, '12345');
        const [id = ''] = classesIn(await cache.stats('items'));
        const { time, uptime } = await cache.stats();
        const [line = '', end] = await cache.lines(`stats cachedump ${id} 0`);
        expect(line).toMatch(new RegExp(`^ITEM ${never} \\[5 b; \\d+ s\\]$`));
        expect(end).toBe('END');
        // Up to a minute before: these servers let their clock begin with a lead.
        const lead = Number(time) - Number(uptime) - Number(/; (\d+) s/.exec(line)?.[1]);
        expect(lead).toBeGreaterThanOrEqual(0);
        expect(lead).toBeLessThan(100);
      },
    },
  );

  claim('stats.cachedump', 'a class without items has nothing to list', async ({ text, key }) => {
    const cache = await text();
    expect(await cache.lines('stats cachedump 1 0')).toEqual(['END']);
    expect(await cache.set(key(), '1')).toBe('stored');
    const [id = ''] = classesIn(await cache.stats('items'));
    const other = await cache.lines(`stats cachedump ${String(Number(id) + 1)} 0`);
    expect(other).toEqual(['END']);
  });
});

describe('stats › keys that are kept secret', () => {
  claim('stats.dumping-disabled', 'a dump of keys is refused', async ({ wire }) => {
    const raw = await wire();
    const refused = 'stats cachedump not allowed\r\n';
    expect(await raw.exchange('stats cachedump 1 0\r\n')).toBe(`CLIENT_ERROR ${refused}`);
    expect(await raw.exchange('lru_crawler metadump all\r\n')).toBe(
      'ERROR metadump not allowed\r\n',
    );
  });

  claim('stats.dumping-disabled-detail', 'stats detail is refused', async ({ wire }) => {
    const raw = await wire();
    const commands = ['on', 'dump', 'off'].map((what) => `stats detail ${what}\r\n`);
    expect(await raw.exchange(commands.join(''))).toBe(
      'CLIENT_ERROR stats detail not allowed\r\n'.repeat(3),
    );
  });
});

describe('stats › counts by prefix', () => {
  // The key has colons, which end a prefix where nothing else was asked for.
  claim.over(
    countedByPrefix,
    'stats.detail-delimiter',
    'with -D / commands count from the start, by what is before the slash',
    async ({ cache, trackKey, key, text }) => {
      const prefix = key();
      const [there, absent] = [trackKey(`${prefix}/a/b`), trackKey(`${prefix}/c`)];
      expect(await cache.set(there, '1')).toBe('stored');
      expect(await cache.get(there)).toHold('1');
      expect(await cache.get(absent)).toBe('miss');
      expect(await cache.delete(there)).toBe('deleted');
      const dumped = await (await text()).lines('stats detail dump');
      expect(dumped.filter((line) => line.startsWith('PREFIX specs'))).toEqual([
        `PREFIX ${prefix} get 2 hit 1 set 1 del 1`,
      ]);
    },
  );

  claim.over(
    countedByPrefix,
    'stats.detail',
    'between on and off, commands count by the prefix of their key',
    async ({ cache, trackKey, key, text }) => {
      const prefix = key().replaceAll(':', '-');
      const [there, absent] = [trackKey(`${prefix}:a`), trackKey(`${prefix}:b`)];
      const control = await text();
      const detail = (what: string): Promise<readonly string[]> =>
        control.lines(`stats detail ${what}`);
      await cache.set(there, '1');
      expect(await detail('on')).toEqual(['OK']);
      expect(await cache.set(there, '1')).toBe('stored');
      expect(await cache.get(there)).toHold('1');
      expect(await cache.get(absent)).toBe('miss');
      expect(await cache.delete(there)).toBe('deleted');
      const counted = [`PREFIX ${prefix} get 2 hit 1 set 1 del 1`, 'END'];
      expect(await detail('dump')).toEqual(counted);
      expect(await detail('off')).toEqual(['OK']);
      expect(await cache.get(there)).toBe('miss');
      expect(await detail('dump')).toEqual(counted);
    },
  );
});
