import type { Item } from '../../fixtures/drivers/cache';
import { drivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

const isEmpty = ({ value }: Item): boolean => value.length === 0;
const isCounter = ({ value }: Item): boolean => /^\d+ *$/.test(value.toString());

describe('meta › T and N set a TTL', () => {
  claim.over(
    meta,
    'meta.ms.flag-T',
    'an item of ms T goes at its tick',
    async ({ cache, time }) => {
      const write = {
        run: async (k: string) => (await cache.ms(k, k, { T: 2 })).code,
        gives: 'HD',
        ttl: 2,
      };
      expect(await time(cache).lifetimes({ items: 5, write })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-T',
    'T by the rules: never, at once, and by the calendar',
    async ({ cache, key }) => {
      const [never, atOnce, past, future] = [key(), key(), key(), key()];
      const keys = [never, atOnce, past, future];
      await Promise.all(keys.map((k) => cache.ms(k, 'one', { T: 500 })));
      // All of them are there, so that a miss afterwards says something.
      expect(await cache.getMany(keys)).toHaveProperty('size', 4);
      const now = Number((await cache.stats()).time);
      const replies = await Promise.all([
        cache.ms(never, 'two', { T: 0 }),
        cache.ms(atOnce, 'two', { T: -1 }),
        cache.ms(past, 'two', { T: now - 10 }),
        cache.ms(future, 'two', { T: now + 500 }),
      ]);
      expect(replies.map(({ code }) => code)).toEqual(['HD', 'HD', 'HD', 'HD']);
      const read = await Promise.all(keys.map((k) => cache.mg(k, { t: true })));
      // Far fewer than 100 s pass between the commands, or the proof is given up.
      expect(read.map(({ code, flags }) => [code, ...flags])).toEqual([
        ['HD', 't-1'],
        ['EN'],
        ['EN'],
        ['HD', expect.stringMatching(/^t(500|4\d\d)$/)],
      ]);
    },
  );

  claim.over(
    meta,
    'meta.ms.append-N',
    'what append creates goes at the tick of N',
    async ({ cache, time }) => {
      const write = {
        run: async (k: string) => (await cache.ms(k, k, { M: 'A', T: 500, N: 2 })).code,
        gives: 'HD',
        ttl: 2,
      };
      expect(await time(cache).lifetimes({ items: 3, write })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ma.N-J',
    'what ma creates goes at the tick of N',
    async ({ cache, time }) => {
      const write = {
        run: async (k: string) => (await cache.ma(k, { T: 500, N: 2, J: 13 })).code,
        gives: 'HD',
        ttl: 2,
      };
      const scenario = { items: 3, write, isOurs: isCounter };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ma.flag-T',
    'a counter of ma T goes at its tick',
    async ({ cache, time }) => {
      // Before anybody reads it: see meta.ma.flag-T-while-read.
      const write = {
        run: async (k: string) => {
          const [, counted] = await Promise.all([cache.set(k, '41'), cache.ma(k, { T: 2 })]);
          return counted.code;
        },
        gives: 'HD',
        ttl: 2,
      };
      const scenario = { items: 3, write, isOurs: isCounter };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.md.I-T',
    'an item made stale with T goes at its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
      const mark = {
        afterTicks: 1,
        run: async (k: string) => (await cache.md(k, { I: true, T: 2 })).code,
        gives: 'HD',
        ttl: 2,
      };
      const scenario = { items: 3, write, then: [mark] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.md.flag-x-T',
    'an item emptied with T goes at its tick',
    async ({ cache, time }) => {
      const write = {
        run: async (k: string) => {
          const [, emptied] = await Promise.all([cache.ms(k, k), cache.md(k, { x: true, T: 2 })]);
          return emptied.code;
        },
        gives: 'HD',
        ttl: 2,
      };
      const scenario = { items: 3, write, isOurs: isEmpty };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});

describe('meta › what keeps a TTL', () => {
  claim.over(
    meta,
    'meta.ms.append-N-present',
    'an append with N to an item keeps its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const append = {
        afterTicks: 1,
        run: async (k: string) => (await cache.ms(k, '!', { M: 'A', N: 9, T: 9 })).code,
        gives: 'HD',
      };
      const scenario = { items: 3, write, then: [append] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ma.N-present',
    'ma with N on a counter keeps its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, '41', { ttl: 3 }), gives: 'stored', ttl: 3 };
      const count = {
        afterTicks: 1,
        run: async (k: string) => (await cache.ma(k, { N: 9, J: 13 })).code,
        gives: 'HD',
      };
      const scenario = { items: 3, write, then: [count], isOurs: isCounter };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.md.I-T',
    'an item made stale without T keeps its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const mark = {
        afterTicks: 1,
        run: async (k: string) => (await cache.md(k, { I: true })).code,
        gives: 'HD',
      };
      const scenario = { items: 3, write, then: [mark] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.ms.I-keeps-ttl',
    'a stale store keeps the tick of the item before it',
    async ({ cache, key, time }) => {
      // From here on no item has the CAS 1: it is lower than that of every item of the scenario.
      await cache.set(key(), 'first');
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const store = {
        afterTicks: 1,
        run: async (k: string) => (await cache.ms(k, `${k}!`, { I: true, C: 1, T: 9 })).code,
        gives: 'HD',
      };
      const scenario = { items: 3, write, then: [store] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});
