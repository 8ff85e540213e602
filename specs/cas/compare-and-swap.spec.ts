import { describe, expect, given } from '../../fixtures/claims';
import { countByCas } from '../../fixtures/claims/count-by-cas';
import { lineDrivers, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf } from '../../fixtures/drivers/reads';
import { setThenCas } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('cas › compare and swap', () => {
  claim.over(
    wireDrivers,
    'cas.match',
    'cas with the CAS unique of the item stores',
    async ({ cache, another, stored }) => {
      const k = await stored(cache, 'one');
      expect(await cache.cas(k, 'the second value', casOf(await cache.gets(k)))).toBe('stored');
      expect(await (await another()).get(k)).toHold('the second value');
    },
  );

  claim('cas.match', 'cas replies STORED', async ({ wire, text, key }) => {
    const [k, w, cache] = [key(), await wire(), await text()];
    given(await cache.set(k, 'one')).toBe('stored');
    const cas = casOf(await cache.gets(k));
    given(await w.exchange(`gets ${k}\r\n`)).toBe(`VALUE ${k} 0 3 ${cas}\r\none\r\nEND\r\n`);
    expect(await w.exchange(`cas ${k} 5 0 3 ${cas}\r\ntwo\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\ntwo\r\nEND\r\n`);
  });

  // Also one less and one more than the CAS unique of the item.
  claim.over(
    wireDrivers,
    'cas.mismatch',
    'cas with another CAS unique changes nothing',
    async ({ cache, another, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      const old = casOf(await cache.gets(k));
      given(await (await another()).set(k, 'two', { flags: 8 })).toBe('stored');
      const before = await cache.gets(k);
      given(before).toHold('two', 8);
      expect(await cache.cas(k, 'three', old, { flags: 9 })).toBe('exists');
      expect(await cache.cas(k, 'three', casOf(before) - 1n, { flags: 9 })).toBe('exists');
      expect(await cache.cas(k, 'three', casOf(before) + 1n, { flags: 9 })).toBe('exists');
      expect(await cache.gets(k)).toEqual(before);
      given(await cache.cas(k, 'three', casOf(before), { flags: 9 })).toBe('stored');
      given(await cache.get(k)).toHold('three', 9);
    },
  );

  claim('cas.mismatch', 'cas by an old CAS unique replies EXISTS', async ({ wire, text, key }) => {
    const [k, w, cache] = [key(), await wire(), await text()];
    given(await cache.set(k, 'one', { flags: 5 })).toBe('stored');
    const cas = casOf(await cache.gets(k));
    given(await cache.set(k, 'two', { flags: 6 })).toBe('stored');
    expect(await w.exchange(`cas ${k} 7 0 5 ${cas}\r\nthree\r\n`)).toBe('EXISTS\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 6 3\r\ntwo\r\nEND\r\n`);
  });

  // A key that was never there, and one that was deleted.
  claim.over(
    wireDrivers,
    'cas.missing',
    'cas misses a missing key',
    async ({ cache, key, stored }) => {
      const [k, never] = [await stored(cache, 'one'), key()];
      const cas = casOf(await cache.gets(k));
      expect(await cache.cas(never, 'two', cas)).toBe('miss');
      expect(await cache.get(never)).toBe('miss');
      given(await cache.delete(k)).toBe('deleted');
      expect(await cache.cas(k, 'two', cas)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'three')).toBe('stored');
    },
  );

  claim('cas.missing', 'cas of a missing key replies NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`cas ${k} 0 0 3 1\r\none\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`add ${k} 0 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
  });

  claim.over(
    wireDrivers,
    'cas.used-twice',
    'cas stores once with one CAS unique',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const first = casOf(await cache.gets(k));
      expect(await cache.cas(k, 'two', first)).toBe('stored');
      expect(await cache.cas(k, 'three', first)).toBe('exists');
      const second = await cache.gets(k);
      expect(second).toHold('two');
      given(await cache.cas(k, 'three', casOf(second))).toBe('stored');
    },
  );

  // In the binary protocol a CAS unique of 0 is none.
  claim.over(
    lineDrivers,
    'cas.zero-token',
    'cas with the CAS unique 0 does not store',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      const before = await cache.gets(k);
      expect(casOf(before)).toBeGreaterThan(0n);
      expect(await cache.cas(k, 'two', 0n)).toBe('exists');
      expect(await cache.gets(k)).toEqual(before);
      given(await cache.cas(k, 'two', casOf(before))).toBe('stored');
    },
  );

  claim.over(
    wireDrivers,
    'cas.resets-flags-ttl',
    'cas replaces the client flags, and without any they are 0',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      expect(await cache.cas(k, 'two', casOf(await cache.gets(k)), { flags: 8 })).toBe('stored');
      expect(await cache.get(k)).toHold('two', 8);
      expect(await cache.cas(k, 'three', casOf(await cache.gets(k)))).toBe('stored');
      expect(await cache.get(k)).toHold('three', 0);
    },
  );
});

