import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { randomBytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { textOf } from './history';

describe('retrieval › get', () => {
  claim.over(
    everyDriver,
    'retrieval.get.miss',
    'get misses an unknown key',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.get(k)).toBe('miss');
      // The very same read finds the key as soon as there is something.
      await cache.set(k, 'one');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.get(`${k}!`)).toBe('miss');
      expect(await cache.get(k.slice(0, -1))).toBe('miss');
    },
  );

  claim(
    'retrieval.get.miss',
    'get and gets answer a miss with END alone',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`gets ${k}\r\n`)).toBe('END\r\n');
    },
  );

  claim(
    'retrieval.get.format',
    'get answers a hit with VALUE, key, flags and length, the bytes, and END',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 2147483647 0 5\r\na\r\nbc\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(
        `VALUE ${k} 2147483647 5\r\na\r\nbc\r\nEND\r\n`,
      );
      await w.exchange(`set ${k} 0 0 0\r\n\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 0\r\n\r\nEND\r\n`);
    },
  );

  claim(
    'retrieval.get.extra-spaces',
    'blanks in a row and at the end of a get line change nothing',
    async ({ wire, key }) => {
      const [one, two, w] = [key(), key(), await wire()];
      await w.exchange(`set ${one} 1 0 1\r\n1\r\n`);
      await w.exchange(`set ${two} 2 0 1\r\n2\r\n`);
      const both = `VALUE ${one} 1 1\r\n1\r\nVALUE ${two} 2 1\r\n2\r\nEND\r\n`;
      expect(await w.exchange(`get ${one} ${two}\r\n`)).toBe(both);
      expect(await w.exchange(`get   ${one}  ${two}\r\n`)).toBe(both);
      expect(await w.exchange(`get ${one} ${two} \r\n`)).toBe(both);
      expect(await w.exchange(`get  ${one}    ${two}   \r\n`)).toBe(both);
    },
  );

  // All bytes but the blank and control bytes; two keys, since one is too short for them.
  claim(
    'retrieval.value-line-key',
    'VALUE names the key that was asked for',
    async ({ wire, key, trackKey }) => {
      const bytesFrom = (first: number, last: number): string =>
        String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, n) => first + n));
      const ascii = key() + bytesFrom(0x21, 0x7e);
      const high = key() + bytesFrom(0x80, 0xff);
      trackKey(Buffer.from(ascii, 'latin1'));
      trackKey(Buffer.from(high, 'latin1'));
      const w = await wire();
      await w.exchange(`set ${ascii} 1 0 1\r\n1\r\nset ${high} 2 0 1\r\n2\r\n`);
      expect(await w.exchange(`get ${high} ${ascii}\r\n`)).toBe(
        `VALUE ${high} 2 1\r\n2\r\nVALUE ${ascii} 1 1\r\n1\r\nEND\r\n`,
      );
    },
  );

  claim.over(
    wireDrivers,
    'retrieval.value-line-key',
    'each item comes with its own key, of whatever bytes',
    async ({ cache, key, trackKey }) => {
      const keys = ['!', '~', 'é', '\x80\xff', ':/?#[]@'].map((end) =>
        trackKey(Buffer.from(`${key()}${end}`, 'latin1')),
      );
      await Promise.all(keys.map((k, n) => cache.set(k, `value ${String(n)}`)));
      const read = await cache.getMany(keys);
      expect([...read.keys()].sort()).toEqual(keys.map((k) => k.toString('latin1')).sort());
      const values = keys.map((k) => read.get(k.toString('latin1'))?.value.toString());
      expect(values).toEqual(keys.map((_, n) => `value ${String(n)}`));
    },
  );

  // A value far larger than what one write to a socket takes, so that its parts could be mixed up.
  claim.over(
    everyDriver,
    'retrieval.concurrent-readers',
    'many clients that read at once all see the whole value',
    async ({ cache, another, key }) => {
      const [k, value] = [key(), randomBytes(100_000)];
      await cache.set(k, value);
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const reads = await Promise.all(
        clients.flatMap((client) => Array.from({ length: 8 }, () => client.get(k))),
      );
      expect(reads).toHaveLength(64);
      const whole = value.toString('latin1');
      expect(reads.map(textOf).filter((text) => text !== whole)).toEqual([]);
    },
  );
});

describe('retrieval › gets', () => {
  claim('retrieval.gets.cas', 'gets adds the CAS to the line of get', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    const line = new RegExp(`^VALUE ${k} 5 3 [0-9]{1,20}\r\none\r\nEND\r\n$`);
    const first = await w.exchange(`gets ${k}\r\n`);
    expect(first).toMatch(line);
    expect(await w.exchange(`gets ${k}\r\n`)).toBe(first);
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    const second = await w.exchange(`gets ${k}\r\n`);
    expect(second).toMatch(line);
    expect(second).not.toBe(first);
  });

  claim.over(
    wireDrivers,
    'retrieval.gets.cas',
    'the CAS is the same for every reader, and another one after a store',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      await cache.set(k, 'one', { flags: 7 });
      const first = await cache.gets(k);
      const cas: unknown = expect.any(BigInt);
      expect(first).toEqual({ value: Buffer.from('one'), flags: 7, cas });
      await cache.get(k);
      expect(await other.gets(k)).toEqual(first);
      await other.set(k, 'one', { flags: 7 });
      const second = await cache.gets(k);
      expect(second).toEqual({ value: Buffer.from('one'), flags: 7, cas });
      expect(second).not.toEqual(first);
    },
  );
});
