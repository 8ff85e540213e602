import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import type { WireCache } from '../../fixtures/drivers/cache';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf } from '../../fixtures/drivers/reads';
import { decodeResponse, encodeRequest, opcodes } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

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

describe('cas › CAS unique', () => {
  claim.over(
    wireDrivers,
    'cas.disabled',
    'with -C the CAS unique of every item is 0, also after a change',
    async ({ cache, key }) => {
      const keys = [key(), key(), key()];
      const values = async (): Promise<unknown> => [...(await cache.getMany(keys)).values()];
      const item = (value: string): unknown => ({ value: Buffer.from(value), flags: 0, cas: 0n });
      const sets = await Promise.all(keys.map((k) => cache.set(k, '1')));
      given(sets).toEqual(['stored', 'stored', 'stored']);
      expect(await values()).toEqual([item('1'), item('1'), item('1')]);
      given(await Promise.all(keys.map((k) => cache.incr(k, 1)))).toEqual([2n, 2n, 2n]);
      expect(await values()).toEqual([item('2'), item('2'), item('2')]);
    },
  );

  claim.over(
    wireDrivers,
    'cas.after-each-mutation',
    'after a change by another client cas does not store, after a read it does',
    async ({ cache, another, key }) => {
      const [other, items] = [await another(), changes.map((change) => ({ k: key(), change }))];
      const changed = items.map(async ({ k, change }) => {
        given(await cache.set(k, '1')).toBe('stored');
        const cas = casOf(await cache.gets(k));
        await change(other, k);
        const before = await cache.gets(k);
        expect(await cache.cas(k, 'late', cas)).toBe('exists');
        expect(await cache.gets(k)).toEqual(before);
      });
      await Promise.all(changed);
      const k = key();
      given(await cache.set(k, '1')).toBe('stored');
      const cas = casOf(await cache.gets(k));
      given(await other.get(k)).toHold('1');
      expect(await cache.cas(k, 'late', cas)).toBe('stored');
      expect(await cache.get(k)).toHold('late');
    },
  );

  // Each change is followed by a gets in the same pipeline, on three items in turn.
  claim.over(
    wireDrivers,
    'cas.unique-per-item',
    'each change sets a greater CAS unique than all before it',
    async ({ cache, another, key }) => {
      const [other, keys] = [await another(), [key(), key(), key()]];
      const added = keys.map(async (k) => {
        const [reply, read] = await Promise.all([other.add(k, '1'), other.gets(k)]);
        given(reply).toBe('stored');
        return casOf(read);
      });
      const first = await Promise.all(added);
      const changed = changes.slice(0, -1).flatMap((change) =>
        keys.map(async (k) => {
          const [, read] = await Promise.all([change(cache, k), cache.gets(k)]);
          return casOf(read);
        }),
      );
      const all = [...first, ...(await Promise.all(changed))];
      expect(all[0]).toBeGreaterThan(0n);
      expect(new Set(all).size).toBe(3 * changes.length);
      expect(all).toEqual(all.toSorted((a, b) => Number(a - b)));
    },
  );

  claim.over(
    wireDrivers,
    'cas.unique-per-item',
    'concurrent stores each set a CAS unique of their own',
    async ({ another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const stores = clients.flatMap((client) =>
        Array.from({ length: 50 }, () => ({ client, k: key() })),
      );
      const replies = await Promise.all(stores.map(({ client, k }) => client.set(k, 'one')));
      given(replies).toEqual(stores.map(() => 'stored'));
      const reads = await Promise.all(stores.map(({ client, k }) => client.gets(k)));
      const uniques = new Set(reads.map(casOf));
      expect(uniques).not.toContain(0n);
      expect(uniques.size).toBe(stores.length);
    },
  );

  claim('cas.unique-after-binary', 'a text store after a binary one sets a new CAS unique', {
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
  });

  claim.over(
    wireDrivers,
    'cas.touch-keeps',
    'touch keeps the CAS unique',
    async ({ cache, another, stored }) => {
      const [k, other] = [await stored(cache, 'one', { flags: 7 }), await another()];
      const before = await cache.gets(k);
      given(before).toHold('one', 7);
      given(await other.touch(k, 1000)).toBe('touched');
      expect(await cache.gets(k)).toEqual(before);
      given(await other.touch(k, 0)).toBe('touched');
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'two', casOf(before))).toBe('stored');
    },
  );
});

/**
 * The CAS uniques of stores on eight binary connections that the server closes then, and those of the
 * first and the second stores by text on eight new connections, which get the same descriptors: more
 * than one, as a descriptor of an earlier proof may come free in between.
 */
async function storedAfterBinary({ wire, text, key }: Proof) {
  const old = await Promise.all(Array.from({ length: 8 }, () => wire()));
  const store = { opcode: opcodes.set, extras: Buffer.alloc(8), value: '1' };
  await Promise.all(old.map((w) => w.send(encodeRequest({ ...store, key: key() }))));
  const before = await Promise.all(old.map((w) => w.readBytes(24)));
  // No command may follow the store: the server closes a connection that sends no magic byte.
  await Promise.all(old.map((w) => w.send(Buffer.alloc(24))));
  await Promise.all(old.map((w) => w.closed()));
  const caches = await Promise.all(Array.from({ length: 8 }, () => text()));
  const storeByText = async (cache: WireCache) => {
    const k = key();
    const [, read] = await Promise.all([cache.set(k, '1'), cache.gets(k)]);
    return casOf(read);
  };
  return {
    before: before.map((bytes) => decodeResponse(bytes).cas),
    first: await Promise.all(caches.map(storeByText)),
    second: await Promise.all(caches.map(storeByText)),
  };
}
