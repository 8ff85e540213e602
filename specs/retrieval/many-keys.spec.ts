import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** A line that fits into one read of the server is served, and one that does not is rejected. */
const rejected = async ({ answerTo, key }: Proof): Promise<void> => {
  const keys = Array.from({ length: 5000 }, () => key(''));
  expect(await answerTo(`get ${keys.slice(0, 100).join(' ')}\r\n`)).toBe('END');
  expect(['ERROR', 'closed']).toContain(await answerTo(`get ${keys.join(' ')}\r\n`));
};

describe('retrieval › many keys', () => {
  claim.over(
    wireDrivers,
    'retrieval.multi.only-hits',
    'a get of several keys returns the items that exist, each with its CAS unique',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 10 }, () => key());
      const stored = keys.filter((_, n) => n % 3 === 1);
      expect((await cache.getMany(keys)).size).toBe(0);
      const sets = stored.map((k) => cache.set(k, k, { flags: 7 }));
      given(await Promise.all(sets)).toEqual(stored.map(() => 'stored'));
      const alone = await Promise.all(stored.map((k) => cache.gets(k)));
      expect([...(await cache.getMany(keys))]).toEqual(stored.map((k, n) => [k, alone[n]]));
    },
  );

  claim('retrieval.multi.only-hits', 'one END follows the hits of a get', async ({ wire, key }) => {
    const [one, none, two, w] = [key(), key(), key(), await wire()];
    const sets = `set ${one} 1 0 3\r\none\r\nset ${two} 2 0 3\r\ntwo\r\n`;
    given(await w.exchange(sets)).toBe('STORED\r\nSTORED\r\n');
    expect(await w.exchange(`get ${none} ${one} ${none} ${two} ${none}\r\n`)).toBe(
      `VALUE ${one} 1 3\r\none\r\nVALUE ${two} 2 3\r\ntwo\r\nEND\r\n`,
    );
    expect(await w.exchange(`get ${none} ${none}\r\n`)).toBe('END\r\n');
  });

  claim.over(
    wireDrivers,
    'retrieval.multi.order',
    'items come in the order of the keys',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 12 }, () => key());
      const sets = keys.map((k) => cache.set(k, k));
      given(await Promise.all(sets)).toEqual(keys.map(() => 'stored'));
      for (const order of [keys, keys.toReversed(), [...keys.slice(5), ...keys.slice(0, 5)]]) {
        expect([...(await cache.getMany(order)).keys()]).toEqual(order);
      }
    },
  );

  claim(
    'retrieval.multi.duplicates',
    'a key that is named twice is returned twice',
    async ({ wire, key }) => {
      const [a, b, w] = [key(), key(), await wire()];
      const sets = `set ${a} 1 0 3\r\none\r\nset ${b} 2 0 3\r\ntwo\r\n`;
      given(await w.exchange(sets)).toBe('STORED\r\nSTORED\r\n');
      const [one, two] = [`VALUE ${a} 1 3\r\none\r\n`, `VALUE ${b} 2 3\r\ntwo\r\n`];
      expect(await w.exchange(`get ${a} ${a}\r\n`)).toBe(`${one}${one}END\r\n`);
      expect(await w.exchange(`get ${a} ${b} ${a}\r\n`)).toBe(`${one}${two}${one}END\r\n`);
    },
  );

  // Every second one is a hit. Over the text protocol, the request is one line of 200 kB.
  claim.over(wireDrivers, 'retrieval.multi.large', 'a get of 1000 long keys returns every hit', {
    documented: async ({ cache, keyOfLength }) => {
      const keys = Array.from({ length: 1000 }, () => keyOfLength(200));
      const stored = keys.filter((_, n) => n % 2 === 0);
      const sets = stored.map((k) => cache.set(k, k));
      given(await Promise.all(sets)).toEqual(stored.map(() => 'stored'));
      const read = await cache.getMany(keys);
      expect([...read].map(([k, { value }]) => [k, value.toString()])).toEqual(
        stored.map((k) => [k, k]),
      );
    },
    deviates: rejected,
  });

  // The last key is a hit, too: nothing of the line is left out.
  claim('retrieval.multi.large', 'a get of 5000 keys returns every hit', {
    documented: async ({ wire, text, key }) => {
      const [w, cache] = [await wire(), await text()];
      const keys = Array.from({ length: 5000 }, () => key(''));
      const stored = keys.filter((_, n) => n % 100 === 99);
      const sets = stored.map((k) => cache.set(k, '1'));
      given(await Promise.all(sets)).toEqual(stored.map(() => 'stored'));
      const hits = stored.map((k) => `VALUE ${k} 0 1\r\n1\r\n`);
      expect(await w.exchange(`get ${keys.join(' ')}\r\n`)).toBe(`${hits.join('')}END\r\n`);
    },
    deviates: rejected,
  });

  // Around one and around two of the batches of keys that the server reads from a line.
  claim(
    'retrieval.multi.many-keys-short',
    'a get of more keys than one batch returns each hit once',
    async ({ wire, key }) => {
      const [keys, w] = [Array.from({ length: 100 }, () => key('')), await wire()];
      const sets = keys.map((k) => `set ${k} 0 0 1\r\n1\r\n`);
      given(await w.exchange(sets.join(''))).toBe('STORED\r\n'.repeat(100));
      const hits = keys.map((k) => `VALUE ${k} 0 1\r\n1\r\n`);
      for (const count of [1, 23, 24, 25, 26, 46, 47, 48, 49, 50, 100]) {
        const own = await wire();
        const reply = await own.exchange(`get ${keys.slice(0, count).join(' ')}\r\n`);
        expect(reply).toBe(`${hits.slice(0, count).join('')}END\r\n`);
      }
    },
  );
});
