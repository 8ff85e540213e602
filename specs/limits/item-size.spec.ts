import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

const KB = 1024;

describe('limits › size of an item as option -I sets it', () => {
  // 1024 bytes are enough for the key and the header, whatever the build.
  claim.over(
    everyDriver,
    'limits.item-size-option',
    'with -I 2m an item may have 2 MiB',
    async ({ cache, key }) => {
      const [k, largest] = [key(), bytes(2048 * KB - KB)];
      expect(await cache.set(k, largest)).toBe('stored');
      expect(await cache.get(k)).toHold(largest);
      expect(await cache.set(k, bytes(2048 * KB))).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    everyDriver,
    'limits.item-size-small',
    'with -I 512k an item may have 512 KiB',
    async ({ cache, key }) => {
      const [k, largest] = [key(), bytes(512 * KB - KB)];
      expect(await cache.set(k, largest)).toBe('stored');
      expect(await cache.get(k)).toHold(largest);
      expect(await cache.set(k, bytes(512 * KB))).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    everyDriver,
    'limits.item-size-1k',
    'with -I 1k an item may have 1 KiB',
    async ({ cache, key }) => {
      const [k, most] = [key(), bytes(800)];
      expect(await cache.set(k, most)).toBe('stored');
      expect(await cache.get(k)).toHold(most);
      expect(await cache.set(k, bytes(KB))).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim('limits.item-size-small', 'the refusal is a SERVER_ERROR', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const refused = `set ${k} 0 0 600000\r\n${'v'.repeat(600_000)}\r\n`;
    const stored = `set ${k} 0 0 400000\r\n${'v'.repeat(400_000)}\r\n`;
    expect(await w.exchange(refused + stored)).toBe(
      'SERVER_ERROR object too large for cache\r\nSTORED\r\n',
    );
  });
});
