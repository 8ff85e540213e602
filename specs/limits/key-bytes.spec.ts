import { drivers, everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** NUL, line feed and blank: a byte of these three ends a key, or did in some servers. */
const special = Buffer.from('\0\n ');
const ordinary = everyByte.filter((byte) => !special.includes(byte));

/** The drivers whose protocols write a key into a line. */
const lineDrivers = wireDrivers.filter(({ name }) => name !== 'binary');

describe('limits › bytes of a key', () => {
  // All bytes but three are more than one key can hold.
  claim.over(
    lineDrivers,
    'limits.key-bytes',
    'keys hold control characters and bytes beyond ASCII',
    async ({ cache, another, binary, key, trackKey }) => {
      const halves = [ordinary.subarray(0, 128), ordinary.subarray(128)];
      const keys = halves.map((half) => trackKey(Buffer.concat([Buffer.from(key()), half])));
      const replies = await Promise.all(keys.map((k, i) => cache.set(k, `value ${String(i)}`)));
      expect(replies).toEqual(['stored', 'stored']);
      const other = await another();
      const reads = await Promise.all(keys.map((k) => other.get(k)));
      expect(reads).toEqual([
        { value: Buffer.from('value 0'), flags: 0 },
        { value: Buffer.from('value 1'), flags: 0 },
      ]);
      // The binary protocol finds them under the very same bytes.
      const exact = await binary();
      expect(await Promise.all(keys.map((k) => exact.get(k)))).toEqual(reads);
      const found = await other.getMany(keys);
      expect([...found.keys()]).toEqual(keys.map((k) => k.toString('latin1')));
      expect(await Promise.all(keys.map((k) => cache.delete(k)))).toEqual(['deleted', 'deleted']);
      expect(await other.getMany(keys)).toHaveProperty('size', 0);
    },
  );

  // The binary protocol says how long a key is, so no byte can end it.
  claim.over(
    [drivers.binary],
    'limits.key-bytes',
    'keys hold blanks and line ends as well',
    async ({ cache, another, key }) => {
      const halves = [everyByte.subarray(0, 128), everyByte.subarray(128), special];
      const keys = halves.map((half) => Buffer.concat([Buffer.from(key()), half]));
      const replies = await Promise.all(
        keys.map((k, i) => cache.set(k, `value ${String(i)}`, { ttl: 600 })),
      );
      expect(replies).toEqual(['stored', 'stored', 'stored']);
      const found = await (await another()).getMany(keys);
      expect([...found].map(([name, { value }]) => [name, String(value)])).toEqual(
        keys.map((k, i) => [k.toString('latin1'), `value ${String(i)}`]),
      );
      const deleted = await Promise.all(keys.map((k) => cache.delete(k)));
      expect(deleted).toEqual(['deleted', 'deleted', 'deleted']);
    },
  );

  // Up to the NUL the line is a whole get, and no whole set. The block is a silent command.
  claim('limits.key-nul', 'a key with a NUL names an item of its own', {
    documented: async ({ wire, key }) => {
      const [k, silent, w] = [key(), `delete ${key()} noreply`, await wire()];
      const [nul, size] = [`${k}\0b`, String(silent.length)];
      await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`set ${nul} 0 0 ${size}\r\n${silent}\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${nul}\r\n`)).toBe(
        `VALUE ${nul} 0 ${size}\r\n${silent}\r\nEND\r\n`,
      );
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
      expect(await w.exchange(`delete ${nul}\r\nget ${nul} ${k}\r\n`)).toBe(
        `DELETED\r\nVALUE ${k} 0 3\r\none\r\nEND\r\n`,
      );
    },
    deviates: async ({ wire, key }) => {
      const [k, silent, w] = [key(), `delete ${key()} noreply`, await wire()];
      const [nul, size] = [`${k}\0b`, String(silent.length)];
      await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`set ${nul} 0 0 ${size}\r\n${silent}\r\n`)).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${nul}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    },
  });

  claim.over(
    everyDriver,
    'limits.key-case-sensitive',
    'letters of another case are another key',
    async ({ cache, key, trackKey }) => {
      const k = key('abc');
      const keys = [k, ...['ABC', 'aBc', 'abC'].map((end) => trackKey(k.slice(0, -3) + end))];
      await cache.set(k, k);
      const first = await Promise.all(keys.map((each) => cache.get(each)));
      expect(first).toEqual([expect.objectContaining({ flags: 0 }), 'miss', 'miss', 'miss']);
      await Promise.all(keys.map((each) => cache.set(each, each)));
      const reads = await Promise.all(keys.map((each) => cache.get(each)));
      expect(reads).toEqual(keys.map((each) => ({ value: Buffer.from(each), flags: 0 })));
    },
  );
});
