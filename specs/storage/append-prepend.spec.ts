import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, textOf } from './history';

/** Protocols have different words for it; each says that the item was not stored. */
const refused = /^(not stored|too large|out of memory)$/;

describe('storage › append', () => {
  claim.over(
    everyDriver,
    'storage.append.existing',
    'append puts bytes behind the value',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.append(k, '\r\ntwo')).toBe('stored');
      expect(await cache.get(k)).toHold('one\r\ntwo');
      expect(await cache.append(k, '3')).toBe('stored');
      expect(await cache.get(k)).toHold('one\r\ntwo3');
    },
  );

  claim('storage.append.existing', 'append answers STORED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`append ${k} 0 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 6\r\nonetwo\r\nEND\r\n`);
  });

  // Each piece names its client and its number, so the value itself is the history.
  claim.over(
    everyDriver,
    'storage.append.existing',
    'of many appends at once none is lost, doubled or broken up',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, '|');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const writers = clients.map((client, c) => ({
        client,
        pieces: Array.from({ length: 20 }, (_, n) => `${String(c)}.${String(n)}`),
      }));
      const replies = await Promise.all(
        writers.flatMap(({ client, pieces }) =>
          pieces.map((piece) => client.append(k, `${piece}|`)),
        ),
      );
      expect(replies).toEqual(replies.map(() => 'stored'));
      const left = textOf(await cache.get(k))
        .split('|')
        .slice(1, -1);
      const byWriter = writers.map((_, c) => left.filter((it) => it.startsWith(`${String(c)}.`)));
      expect(byWriter).toEqual(writers.map(({ pieces }) => pieces));
      expect(left).toHaveLength(replies.length);
    },
  );

  claim.over(
    everyDriver,
    'storage.append.missing',
    'append on a free key stores nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.append(k, 'one')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.append(k, '!')).toBe('stored');
      expect(await cache.get(k)).toHold('two!');
      await cache.delete(k);
      expect(await cache.append(k, 'three')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim(
    'storage.append.missing',
    'append on a free key answers NOT_STORED',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`append ${k} 0 0 3\r\none\r\n`)).toBe('NOT_STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    },
  );

  claim.over(
    everyDriver,
    'storage.append.empty',
    'append of no bytes leaves the value as it was',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.append(k, '')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  // 1,000,000 bytes fit, 1,100,000 are more than the 1 MiB that an item may have by default.
  claim.over(
    everyDriver,
    'storage.append.over-limit',
    'append beyond the largest size of an item is refused, and the value stays',
    async ({ cache, key }) => {
      const [k, large] = [key(), bytes(1_000_000)];
      expect(await cache.set(k, large)).toBe('stored');
      expect(await cache.append(k, bytes(100_000))).toMatch(refused);
      expect(await cache.get(k)).toHold(large);
      expect(await cache.append(k, '!')).toBe('stored');
      expect(await cache.get(k)).toHold(Buffer.concat([large, Buffer.from('!')]));
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.over-limit',
    'append and prepend that are refused leave flags and CAS alone',
    async ({ cache, key }) => {
      const [k, large] = [key(), bytes(1_000_000)];
      await cache.set(k, large, { flags: 7 });
      const before = await cache.gets(k);
      expect(await cache.append(k, bytes(100_000))).toMatch(refused);
      expect(await cache.prepend(k, bytes(100_000))).toMatch(refused);
      const after = await cache.gets(k);
      expect(after).toHold(large, 7);
      expect(casOf(after)).toBe(casOf(before));
      expect(await cache.cas(k, 'small', casOf(before))).toBe('stored');
    },
  );

  claim(
    'storage.append.keeps-flags-exptime',
    'flags on the line of append and prepend are ignored',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      expect(await w.exchange(`append ${k} 6 0 1\r\n>\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 4\r\none>\r\nEND\r\n`);
      expect(await w.exchange(`prepend ${k} 7 0 1\r\n<\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 5\r\n<one>\r\nEND\r\n`);
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.keeps-flags-exptime',
    'append and prepend keep the flags',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 2_147_483_647 });
      await cache.append(k, '>');
      expect(await cache.get(k)).toHold('one>', 2_147_483_647);
      await cache.prepend(k, '<');
      expect(await cache.get(k)).toHold('<one>', 2_147_483_647);
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.new-cas',
    'append and prepend give a new CAS',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const first = await cache.gets(k);
      await cache.append(k, '>');
      const second = await cache.gets(k);
      await cache.prepend(k, '<');
      const items = [first, second, await cache.gets(k)];
      expect(items.map(textOf)).toEqual(['one', 'one>', '<one>']);
      expect(new Set(items.map(casOf)).size).toBe(3);
      // The old ones are of no use any more.
      expect(await cache.cas(k, 'two', casOf(second))).toBe('exists');
      expect(await cache.get(k)).toHold('<one>');
    },
  );
});

describe('storage › prepend', () => {
  claim.over(
    wireDrivers,
    'storage.prepend.existing',
    'prepend puts bytes before the value',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.prepend(k, 'two\r\n')).toBe('stored');
      expect(await cache.get(k)).toHold('two\r\none');
      expect(await cache.prepend(k, '3')).toBe('stored');
      expect(await cache.get(k)).toHold('3two\r\none');
    },
  );

  claim('storage.prepend.existing', 'prepend answers STORED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`prepend ${k} 0 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 6\r\ntwoone\r\nEND\r\n`);
  });

  claim.over(
    wireDrivers,
    'storage.prepend.missing',
    'prepend on a free key stores nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.prepend(k, 'one')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'two')).toBe('stored');
      expect(await cache.prepend(k, '!')).toBe('stored');
      expect(await cache.get(k)).toHold('!two');
      await cache.delete(k);
      expect(await cache.prepend(k, 'three')).toBe('not stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim(
    'storage.prepend.missing',
    'prepend on a free key answers NOT_STORED',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`prepend ${k} 0 0 3\r\none\r\n`)).toBe('NOT_STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    },
  );
});
