import { describe, expect, given } from '../../fixtures/claims';
import { whenFree } from '../../fixtures/claims/crawler';
import { classesIn } from '../../fixtures/claims/slab-classes';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

// Beyond 30 days a TTL is a Unix time, and this one is in 1970: stored, and expired at once.
const expired = { ttl: 2_592_001 };
const disabled = 'CLIENT_ERROR lru crawler disabled';

describe('admin › crawler', () => {
  // The small items share a class; the large one has another, which the first crawl leaves alone.
  claim.over(wireDrivers, 'admin.crawler-crawl', 'lru_crawler crawl frees just expired items', {
    documented: async ({ cache, key, text }) => {
      const [control, living] = [await text(), key()];
      const counts = async (): Promise<unknown> => {
        const { curr_items: items, crawler_reclaimed: freed } = await control.stats();
        return `${String(items)} items, ${String(freed)} freed`;
      };
      const reaches = (wanted: string): Promise<unknown> =>
        eventually(control, counts, (now) => now === wanted);
      const crawl = (classes: string): Promise<string> =>
        whenFree(control, () => control.command(`lru_crawler crawl ${classes}`));
      given(await cache.set(living, '1')).toBe('stored');
      await Promise.all([key(), key(), key()].map((k) => cache.set(k, '1', expired)));
      given(await cache.set(key(), bytes(100_000), expired)).toBe('stored');
      given(await counts()).toBe('5 items, 0 freed');
      const [small] = classesIn(await control.stats('items'));
      expect(await crawl(String(small))).toBe('OK');
      expect(await reaches('2 items, 3 freed')).toBe('2 items, 3 freed');
      expect(await crawl('all')).toBe('OK');
      expect(await reaches('1 items, 4 freed')).toBe('1 items, 4 freed');
      expect(await cache.get(living)).toHold('1');
    },
    deviates: async ({ cache, key, text, time }) => {
      const control = await text();
      given(await cache.set(key(), '1', expired)).toBe('stored');
      const crawl = await time(control).take(() => control.command('lru_crawler crawl all'));
      expect(crawl.result).toBe('OK');
      await time(control).ticksAfter(crawl, 2);
      expect(await control.stats()).toMatchObject({ curr_items: '1', lru_crawler_running: '1' });
    },
  });

  claim('admin.crawler-disabled', 'without the crawler, crawl and metadump are rejected', {
    documented: async ({ text }) => {
      const cache = await text();
      const crawl = (): Promise<string> => cache.command('lru_crawler crawl all');
      expect(await crawl()).toBe(disabled);
      expect(await cache.command('lru_crawler metadump all')).toBe(disabled);
      expect(await cache.command('lru_crawler enable')).toBe('OK');
      expect(await whenFree(cache, crawl)).toBe('OK');
      expect(await cache.command('lru_crawler disable')).toBe('OK');
      expect(await eventually(cache, crawl, (reply) => reply === disabled)).toBe(disabled);
    },
    deviates: async ({ text }) => {
      expect(await (await text()).command('lru_crawler crawl all')).toBe('OK');
    },
  });
});
