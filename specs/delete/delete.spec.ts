import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import type { BodyOver } from '../../fixtures/claims/claim';
import type { Cache } from '../../fixtures/drivers/cache';
import { claim } from './claims';

/** What eight clients are answered that delete each of twenty items at once, sorted; all items are gone then. */
async function deletedAtOnce({
  cache,
  another,
  key,
}: Parameters<BodyOver<Cache>>[0]): Promise<string[][]> {
  const clients = await Promise.all(Array.from({ length: 8 }, another));
  const keys = Array.from({ length: 20 }, () => key());
  await Promise.all(keys.map((k) => cache.set(k, 'one')));
  const before = await Promise.all(keys.map((k) => cache.get(k)));
  expect(before).toEqual(keys.map(() => expect.objectContaining({ flags: 0 })));
  const replies = await Promise.all(
    keys.map((k) => Promise.all(clients.map((client) => client.delete(k)))),
  );
  expect(await Promise.all(keys.map((k) => cache.get(k)))).toEqual(keys.map(() => 'miss'));
  return replies.map((each) => [...each].sort());
}

describe('delete', () => {
  claim.over(everyDriver, 'delete.hit', 'delete removes', async ({ cache, another, key }) => {
    const k = key();
    await cache.set(k, 'one');
    // A miss proves something only after a hit on the same key.
    expect(await cache.get(k)).toHold('one');
    expect(await cache.delete(k)).toBe('deleted');
    expect(await cache.get(k)).toBe('miss');
    expect(await (await another()).get(k)).toBe('miss');
  });

  claim('delete.hit', 'delete answers DELETED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
  });

  claim.over(everyDriver, 'delete.one-winner', 'of many deletes at once exactly one removes', {
    documented: async (proof) => {
      const oneWinner = ['deleted', ...Array.from({ length: 7 }, () => 'miss')];
      expect(await deletedAtOnce(proof)).toEqual(Array.from({ length: 20 }, () => oneWinner));
    },
    // Nothing more can be said of a race that need not show again.
    deviates: async (proof) => {
      const winners = (await deletedAtOnce(proof)).map(([first]) => first);
      expect(winners).toEqual(Array.from({ length: 20 }, () => 'deleted'));
    },
  });

  claim.over(
    everyDriver,
    'delete.miss',
    'delete of an unknown key says so',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.delete(k)).toBe('miss');
      // The same call deletes as soon as there is something, and only once.
      await cache.set(k, 'one');
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.delete(k)).toBe('miss');
    },
  );

  claim('delete.miss', 'delete of an unknown key answers NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`delete ${k}\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`add ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
  });

  // Tried in the tick in which the item goes; before that, readings have shown that it was there.
  claim.over(
    everyDriver,
    'delete.expired',
    'delete of an expired item says that there is none',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
      const answers = new Set<string>();
      const remove = async (k: string) => answers.add(await cache.delete(k));
      const scenario = { items: 3, write, then: [{ run: remove, afterTicks: 2 }] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      expect(answers).toEqual(new Set(['miss']));
    },
  );

  claim.over(
    everyDriver,
    'delete.then-add',
    'a deleted key can be set and added again',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      await cache.delete(k);
      expect(await cache.set(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
      await cache.delete(k);
      expect(await cache.add(k, 'three')).toBe('stored');
      expect(await cache.get(k)).toHold('three');
    },
  );

  claim(
    'delete.then-add',
    'delete, add and get in one write: the new item is there',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`delete ${k}\r\nadd ${k} 5 0 3\r\ntwo\r\nget ${k}\r\n`)).toBe(
        `DELETED\r\nSTORED\r\nVALUE ${k} 5 3\r\ntwo\r\nEND\r\n`,
      );
    },
  );

  claim('delete.zero-argument', 'delete with a 0 deletes', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`delete ${k} 0\r\n`)).toBe('DELETED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`delete ${k} 0\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`add ${k} 0 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
  });

  claim(
    'delete.zero-argument',
    'delete with a 0 and noreply deletes silently',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
      expect(await w.exchange(`delete ${k} 0 noreply\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  );

  // Neighbours in name: the beginning of the key, the key and more, the key in capitals.
  claim.over(
    everyDriver,
    'delete.only-named-key',
    'delete leaves all other keys in place',
    async ({ cache, key, trackKey }) => {
      const k = key();
      const others = [k.slice(0, -1), `${k}y`, `${k}:key`, k.toUpperCase(), key()].map(trackKey);
      await Promise.all([k, ...others].map((each) => cache.set(each, each)));
      expect(await cache.get(k)).toHold(k);
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.get(k)).toBe('miss');
      const left = await Promise.all(others.map((each) => cache.get(each)));
      expect(left).toEqual(
        others.map((each) => expect.objectContaining({ value: Buffer.from(each) })),
      );
    },
  );
});
