import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { almost200, almost500, casOf, meta, mg } from './commands';

describe('meta › mg › C compares the CAS unique', () => {
  claim.over(
    meta,
    'meta.mg.flag-C-match',
    'mg with the CAS unique of the item as C leaves the value out',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      const cas = await casOf(cache, k);
      given(await mg(cache, k, 'v s f')).toBe('VA 3 s3 f7\r\none');
      expect(await mg(cache, k, `v C${cas} s f`)).toBe('HD s3 f7');
      expect(await mg(cache, k, `s C${cas} v c`)).toBe(`HD s3 c${cas}`);
      // A miss has no CAS unique to compare.
      given(await cache.delete(k)).toBe('deleted');
      expect(await mg(cache, k, `v C${cas} s f`)).toBe('EN');
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-C-differs',
    'mg with another CAS unique as C returns the value',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const old = await casOf(cache, k);
      expect(await mg(cache, k, `v C${old}`)).toBe('HD');
      given(await cache.set(k, 'two!')).toBe('stored');
      const now = await casOf(cache, k);
      for (const other of [old, now - 1n, now + 1n, 18_446_744_073_709_551_615n]) {
        expect(await mg(cache, k, `v C${other} s`)).toBe('VA 4 s4\r\ntwo!');
      }
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-C-others-act',
    'T sets the TTL whether C matches or not',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, `v C${cas} T500 h`)).toBe('HD h1');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await mg(cache, k, `v C${cas + 1n} T200 h`)).toBe('VA 3 h1\r\none');
      expect(await mg(cache, k, 't')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-C-before',
    'mg without support for C accepts it and returns the value',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, `v C${cas} s`)).toBe('VA 3 s3\r\none');
      expect(await mg(cache, k, `v C1${cas} s`)).toBe('VA 3 s3\r\none');
    },
  );
});

describe('meta › mg › E sets the CAS unique', () => {
  claim.over(meta, 'meta.mg.flag-E-on-hit', 'mg with T and E sets the CAS unique of the item', {
    documented: async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, `T500 E${cas + 1000n}`)).toBe('HD');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await casOf(cache, k)).toBe(cas + 1000n);
    },
    deviates: async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, `T500 E${cas + 1000n}`)).toBe('HD');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await casOf(cache, k)).toBe(cas);
    },
  });
});
