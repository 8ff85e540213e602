import { describe, expect, given } from '../../fixtures/claims';
import { setter, settingsOf } from '../../fixtures/claims/settings';
import { claim } from './claims';

// Others get the server afterwards: each proof ends with the setting that it found.
describe('admin › settings', () => {
  claim('admin.verbosity', 'verbosity sets the level of logging, up to 2', async ({ text }) => {
    const cache = await text();
    const found = await settingsOf(cache, 'verbosity');
    const set = setter(cache, 'verbosity', 'verbosity');
    expect(await set('1', '2', '1', '5', '0')).toEqual([
      'OK: 1',
      'OK: 2',
      'OK: 1',
      'OK: 2',
      'OK: 0',
    ]);
    expect(await set(found)).toEqual([`OK: ${found}`]);
  });

  claim('admin.cache-memlimit', 'cache_memlimit sets the limit in megabytes', async ({ text }) => {
    const cache = await text();
    const found = Number((await cache.stats()).limit_maxbytes);
    const megabytes = found / 1_048_576;
    const set = setter(cache, 'cache_memlimit', 'maxbytes');
    expect(await set(String(megabytes + 1))).toEqual([`OK: ${found + 1_048_576}`]);
    expect(await cache.stats()).toHaveProperty('limit_maxbytes', String(found + 1_048_576));
    expect(await set(String(megabytes))).toEqual([`OK: ${found}`]);
    expect(await cache.stats()).toHaveProperty('limit_maxbytes', String(found));
  });

  claim('admin.slabs-automove', 'slabs automove takes 0, 1 and 2 only', async ({ text }) => {
    const cache = await text();
    const found = await settingsOf(cache, 'slab_automove');
    const set = setter(cache, 'slabs automove', 'slab_automove');
    expect(await set('0', '1', '2')).toEqual(['OK: 0', 'OK: 1', 'OK: 2']);
    expect((await set('3'))[0]).toMatch(/^(ERROR|CLIENT_ERROR .+): 2$/);
    expect(await set(found)).toEqual([`OK: ${found}`]);
  });

  claim('admin.crawler-sleep', 'lru_crawler sleep takes up to a second', async ({ text }) => {
    const cache = await text();
    const found = await settingsOf(cache, 'lru_crawler_sleep');
    const set = setter(cache, 'lru_crawler sleep', 'lru_crawler_sleep');
    expect(await set('0', '1000000', '1000001', found)).toEqual([
      'OK: 0',
      'OK: 1000000',
      'CLIENT_ERROR sleep must be one second or less: 1000000',
      `OK: ${found}`,
    ]);
  });

  claim('admin.crawler-tocrawl', 'lru_crawler tocrawl takes a number of items', async (proof) => {
    const cache = await proof.text();
    const found = await settingsOf(cache, 'lru_crawler_tocrawl');
    const set = setter(cache, 'lru_crawler tocrawl', 'lru_crawler_tocrawl');
    const badFormat = 'CLIENT_ERROR bad command line format: 5';
    expect(await set('5', 'many', found)).toEqual(['OK: 5', badFormat, `OK: ${found}`]);
  });

  claim('admin.lru-tune', 'lru tune sets shares and ages, within bounds', {
    documented: async ({ text }) => {
      const cache = await text();
      const names = 'hot_lru_pct warm_lru_pct hot_max_factor warm_max_factor';
      const found = await settingsOf(cache, names);
      const set = setter(cache, 'lru tune', names);
      expect(await set('10 25 0.1 3.0')).toEqual(['OK: 10 25 0.10 3.00']);
      for (const beyond of ['41 40 0.2 2.0', '20 40 0 2.0', '20 40 0.2 0'])
        expect((await set(beyond))[0]).toMatch(/^ERROR.*: 10 25 0\.10 3\.00$/);
      expect(await set('40 40 0.2 2.0')).toEqual(['OK: 40 40 0.20 2.00']);
      expect(await set(found)).toEqual([`OK: ${found}`]);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru tune 10 25 0.1 3.0')).toBe('ERROR');
    },
  });

  claim('admin.lru-mode', 'lru mode takes flat and segmented only', {
    documented: async ({ text }) => {
      const set = setter(await text(), 'lru mode', 'lru_segmented');
      expect(await set('flat')).toEqual(['OK: no']);
      expect((await set('round'))[0]).toMatch(/^ERROR( .+)?: no$/);
      expect(await set('segmented')).toEqual(['OK: yes']);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru mode flat')).toBe('ERROR');
    },
  });

  claim('admin.lru-temp-ttl', 'lru temp_ttl sets a TTL, and a negative one switches it off', {
    documented: async ({ text }) => {
      const cache = await text();
      const [names, found] = ['temp_lru temporary_ttl', await settingsOf(cache, 'temporary_ttl')];
      given(await settingsOf(cache, names)).toBe(`no ${found}`);
      expect(await setter(cache, 'lru temp_ttl', names)('30', '-1', found, '-1')).toEqual([
        'OK: yes 30',
        'OK: no 30',
        `OK: yes ${found}`,
        `OK: no ${found}`,
      ]);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru temp_ttl 30')).toBe('ERROR');
    },
  });
});
