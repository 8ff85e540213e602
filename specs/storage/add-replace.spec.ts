import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { textOf } from '../../fixtures/drivers/reads';
import { claim } from './claims';

describe('storage › add', () => {
  claim.over(everyDriver, 'storage.add.new', 'add stores a new item', async ({ cache, key }) => {
    const k = key();
    given(await cache.get(k)).toBe('miss');
    expect(await cache.add(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one');
  });

  claim.over(wireDrivers, 'storage.add.new', 'add stores client flags', async ({ cache, key }) => {
    const k = key();
    expect(await cache.add(k, 'one', { flags: 7 })).toBe('stored');
    expect(await cache.get(k)).toHold('one', 7);
  });

  claim.over(
    everyDriver,
    'storage.add.existing',
    'add of an existing key stores nothing',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await cache.add(k, 'two')).toBe('not stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    wireDrivers,
    'storage.add.existing',
    'add of an existing key keeps client flags and CAS unique',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      const before = await cache.gets(k);
      given(before).toHold('one', 7);
      expect(await cache.add(k, 'two', { flags: 8 })).toBe('not stored');
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim.over(
    everyDriver,
    'storage.add.existing',
    'add of an existing key keeps the TTL',
    async ({ cache, time }) => {
      const add = { run: (k: string) => cache.add(k, k, { ttl: 1000 }), gives: 'not stored' };
      expect(await time(cache).onFirstTick(add)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'storage.add.after-expiry',
    'add stores after a delete',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      given(await cache.add(k, 'two')).toBe('not stored');
      given(await cache.delete(k)).toBe('deleted');
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
    },
  );

  // With a delete in the same write, so that the samples after it miss as they did.
  claim.over(
    everyDriver,
    'storage.add.after-expiry',
    'add stores once an item has expired, from its tick on',
    async ({ cache, time }) => {
      const add = async (k: string) => {
        const [added, read] = await Promise.all([
          cache.add(k, 'new'),
          cache.get(k),
          cache.delete(k),
        ]);
        return `${added}: ${textOf(read)}`;
      };
      expect(await time(cache).onceExpired({ run: add, gives: 'stored: new' })).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'storage.add.one-winner',
    'of concurrent adds exactly one stores',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const keys = Array.from({ length: 20 }, () => key());
      const adding = keys.map((k) =>
        Promise.all(clients.map((client, c) => client.add(k, `${c}`))),
      );
      const replies = await Promise.all(adding);
      const oneWinner = [...clients.slice(1).map(() => 'not stored'), 'stored'];
      expect(replies.map((each) => [...each].sort())).toEqual(keys.map(() => oneWinner));
      const left = await Promise.all(keys.map((k) => cache.get(k)));
      expect(left).toEqual(
        replies.map((each) => ({ value: Buffer.from(`${each.indexOf('stored')}`), flags: 0 })),
      );
    },
  );
});

describe('storage › replace', () => {
  claim.over(
    everyDriver,
    'storage.replace.existing',
    'replace stores a new value',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await cache.replace(k, 'the second value')).toBe('stored');
      expect(await cache.get(k)).toHold('the second value');
    },
  );

  claim.over(
    wireDrivers,
    'storage.replace.existing',
    'replace stores new client flags',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 7 });
      expect(await cache.replace(k, 'two', { flags: 8 })).toBe('stored');
      expect(await cache.get(k)).toHold('two', 8);
    },
  );

  claim.over(
    everyDriver,
    'storage.replace.existing',
    'replace with TTL 3 replaces a TTL of 2',
    async ({ cache, time }) => {
      const replace = { run: (k: string) => cache.replace(k, k, { ttl: 3 }), gives: 'stored' };
      expect(await time(cache).onFirstTick({ ...replace, ttl: 3 })).toExpireOnTick();
    },
  );
});

describe('storage › commands of a missing key', () => {
  // A key that was never there, and one that was deleted.
  for (const command of ['replace', 'append'] as const) {
    claim.over(
      everyDriver,
      `storage.${command}.missing`,
      `${command} of a missing key stores nothing`,
      async ({ cache, key }) => {
        const k = key();
        expect(await cache[command](k, 'one')).toBe('not stored');
        expect(await cache.get(k)).toBe('miss');
        given(await cache.add(k, 'two')).toBe('stored');
        given(await cache[command](k, 'three')).toBe('stored');
        given(await cache.delete(k)).toBe('deleted');
        expect(await cache[command](k, 'four')).toBe('not stored');
        expect(await cache.get(k)).toBe('miss');
      },
    );
  }

  claim.over(
    wireDrivers,
    'storage.prepend.missing',
    'prepend of a missing key stores nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.prepend(k, 'one')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
      given(await cache.add(k, 'two')).toBe('stored');
      given(await cache.prepend(k, 'three')).toBe('stored');
      given(await cache.delete(k)).toBe('deleted');
      expect(await cache.prepend(k, 'four')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );
});
