import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

const KIB = 1024;
const chunksTooLarge = /slab_chunk_max \(bytes: \d+\) cannot be larger than -I/;

describe('limits › option -I', () => {
  // 1024 bytes are enough for the key and the header, whatever the build.
  for (const [id, size, limit] of [
    ['limits.item-size-option', '2m', 2048 * KIB],
    ['limits.item-size-small', '512k', 512 * KIB],
  ] as const) {
    claim.over(
      everyDriver,
      id,
      `with -I ${size}, ${limit / KIB - 1} KiB are stored and ${limit / KIB} KiB too large`,
      async ({ cache, key }) => {
        const [k, largest] = [key(), bytes(limit - KIB)];
        expect(await cache.set(k, largest)).toBe('stored');
        expect(await cache.get(k)).toHold(largest);
        expect(await cache.set(k, bytes(limit))).toBe('too large');
        given(await cache.get(k)).toBe('miss');
      },
    );
  }

  claim.over(everyDriver, 'limits.item-size-1k', 'with -I 1k, 800 bytes fit and 1 KiB does not', {
    documented: async ({ cache, key }) => {
      const [k, most] = [key(), bytes(800)];
      expect(await cache.set(k, most)).toBe('stored');
      expect(await cache.get(k)).toHold(most);
      expect(await cache.set(k, bytes(KIB))).toBe('too large');
      given(await cache.get(k)).toBe('miss');
    },
    deviates: async ({ wire, key, ownServer }) => {
      const w = await wire();
      const set = `set ${key()} 0 0 800\r\n${'v'.repeat(800)}\r\n`;
      expect(await ownServer.endedBy(() => w.send(set))).toMatch(/SIGSEGV|exit code 139/);
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

  claim(
    'limits.item-size-small',
    'with -I 512k, a set of 600,000 bytes is rejected with a SERVER_ERROR',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const set = (size: number) => `set ${k} 0 0 ${size}\r\n${'v'.repeat(size)}\r\n`;
      expect(await w.exchange(set(600_000) + set(400_000))).toBe(
        'SERVER_ERROR object too large for cache\r\nSTORED\r\n',
      );
    },
  );
});
