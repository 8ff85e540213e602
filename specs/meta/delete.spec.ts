import { drivers } from '../../fixtures/drivers/drivers';
import { flagOf, type MetaCache } from '../../fixtures/drivers/meta';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

const casOf = async (cache: MetaCache, key: string): Promise<bigint> =>
  BigInt(String(flagOf(await cache.mg(key, { c: true }), 'c')));

describe('meta › md', () => {
  claim.over(meta, 'meta.md.hit', 'md deletes', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, 'one');
    expect(await cache.get(k)).toHold('one');
    expect(await cache.md(k)).toMatchObject({ code: 'HD', flags: [] });
    expect(await cache.get(k)).toBe('miss');
    expect((await cache.md(k)).code).toBe('NF');
  });

  claim('meta.md.miss', 'md of an unknown key says NF', async ({ wire, key }) => {
    // Up to 1.6.17 a blank stands at its end.
    expect(await (await wire()).exchange(`md ${key()}\r\n`)).toMatch(/^NF ?\r\n$/);
  });

  claim.over(
    meta,
    'meta.md.flag-q',
    'q hides HD, and neither NF nor EX',
    async ({ cache, key }) => {
      const [gone, kept] = [key(), key()];
      await cache.ms(gone, 'one');
      await cache.ms(kept, 'two');
      const wrong = (await casOf(cache, kept)) + 1n;
      const sent = [
        { command: 'md', key: gone, flags: 'Oq1' },
        { command: 'md', key: gone, flags: 'Oq2' },
        { command: 'md', key: kept, flags: `C${String(wrong)} Oq3` },
      ] as const;
      expect(await cache.get(gone)).toHold('one');
      const replies = await cache.quiet(sent);
      expect(replies.map(({ code, flags }) => [code, flags.at(-1)])).toEqual([
        ['NF', 'Oq2'],
        ['EX', 'Oq3'],
      ]);
      expect(await cache.get(gone)).toBe('miss');
      expect(await cache.get(kept)).toHold('two');
    },
  );

  claim.over(
    meta,
    'meta.md.flag-k-O',
    'k and O come back in their order with HD, NF and EX',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const C = (await casOf(cache, k)) + 1n;
      const replies = await Promise.all([
        cache.md(k, { C, k: true, O: 'ab' }),
        cache.md(k, { O: 'ab', k: true }),
        cache.md(k, { k: true, O: '12' }),
      ]);
      expect(replies.map(({ code, flags }) => [code, ...flags])).toEqual([
        ['EX', `k${k}`, 'Oab'],
        ['HD', 'Oab', `k${k}`],
        ['NF', `k${k}`, 'O12'],
      ]);
    },
  );

  claim.over(meta, 'meta.md.flag-C', 'C deletes on its own CAS unique only', {
    documented: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const C = await casOf(cache, k);
      expect((await cache.md(k, { C: C + 1n })).code).toBe('EX');
      expect(await cache.gets(k)).toMatchObject({ value: Buffer.from('one'), cas: C });
      expect((await cache.md(k, { C })).code).toBe('HD');
      expect(await cache.get(k)).toBe('miss');
      expect((await cache.md(k, { C })).code).toBe('NF');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const C = await casOf(cache, k);
      expect((await cache.md(k, { C })).code).toBe('EX');
      expect((await cache.md(k, { C: C + 1n })).code).toBe('EX');
      expect(await cache.gets(k)).toMatchObject({ value: Buffer.from('one'), cas: C });
      expect((await cache.md(k)).code).toBe('HD');
      expect((await cache.md(k, { C })).code).toBe('NF');
    },
  });

  claim.over(
    meta,
    'meta.md.T-without-I',
    'T alone does not keep the item',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      expect(await cache.get(k)).toHold('one');
      expect((await cache.md(k, { T: 500 })).code).toBe('HD');
      expect(await cache.get(k)).toBe('miss');
    },
  );
});

describe('meta › md › x and E', () => {
  claim.over(meta, 'meta.md.flag-x', 'x leaves an item without a value', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, 'one');
    expect(await cache.get(k)).toHold('one');
    expect((await cache.md(k, { x: true })).code).toBe('HD');
    expect(await cache.get(k)).toHold('');
    expect(await cache.mg(k, { s: true })).toMatchObject({ code: 'HD', flags: ['s0'] });
    // The key is taken, so an add does not store.
    expect(await cache.add(k, 'two')).toBe('not stored');
  });

  // A TTL of 2,592,000 s is the longest: a second later it would still not be -1, no TTL.
  claim.over(meta, 'meta.md.flag-x-keeps-rest', 'x leaves client flags and TTL', {
    documented: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { F: 7, T: 2_592_000 });
      expect(await cache.mg(k, { f: true, s: true })).toMatchObject({ flags: ['f7', 's3'] });
      await cache.md(k, { x: true });
      const emptied = await cache.mg(k, { f: true, s: true, t: true });
      expect(emptied.flags.slice(0, 2)).toEqual(['f7', 's0']);
      expect(emptied.flags).not.toContain('t-1');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { F: 7, T: 2_592_000 });
      expect(await cache.mg(k, { f: true, s: true })).toMatchObject({ flags: ['f7', 's3'] });
      await cache.md(k, { x: true });
      const emptied = await cache.mg(k, { f: true, s: true, t: true });
      expect(emptied).toMatchObject({ code: 'HD', flags: ['f0', 's0', 't-1'] });
    },
  });

  claim.over(
    meta,
    'meta.md.flag-x-I',
    'x and I leave an empty item that is stale',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      expect(await cache.mg(k, { s: true })).toMatchObject({ code: 'HD', flags: ['s3'] });
      expect((await cache.md(k, { x: true, I: true })).code).toBe('HD');
      const [first, second] = [await cache.mg(k, { s: true }), await cache.mg(k, { s: true })];
      expect([first.code, ...first.flags.toSorted()]).toEqual(['HD', 'W', 'X', 's0']);
      expect([second.code, ...second.flags.toSorted()]).toEqual(['HD', 'X', 'Z', 's0']);
    },
  );

  claim.over(
    meta,
    'meta.md.flag-E',
    'E is the CAS of what I or x leave',
    async ({ cache, text, key }) => {
      const reader = await text();
      const [marked, emptied] = [key(), key()];
      await Promise.all([cache.ms(marked, 'one'), cache.ms(emptied, 'one')]);
      expect((await cache.md(marked, { I: true, E: 1234 })).code).toBe('HD');
      expect((await cache.md(emptied, { x: true, E: 18_446_744_073_709_551_615n })).code).toBe(
        'HD',
      );
      expect(await reader.gets(marked)).toMatchObject({ value: Buffer.from('one'), cas: 1234n });
      expect(await reader.gets(emptied)).toMatchObject({
        value: Buffer.alloc(0),
        cas: 18_446_744_073_709_551_615n,
      });
    },
  );
});
