import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { almost1000, almost200, almost500, meta, mg } from './commands';

// The lifetimes of items that mg touches or creates are in ttl.spec.ts.
describe('meta › mg › T', () => {
  claim.over(
    meta,
    'meta.mg.flag-T',
    'mg with T sets the TTL and changes nothing else',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7, ttl: 1000 });
      const before = await cache.gets(k);
      given(before).toHold('one', 7);
      expect(await mg(cache, k, 'T500')).toBe('HD');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-T-t-order',
    't after T returns the new TTL, t before T the old one',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { ttl: 1000 });
      expect(await mg(cache, k, 't T500')).toMatch(almost1000);
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await mg(cache, k, 'T200 t')).toMatch(almost200);
      expect(await mg(cache, k, 't')).toMatch(almost200);
    },
  );

  claim('meta.mg.flag-T-miss', 'mg with T creates nothing on a miss', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} T30\r\nmg ${k} T30 v\r\n`)).toBe('EN\r\nEN\r\n');
    expect(await w.exchange(`get ${k}\r\nadd ${k} 0 0 3\r\none\r\n`)).toBe('END\r\nSTORED\r\n');
    expect(await w.exchange(`mg ${k} T30 v\r\n`)).toMatch(/^VA 3 ?\r\none\r\n/);
  });

  // 30 days are 2592000 seconds; one more is a Unix time in January 1970.
  claim.over(
    meta,
    'meta.mg.flag-T-absolute',
    'T and N take 30 days for a TTL, and one second more for a Unix time',
    async ({ cache, key, stored }) => {
      const [k, created, past] = [await stored(cache, 'one'), key(), key()];
      expect(await mg(cache, k, 'T2592000 t')).toMatch(/^HD t(2592000|25919\d\d)$/);
      expect(await mg(cache, k, 'v')).toBe('VA 3\r\none');
      expect(await mg(cache, k, 'T2592001')).toBe('HD');
      expect(await mg(cache, k, 't')).toBe('EN');
      expect(await mg(cache, created, 'N2592000 t')).toMatch(/^HD t(2592000|25919\d\d) W$/);
      expect(await mg(cache, created, 'v')).toBe('VA 0 Z\r\n');
      expect(await mg(cache, past, 'N2592001')).toBe('HD W');
      expect(await mg(cache, past, 'v')).toBe('EN');
    },
  );
});
