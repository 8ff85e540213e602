import type { Cache, WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import type { Time } from '../../fixtures/claims/proof';
import { claim } from './claims';

/** The protocols that have negative numbers. */
const lineDrivers: readonly Driver<WireCache>[] = [drivers.text, drivers.meta];

/** So many items with a CAS each, once the TTL of all of them is over; they were seen alive. */
async function expired(cache: Cache, time: Time, keys: readonly string[]): Promise<void> {
  const written = await time.take(() =>
    Promise.all([
      ...keys.map((k) => cache.set(k, '1', { ttl: 2 })),
      ...keys.map((k) => cache.get(k)),
    ]),
  );
  const alive = { value: Buffer.from('1'), flags: 0 };
  expect(written.result).toEqual([...keys.map(() => 'stored'), ...keys.map(() => alive)]);
  await time.ticksAfter(written, 2);
}

describe('expiry › negative', () => {
  claim.over(
    lineDrivers,
    'expiry.negative-text',
    'a store with a negative TTL succeeds, and there is nothing to read',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.add(k, 'one', { ttl: -1 })).toBe('stored');
      expect(await cache.get(k)).toBe('miss');
      // What had been added does not stand in the way, and the key can be read as any other.
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
    },
  );

  claim(
    'expiry.negative-text',
    'any negative TTL means that the item has expired at once',
    async ({ wire, key }) => {
      const k = key();
      const line = await wire();
      const request = (ttl: string) => `set ${k} 0 ${ttl} 3\r\none\r\nget ${k}\r\n`;
      expect(await line.exchange(request('0'))).toBe(`STORED\r\nVALUE ${k} 0 3\r\none\r\nEND\r\n`);
      const replies = ['-1', '-2', '-2592001', '-2147483648'].map(request);
      expect(await line.exchange(replies.join(''))).toBe('STORED\r\nEND\r\n'.repeat(4));
    },
  );

  claim.over(
    lineDrivers,
    'expiry.negative-replaces',
    'a set with a negative TTL takes the old item away',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'old')).toBe('stored');
      expect(await cache.get(k)).toHold('old');
      expect(await cache.set(k, 'new', { ttl: -1 })).toBe('stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.negative-meta',
    'ms with T-1 answers HD, and mg misses',
    async ({ cache, key }) => {
      const k = key();
      expect((await cache.ms(k, 'one', { T: 100 })).line).toBe('HD');
      expect((await cache.mg(k, { s: true })).line).toBe('HD s3');
      expect((await cache.ms(k, 'one', { T: -1 })).line).toBe('HD');
      expect((await cache.mg(k, { s: true })).line).toBe('EN');
    },
  );
});

describe('expiry › an expired item is an absent one', () => {
  claim.over(
    everyDriver,
    'expiry.expired-behaves-as-absent',
    'get, delete and every change miss it, and do not revive it',
    async ({ cache, key, time }) => {
      const commands = [
        { reply: 'miss', run: (k: string) => cache.get(k) },
        { reply: 'miss', run: (k: string) => cache.delete(k) },
        { reply: 'miss', run: (k: string) => cache.incr(k, 1) },
        { reply: 'miss', run: (k: string) => cache.decr(k, 1) },
        { reply: 'not stored', run: (k: string) => cache.append(k, 'more') },
        { reply: 'not stored', run: (k: string) => cache.replace(k, 'new') },
      ].map((command) => ({ ...command, k: key() }));
      const keys = commands.map(({ k }) => k);
      await expired(cache, time(cache), keys);
      const replies = await Promise.all(commands.map(({ run, k }) => run(k)));
      expect(replies).toEqual(commands.map(({ reply }) => reply));
      const read = await Promise.all(keys.map((k) => cache.get(k)));
      expect(read).toEqual(keys.map(() => 'miss'));
    },
  );

  claim.over(
    everyDriver,
    'expiry.expired-behaves-as-absent',
    'set and add store in its place',
    async ({ cache, key, time }) => {
      const [set, add] = [key('set'), key('add')];
      await expired(cache, time(cache), [set, add]);
      expect(await cache.set(set, 'new')).toBe('stored');
      expect(await cache.add(add, 'new')).toBe('stored');
      expect(await cache.get(set)).toHold('new');
      expect(await cache.get(add)).toHold('new');
    },
  );

  claim.over(
    wireDrivers,
    'expiry.expired-behaves-as-absent',
    'gets, prepend, cas and a read of many keys miss it',
    async ({ cache, key, time }) => {
      const keys = ['gets', 'prepend', 'cas'].map(key);
      const [gets = '', prepend = '', cas = ''] = keys;
      // Their CAS is that of another item: what is asked is whether they are there at all.
      const other = key('other');
      expect(await cache.set(other, 'other')).toBe('stored');
      const found = (await cache.getMany([other])).get(other);
      expect(found).toMatchObject({ value: Buffer.from('other') });
      await expired(cache, time(cache), keys);
      expect(await cache.gets(gets)).toBe('miss');
      expect(await cache.prepend(prepend, 'more')).toBe('not stored');
      expect(await cache.cas(cas, 'new', found?.cas as bigint)).toBe('miss');
      expect([...(await cache.getMany([...keys, other])).keys()]).toEqual([other]);
    },
  );
});
