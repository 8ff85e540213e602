import type { Item } from '../../fixtures/drivers/cache';
import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { almost500, ma, md, meta, mg, ms } from './commands';

const isEmpty = ({ value }: Item): boolean => value.length === 0;
const isCounter = ({ value }: Item): boolean => /^\d+ *$/.test(value.toString());

describe('meta › commands that set a TTL', () => {
  claim.over(
    meta,
    'meta.mg.flag-T',
    'an item that mg with T2 hits expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
      const touch = { afterTicks: 1, run: (k: string) => mg(cache, k, 'T2'), gives: 'HD', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 3, write, then: [touch] })).toExpireOnTick();
    },
  );

  claim.over(meta, 'meta.mg.flag-T', 'mg with T0 clears the TTL', async ({ cache, time }) => {
    const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
    const clear = { afterTicks: 1, run: (k: string) => mg(cache, k, 'T0'), gives: 'HD', ttl: 0 };
    expect(await time(cache).lifetimes({ write, then: [clear], watchTicks: 2 })).toPersist();
  });

  claim.over(
    meta,
    'meta.mg.flag-T-absolute',
    'an item that mg with T of a Unix time hits expires at that time',
    async ({ cache, time }) => {
      const run = async (k: string, at: number) =>
        Promise.all([cache.set(k, k), mg(cache, k, `T${at}`)]);
      const write = { run, gives: ['stored', 'HD'], expiresIn: 2 };
      expect(await time(cache).lifetimes({ items: 3, write })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-T-absolute',
    'an item that N of a Unix time creates expires at that time',
    async ({ cache, time }) => {
      const run = (k: string, at: number) => mg(cache, k, `N${at}`);
      const write = { run, gives: 'HD W', expiresIn: 2 };
      expect(await time(cache).lifetimes({ items: 3, write, isOurs: isEmpty })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-T',
    'an item of ms with T2 expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => ms(cache, k, k, 'T2'), gives: 'HD', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 5, write })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-T',
    'T of ms may be 0, negative or a Unix time',
    async ({ cache, key }) => {
      const k = key();
      const now = Number((await cache.stats()).time);
      expect(await ms(cache, k, 'one', 'T0')).toBe('HD');
      expect(await mg(cache, k, 't')).toBe('HD t-1');
      expect(await ms(cache, k, 'two', 'T-1')).toBe('HD');
      expect(await mg(cache, k, 't')).toBe('EN');
      expect(await ms(cache, k, 'three', `T${now + 500}`)).toBe('HD');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await ms(cache, k, 'four', `T${now - 10}`)).toBe('HD');
      expect(await mg(cache, k, 't')).toBe('EN');
    },
  );

  claim.over(
    meta,
    'meta.ms.append-N',
    'an item that an append with N2 creates expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => ms(cache, k, k, 'MA T500 N2'), gives: 'HD', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 3, write })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ma.N-J',
    'a counter that ma with N2 creates expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => ma(cache, k, 'T500 N2 J13'), gives: 'HD', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 3, write, isOurs: isCounter })).toExpireOnTick();
    },
  );

  // Before anybody reads it: see meta.ma.flag-T-while-read.
  claim.over(
    meta,
    'meta.ma.flag-T',
    'a counter that ma with T2 changes expires on its tick',
    async ({ cache, time }) => {
      const run = (k: string) => Promise.all([cache.set(k, '41'), ma(cache, k, 'T2')]);
      const write = { run, gives: ['stored', 'HD'], ttl: 2 };
      expect(await time(cache).lifetimes({ items: 3, write, isOurs: isCounter })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.md.I-T',
    'an item that md with I and T2 marks as stale expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
      const mark = { afterTicks: 1, run: (k: string) => md(cache, k, 'I T2'), gives: 'HD', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 3, write, then: [mark] })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.md.flag-x-T',
    'an item that md with x and T2 empties expires on its tick',
    async ({ cache, time }) => {
      const run = (k: string) => Promise.all([ms(cache, k, k), md(cache, k, 'x T2')]);
      const write = { run, gives: ['HD', 'HD'], ttl: 2 };
      expect(await time(cache).lifetimes({ items: 3, write, isOurs: isEmpty })).toExpireOnTick();
    },
  );
});

describe('meta › commands that keep the TTL', () => {
  claim.over(
    meta,
    'meta.ms.append-N-present',
    'an append with N and T keeps the TTL of an existing item',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const append = {
        afterTicks: 1,
        run: (k: string) => ms(cache, k, '!', 'MA N9 T9'),
        gives: 'HD',
      };
      expect(await time(cache).lifetimes({ items: 3, write, then: [append] })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ma.N-present',
    'ma with N keeps the TTL of an existing counter',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, '41', { ttl: 3 }), gives: 'stored', ttl: 3 };
      const count = { afterTicks: 1, run: (k: string) => ma(cache, k, 'N9 J13'), gives: 'HD' };
      const scenario = { items: 3, write, then: [count], isOurs: isCounter };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.md.I-T',
    'md with I and without T keeps the TTL',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const mark = { afterTicks: 1, run: (k: string) => md(cache, k, 'I'), gives: 'HD' };
      expect(await time(cache).lifetimes({ items: 3, write, then: [mark] })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ms.I-keeps-ttl',
    'a stale store keeps the TTL of the item before it',
    async ({ cache, key, time }) => {
      // From here on the CAS unique 1 is lower than that of every item of the scenario.
      given(await cache.set(key(), 'first')).toBe('stored');
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const store = {
        afterTicks: 1,
        run: (k: string) => ms(cache, k, `${k}!`, 'I C1 T9'),
        gives: 'HD',
      };
      expect(await time(cache).lifetimes({ items: 3, write, then: [store] })).toExpireOnTick();
    },
  );
});
