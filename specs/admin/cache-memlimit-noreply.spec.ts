import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('admin › cache_memlimit with noreply', () => {
  claim(
    'admin.cache-memlimit-noreply',
    'cache_memlimit with noreply sets the limit and sends no reply',
    async ({ wire, text }) => {
      const [w, cache] = [await wire(), await text()];
      given(await cache.stats()).toMatchObject({ limit_maxbytes: String(64 * 1024 ** 2) });
      expect(await w.exchange('cache_memlimit 96 noreply\r\n')).toBe('');
      expect(await cache.stats()).toMatchObject({ limit_maxbytes: String(96 * 1024 ** 2) });
    },
  );
});