describe('cas › TTL', () => {
  claim.over(
    wireDrivers,
    'cas.resets-flags-ttl',
    'cas with TTL 3 replaces a TTL of 2',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache);
      expect(await time(cache).onFirstTick(cas(3), { write })).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'cas.resets-flags-ttl',
    'cas without a TTL clears the TTL',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache);
      expect(await time(cache).onFirstTick(cas(0), { write })).toPersist();
    },
  );

  claim.over(
    wireDrivers,
    'cas.expired',
    'cas of an expired item is a miss and does not revive it',
    async ({ cache, time }) => {
      const { write, cas } = setThenCas(cache);
      const late = { run: cas(0).run, gives: 'miss' };
      expect(await time(cache).onceExpired(late, { write })).toExpireOnTick();
    },
  );

  claim('cas.expired', 'cas of an expired item is NOT_FOUND', async ({ text, time }) => {
    const cache = await text();
    const run = (k: string) => cache.command(`cas ${k} 0 0 3 1`, 'new');
    expect(await time(cache).onceExpired({ run, gives: 'NOT_FOUND' })).toExpireOnTick();
  });
});

describe('cas › many clients', () => {
  // Twenty keys, and eight clients that know the CAS unique of each.
  claim.over(
    wireDrivers,
    'cas.concurrent-one-winner',
    'of concurrent cas with one CAS unique exactly one stores',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const keys = Array.from({ length: 20 }, () => key());
      const sets = keys.map((k) => cache.set(k, 'first'));
      given(await Promise.all(sets)).toEqual(keys.map(() => 'stored'));
      const known = keys.map(async (k) => ({ k, cas: casOf(await cache.gets(k)) }));
      const swaps = (await Promise.all(known)).map(({ k, cas }) =>
        Promise.all(clients.map((client, c) => client.cas(k, `${c}`, cas))),
      );
      const replies = await Promise.all(swaps);
      const oneWinner = [...clients.slice(1).map(() => 'exists'), 'stored'];
      expect(replies.map((each) => [...each].sort())).toEqual(keys.map(() => oneWinner));
      const left = await Promise.all(keys.map((k) => cache.get(k)));
      expect(left).toEqual(
        replies.map((each) => ({ value: Buffer.from(`${each.indexOf('stored')}`), flags: 0 })),
      );
    },
  );

  // Every number from 1 to 80 is stored once, and by each client in ascending order.
  claim.over(
    wireDrivers,
    'cas.concurrent-one-winner',
    'concurrent CAS increments lose no updates',
    async ({ cache, another, stored, note }) => {
      const k = await stored(cache, '0');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const numbers = await Promise.all(
        clients.map((client) => countByCas(client, k, 10, clients.length)),
      );
      const sorted = (some: readonly number[]) => some.toSorted((a, b) => a - b);
      expect(numbers).toEqual(numbers.map(sorted));
      expect(sorted(numbers.flat())).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
      expect(await cache.get(k)).toHold('80');
      note({ swaps: numbers.flat().length });
    },
  );
});
