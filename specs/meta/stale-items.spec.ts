import { describe, expect, given } from '../../fixtures/claims';
import type { MetaCache } from '../../fixtures/drivers/meta';
import { claim } from './claims';
import { casOf, md, meta, mg, ms } from './commands';

/** The code of an mg with v, and W, X and Z in the order of the alphabet. */
const marksOf = async (cache: MetaCache, key: string): Promise<string> => {
  const { code, flags } = await cache.command('mg', key, 'v');
  return [code, ...flags.toSorted()].join(' ');
};

describe('meta › md with I marks an item as stale', () => {
  claim.over(
    meta,
    'meta.md.flag-I',
    'md with I marks the item as stale instead of deleting it',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one', 'F7')).toBe('HD');
      given(await marksOf(cache, k)).toBe('VA');
      expect(await md(cache, k, 'I')).toBe('HD');
      expect(await marksOf(cache, k)).toBe('VA W X');
      expect(await marksOf(cache, k)).toBe('VA X Z');
      expect(await marksOf(cache, k)).toBe('VA X Z');
      expect(await cache.get(k)).toHold('one', 7);
    },
  );

  claim.over(meta, 'meta.md.flag-I', 'md with I changes the CAS unique', async ({ cache, key }) => {
    const k = key();
    given(await ms(cache, k, 'one')).toBe('HD');
    const before = await casOf(cache, k);
    given(await casOf(cache, k)).toBe(before);
    expect(await md(cache, k, 'I')).toBe('HD');
    expect(await casOf(cache, k)).not.toBe(before);
  });

  claim.over(
    meta,
    'meta.md.flag-x-I',
    'md with x and I leaves an empty stale item',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      given(await cache.get(k)).toHold('one');
      expect(await md(cache, k, 'x I')).toBe('HD');
      expect(await marksOf(cache, k)).toBe('VA W X');
      expect(await marksOf(cache, k)).toBe('VA X Z');
      expect(await cache.get(k)).toHold('');
    },
  );

  claim(
    'meta.md.I-one-winner',
    'one of many readers of a stale item wins',
    async ({ meta: connect, text, key }) => {
      const [k, cache] = [key(), await connect()];
      const readers = await Promise.all(Array.from({ length: 8 }, () => connect()));
      given(await (await text()).set(k, 'one')).toBe('stored');
      given((await cache.command('md', k, 'I')).code).toMatch(/^(HD|OK)$/);
      const marks = await Promise.all(readers.map((reader) => marksOf(reader, k)));
      expect(marks.toSorted()).toEqual(['VA W X', ...Array.from({ length: 7 }, () => 'VA X Z')]);
    },
  );

  claim(
    'meta.md.I-plain-get',
    'get and gets hit a stale item',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      given(await plain.set(k, 'one', { flags: 7 })).toBe('stored');
      given((await cache.command('md', k, 'I')).code).toMatch(/^(HD|OK)$/);
      expect(await plain.get(k)).toHold('one', 7);
      expect(await plain.gets(k)).toHold('one', 7);
      // It was stale all the while, and neither of them has taken the win.
      expect(await marksOf(cache, k)).toBe('VA W X');
      expect(await plain.get(k)).toHold('one', 7);
    },
  );

  claim(
    'meta.md.I-twice-new-win',
    'a second md with I gives another client the win',
    async ({ meta: connect, text, key }) => {
      const [k, cache] = [key(), await connect()];
      given(await (await text()).set(k, 'one')).toBe('stored');
      given((await cache.command('md', k, 'I')).code).toMatch(/^(HD|OK)$/);
      given(await marksOf(cache, k)).toContain('VA');
      given((await cache.command('md', k, 'I')).code).toMatch(/^(HD|OK)$/);
      expect(await marksOf(cache, k)).toBe('VA W X');
      expect(await marksOf(cache, k)).toBe('VA X Z');
    },
  );

  claim.over(
    meta,
    'meta.md.I-cleared-by-store',
    'an item that is stored over a stale one is not stale',
    async ({ cache, key }) => {
      const [unread, won] = [key(), key()];
      given(await ms(cache, unread, 'one')).toBe('HD');
      given(await ms(cache, won, 'one')).toBe('HD');
      given(await md(cache, unread, 'I')).toBe('HD');
      given(await md(cache, won, 'I')).toBe('HD');
      given(await marksOf(cache, won)).toBe('VA W X');
      given(await ms(cache, unread, 'two')).toBe('HD');
      given(await ms(cache, won, 'two')).toBe('HD');
      expect(await mg(cache, unread, 'v')).toBe('VA 3\r\ntwo');
      expect(await mg(cache, won, 'v')).toBe('VA 3\r\ntwo');
    },
  );

  claim.over(
    meta,
    'meta.md.I-winner-cas',
    'the winner stores with its CAS unique, and nobody with the one from before',
    async ({ cache, another, key }) => {
      const [k, winner] = [key(), await another()];
      given(await ms(cache, k, 'one')).toBe('HD');
      const old = await casOf(cache, k);
      given(await md(cache, k, 'I')).toBe('HD');
      const won = await winner.command('mg', k, 'c v');
      expect(won.flags).toEqual(expect.arrayContaining(['W', 'X']));
      expect(await ms(cache, k, 'too late', `C${old}`)).toBe('EX');
      expect(await ms(winner, k, 'two', String(won.flags[0]).replace('c', 'C'))).toBe('HD');
      expect(await mg(cache, k, 'v')).toBe('VA 3\r\ntwo');
    },
  );
});

describe('meta › ms with I stores a stale item', () => {
  claim.over(
    meta,
    'meta.ms.I-stale-store',
    'ms with I and an older CAS unique stores a stale item',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      const older = await casOf(cache, k);
      given(await ms(cache, k, 'two')).toBe('HD');
      // Without I it is rejected.
      expect(await ms(cache, k, 'three', `C${older}`)).toBe('EX');
      expect(await ms(cache, k, 'three', `C${older} I`)).toBe('HD');
      expect(await marksOf(cache, k)).toBe('VA W X');
      expect(await marksOf(cache, k)).toBe('VA X Z');
      expect(await cache.get(k)).toHold('three');
    },
  );

  claim.over(
    meta,
    'meta.ms.I-higher-cas',
    'ms with I and a higher CAS unique than that of the item is rejected',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      const current = await casOf(cache, k);
      expect(await ms(cache, k, 'two', `C${current + 1n} I`)).toBe('EX');
      expect(await mg(cache, k, 'v c')).toBe(`VA 3 c${current}\r\none`);
    },
  );

  claim.over(
    meta,
    'meta.ms.I-equal-cas',
    'ms with I and the CAS unique of the item stores an item that is not stale',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      expect(await ms(cache, k, 'two', `C${await casOf(cache, k)} I`)).toBe('HD');
      expect(await mg(cache, k, 'v')).toBe('VA 3\r\ntwo');
    },
  );

  claim.over(
    meta,
    'meta.ms.I-without-C',
    'ms with I and without C stores an item that is not stale',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      expect(await ms(cache, k, 'two', 'I')).toBe('HD');
      expect(await mg(cache, k, 'v')).toBe('VA 3\r\ntwo');
    },
  );
});
