import { describe, expect, given } from '../../fixtures/claims';
import { drivers, lineDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('expiry › negative TTL', () => {
  // The second add is stored: neither the key nor the connection is spoiled.
  claim.over(
    lineDrivers,
    'expiry.negative-text',
    'add with TTL -1 succeeds, and the item has expired at once',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.add(k, 'one', { ttl: -1 })).toBe('stored');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
    },
  );

  claim(
    'expiry.negative-text',
    'item with any negative TTL has expired at once',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const setAndGet = (ttl: number) => w.exchange(`set ${k} 0 ${ttl} 3\r\none\r\nget ${k}\r\n`);
      given(await setAndGet(0)).toBe(`STORED\r\nVALUE ${k} 0 3\r\none\r\nEND\r\n`);
      expect(await setAndGet(-1)).toBe('STORED\r\nEND\r\n');
      expect(await setAndGet(-2)).toBe('STORED\r\nEND\r\n');
      expect(await setAndGet(-2_592_001)).toBe('STORED\r\nEND\r\n');
      expect(await setAndGet(-2_147_483_648)).toBe('STORED\r\nEND\r\n');
    },
  );

  claim.over(
    lineDrivers,
    'expiry.negative-replaces',
    'set with a negative TTL removes the old item',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'old');
      given(await cache.get(k)).toHold('old');
      expect(await cache.set(k, 'new', { ttl: -1 })).toBe('stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.negative-meta',
    'ms with T-1 replies HD, and mg misses',
    async ({ cache, key }) => {
      const k = key();
      given((await cache.ms(k, 'one', { T: 100 })).line).toBe('HD');
      given((await cache.mg(k, { s: true })).line).toBe('HD s3');
      expect((await cache.ms(k, 'one', { T: -1 })).line).toBe('HD');
      expect((await cache.mg(k, { s: true })).line).toBe('EN');
    },
  );
});
