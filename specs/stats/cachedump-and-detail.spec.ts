import { describe, expect, given } from '../../fixtures/claims';
import { classesIn } from '../../fixtures/claims/slab-classes';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

/** Meta commands do not count by prefix, on any version so far. */
const countedByPrefix: readonly Driver[] = [drivers.memjs, drivers.text, drivers.binary];

describe('stats › cachedump', () => {
  // Only the cold end of a class is listed, and new items get there within a second or so.
  claim('stats.cachedump', 'stats cachedump lists items with their size and time of expiry', {
    documented: async ({ text, key, time }) => {
      const cache = await text();
      const [never, later, third] = [key(), key(), key()];
      await Promise.all([cache.set(never, '12345'), cache.set(third, '12345')]);
      const { ticks } = await time(cache).take(() => cache.set(later, '12345', { ttl: 1000 }));
      const [id = ''] = classesIn(await cache.stats('items'));
      const dump = (limit: number): Promise<readonly string[]> =>
        cache.lines(`stats cachedump ${id} ${limit}`);
      const lines = await eventually(
        cache,
        () => dump(0),
        (all) => all.length === 4,
      );
      const expiry = String(/ ([1-9]\d*) s\]/.exec(lines.join())?.[1]);
      expect(lines.toSorted()).toEqual(
        [
          `ITEM ${never} [5 b; 0 s]`,
          `ITEM ${third} [5 b; 0 s]`,
          `ITEM ${later} [5 b; ${expiry} s]`,
          'END',
        ].sort(),
      );
      expect(ticks?.map((tick) => tick + 1000)).toContain(Number(expiry));
      expect(await dump(2)).toHaveLength(3);
    },
    // Up to a minute before the start: these servers let their clock begin with a lead.
    deviates: async ({ text, key }) => {
      const [cache, never] = [await text(), key()];
      given(await cache.set(never, '12345')).toBe('stored');
      const [id = ''] = classesIn(await cache.stats('items'));
      const { time, uptime } = await cache.stats();
      const [line = '', end] = await cache.lines(`stats cachedump ${id} 0`);
      expect(line).toMatch(new RegExp(`^ITEM ${never} \\[5 b; \\d+ s\\]$`));
      expect(end).toBe('END');
      const lead = Number(time) - Number(uptime) - Number(/; (\d+) s/.exec(line)?.[1]);
      expect(lead).toBeGreaterThanOrEqual(0);
      expect(lead).toBeLessThan(100);
    },
  });

  claim('stats.cachedump', 'cachedump of a class without items is END', async ({ text, key }) => {
    const cache = await text();
    expect(await cache.lines('stats cachedump 1 0')).toEqual(['END']);
    given(await cache.set(key(), '1')).toBe('stored');
    const [id] = classesIn(await cache.stats('items'));
    expect(await cache.lines(`stats cachedump ${Number(id) + 1} 0`)).toEqual(['END']);
  });

  claim('stats.dumping-disabled', '-X rejects stats cachedump and metadump', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchange('stats cachedump 1 0\r\n')).toBe(
      'CLIENT_ERROR stats cachedump not allowed\r\n',
    );
    expect(await w.exchange('lru_crawler metadump all\r\n')).toBe('ERROR metadump not allowed\r\n');
  });

  claim('stats.dumping-disabled-detail', 'with -X stats detail is rejected', async ({ wire }) => {
    const w = await wire();
    for (const word of ['on', 'dump', 'off'])
      expect(await w.exchange(`stats detail ${word}\r\n`)).toBe(
        'CLIENT_ERROR stats detail not allowed\r\n',
      );
  });
});

describe('stats › detail', () => {
  // The key has colons, which end a prefix where no other character is asked for.
  claim.over(
    countedByPrefix,
    'stats.detail-delimiter',
    'with -D / commands count from the start, by what is before the slash',
    async ({ cache, trackKey, key, text }) => {
      const prefix = key();
      const [existing, missing] = [trackKey(`${prefix}/a/b`), trackKey(`${prefix}/c`)];
      given(await cache.set(existing, '1')).toBe('stored');
      given(await cache.get(existing)).toHold('1');
      given(await cache.get(missing)).toBe('miss');
      given(await cache.delete(existing)).toBe('deleted');
      const lines = await (await text()).lines('stats detail dump');
      expect(lines.filter((line) => line.startsWith('PREFIX specs'))).toEqual([
        `PREFIX ${prefix} get 2 hit 1 set 1 del 1`,
      ]);
    },
  );

  claim.over(
    countedByPrefix,
    'stats.detail',
    'between stats detail on and off, commands count by the prefix of their key',
    async ({ cache, trackKey, key, text }) => {
      const [prefix, control] = [key().replaceAll(':', '-'), await text()];
      const [existing, missing] = [trackKey(`${prefix}:a`), trackKey(`${prefix}:b`)];
      const counted = [`PREFIX ${prefix} get 2 hit 1 set 1 del 1`, 'END'];
      given(await cache.set(existing, '1')).toBe('stored');
      expect(await control.lines('stats detail on')).toEqual(['OK']);
      given(await cache.set(existing, '1')).toBe('stored');
      given(await cache.get(existing)).toHold('1');
      given(await cache.get(missing)).toBe('miss');
      given(await cache.delete(existing)).toBe('deleted');
      expect(await control.lines('stats detail dump')).toEqual(counted);
      expect(await control.lines('stats detail off')).toEqual(['OK']);
      given(await cache.get(existing)).toBe('miss');
      expect(await control.lines('stats detail dump')).toEqual(counted);
    },
  );
});
