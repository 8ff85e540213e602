import type { WireCache } from '../../fixtures/drivers/cache';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, storedAfterBinary } from './swap';

/** Commands that change the value of an item whose value is a number. */
const changes: readonly ((cache: WireCache, key: string) => Promise<unknown>)[] = [
  (cache, key) => cache.set(key, '2'),
  (cache, key) => cache.replace(key, '3'),
  (cache, key) => cache.append(key, '4'),
  (cache, key) => cache.prepend(key, '5'),
  (cache, key) => cache.incr(key, 6),
  (cache, key) => cache.decr(key, 7),
  async (cache, key) => cache.cas(key, '8', casOf(await cache.gets(key))),
];

describe('cas › the number', () => {
  claim.over(
    wireDrivers,
    'cas.disabled',
    'without CAS, that of every item is 0, and a store changes nothing about it',
    async ({ cache, key }) => {
      const keys = [key(), key(), key()];
      expect(await Promise.all(keys.map((k) => cache.set(k, '1')))).toEqual(
        keys.map(() => 'stored'),
      );
      const read = async (): Promise<unknown> => [...(await cache.getMany(keys)).values()];
      const item = (value: string): unknown => ({ value: Buffer.from(value), flags: 0, cas: 0n });
      expect(await read()).toEqual(keys.map(() => item('1')));
      expect(await Promise.all(keys.map((k) => cache.incr(k, 1)))).toEqual(keys.map(() => 2n));
      expect(await read()).toEqual(keys.map(() => item('2')));
    },
  );

  // Each item is changed by one command of another client; one that is only read is among them.
  claim.over(
    wireDrivers,
    'cas.after-each-mutation',
    'a change by another client makes a CAS useless, and a read does not',
    async ({ cache, another, key }) => {
      const other = await another();
      const read = (c: WireCache, k: string): Promise<unknown> => c.get(k);
      const items = await Promise.all(
        [...changes, read].map(async (change) => {
          const k = key();
          expect(await cache.set(k, '1')).toBe('stored');
          return { k, change, cas: casOf(await cache.gets(k)) };
        }),
      );
      await Promise.all(items.map(({ k, change }) => change(other, k)));
      const changed = await Promise.all(items.map(({ k }) => cache.gets(k)));
      const replies = await Promise.all(items.map(({ k, cas }) => cache.cas(k, 'late', cas)));
      expect(replies).toEqual([...changes.map(() => 'exists'), 'stored']);
      const left = await Promise.all(items.map(({ k }) => cache.gets(k)));
      expect(left.slice(0, -1)).toEqual(changed.slice(0, -1));
      expect(left.at(-1)).toHold('late');
    },
  );

  // Every change is followed by a gets in the same pipeline, on three items in turn.
  claim.over(
    wireDrivers,
    'cas.unique-per-item',
    'each change gets a greater CAS than all before it',
    async ({ cache, another, key }) => {
      const [other, keys] = [await another(), [key(), key(), key()]];
      const added = await Promise.all(
        keys.map(async (k) => {
          const [reply, read] = await Promise.all([other.add(k, '1'), other.gets(k)]);
          expect(reply).toBe('stored');
          return casOf(read);
        }),
      );
      const changed = await Promise.all(
        changes.slice(0, -1).flatMap((change) =>
          keys.map(async (k) => {
            const [, read] = await Promise.all([change(cache, k), cache.gets(k)]);
            return casOf(read);
          }),
        ),
      );
      const all = [...added, ...changed];
      expect(added[0]).toBeGreaterThan(0n);
      expect(new Set(all).size).toBe(3 * changes.length);
      expect(all).toEqual(all.toSorted((a, b) => Number(a - b)));
    },
  );

  claim.over(
    wireDrivers,
    'cas.unique-per-item',
    'many clients that store at once get a CAS of their own each',
    async ({ another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const stores = clients.flatMap((client) =>
        Array.from({ length: 50 }, () => ({ client, k: key() })),
      );
      const replies = await Promise.all(stores.map(({ client, k }) => client.set(k, 'one')));
      expect(replies).toEqual(stores.map(() => 'stored'));
      const reads = await Promise.all(stores.map(({ client, k }) => client.gets(k)));
      const given = new Set(reads.map(casOf));
      expect(given.has(0n)).toBe(false);
      expect(given.size).toBe(stores.length);
    },
  );

  claim(
    'cas.unique-after-binary',
    'a store by text gets a new CAS where a binary connection was before',
    {
      documented: async (proof) => {
        const { before, first } = await storedAfterBinary(proof);
        expect(first.filter((cas) => before.includes(cas))).toEqual([]);
        expect(new Set([...before, ...first]).size).toBe(16);
      },
      deviates: async (proof) => {
        const { before, first, second } = await storedAfterBinary(proof);
        expect(first.filter((cas) => before.includes(cas))).not.toEqual([]);
        expect(second.filter((cas) => [...before, ...first].includes(cas))).toEqual([]);
        expect(new Set(second).size).toBe(8);
      },
    },
  );

  claim.over(
    wireDrivers,
    'retrieval.get.does-not-change-cas',
    'reads leave value, flags and CAS alone',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      await cache.set(k, 'one', { flags: 7, ttl: 1000 });
      const before = await cache.gets(k);
      expect(before).toHold('one', 7);
      await other.get(k);
      await other.gets(k);
      await other.getMany([k, k]);
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'two', casOf(before))).toBe('stored');
    },
  );

  claim.over(
    wireDrivers,
    'cas.touch-keeps',
    'a new TTL leaves the CAS alone',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      await cache.set(k, 'one', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('one', 7);
      expect(await other.touch(k, 1000)).toBe('touched');
      expect(await cache.gets(k)).toEqual(before);
      expect(await other.touch(k, 0)).toBe('touched');
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'two', casOf(before))).toBe('stored');
    },
  );
});
