import { describe, expect, given } from '../../fixtures/claims';
import { drivers, everyDriver, lineDrivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { claim } from './claims';

/** NUL, line feed and space: each of these ends a key, or did in some releases. */
const special = Buffer.from('\0\n ');
const ordinary = everyByte.filter((byte) => !special.includes(byte));

describe('limits › bytes of a key', () => {
  // All bytes but three are more than one key can hold.
  claim.over(
    lineDrivers,
    'limits.key-bytes',
    'keys hold control characters and bytes beyond ASCII',
    async ({ cache, another, binary, key, trackKey }) => {
      const [other, exact] = [await another(), await binary()];
      for (const half of [ordinary.subarray(0, 128), ordinary.subarray(128)]) {
        const k = trackKey(Buffer.concat([Buffer.from(key()), half]));
        expect(await cache.set(k, 'one')).toBe('stored');
        expect(await other.get(k)).toHold('one');
        // The binary protocol finds it under the very same bytes.
        expect(await exact.get(k)).toHold('one');
        expect([...(await other.getMany([k])).keys()]).toEqual([k.toString('latin1')]);
        expect(await cache.delete(k)).toBe('deleted');
        expect(await other.get(k)).toBe('miss');
      }
    },
  );

  // The binary protocol has a length for the key, so no byte can end it.
  claim.over(
    [drivers.binary],
    'limits.key-bytes',
    'keys of the binary protocol also hold spaces and line ends',
    async ({ cache, another, key, trackKey }) => {
      const other = await another();
      for (const part of [everyByte.subarray(0, 128), everyByte.subarray(128), special]) {
        const k = trackKey(Buffer.concat([Buffer.from(key()), part]));
        expect(await cache.set(k, 'one')).toBe('stored');
        expect(await other.get(k)).toHold('one');
        expect([...(await other.getMany([k])).keys()]).toEqual([k.toString('latin1')]);
        expect(await cache.delete(k)).toBe('deleted');
      }
    },
  );

  // Up to the NUL the line is a whole get, and no whole set. The block is a silent command.
  claim('limits.key-nul', 'a key with a NUL names an item of its own', {
    documented: async ({ wire, key }) => {
      const [k, block, w] = [key(), `delete ${key()} noreply`, await wire()];
      const hit = `VALUE ${k} 0 3\r\none\r\n`;
      const nulHit = `VALUE ${k}\0b 0 ${block.length}\r\n${block}\r\n`;
      given(await w.exchange(`set ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`set ${k}\0b 0 0 ${block.length}\r\n${block}\r\n`)).toBe(
        'STORED\r\n',
      );
      expect(await w.exchange(`get ${k}\0b ${k}\r\n`)).toBe(`${nulHit}${hit}END\r\n`);
      expect(await w.exchange(`delete ${k}\0b\r\n`)).toBe('DELETED\r\n');
      expect(await w.exchange(`get ${k}\0b ${k}\r\n`)).toBe(`${hit}END\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [k, block, w] = [key(), `delete ${key()} noreply`, await wire()];
      given(await w.exchange(`set ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`set ${k}\0b 0 0 ${block.length}\r\n${block}\r\n`)).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\0b\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    },
  });

  claim.over(
    everyDriver,
    'limits.key-case-sensitive',
    'letters of another case make another key',
    async ({ cache, key, trackKey }) => {
      const k = key('abc');
      given(await cache.set(k, k)).toBe('stored');
      for (const letters of ['ABC', 'aBc', 'abC']) {
        const other = trackKey(k.slice(0, -3) + letters);
        expect(await cache.get(other)).toBe('miss');
        expect(await cache.set(other, other)).toBe('stored');
        expect(await cache.get(other)).toHold(other);
        expect(await cache.get(k)).toHold(k);
      }
    },
  );
});
