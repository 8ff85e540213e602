import { describe, expect, given } from '../../fixtures/claims';
import { movedBy } from '../../fixtures/claims/counters';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('expiry › statistics', () => {
  // Beyond 30 days a TTL is a Unix time, and this one is in 1970: stored, and expired at once. The
  // first get frees the item, so the second one finds nothing that expired.
  claim.over(
    everyDriver,
    'expiry.get-expired-stat',
    'a get of an expired item counts in get_expired',
    async ({ cache, key }) => {
      const k = key();
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.get(k)).toHold('1');
      given(await cache.set(k, '2', { ttl: 2_592_001 })).toBe('stored');
      const first = await movedBy(cache, () => cache.get(k));
      expect(first).toEqual({ cmd_get: 1, get_misses: 1, get_expired: 1 });
      const second = await movedBy(cache, () => cache.get(k));
      expect(second).toEqual({ cmd_get: 1, get_misses: 1 });
    },
  );
});
