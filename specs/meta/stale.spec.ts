import { drivers } from '../../fixtures/drivers/drivers';
import { flagOf, type MetaCache } from '../../fixtures/drivers/meta';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

/** Code and marks of an mg that asks for the value only, in the order of the alphabet. */
const marksOf = async (cache: MetaCache, key: string): Promise<readonly string[]> => {
  const { code, flags } = await cache.mg(key, { v: true });
  return [code, ...flags.toSorted()];
};

const casOf = async (cache: MetaCache, key: string): Promise<bigint> =>
  BigInt(String(flagOf(await cache.mg(key, { c: true }), 'c')));

describe('meta › stale by md I', () => {
  claim.over(
    meta,
    'meta.md.flag-I',
    'I marks the item as stale instead of deleting it',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { F: 7 });
      expect(await marksOf(cache, k)).toEqual(['VA']);
      expect((await cache.md(k, { I: true })).code).toBe('HD');
      expect([await marksOf(cache, k), await marksOf(cache, k), await marksOf(cache, k)]).toEqual([
        ['VA', 'W', 'X'],
        ['VA', 'X', 'Z'],
        ['VA', 'X', 'Z'],
      ]);
      expect(await cache.get(k)).toHold('one', 7);
    },
  );

  claim.over(meta, 'meta.md.flag-I', 'I changes the CAS', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, 'one');
    const before = await casOf(cache, k);
    expect(await casOf(cache, k)).toBe(before);
    expect((await cache.md(k, { I: true })).code).toBe('HD');
    expect(await casOf(cache, k)).not.toBe(before);
  });

  claim(
    'meta.md.I-one-winner',
    'one of many readers wins',
    async ({ meta: connect, text, key }) => {
      const k = key();
      const readers = await Promise.all(Array.from({ length: 12 }, () => connect()));
      const [first] = readers;
      await (await text()).set(k, 'one');
      await first?.md(k, { I: true });
      const reads = await Promise.all(
        readers.flatMap((reader) => [marksOf(reader, k), marksOf(reader, k)]),
      );
      // All of them are hits, and all see that it is stale.
      expect(reads.filter((read) => ['VA', 'X'].every((mark) => read.includes(mark)))).toHaveLength(
        24,
      );
      expect(reads.filter((read) => read.includes('W'))).toHaveLength(1);
      expect(reads.filter((read) => read.includes('Z'))).toHaveLength(23);
    },
  );

  claim(
    'meta.md.I-plain-get',
    'get and gets read a stale item',
    async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const k = key();
      await plain.set(k, 'one', { flags: 7 });
      await cache.md(k, { I: true });
      expect(await plain.get(k)).toHold('one', 7);
      expect(await plain.gets(k)).toHold('one', 7);
      // It was stale all the while, and a plain read has not taken the win.
      expect(await marksOf(cache, k)).toEqual(['VA', 'W', 'X']);
      expect(await plain.get(k)).toHold('one', 7);
    },
  );

  claim(
    'meta.md.I-twice-new-win',
    'a second I lets somebody win again',
    async ({ meta: connect, text, key }) => {
      const cache = await connect();
      const k = key();
      await (await text()).set(k, 'one');
      await cache.md(k, { I: true });
      expect([await marksOf(cache, k), await marksOf(cache, k)]).toEqual([
        ['VA', 'W', 'X'],
        ['VA', 'X', 'Z'],
      ]);
      await cache.md(k, { I: true });
      expect([await marksOf(cache, k), await marksOf(cache, k)]).toEqual([
        ['VA', 'W', 'X'],
        ['VA', 'X', 'Z'],
      ]);
    },
  );

  claim.over(
    meta,
    'meta.md.I-cleared-by-store',
    'a store takes the marks away, before and after the win',
    async ({ cache, key }) => {
      const [untouched, won] = [key(), key()];
      await Promise.all([cache.ms(untouched, 'one'), cache.ms(won, 'one')]);
      await Promise.all([cache.md(untouched, { I: true }), cache.md(won, { I: true })]);
      expect(await marksOf(cache, won)).toEqual(['VA', 'W', 'X']);
      await Promise.all([cache.ms(untouched, 'two'), cache.ms(won, 'two')]);
      expect([await marksOf(cache, untouched), await marksOf(cache, won)]).toEqual([
        ['VA'],
        ['VA'],
      ]);
      expect(await cache.get(won)).toHold('two');
    },
  );

  claim.over(
    meta,
    'meta.md.I-winner-cas',
    'the winner stores with its CAS, and nobody with the one from before',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const old = await casOf(cache, k);
      await cache.md(k, { I: true });
      const winner = await another();
      const won = await winner.mg(k, { c: true, v: true });
      expect(won.flags).toEqual(expect.arrayContaining(['W', 'X']));
      expect((await cache.ms(k, 'too late', { C: old })).code).toBe('EX');
      expect((await winner.ms(k, 'two', { C: flagOf(won, 'c') })).code).toBe('HD');
      expect(await cache.get(k)).toHold('two');
      expect(await marksOf(cache, k)).toEqual(['VA']);
    },
  );
});

describe('meta › stale by ms I', () => {
  claim.over(
    meta,
    'meta.ms.I-stale-store',
    'a store with an older CAS is kept, and is stale',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const older = await casOf(cache, k);
      await cache.ms(k, 'two');
      // It is I that lets it through.
      expect((await cache.ms(k, 'three', { C: older })).code).toBe('EX');
      expect((await cache.ms(k, 'three', { C: older, I: true })).code).toBe('HD');
      expect([await marksOf(cache, k), await marksOf(cache, k)]).toEqual([
        ['VA', 'W', 'X'],
        ['VA', 'X', 'Z'],
      ]);
      expect(await cache.get(k)).toHold('three');
    },
  );

  claim.over(
    meta,
    'meta.ms.I-higher-cas',
    'a store with a newer CAS than that of the item is refused',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const current = await casOf(cache, k);
      expect((await cache.ms(k, 'two', { C: current + 1n, I: true })).code).toBe('EX');
      expect(await cache.gets(k)).toMatchObject({ value: Buffer.from('one'), cas: current });
      expect(await marksOf(cache, k)).toEqual(['VA']);
    },
  );

  claim.over(
    meta,
    'meta.ms.I-equal-cas',
    'a store with the CAS of the item is not stale',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const current = await casOf(cache, k);
      expect((await cache.ms(k, 'two', { C: current, I: true })).code).toBe('HD');
      expect(await marksOf(cache, k)).toEqual(['VA']);
      expect(await cache.get(k)).toHold('two');
    },
  );

  claim.over(
    meta,
    'meta.ms.I-without-C',
    'without C nothing becomes stale',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      expect((await cache.ms(k, 'two', { I: true })).code).toBe('HD');
      expect(await marksOf(cache, k)).toEqual(['VA']);
      expect(await cache.get(k)).toHold('two');
    },
  );
});
