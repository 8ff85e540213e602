import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('meta › ms of a value that is too large', () => {
  claim(
    'meta.ms.too-large',
    'ms of a value that is too large removes the old item in every mode',
    async ({ wire, text, key }) => {
      const [w, cache] = [await wire(), await text()];
      const size = Number((await cache.stats('settings')).item_size_max);
      for (const flags of ['', 'q', 'T30', 'MS', 'ME', 'MR', 'MA', 'MP', 'ME q']) {
        const k = key();
        given(await cache.set(k, 'old')).toBe('stored');
        given(await cache.get(k)).toHold('old');
        expect(await w.exchange(`ms ${k} ${size} ${flags}\r\n${'v'.repeat(size)}\r\nmn\r\n`)).toBe(
          'SERVER_ERROR object too large for cache\r\nMN\r\n',
        );
        expect(await cache.get(k)).toBe('miss');
      }
    },
  );
});
