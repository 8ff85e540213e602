import { describe, expect, given } from '../../fixtures/claims';
import { everyByte } from '../../fixtures/drivers/values';
import { claim } from './claims';
import { casOf, meta, mg, ms, quiet } from './commands';

describe('meta › ms', () => {
  claim.over(meta, 'meta.ms.set', 'ms stores its block', async ({ cache, key }) => {
    const k = key();
    expect(await ms(cache, k, everyByte)).toBe('HD');
    expect(await cache.get(k)).toHold(everyByte, 0);
  });

  claim('meta.ms.set', 'ms replies with one line', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    // Up to 1.6.17 a space stands at its end.
    expect(await w.exchange(`ms ${k} 5\r\nfive!\r\n`)).toMatch(/^HD ?\r\n$/);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 5\r\nfive!\r\nEND\r\n`);
  });

  claim.over(meta, 'meta.ms.flag-F', 'ms with F sets the client flags', async ({ cache, key }) => {
    for (const flags of [1, 65_535, 2_147_483_648, 4_294_967_295]) {
      const k = key();
      expect(await ms(cache, k, 'one', `F${flags}`)).toBe('HD');
      expect(await cache.get(k)).toHold('one', flags);
    }
  });

  claim.over(
    meta,
    'meta.ms.flag-F',
    'ms without F sets the client flags to 0',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one', 'F7')).toBe('HD');
      given(await cache.get(k)).toHold('one', 7);
      expect(await ms(cache, k, 'two')).toBe('HD');
      expect(await cache.get(k)).toHold('two', 0);
    },
  );

  claim.over(meta, 'meta.ms.flag-F-overflow', 'ms rejects an F of more than 32 bits', {
    documented: async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one', 'F7')).toBe('HD');
      expect(await ms(cache, k, 'two', 'F4294967296')).toMatch(/^CLIENT_ERROR /);
      expect(await cache.get(k)).toHold('one', 7);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one', 'F7')).toBe('HD');
      expect(await ms(cache, k, 'two', 'F4294967296')).toBe('HD');
      expect(await cache.get(k)).toHold('two', 0);
    },
  });

  claim.over(
    meta,
    'meta.ms.flag-q',
    'ms with q hides HD, but neither NS nor EX nor NF',
    async ({ cache, key }) => {
      const [k, absent, fresh] = [key(), key(), key()];
      given(await ms(cache, k, 'one')).toBe('HD');
      const C = `C${(await casOf(cache, k)) + 1n}`;
      const replies = await quiet(cache, [
        { command: 'ms', key: fresh, flags: 'Oq1', block: 'quiet' },
        { command: 'ms', key: k, flags: 'ME Oq2', block: 'two' },
        { command: 'ms', key: k, flags: `${C} Oq3`, block: 'two' },
        { command: 'ms', key: absent, flags: `${C} Oq4`, block: 'two' },
        { command: 'ms', key: fresh, flags: 'MA Oq5', block: ' too' },
      ]);
      expect(replies).toEqual(['NS Oq2', 'EX Oq3', 'NF Oq4']);
      // What has no reply is done.
      expect(await cache.get(fresh)).toHold('quiet too');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.get(absent)).toBe('miss');
    },
  );
});

describe('meta › ms › flags that return something', () => {
  claim.over(meta, 'meta.ms.flag-c', 'ms with c returns the new CAS unique', {
    documented: async ({ cache, key }) => {
      const k = key();
      const first = await ms(cache, k, 'one', 'c');
      const second = await ms(cache, k, 'two', 'c');
      const current = await casOf(cache, k);
      expect(second).toBe(`HD c${current}`);
      expect(first).not.toBe(second);
      // Only the CAS unique of the item lets a store through.
      expect(await cache.cas(k, 'three', current)).toBe('stored');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      const reply = await ms(cache, k, 'one', 'c');
      expect(reply).toBe(`HD c${await casOf(cache, k)} s3`);
    },
  });

  claim.over(
    meta,
    'meta.ms.flag-c-on-failure',
    'ms with c returns c0 with NS and NF',
    async ({ cache, key }) => {
      const [k, absent] = [key(), key()];
      given(await ms(cache, k, 'one')).toBe('HD');
      const C = await casOf(cache, k);
      expect(await ms(cache, k, 'two', 'ME c')).toMatch(/^NS c0\b/);
      expect(await ms(cache, absent, 'two', 'MR c')).toMatch(/^NS c0\b/);
      expect(await ms(cache, absent, 'two', 'MA c')).toMatch(/^NS c0\b/);
      expect(await ms(cache, absent, 'two', `C${C} c`)).toMatch(/^NF c0\b/);
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-c-on-failure',
    'ms with c returns c0 or the CAS unique of the item with EX',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      const cas = await casOf(cache, k);
      expect(await ms(cache, k, 'two', `C${cas + 1n} c`)).toMatch(new RegExp(`^EX c(0|${cas})\\b`));
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-k-O',
    'ms returns k and O in their order, with HD, NS, EX and NF',
    async ({ cache, key }) => {
      const [k, absent, fresh] = [key(), key(), key()];
      given(await ms(cache, k, 'one')).toBe('HD');
      const C = `C${(await casOf(cache, k)) + 1n}`;
      expect(await ms(cache, fresh, 'two', 'k Oab')).toBe(`HD k${fresh} Oab`);
      expect(await ms(cache, fresh, 'two', 'Oab k')).toBe(`HD Oab k${fresh}`);
      expect(await ms(cache, k, 'two', 'ME k O12')).toBe(`NS k${k} O12`);
      expect(await ms(cache, k, 'two', `O12 ${C} k`)).toBe(`EX O12 k${k}`);
      expect(await ms(cache, absent, 'two', `k ${C} O#`)).toBe(`NF k${absent} O#`);
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-s',
    'ms with s returns the size of the whole value',
    async ({ cache, key }) => {
      const k = key();
      expect(await ms(cache, k, 'five!', 's')).toBe('HD s5');
      expect(await ms(cache, k, 'abc', 'MA s')).toBe('HD s8');
      expect(await ms(cache, k, '12', 'MP s')).toBe('HD s10');
      expect(await mg(cache, k, 'v')).toBe('VA 10\r\n12five!abc');
      expect(await ms(cache, k, '', 's')).toBe('HD s0');
    },
  );

  claim.over(meta, 'meta.ms.flag-s-c-together', 'ms with s and c returns each of them once', {
    documented: async ({ cache, key }) => {
      const k = key();
      const first = await ms(cache, k, 'five!', 's c');
      expect(first).toBe(`HD s5 c${await casOf(cache, k)}`);
      const second = await ms(cache, k, 'three', 'c s');
      expect(second).toBe(`HD c${await casOf(cache, k)} s5`);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      const first = await ms(cache, k, 'five!', 's c');
      expect(first).toBe(`HD s5 c${await casOf(cache, k)} s5`);
      const second = await ms(cache, k, 'three', 'c s');
      expect(second).toBe(`HD c${await casOf(cache, k)} s5 s5`);
    },
  });
});
