import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { textOf } from './history';

describe('storage › add', () => {
  claim.over(everyDriver, 'storage.add.new', 'add stores a new item', async ({ cache, key }) => {
    const k = key();
    expect(await cache.get(k)).toBe('miss');
    expect(await cache.add(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one');
  });

  claim.over(
    wireDrivers,
    'storage.add.new',
    'add stores the flags with the value',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.add(k, 'one', { flags: 7 })).toBe('stored');
      expect(await cache.get(k)).toHold('one', 7);
    },
  );

  claim('storage.add.new', 'add answers STORED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim.over(
    everyDriver,
    'storage.add.existing',
    'add on a taken key stores nothing',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.add(k, 'two')).toBe('not stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    wireDrivers,
    'storage.add.existing',
    'add on a taken key leaves flags and CAS alone',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('one', 7);
      expect(await cache.add(k, 'two', { flags: 8 })).toBe('not stored');
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('storage.add.existing', 'add on a taken key answers NOT_STORED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`add ${k} 6 0 3\r\ntwo\r\n`)).toBe('NOT_STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim.over(
    everyDriver,
    'storage.add.after-expiry',
    'add takes the key of a deleted item',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.add(k, 'two')).toBe('not stored');
      await cache.delete(k);
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
    },
  );

  // Twenty keys, and eight clients that want each of them: the one who was told so is in the cache.
  claim.over(
    everyDriver,
    'storage.add.one-winner',
    'of many adds at once exactly one stores',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const keys = Array.from({ length: 20 }, () => key());
      const replies = await Promise.all(
        keys.map((k) =>
          Promise.all(clients.map((client, c) => client.add(k, `added by ${String(c)}`))),
        ),
      );
      const oneWinner = [...clients.slice(1).map(() => 'not stored'), 'stored'];
      expect(replies.map((each) => [...each].sort())).toEqual(keys.map(() => oneWinner));
      const left = await Promise.all(keys.map((k) => cache.get(k)));
      expect(left.map(textOf)).toEqual(
        replies.map((each) => `added by ${String(each.indexOf('stored'))}`),
      );
    },
  );
});

describe('storage › replace', () => {
  claim.over(
    everyDriver,
    'storage.replace.existing',
    'replace stores a new value',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.replace(k, 'the second value')).toBe('stored');
      expect(await cache.get(k)).toHold('the second value');
    },
  );

  claim.over(
    wireDrivers,
    'storage.replace.existing',
    'replace stores new flags',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      expect(await cache.replace(k, 'two', { flags: 8 })).toBe('stored');
      expect(await cache.get(k)).toHold('two', 8);
    },
  );

  claim('storage.replace.existing', 'replace answers STORED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`replace ${k} 6 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 6 3\r\ntwo\r\nEND\r\n`);
  });

  // The key is then set and replaced after all: the misses before that were no wrong key.
  claim.over(
    everyDriver,
    'storage.replace.missing',
    'replace on a free key stores nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.replace(k, 'one')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.replace(k, 'three')).toBe('stored');
      await cache.delete(k);
      expect(await cache.replace(k, 'four')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim(
    'storage.replace.missing',
    'replace on a free key answers NOT_STORED',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`replace ${k} 5 0 3\r\none\r\n`)).toBe('NOT_STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    },
  );
});
