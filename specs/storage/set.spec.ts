import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, textOf } from './history';

describe('storage › set', () => {
  claim.over(everyDriver, 'storage.set.stores', 'set persists', async ({ cache, another, key }) => {
    const k = key();
    expect(await cache.set(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one', 0);
    // Another connection sees it too: it is kept by the server, not by the client.
    expect(await (await another()).get(k)).toHold('one', 0);
  });

  claim.over(
    wireDrivers,
    'storage.set.stores',
    'set persists the flags with the value',
    async ({ cache, another, key }) => {
      const k = key();
      expect(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
      expect(await (await another()).get(k)).toHold('one', 7);
    },
  );

  claim('storage.set.stores', 'set answers STORED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim.over(everyDriver, 'storage.set.overwrites', 'set overwrites', async ({ cache, key }) => {
    const k = key();
    expect(await cache.set(k, 'the first value')).toBe('stored');
    expect(await cache.get(k)).toHold('the first value');
    expect(await cache.set(k, 'second')).toBe('stored');
    expect(await cache.get(k)).toHold('second');
    expect(await cache.set(k, 'a value longer than each before')).toBe('stored');
    expect(await cache.get(k)).toHold('a value longer than each before');
  });

  claim.over(
    wireDrivers,
    'storage.set.overwrites',
    'set overwrites the flags, and without any they are 0',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      await cache.set(k, 'two', { flags: 8 });
      expect(await cache.get(k)).toHold('two', 8);
      await cache.set(k, 'three');
      expect(await cache.get(k)).toHold('three', 0);
    },
  );

  claim.over(
    wireDrivers,
    'storage.set.new-cas',
    'set, replace, cas and add each give a new CAS',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      await cache.set(k, 'one');
      const first = await other.gets(k);
      // The same bytes again: it is the store that counts, not a difference.
      await cache.set(k, 'one');
      const second = await other.gets(k);
      await cache.replace(k, 'one');
      const third = await other.gets(k);
      expect(await cache.cas(k, 'one', casOf(third))).toBe('stored');
      const fourth = await other.gets(k);
      await cache.delete(k);
      await cache.add(k, 'one');
      const items = [first, second, third, fourth, await other.gets(k)];
      expect(items.map(textOf)).toEqual(items.map(() => 'one'));
      expect(new Set(items.map(casOf)).size).toBe(5);
    },
  );

  // Eight clients write ten values each in one go, while a ninth reads: the history has no value
  // that nobody wrote, and the last one is the last of somebody.
  claim.over(
    everyDriver,
    'storage.set.last-writer-wins',
    'of many sets at once one value is left, and no reader sees a mixture',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'first');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const writers = clients.map((client, c) => ({
        client,
        values: Array.from({ length: 10 }, (_, n) => `${c}.${n} `.repeat(500 + 200 * n)),
      }));
      const [replies, reads] = await Promise.all([
        Promise.all(
          writers.flatMap(({ client, values }) => values.map((value) => client.set(k, value))),
        ),
        Promise.all(Array.from({ length: 100 }, () => cache.get(k))),
      ]);
      expect(replies).toEqual(replies.map(() => 'stored'));
      const written = new Set(['first', ...writers.flatMap(({ values }) => values)]);
      expect(reads.map(textOf).filter((text) => !written.has(text))).toEqual([]);
      const left = textOf(await cache.get(k));
      expect(writers.map(({ values }) => values.at(-1))).toContain(left);
      const seenByAll = await Promise.all(clients.map((client) => client.get(k)));
      expect(seenByAll.map(textOf)).toEqual(clients.map(() => left));
    },
  );
});
