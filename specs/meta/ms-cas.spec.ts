import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, meta, mg, ms } from './commands';

describe('meta › ms › CAS unique', () => {
  claim.over(
    meta,
    'meta.ms.C-match',
    'ms with C stores only on the CAS unique of the item',
    async ({ cache, key }) => {
      const [k, absent] = [key(), key()];
      given(await ms(cache, k, 'one')).toBe('HD');
      const C = await casOf(cache, k);
      expect(await ms(cache, k, 'wrong', `C${C + 1n}`)).toBe('EX');
      expect(await ms(cache, k, 'two', `C${C}`)).toBe('HD');
      // The store has changed the CAS unique.
      expect(await ms(cache, k, 'wrong', `C${C}`)).toBe('EX');
      expect(await mg(cache, k, 'v')).toBe('VA 3\r\ntwo');
      expect(await ms(cache, absent, 'wrong', `C${C}`)).toBe('NF');
      expect(await mg(cache, absent, 'v')).toBe('EN');
    },
  );

  claim.over(meta, 'meta.ms.C-append', 'append and prepend respect C', async ({ cache, key }) => {
    const k = key();
    given(await ms(cache, k, '-')).toBe('HD');
    const C = await casOf(cache, k);
    expect(await ms(cache, k, 'wrong', `MA C${C + 1n}`)).toBe('EX');
    expect(await ms(cache, k, 'wrong', `MP C${C + 1n}`)).toBe('EX');
    expect(await ms(cache, k, 'after', `MA C${C}`)).toBe('HD');
    expect(await ms(cache, k, 'wrong', `MP C${C}`)).toBe('EX');
    expect(await ms(cache, k, 'before', `MP C${await casOf(cache, k)}`)).toBe('HD');
    expect(await cache.get(k)).toHold('before-after');
  });

  claim.over(
    meta,
    'meta.ms.E',
    'E of ms sets the CAS unique, for text and meta',
    async ({ cache, text, key }) => {
      const [k, plain] = [key(), await text()];
      expect(await ms(cache, k, 'one', 'E1234 c')).toBe('HD c1234');
      expect(await plain.gets(k)).toMatchObject({ cas: 1234n });
      // It may be lower than the one before, and C is compared with it.
      expect(await ms(cache, k, 'two', 'E99 C1234')).toBe('HD');
      expect(await mg(cache, k, 'v c')).toBe('VA 3 c99\r\ntwo');
    },
  );

  claim.over(meta, 'meta.ms.E-64bit', 'E of ms takes 64 bits', async ({ cache, text, key }) => {
    const plain = await text();
    for (const E of [4_294_967_296n, 9_223_372_036_854_775_808n, 18_446_744_073_709_551_615n]) {
      const k = key();
      expect(await ms(cache, k, 'one', `E${E} c`)).toBe(`HD c${E}`);
      expect(await plain.gets(k)).toMatchObject({ cas: E });
    }
  });
});
