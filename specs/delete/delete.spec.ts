import { describe, expect, given } from '../../fixtures/claims';
import type { BodyOver } from '../../fixtures/claims/claim';
import { anErrorLine, items, replies } from '../../fixtures/claims/replies';
import type { Cache } from '../../fixtures/drivers/cache';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** The sorted replies to eight clients that delete each of twenty items at once. */
async function deletedAtOnce({ cache, another, key }: Parameters<BodyOver<Cache>>[0]) {
  const clients = await Promise.all(Array.from({ length: 8 }, another));
  const keys = Array.from({ length: 20 }, () => key());
  const sets = keys.map((k) => cache.set(k, 'one'));
  given(await Promise.all(sets)).toEqual(keys.map(() => 'stored'));
  const deletes = keys.map((k) => Promise.all(clients.map((client) => client.delete(k))));
  const replies = await Promise.all(deletes);
  expect(await Promise.all(keys.map((k) => cache.get(k)))).toEqual(keys.map(() => 'miss'));
  return replies.map((each) => [...each].sort());
}

describe('delete', () => {
  claim.over(everyDriver, 'delete.hit', 'delete removes', async ({ cache, another, key }) => {
    const k = key();
    given(await cache.set(k, 'one')).toBe('stored');
    given(await cache.get(k)).toHold('one');
    expect(await cache.delete(k)).toBe('deleted');
    expect(await cache.get(k)).toBe('miss');
    expect(await (await another()).get(k)).toBe('miss');
  });

  claim('delete.hit', 'delete replies DELETED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const hit = `VALUE ${k} 0 3\r\none\r\nEND\r\n`;
    given(await w.exchange(`set ${k} 0 0 3\r\none\r\nget ${k}\r\n`)).toBe(`STORED\r\n${hit}`);
    expect(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
  });

  // A race that need not show: nothing more can be said of the releases that have it.
  claim.over(everyDriver, 'delete.one-winner', 'of concurrent deletes exactly one deletes', {
    documented: async (proof) => {
      const oneWinner = ['deleted', ...Array.from({ length: 7 }, () => 'miss')];
      expect(await deletedAtOnce(proof)).toEqual(Array.from({ length: 20 }, () => oneWinner));
    },
    deviates: async (proof) => {
      const winners = (await deletedAtOnce(proof)).map(([first]) => first);
      expect(winners).toEqual(Array.from({ length: 20 }, () => 'deleted'));
    },
  });

  claim.over(everyDriver, 'delete.miss', 'delete misses a missing key', async ({ cache, key }) => {
    const k = key();
    expect(await cache.delete(k)).toBe('miss');
    given(await cache.set(k, 'one')).toBe('stored');
    given(await cache.delete(k)).toBe('deleted');
    expect(await cache.delete(k)).toBe('miss');
  });

  claim('delete.miss', 'delete of a missing key replies NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`delete ${k}\r\n`)).toBe('NOT_FOUND\r\n');
    given(await w.exchange(`add ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
    given(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
  });

  claim.over(
    everyDriver,
    'delete.expired',
    'delete of an expired item is a miss',
    async ({ cache, time }) => {
      const remove = { run: (k: string) => cache.delete(k), gives: 'miss' };
      expect(await time(cache).onceExpired(remove)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'delete.then-add',
    'a deleted key can be set and added again',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      given(await cache.delete(k)).toBe('deleted');
      expect(await cache.set(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
      given(await cache.delete(k)).toBe('deleted');
      expect(await cache.add(k, 'three')).toBe('stored');
      expect(await cache.get(k)).toHold('three');
    },
  );

  claim('delete.then-add', 'add after delete in one write stores', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`delete ${k}\r\nadd ${k} 5 0 3\r\ntwo\r\nget ${k}\r\n`)).toBe(
      `DELETED\r\nSTORED\r\nVALUE ${k} 5 3\r\ntwo\r\nEND\r\n`,
    );
  });

  for (const [title, words, reply] of [
    ['delete with a 0 after the key deletes', '0', 'DELETED\r\n'],
    ['delete with a 0 and noreply deletes without a reply', '0 noreply', ''],
  ] as const) {
    claim('delete.zero-argument', title, async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const hit = `VALUE ${k} 0 3\r\none\r\nEND\r\n`;
      given(await w.exchange(`set ${k} 0 0 3\r\none\r\nget ${k}\r\n`)).toBe(`STORED\r\n${hit}`);
      expect(await w.exchange(`delete ${k} ${words}\r\n`)).toBe(reply);
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`delete ${k} 0\r\n`)).toBe('NOT_FOUND\r\n');
    });
  }

  // The beginning of the key, the key and more, the key in capitals, and another one.
  claim.over(
    everyDriver,
    'delete.only-named-key',
    'delete removes no other key',
    async ({ cache, key, trackKey }) => {
      const k = key();
      const others = [k.slice(0, -1), `${k}y`, `${k}:key`, k.toUpperCase(), key()].map(trackKey);
      const sets = [k, ...others].map((each) => cache.set(each, each));
      given(await Promise.all(sets)).toEqual(sets.map(() => 'stored'));
      given(await cache.get(k)).toHold(k);
      given(await cache.delete(k)).toBe('deleted');
      given(await cache.get(k)).toBe('miss');
      const left = await Promise.all(others.map((each) => cache.get(each)));
      expect(left).toEqual(others.map((each) => ({ value: Buffer.from(each), flags: 0 })));
    },
  );
});

describe('delete › rejected lines', () => {
  claim(
    'delete.no-key',
    'delete without a key gets an error line',
    replies(() => [[anErrorLine, 'delete', 'delete ']]),
  );

  claim('delete.nonzero-argument', 'delete with a number after the key is rejected', {
    documented: replies(
      ({ text }) => [[/CLIENT_ERROR bad command line format/, `delete ${text} 5`]],
      items,
    ),
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 0 0 1\r\n5\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`delete ${k} 5\r\n`)).toBe('DELETED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  });
});
