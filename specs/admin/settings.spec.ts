import type { TextCache } from '../../fixtures/drivers/text';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { classesIn } from '../../fixtures/claims/slab-classes';
import { whenFree } from './busy';
import { claim } from './claims';

/** The answer to a command, and what the settings show of those names from then on. */
async function answerAndSettings(
  cache: TextCache,
  command: string,
  ...names: readonly string[]
): Promise<readonly (string | undefined)[]> {
  const answer = await cache.command(command);
  const settings = await cache.stats('settings');
  return [answer, ...names.map((name) => settings[name])];
}

/** A class with several pages and one with a single item on its only page, and what moves a page there. */
async function twoClasses(
  cache: TextCache,
  key: () => string,
): Promise<{
  /** Pages of the large class, pages of the small one, and how many the server has moved. */
  readonly pages: () => Promise<readonly number[]>;
  readonly reassign: () => Promise<string>;
  readonly whenMoved: () => Promise<readonly number[]>;
}> {
  // Else the server may move a page by itself.
  expect(await cache.command('slabs automove 0')).toBe('OK');
  // Of 100 KB a page has ten at the most, so thirty items have at least three pages.
  await Promise.all(Array.from({ length: 30 }, () => cache.set(key(), bytes(100_000))));
  await cache.set(key(), '1');
  const [small = '', large = ''] = classesIn(await cache.stats('items'));
  const pages = async (): Promise<readonly number[]> => {
    // In this order: a page that moves between the two is not counted before it is seen.
    const { slabs_moved: moved } = await cache.stats();
    const slabs = await cache.stats('slabs');
    const of = (id: string): number => Number(slabs[`${id}:total_pages`]);
    return [of(large), of(small), Number(moved)];
  };
  return {
    pages,
    reassign: () => whenFree(cache, () => cache.command(`slabs reassign ${large} ${small}`)),
    whenMoved: () => eventually(cache, pages, (now) => Number(now[2]) > 0, 5),
  };
}

const unchanged = (
  cache: TextCache,
  ...names: readonly string[]
): Promise<readonly (string | undefined)[]> => answerAndSettings(cache, 'touch x 0', ...names);

const anError: unknown = expect.stringMatching(/^(ERROR|CLIENT_ERROR .+)$/);
const aReason: unknown = expect.stringMatching(/^ERROR( .+)?$/);

// Others get the server afterwards: each proof ends with the setting that it found.
describe('admin › settings', () => {
  claim('admin.verbosity', 'the level of logging can be set', async ({ text }) => {
    const cache = await text();
    const { verbosity: found = '' } = await cache.stats('settings');
    const set = (level: string): Promise<unknown> =>
      answerAndSettings(cache, `verbosity ${level}`, 'verbosity');
    expect(await set('1')).toEqual(['OK', '1']);
    expect(await set('2')).toEqual(['OK', '2']);
    expect(await set('1')).toEqual(['OK', '1']);
    expect(await set('5')).toEqual(['OK', '2']);
    expect(await set('0')).toEqual(['OK', '0']);
    expect(await set(found)).toEqual(['OK', found]);
  });

  claim('admin.cache-memlimit', 'the limit of memory is set in megabytes', async ({ text }) => {
    const cache = await text();
    const limit = async (): Promise<number> => Number((await cache.stats()).limit_maxbytes);
    const found = await limit();
    const megabyte = 1_048_576;
    expect(await cache.command(`cache_memlimit ${String(found / megabyte + 1)}`)).toBe('OK');
    expect(await limit()).toBe(found + megabyte);
    expect(await cache.stats('settings')).toHaveProperty('maxbytes', String(found + megabyte));
    expect(await cache.command(`cache_memlimit ${String(found / megabyte)}`)).toBe('OK');
    expect(await limit()).toBe(found);
  });

  claim('admin.slabs-automove', 'the slab mover takes 0, 1 and 2', async ({ text }) => {
    const cache = await text();
    const { slab_automove: found = '' } = await cache.stats('settings');
    const set = (mode: string): Promise<unknown> =>
      answerAndSettings(cache, `slabs automove ${mode}`, 'slab_automove');
    expect(await set('0')).toEqual(['OK', '0']);
    expect(await set('1')).toEqual(['OK', '1']);
    expect(await set('2')).toEqual(['OK', '2']);
    expect(await set('3')).toEqual([anError, '2']);
    expect(await set(found)).toEqual(['OK', found]);
  });

  claim(
    'admin.slabs-reassign-errors',
    'a page that cannot be moved has a reason',
    async ({ wire, text, key }) => {
      const [raw, cache] = await Promise.all([wire(), text()]);
      await cache.set(key(), '1');
      const reassign = (classes: string): Promise<string> =>
        whenFree(cache, () => raw.exchange(`slabs reassign ${classes}\r\n`));
      expect(await reassign('1 1')).toMatch(/^SAME .+\r\n$/);
      expect(await reassign('1 900')).toMatch(/^BADCLASS .+\r\n$/);
      expect(await reassign('900 1')).toMatch(/^BADCLASS .+\r\n$/);
      expect(await reassign('1 2')).toMatch(/^NOSPARE .+\r\n$/);
      expect(await cache.stats()).toMatchObject({ slabs_moved: '0', slab_reassign_running: '0' });
    },
  );

  claim(
    'admin.slabs-reassign-ok',
    'a page goes from a class of large items to one of small ones',
    async ({ text, key }) => {
      const { pages, reassign, whenMoved } = await twoClasses(await text(), key);
      const [before = 0, ...others] = await pages();
      expect(before).toBeGreaterThan(2);
      expect(others).toEqual([1, 0]);
      expect(await reassign()).toBe('OK');
      expect(await whenMoved()).toEqual([before - 1, 2, 1]);
    },
  );

  claim(
    'admin.slabs-reassign-unused-codes',
    'a class that is not full gets no page from another one',
    {
      documented: async ({ text, key }) => {
        const { pages, reassign } = await twoClasses(await text(), key);
        const before = await pages();
        expect(await reassign()).toMatch(/^NOTFULL\b/);
        expect(await pages()).toEqual(before);
      },
      deviates: async ({ text, key }) => {
        const { pages, reassign, whenMoved } = await twoClasses(await text(), key);
        const [, ...before] = await pages();
        expect(before).toEqual([1, 0]);
        expect(await reassign()).toBe('OK');
        expect((await whenMoved()).slice(1)).toEqual([2, 1]);
      },
    },
  );

  claim(
    'admin.crawler-sleep',
    'the crawler sleeps up to a second between two items',
    async ({ text }) => {
      const cache = await text();
      const { lru_crawler_sleep: found = '' } = await cache.stats('settings');
      const set = (microseconds: string): Promise<unknown> =>
        answerAndSettings(cache, `lru_crawler sleep ${microseconds}`, 'lru_crawler_sleep');
      expect(await set('0')).toEqual(['OK', '0']);
      expect(await set('1000000')).toEqual(['OK', '1000000']);
      const tooLong = 'CLIENT_ERROR sleep must be one second or less';
      expect(await set('1000001')).toEqual([tooLong, '1000000']);
      expect(await set(found)).toEqual(['OK', found]);
    },
  );

  claim(
    'admin.crawler-tocrawl',
    'the crawler looks at so many items of a class',
    async ({ text }) => {
      const cache = await text();
      const { lru_crawler_tocrawl: found = '' } = await cache.stats('settings');
      const set = (items: string): Promise<unknown> =>
        answerAndSettings(cache, `lru_crawler tocrawl ${items}`, 'lru_crawler_tocrawl');
      expect(await set('5')).toEqual(['OK', '5']);
      expect(await set('many')).toEqual(['CLIENT_ERROR bad command line format', '5']);
      expect(await set(found)).toEqual(['OK', found]);
    },
  );
});

