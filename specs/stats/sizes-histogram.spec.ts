import { describe, expect, given } from '../../fixtures/claims';
import { numbers } from '../../fixtures/claims/counters';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

const disabled = 'STAT sizes_status disabled\r\n';

describe('stats › sizes', () => {
  // An item has its key, its value and 48 to 72 bytes more, by release; sizes come in steps of 32.
  claim(
    'stats.sizes-enabled',
    'with track_sizes stats sizes follows what is stored and deleted',
    async ({ text, wire, key }) => {
      const [cache, w] = [await text(), await wire()];
      const [first, large] = [key(), key()];
      const sizes = async (): Promise<object> => numbers(await cache.stats('sizes'));
      expect(await w.exchange('stats sizes\r\n')).toBe('END\r\n');
      await Promise.all([first, key(), key()].map((k) => cache.set(k, '1')));
      given(await cache.set(large, bytes(1000))).toBe('stored');
      const histogram = await sizes();
      const [small, big] = Object.keys(histogram).map(Number);
      expect(Object.values(histogram)).toEqual([3, 1]);
      expect([Number(small) % 32, Number(big) % 32]).toEqual([0, 0]);
      const [leastSmall, leastBig] = [first.length + 1 + 48, large.length + 1000 + 48];
      expect(small).toBeGreaterThanOrEqual(leastSmall);
      expect(small).toBeLessThan(leastSmall + 24 + 32);
      expect(big).toBeGreaterThanOrEqual(leastBig);
      expect(big).toBeLessThan(leastBig + 24 + 32);
      given(await cache.delete(first)).toBe('deleted');
      expect(Object.values(await sizes())).toEqual([2, 1]);
      given(await cache.delete(large)).toBe('deleted');
      expect(await w.exchange('stats sizes\r\n')).toBe(`STAT ${String(small)} 2\r\nEND\r\n`);
    },
  );

  claim('stats.sizes-disabled', 'stats sizes reports that it is disabled', async ({ wire }) => {
    expect(await (await wire()).exchange('stats sizes\r\n')).toBe(`${disabled}END\r\n`);
  });

  // Key, value and header have between 64 and 128 bytes.
  claim('stats.sizes-enable-command', 'stats sizes_enable and sizes_disable switch stats sizes', {
    documented: async ({ wire, key }) => {
      const w = await wire();
      expect(await w.exchange('stats sizes\r\n')).toBe(`${disabled}END\r\n`);
      expect(await w.exchange('stats sizes_enable\r\n')).toBe('STAT sizes_status enabled\r\n');
      given(await w.exchange(`set ${key()} 0 0 1\r\n1\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange('stats sizes\r\n')).toMatch(/^STAT (64|96|128) 1\r\nEND\r\n$/);
      expect(await w.exchange('stats sizes_disable\r\n')).toBe(disabled);
      expect(await w.exchange('stats sizes\r\n')).toBe(`${disabled}END\r\n`);
    },
    deviates: async ({ wire }) => {
      const w = await wire();
      expect(await w.exchange('stats sizes_enable\r\n')).toBe('ERROR\r\n');
      expect(await w.exchange('stats sizes_disable\r\n')).toBe('ERROR\r\n');
      expect(await w.exchange('stats sizes\r\n')).toBe(`${disabled}END\r\n`);
    },
  });
});
