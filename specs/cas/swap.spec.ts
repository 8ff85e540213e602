import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, countBySwapping, textOf } from './swap';

/** In the binary protocol a CAS of 0 means that there is none. */
const whereZeroIsSent: readonly Driver<WireCache>[] = [drivers.text, drivers.meta];

describe('cas › swap', () => {
  claim.over(
    wireDrivers,
    'cas.match',
    'cas with the CAS of the item stores',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const first = await cache.gets(k);
      expect(first).toHold('one');
      expect(await cache.cas(k, 'the second value', casOf(first))).toBe('stored');
      expect(await (await another()).get(k)).toHold('the second value');
    },
  );

  claim('cas.match', 'cas answers STORED', async ({ wire, text, key }) => {
    const [k, w, cache] = [key(), await wire(), await text()];
    await cache.set(k, 'one');
    const cas = casOf(await cache.gets(k));
    expect(await w.exchange(`gets ${k}\r\n`)).toBe(`VALUE ${k} 0 3 ${cas}\r\none\r\nEND\r\n`);
    expect(await w.exchange(`cas ${k} 5 0 3 ${cas}\r\ntwo\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\ntwo\r\nEND\r\n`);
  });

  claim.over(
    wireDrivers,
    'cas.mismatch',
    'cas with a CAS that is out of date changes nothing',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const old = casOf(await cache.gets(k));
      expect(await (await another()).set(k, 'two', { flags: 8 })).toBe('stored');
      const before = await cache.gets(k);
      expect(before).toHold('two', 8);
      expect(await cache.cas(k, 'three', old, { flags: 9 })).toBe('exists');
      // Neither one less nor one more than the CAS is it.
      expect(await cache.cas(k, 'three', casOf(before) - 1n, { flags: 9 })).toBe('exists');
      expect(await cache.cas(k, 'three', casOf(before) + 1n, { flags: 9 })).toBe('exists');
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'three', casOf(before), { flags: 9 })).toBe('stored');
      expect(await cache.get(k)).toHold('three', 9);
    },
  );

  claim('cas.mismatch', 'cas that is too late answers EXISTS', async ({ wire, text, key }) => {
    const [k, w, cache] = [key(), await wire(), await text()];
    await cache.set(k, 'one', { flags: 5 });
    const cas = casOf(await cache.gets(k));
    await cache.set(k, 'two', { flags: 6 });
    expect(await w.exchange(`cas ${k} 7 0 5 ${cas}\r\nthree\r\n`)).toBe('EXISTS\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 6 3\r\ntwo\r\nEND\r\n`);
  });

  // The CAS is one that was good a moment before, so it is the free key that refuses the swap.
  claim.over(
    wireDrivers,
    'cas.missing',
    'cas on a free key stores nothing',
    async ({ cache, key }) => {
      const [k, never] = [key(), key('never-set')];
      await cache.set(k, 'one');
      const cas = casOf(await cache.gets(k));
      expect(await cache.cas(never, 'two', cas)).toBe('miss');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.cas(k, 'two', cas)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'three')).toBe('stored');
    },
  );

  claim('cas.missing', 'cas on a free key answers NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`cas ${k} 0 0 3 1\r\none\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`add ${k} 0 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
  });

  claim.over(
    wireDrivers,
    'cas.used-twice',
    'cas succeeds once by one CAS',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const first = casOf(await cache.gets(k));
      expect(await cache.cas(k, 'two', first)).toBe('stored');
      expect(await cache.cas(k, 'two', first)).toBe('exists');
      const second = await cache.gets(k);
      expect(second).toHold('two');
      // The one that came of the swap is as good as the first was.
      expect(await cache.cas(k, 'three', casOf(second))).toBe('stored');
      expect(await cache.get(k)).toHold('three');
    },
  );

  claim.over(
    whereZeroIsSent,
    'cas.zero-token',
    'cas with the CAS 0 is refused',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const before = await cache.gets(k);
      expect(casOf(before)).toBeGreaterThan(0n);
      expect(await cache.cas(k, 'two', 0n)).toBe('exists');
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'two', casOf(before))).toBe('stored');
    },
  );

  claim.over(
    wireDrivers,
    'cas.resets-flags-ttl',
    'cas stores new flags, and without any they are 0',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      expect(await cache.cas(k, 'two', casOf(await cache.gets(k)), { flags: 8 })).toBe('stored');
      expect(await cache.get(k)).toHold('two', 8);
      expect(await cache.cas(k, 'three', casOf(await cache.gets(k)))).toBe('stored');
      expect(await cache.get(k)).toHold('three', 0);
    },
  );
});

describe('cas › many clients', () => {
  // Twenty keys, and eight clients that know the CAS of each: the one who was told so is in the cache.
  claim.over(
    wireDrivers,
    'cas.concurrent-one-winner',
    'of many swaps by one CAS exactly one stores',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const keys = Array.from({ length: 20 }, () => key());
      await Promise.all(keys.map((k) => cache.set(k, 'first')));
      const known = await Promise.all(
        keys.map(async (k) => ({ k, cas: casOf(await cache.gets(k)) })),
      );
      const replies = await Promise.all(
        known.map(({ k, cas }) =>
          Promise.all(clients.map((client, c) => client.cas(k, `swapped in by ${String(c)}`, cas))),
        ),
      );
      const oneWinner = [...clients.slice(1).map(() => 'exists'), 'stored'];
      expect(replies.map((each) => [...each].sort())).toEqual(keys.map(() => oneWinner));
      const left = await Promise.all(keys.map((k) => cache.get(k)));
      expect(left.map(textOf)).toEqual(
        replies.map((each) => `swapped in by ${String(each.indexOf('stored'))}`),
      );
    },
  );

  // The history: every number from 1 to 80 was swapped in, each by one client, in ascending order.
  claim.over(
    wireDrivers,
    'cas.concurrent-one-winner',
    'clients that count by swapping lose no update',
    async ({ cache, another, key, note }) => {
      const k = key();
      await cache.set(k, '0');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const histories = await Promise.all(clients.map((client) => countBySwapping(client, k, 10)));
      const all = histories.flat();
      expect(histories).toEqual(histories.map((each) => each.toSorted((a, b) => a - b)));
      expect(all.toSorted((a, b) => a - b)).toEqual(all.map((_, i) => i + 1));
      expect(await cache.get(k)).toHold('80');
      note({ swaps: all.length });
    },
  );
});
