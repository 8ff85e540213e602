import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('touch', () => {
  claim.over(everyDriver, 'touch.hit', 'touch keeps the value', async ({ cache, stored }) => {
    const k = await stored(cache, 'one');
    given(await cache.get(k)).toHold('one');
    expect(await cache.touch(k, 1000)).toBe('touched');
    expect(await cache.get(k)).toHold('one');
  });

  claim.over(
    wireDrivers,
    'touch.hit',
    'touch keeps client flags and CAS unique',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 2_147_483_647 });
      const before = await cache.gets(k);
      given(before).toHold('one', 2_147_483_647);
      expect(await (await another()).touch(k, 1000)).toBe('touched');
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('touch.hit', 'touch replies TOUCHED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const hit = `VALUE ${k} 5 3\r\none\r\nEND\r\n`;
    given(await w.exchange(`set ${k} 5 0 3\r\none\r\nget ${k}\r\n`)).toBe(`STORED\r\n${hit}`);
    expect(await w.exchange(`touch ${k} 1000\r\n`)).toBe('TOUCHED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(hit);
  });

  // A key that was never there, and one that was deleted.
  claim.over(
    everyDriver,
    'touch.miss',
    'touch misses a missing key and creates nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.touch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      given(await cache.add(k, 'one')).toBe('stored');
      given(await cache.touch(k, 1000)).toBe('touched');
      given(await cache.delete(k)).toBe('deleted');
      given(await cache.get(k)).toBe('miss');
      expect(await cache.touch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim('touch.miss', 'touch of a missing key replies NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`touch ${k} 1000\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`add ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
    given(await w.exchange(`touch ${k} 1000\r\n`)).toBe('TOUCHED\r\n');
  });
  // 30 days and a second is a time in January 1970, and 1,000,000,000 one in 2001.
  claim.over(
    everyDriver,
    'touch.absolute',
    'an item touched with a Unix time in the past has expired at once',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        const touched = async (time: number) => {
          given(await cache.set(k, 'one')).toBe('stored');
          given(await cache.get(k)).toHold('one');
          expect(await cache.touch(k, time)).toBe('touched');
          expect(await cache.get(k)).toBe('miss');
        };
        await touched(2_592_001);
        await touched(1_000_000_000);
      },
      deviates: async ({ cache, stored }) => {
        const k = await stored(cache, 'one');
        given(await cache.get(k)).toHold('one');
        expect(await cache.touch(k, 2_592_001)).toBe('touched');
        expect(await cache.get(k)).toHold('one');
      },
    },
  );
});
