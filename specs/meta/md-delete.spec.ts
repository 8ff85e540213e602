import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, md, meta, mg, ms, quiet } from './commands';

describe('meta › md', () => {
  claim.over(meta, 'meta.md.hit', 'md deletes an existing item', async ({ cache, key }) => {
    const k = key();
    given(await ms(cache, k, 'one')).toBe('HD');
    given(await cache.get(k)).toHold('one');
    expect(await md(cache, k)).toBe('HD');
    expect(await cache.get(k)).toBe('miss');
    expect(await md(cache, k)).toBe('NF');
  });

  claim('meta.md.miss', 'md of a missing key replies NF', async ({ wire, key }) => {
    // Up to 1.6.17 a space stands at its end.
    expect(await (await wire()).exchange(`md ${key()}\r\n`)).toMatch(/^NF ?\r\n$/);
  });

  claim.over(
    meta,
    'meta.md.flag-q',
    'md with q hides HD, but neither NF nor EX',
    async ({ cache, key }) => {
      const [deleted, kept] = [key(), key()];
      given(await ms(cache, deleted, 'one')).toBe('HD');
      given(await ms(cache, kept, 'two')).toBe('HD');
      const wrong = (await casOf(cache, kept)) + 1n;
      const replies = await quiet(cache, [
        { command: 'md', key: deleted, flags: 'Oq1' },
        { command: 'md', key: deleted, flags: 'Oq2' },
        { command: 'md', key: kept, flags: `C${wrong} Oq3` },
      ]);
      expect(replies).toEqual(['NF Oq2', 'EX Oq3']);
      expect(await cache.get(deleted)).toBe('miss');
      expect(await cache.get(kept)).toHold('two');
    },
  );

  claim.over(
    meta,
    'meta.md.flag-k-O',
    'md returns k and O in their order, with HD, NF and EX',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      const wrong = (await casOf(cache, k)) + 1n;
      expect(await md(cache, k, `C${wrong} k Oab`)).toBe(`EX k${k} Oab`);
      expect(await md(cache, k, 'Oab k')).toBe(`HD Oab k${k}`);
      expect(await md(cache, k, 'k O12')).toBe(`NF k${k} O12`);
    },
  );

  claim.over(meta, 'meta.md.flag-C', 'md with C deletes only on the CAS unique of the item', {
    documented: async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      const C = await casOf(cache, k);
      expect(await md(cache, k, `C${C + 1n}`)).toBe('EX');
      expect(await mg(cache, k, 'v c')).toBe(`VA 3 c${C}\r\none`);
      expect(await md(cache, k, `C${C}`)).toBe('HD');
      expect(await mg(cache, k, 'v c')).toBe('EN');
      expect(await md(cache, k, `C${C}`)).toBe('NF');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      const C = await casOf(cache, k);
      expect(await md(cache, k, `C${C}`)).toBe('EX');
      expect(await md(cache, k, `C${C + 1n}`)).toBe('EX');
      expect(await mg(cache, k, 'v c')).toBe(`VA 3 c${C}\r\none`);
      expect(await md(cache, k)).toBe('HD');
      expect(await md(cache, k, `C${C}`)).toBe('NF');
    },
  });

  claim.over(
    meta,
    'meta.md.T-without-I',
    'md with T and without I deletes',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      given(await cache.get(k)).toHold('one');
      expect(await md(cache, k, 'T500')).toBe('HD');
      expect(await cache.get(k)).toBe('miss');
    },
  );
});

describe('meta › md › x and E', () => {
  claim.over(
    meta,
    'meta.md.flag-x',
    'md with x leaves the item without its value',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      given(await cache.get(k)).toHold('one');
      expect(await md(cache, k, 'x')).toBe('HD');
      expect(await mg(cache, k, 'v')).toBe('VA 0\r\n');
      // The key exists, so an add does not store.
      expect(await cache.add(k, 'two')).toBe('not stored');
    },
  );

  // A TTL of 2,592,000 s is the longest: a second later it would still not be -1, no TTL.
  claim.over(meta, 'meta.md.flag-x-keeps-rest', 'md with x leaves client flags and TTL', {
    documented: async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one', 'F7 T2592000')).toBe('HD');
      given(await mg(cache, k, 'f s')).toBe('HD f7 s3');
      expect(await md(cache, k, 'x')).toBe('HD');
      expect(await mg(cache, k, 'f s t')).toMatch(/^HD f7 s0 t\d+$/);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one', 'F7 T2592000')).toBe('HD');
      given(await mg(cache, k, 'f s')).toBe('HD f7 s3');
      expect(await md(cache, k, 'x')).toBe('HD');
      expect(await mg(cache, k, 'f s t')).toBe('HD f0 s0 t-1');
    },
  });

  claim.over(
    meta,
    'meta.md.flag-E',
    'E of md sets the CAS unique of an item that I or x leaves',
    async ({ cache, text, key }) => {
      const [stale, emptied, plain] = [key(), key(), await text()];
      given(await ms(cache, stale, 'one')).toBe('HD');
      given(await ms(cache, emptied, 'one')).toBe('HD');
      expect(await md(cache, stale, 'I E1234')).toBe('HD');
      expect(await md(cache, emptied, 'x E18446744073709551615')).toBe('HD');
      expect(await plain.gets(stale)).toMatchObject({ cas: 1234n });
      expect(await plain.gets(emptied)).toMatchObject({ cas: 18_446_744_073_709_551_615n });
    },
  );
});
