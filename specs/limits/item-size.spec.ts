import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

const KB = 1024;

/** What a process says, and the exit code that a container's engine makes of it. */
const ofSegmentationFault = /SIGSEGV|exit code 139/;

const chunksTooLarge = /slab_chunk_max \(bytes: \d+\) cannot be larger than -I/;

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

  claim.over(everyDriver, 'limits.item-size-1k', 'with -I 1k an item may have 1 KiB', {
    documented: async ({ cache, key }) => {
      const [k, most] = [key(), bytes(800)];
      expect(await cache.set(k, most)).toBe('stored');
      expect(await cache.get(k)).toHold(most);
      expect(await cache.set(k, bytes(KB))).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: async ({ wire, key, ownServer }) => {
      const w = await wire();
      const end = await ownServer.endedBy(() =>
        w.send(`set ${key()} 0 0 800\r\n${'v'.repeat(800)}\r\n`),
      );
      expect(end).toMatch(ofSegmentationFault);
      expect((await w.closed()).toString()).toBe('');
    },
  });

  claim('limits.item-size-starts', 'a server starts with -I 512k, and with -I 1k', {
    documented: async ({ refusal }) => {
      expect(await refusal('-I', '512k')).toBe('it started');
      expect(await refusal('-I', '1k')).toBe('it started');
    },
    deviates: {
      'below 1m': async ({ refusal }) => {
        expect(await refusal('-I', '512k')).toMatch(chunksTooLarge);
        expect(await refusal('-I', '1k')).toMatch(chunksTooLarge);
        expect(await refusal('-I', '1m')).toBe('it started');
      },
      'below 512k': async ({ refusal }) => {
        expect(await refusal('-I', '1k')).toMatch(chunksTooLarge);
        expect(await refusal('-I', '512k')).toBe('it started');
      },
    },
  });

  claim('limits.item-size-small', 'the refusal is a SERVER_ERROR', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const refused = `set ${k} 0 0 600000\r\n${'v'.repeat(600_000)}\r\n`;
    const stored = `set ${k} 0 0 400000\r\n${'v'.repeat(400_000)}\r\n`;
    expect(await w.exchange(refused + stored)).toBe(
      'SERVER_ERROR object too large for cache\r\nSTORED\r\n',
    );
  });
});
