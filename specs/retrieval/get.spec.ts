import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf, textOf } from '../../fixtures/drivers/reads';
import { everyByte, randomBytes } from '../../fixtures/drivers/values';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('retrieval › get', () => {
  // Also keys that are one byte longer and shorter than that of an item.
  claim.over(
    everyDriver,
    'retrieval.get.miss',
    'get misses a missing key',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.get(k)).toBe('miss');
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.get(k)).toHold('one');
      expect(await cache.get(`${k}!`)).toBe('miss');
      expect(await cache.get(k.slice(0, -1))).toBe('miss');
    },
  );

  claim('retrieval.get.miss', 'get and gets of a missing key reply END', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`gets ${k}\r\n`)).toBe('END\r\n');
  });

  claim(
    'retrieval.get.format',
    'get replies to a hit with VALUE, key, client flags and length, the bytes, and END',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 2147483647 0 5\r\na\r\nbc\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(
        `VALUE ${k} 2147483647 5\r\na\r\nbc\r\nEND\r\n`,
      );
      given(await w.exchange(`set ${k} 0 0 0\r\n\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 0\r\n\r\nEND\r\n`);
    },
  );

  claim(
    'retrieval.get.extra-spaces',
    'surplus spaces on a get line have no effect',
    async ({ wire, key }) => {
      const [one, two, w] = [key(), key(), await wire()];
      const sets = `set ${one} 1 0 1\r\n1\r\nset ${two} 2 0 1\r\n2\r\n`;
      given(await w.exchange(sets)).toBe('STORED\r\nSTORED\r\n');
      const both = `VALUE ${one} 1 1\r\n1\r\nVALUE ${two} 2 1\r\n2\r\nEND\r\n`;
      given(await w.exchange(`get ${one} ${two}\r\n`)).toBe(both);
      expect(await w.exchange(`get   ${one}  ${two}\r\n`)).toBe(both);
      expect(await w.exchange(`get ${one} ${two} \r\n`)).toBe(both);
      expect(await w.exchange(`get  ${one}    ${two}   \r\n`)).toBe(both);
    },
  );

  // All bytes but the space and control bytes, which are too many for one key.
  claim('retrieval.value-line-key', 'VALUE names the key', async ({ wire, key, trackKey }) => {
    const w = await wire();
    for (const bytes of [everyByte.subarray(0x21, 0x7f), everyByte.subarray(0x80)]) {
      const k = trackKey(Buffer.concat([Buffer.from(key()), bytes])).toString('latin1');
      given(await w.exchange(`set ${k} 1 0 1\r\n1\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 1 1\r\n1\r\nEND\r\n`);
    }
  });

  claim.over(
    wireDrivers,
    'retrieval.value-line-key',
    'each item of a get of several keys comes with its own key',
    async ({ cache, key, trackKey }) => {
      const keys = ['!', '~', 'é', '\x80\xff', ':/?#[]@'].map((end) =>
        trackKey(Buffer.from(`${key()}${end}`, 'latin1')),
      );
      const sets = keys.map((k) => cache.set(k, k));
      given(await Promise.all(sets)).toEqual(keys.map(() => 'stored'));
      const read = await cache.getMany(keys);
      expect([...read].map(([k, { value }]) => [k, value]).sort()).toEqual(
        keys.map((k) => [k.toString('latin1'), k]).sort(),
      );
    },
  );

  // The value is far larger than one write to a socket, so that its parts could be mixed up.
  claim.over(
    everyDriver,
    'retrieval.concurrent-readers',
    'concurrent reads all return the whole value',
    async ({ cache, another, stored }) => {
      const value = randomBytes(100_000);
      const k = await stored(cache, value);
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const reading = clients.flatMap((client) => Array.from({ length: 8 }, () => client.get(k)));
      const texts = (await Promise.all(reading)).map(textOf);
      expect(texts).toHaveLength(64);
      expect(texts.filter((text) => text !== value.toString('latin1'))).toEqual([]);
    },
  );
});

describe('retrieval › gets', () => {
  claim('retrieval.gets.cas', 'gets adds the CAS unique to the line', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const line = new RegExp(`^VALUE ${k} 5 3 [0-9]{1,20}\r\none\r\nEND\r\n$`);
    given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    const first = await w.exchange(`gets ${k}\r\n`);
    expect(first).toMatch(line);
    expect(await w.exchange(`gets ${k}\r\n`)).toBe(first);
    given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    const second = await w.exchange(`gets ${k}\r\n`);
    expect(second).toMatch(line);
    expect(second).not.toBe(first);
  });

  claim.over(
    wireDrivers,
    'retrieval.gets.cas',
    'the CAS unique is the same for every reader, and another one after a store',
    async ({ cache, another, stored }) => {
      const [k, other] = [await stored(cache, 'one', { flags: 7 }), await another()];
      const first = await cache.gets(k);
      given(first).toHold('one', 7);
      expect(await other.gets(k)).toEqual(first);
      given(await other.set(k, 'one', { flags: 7 })).toBe('stored');
      const second = await cache.gets(k);
      given(second).toHold('one', 7);
      expect(casOf(second)).not.toBe(casOf(first));
    },
  );
});

describe('retrieval › reads change nothing', () => {
  claim.over(
    wireDrivers,
    'retrieval.get.does-not-change-cas',
    'reads keep value, client flags and CAS unique',
    async ({ cache, another, stored }) => {
      const [k, other] = [await stored(cache, 'one', { flags: 7, ttl: 1000 }), await another()];
      const before = await cache.gets(k);
      given(before).toHold('one', 7);
      await other.get(k);
      await other.gets(k);
      await other.getMany([k, k]);
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'two', casOf(before))).toBe('stored');
    },
  );

  claim.over(
    wireDrivers,
    'retrieval.get.does-not-change-cas',
    'gets keeps the TTL',
    async ({ cache, time }) => {
      const scenario = {
        items: 3,
        write: setWithTtl(cache, 2),
        read: (k: string) => cache.gets(k),
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});
