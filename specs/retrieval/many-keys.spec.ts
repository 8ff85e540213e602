import { wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { claim } from './claims';

/** A line that fits into one read is answered, and one that does not is rejected. */
const rejected = async ({ answerTo, key }: Proof): Promise<void> => {
  const keys = Array.from({ length: 5000 }, () => key(''));
  expect(await answerTo(`get ${keys.slice(0, 100).join(' ')}\r\n`)).toBe('END');
  expect(['ERROR', 'closed']).toContain(await answerTo(`get ${keys.join(' ')}\r\n`));
};

describe('retrieval › many keys', () => {
  claim.over(
    wireDrivers,
    'retrieval.multi.only-hits',
    'the items that are there come, the others are left out',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 10 }, () => key());
      const stored = keys.filter((_, n) => n % 3 === 1);
      expect((await cache.getMany(keys)).size).toBe(0);
      await Promise.all(stored.map((k, n) => cache.set(k, `value of ${k}`, { flags: n })));
      const read = await cache.getMany(keys);
      expect([...read]).toEqual(
        stored.map((k, n) => [
          k,
          expect.objectContaining({ value: Buffer.from(`value of ${k}`), flags: n }),
        ]),
      );
      // Each CAS is that of the item beside it.
      expect([...read.values()]).toEqual(await Promise.all(stored.map((k) => cache.gets(k))));
    },
  );

  claim(
    'retrieval.multi.only-hits',
    'one END closes the items of a get, and misses leave no trace',
    async ({ wire, key }) => {
      const [one, absent, two, w] = [key(), key(), key(), await wire()];
      await w.exchange(`set ${one} 1 0 3\r\none\r\nset ${two} 2 0 3\r\ntwo\r\n`);
      expect(await w.exchange(`get ${absent} ${one} ${absent} ${two} ${absent}\r\n`)).toBe(
        `VALUE ${one} 1 3\r\none\r\nVALUE ${two} 2 3\r\ntwo\r\nEND\r\n`,
      );
      expect(await w.exchange(`get ${absent} ${absent}\r\n`)).toBe('END\r\n');
    },
  );

  claim.over(
    wireDrivers,
    'retrieval.multi.order',
    'items come in the order of the keys',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 12 }, () => key());
      await Promise.all(keys.map((k) => cache.set(k, k)));
      const orders = [keys, [...keys].reverse(), [...keys.slice(5), ...keys.slice(0, 5)]];
      const read = await Promise.all(orders.map((order) => cache.getMany(order)));
      expect(read.map((items) => [...items.keys()])).toEqual(orders);
    },
  );

  claim(
    'retrieval.multi.duplicates',
    'a key that is named twice is returned twice',
    async ({ wire, key }) => {
      const [one, two, w] = [key(), key(), await wire()];
      await w.exchange(`set ${one} 1 0 3\r\none\r\nset ${two} 2 0 3\r\ntwo\r\n`);
      const [first, second] = [`VALUE ${one} 1 3\r\none\r\n`, `VALUE ${two} 2 3\r\ntwo\r\n`];
      expect(await w.exchange(`get ${one} ${one}\r\n`)).toBe(`${first}${first}END\r\n`);
      expect(await w.exchange(`get ${one} ${two} ${one}\r\n`)).toBe(
        `${first}${second}${first}END\r\n`,
      );
    },
  );

  // Every second of the thousand is there. Over the text protocol, the request is one line of 200 kB.
  claim.over(wireDrivers, 'retrieval.multi.large', 'a thousand keys of 200 bytes in one request', {
    documented: async ({ cache, keyOfLength }) => {
      const keys = Array.from({ length: 1000 }, () => keyOfLength(200));
      const stored = keys.filter((_, n) => n % 2 === 0);
      const replies = await Promise.all(stored.map((k) => cache.set(k, k)));
      expect(replies).toEqual(stored.map(() => 'stored'));
      const read = await cache.getMany(keys);
      expect([...read].map(([k, { value }]) => [k, value.toString()])).toEqual(
        stored.map((k) => [k, k]),
      );
    },
    deviates: rejected,
  });

  // The last key is there as well: nothing of the line is left out.
  claim('retrieval.multi.large', 'five thousand short keys in one request', {
    documented: async ({ wire, text, key }) => {
      const [w, cache] = [await wire(), await text()];
      const keys = Array.from({ length: 5000 }, () => key(''));
      const stored = keys.filter((_, n) => n % 100 === 99);
      const replies = await Promise.all(stored.map((k) => cache.set(k, '1')));
      expect(replies).toEqual(stored.map(() => 'stored'));
      const hits = stored.map((k) => `VALUE ${k} 0 1\r\n1\r\n`);
      expect(await w.exchange(`get ${keys.join(' ')}\r\n`)).toBe(`${hits.join('')}END\r\n`);
    },
    deviates: rejected,
  });

  // 23 to 26 and 46 to 50: around one and around two of the batches in which a line is taken apart.
  claim(
    'retrieval.multi.many-keys-short',
    'a get line with more keys than one batch returns each hit once',
    async ({ wire, key }) => {
      const [keys, w] = [Array.from({ length: 100 }, () => key('')), await wire()];
      await w.exchange(keys.map((k) => `set ${k} 0 0 1\r\n1\r\n`).join(''));
      const counts = [1, 23, 24, 25, 26, 46, 47, 48, 49, 50, 100];
      const replies = await Promise.all(
        counts.map(async (count) => {
          const own = await wire();
          return own.exchange(`get ${keys.slice(0, count).join(' ')}\r\n`);
        }),
      );
      const hits = keys.map((k) => `VALUE ${k} 0 1\r\n1\r\n`);
      expect(replies).toEqual(counts.map((count) => `${hits.slice(0, count).join('')}END\r\n`));
    },
  );
});
