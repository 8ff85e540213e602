import { describe, expect, given } from '../../fixtures/claims';
import { everyByte } from '../../fixtures/drivers/values';
import { claim } from './claims';
import { ask, binary } from './requests';

describe('binary › keys and values of any bytes', () => {
  // Every byte there is, in pieces that are short enough for a key.
  claim.over(
    binary,
    'binary.key-any-bytes',
    'keys of any bytes name different items',
    async ({ cache, key, trackKey }) => {
      const pieces = [0, 64, 128, 192].map((from) => everyByte.subarray(from, from + 64));
      const others = [' \r\n', '\0', '\0\0'].map((bytes) => Buffer.from(bytes));
      const written = [...pieces, ...others].map((value) => ({
        key: trackKey(Buffer.concat([Buffer.from(key()), value])),
        value,
      }));
      const sets = await Promise.all(written.map((item) => cache.set(item.key, item.value)));
      expect(sets).toEqual(written.map(() => 'stored'));
      const read = await Promise.all(written.map((item) => ask(cache, 'getK', item.key)));
      expect(read).toMatchObject(written);
    },
  );

  claim.over(
    binary,
    'binary.key-any-bytes',
    'keys that differ in their last byte are different keys',
    async ({ cache, key, trackKey }) => {
      const start = key();
      const [zero, line, space] = [`${start}\0`, `${start}\n`, `${start} `].map(trackKey);
      expect(await cache.set(String(zero), 'zero')).toBe('stored');
      expect(await cache.get(String(line))).toBe('miss');
      expect(await cache.set(String(line), 'line')).toBe('stored');
      expect(await cache.get(String(space))).toBe('miss');
      expect(await cache.get(start)).toBe('miss');
      expect(await cache.get(String(zero))).toHold('zero');
      expect(await cache.get(String(line))).toHold('line');
    },
  );

  // Text adds a line end of its own, whether or not the value has one.
  claim.over(
    binary,
    'binary.value-with-crlf',
    'a line end at the end of a value belongs to it',
    async ({ cache, wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await cache.set(k, 'one\r\n')).toBe('stored');
      expect(await cache.get(k)).toHold('one\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 5\r\none\r\n\r\nEND\r\n`);
      given(await cache.set(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\ntwo\r\nEND\r\n`);
    },
  );
});