describe('admin › LRU', () => {
  claim('admin.lru-tune', 'shares and ages of the LRU can be tuned within bounds', {
    documented: async ({ text }) => {
      const cache = await text();
      const names = ['hot_lru_pct', 'warm_lru_pct', 'hot_max_factor', 'warm_max_factor'];
      const tune = (values: string): Promise<readonly unknown[]> =>
        answerAndSettings(cache, `lru tune ${values}`, ...names);
      const [, ...found] = await unchanged(cache, ...names);
      const tuned = ['10', '25', '0.10', '3.00'];
      expect(await tune('10 25 0.1 3.0')).toEqual(['OK', ...tuned]);
      expect(await tune('41 40 0.2 2.0')).toEqual([aReason, ...tuned]);
      expect(await tune('20 40 0 2.0')).toEqual([aReason, ...tuned]);
      expect(await tune('20 40 0.2 0')).toEqual([aReason, ...tuned]);
      expect(await tune('40 40 0.2 2.0')).toEqual(['OK', '40', '40', '0.20', '2.00']);
      expect(await tune(found.join(' '))).toEqual(['OK', ...found]);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru tune 10 25 0.1 3.0')).toBe('ERROR');
    },
  });

  claim('admin.lru-mode', 'the LRU can be flat or segmented', {
    documented: async ({ text }) => {
      const cache = await text();
      const set = (mode: string): Promise<unknown> =>
        answerAndSettings(cache, `lru mode ${mode}`, 'lru_segmented');
      expect(await set('flat')).toEqual(['OK', 'no']);
      expect(await set('round')).toEqual([aReason, 'no']);
      expect(await set('segmented')).toEqual(['OK', 'yes']);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru mode flat')).toBe('ERROR');
    },
  });

  claim('admin.lru-temp-ttl', 'items with a short TTL can be temporary', {
    documented: async ({ text }) => {
      const cache = await text();
      const set = (ttl: string): Promise<readonly unknown[]> =>
        answerAndSettings(cache, `lru temp_ttl ${ttl}`, 'temp_lru', 'temporary_ttl');
      const [, switched, found] = await unchanged(cache, 'temp_lru', 'temporary_ttl');
      expect(switched).toBe('no');
      expect(await set('30')).toEqual(['OK', 'yes', '30']);
      expect(await set('-1')).toEqual(['OK', 'no', '30']);
      expect(await set(String(found))).toEqual(['OK', 'yes', found]);
      expect(await set('-1')).toEqual(['OK', 'no', found]);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru temp_ttl 30')).toBe('ERROR');
    },
  });
});
