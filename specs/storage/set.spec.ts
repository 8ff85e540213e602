import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf, textOf } from '../../fixtures/drivers/reads';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('storage › set', () => {
  claim.over(everyDriver, 'storage.set.stores', 'set persists', async ({ cache, another, key }) => {
    const k = key();
    expect(await cache.set(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one', 0);
    expect(await (await another()).get(k)).toHold('one', 0);
  });

  claim.over(
    wireDrivers,
    'storage.set.stores',
    'set stores the client flags',
    async ({ cache, another, key }) => {
      const k = key();
      expect(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
      expect(await (await another()).get(k)).toHold('one', 7);
    },
  );

  claim.over(
    everyDriver,
    'storage.set.overwrites',
    'set overwrites the value, also with a shorter or a longer one',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'the first value');
      given(await cache.get(k)).toHold('the first value');
      expect(await cache.set(k, 'second')).toBe('stored');
      expect(await cache.get(k)).toHold('second');
      expect(await cache.set(k, 'a value longer than each before')).toBe('stored');
      expect(await cache.get(k)).toHold('a value longer than each before');
    },
  );

  claim.over(
    wireDrivers,
    'storage.set.overwrites',
    'set overwrites the client flags, and without any they are 0',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      expect(await cache.set(k, 'two', { flags: 8 })).toBe('stored');
      expect(await cache.get(k)).toHold('two', 8);
      expect(await cache.set(k, 'three')).toBe('stored');
      expect(await cache.get(k)).toHold('three', 0);
    },
  );

  claim.over(
    everyDriver,
    'storage.set.overwrites',
    'set with TTL 3 replaces a TTL of 2',
    async ({ cache, time }) => {
      expect(await time(cache).onFirstTick(setWithTtl(cache, 3))).toExpireOnTick();
    },
  );

  // The value stays the same: it is the store that counts.
  claim.over(
    wireDrivers,
    'storage.set.new-cas',
    'set, replace, cas and add each set a new CAS unique',
    async ({ cache, another, stored }) => {
      const [k, other] = [await stored(cache, 'one'), await another()];
      const first = await other.gets(k);
      given(await cache.set(k, 'one')).toBe('stored');
      const second = await other.gets(k);
      given(await cache.replace(k, 'one')).toBe('stored');
      const third = await other.gets(k);
      expect(await cache.cas(k, 'one', casOf(third))).toBe('stored');
      const fourth = await other.gets(k);
      given(await cache.delete(k)).toBe('deleted');
      given(await cache.add(k, 'one')).toBe('stored');
      const items = [first, second, third, fourth, await other.gets(k)];
      given(items.map(textOf)).toEqual(['one', 'one', 'one', 'one', 'one']);
      expect(new Set(items.map(casOf)).size).toBe(5);
    },
  );

  // Eight clients write ten values each at once, while a ninth one reads: every read returns a value that
  // somebody wrote, and the last one is the last of a client.
  claim.over(
    everyDriver,
    'storage.set.last-writer-wins',
    'of concurrent sets one value remains, and no read returns a mixture',
    async ({ cache, another, stored }) => {
      const k = await stored(cache, 'first');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const writers = clients.map((client, c) => ({
        client,
        values: Array.from({ length: 10 }, (_, n) => `${c}.${n} `.repeat(500 + 200 * n)),
      }));
      const writing = writers.flatMap(({ client, values }) =>
        values.map((value) => client.set(k, value)),
      );
      const reading = Array.from({ length: 100 }, () => cache.get(k));
      given(await Promise.all(writing)).toEqual(writing.map(() => 'stored'));
      const reads = await Promise.all(reading);
      const written = ['first', ...writers.flatMap(({ values }) => values)];
      expect(reads.map(textOf).filter((text) => !written.includes(text))).toEqual([]);
      const left = textOf(await cache.get(k));
      expect(writers.map(({ values }) => values.at(-1))).toContain(left);
      const seenByAll = await Promise.all(clients.map((client) => client.get(k)));
      expect(seenByAll.map(textOf)).toEqual(clients.map(() => left));
    },
  );
});
