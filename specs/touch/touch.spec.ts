import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** In the binary protocol a TTL is unsigned: there are no negative ones. */
const whereTtlsHaveASign: readonly Driver<WireCache>[] = [drivers.text, drivers.meta];

describe('touch', () => {
  claim.over(
    everyDriver,
    'touch.hit',
    'touch of an item succeeds, and leaves its value alone',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.touch(k, 1000)).toBe('touched');
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    wireDrivers,
    'touch.hit',
    'touch leaves client flags and CAS unique alone',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 2_147_483_647 });
      const before = await cache.gets(k);
      expect(before).toHold('one', 2_147_483_647);
      expect(await (await another()).touch(k, 1000)).toBe('touched');
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('touch.hit', 'touch answers TOUCHED', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`touch ${k} 1000\r\n`)).toBe('TOUCHED\r\n');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim.over(
    everyDriver,
    'touch.miss',
    'touch on a missing key creates nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.touch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'one')).toBe('stored');
      expect(await cache.touch(k, 1000)).toBe('touched');
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.touch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim('touch.miss', 'touch on a missing key answers NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`touch ${k} 1000\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`add ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`touch ${k} 1000\r\n`)).toBe('TOUCHED\r\n');
  });

  claim.over(
    whereTtlsHaveASign,
    'touch.negative',
    'touch with a negative TTL means that the item has expired at once',
    {
      documented: async ({ cache, key }) => {
        const ends = [-1, -1000, -2_147_483_648].map((ttl) => ({ k: key(), ttl }));
        await Promise.all(ends.map(({ k }) => cache.set(k, 'one')));
        const before = await Promise.all(ends.map(({ k }) => cache.get(k)));
        expect(before).toEqual(ends.map(() => ({ value: Buffer.from('one'), flags: 0 })));
        const replies = await Promise.all(ends.map(({ k, ttl }) => cache.touch(k, ttl)));
        expect(replies).toEqual(ends.map(() => 'touched'));
        const after = await Promise.all(ends.map(({ k }) => cache.get(k)));
        expect(after).toEqual(ends.map(() => 'miss'));
      },
      deviates: async ({ cache, key }) => {
        const [justNow, beforeTheStart] = [key(), key()];
        await Promise.all([cache.set(justNow, 'one'), cache.set(beforeTheStart, 'one')]);
        expect(await cache.get(justNow)).toHold('one');
        expect(await cache.touch(justNow, -1)).toBe('touched');
        expect(await cache.get(justNow)).toBe('miss');
        expect(await cache.touch(beforeTheStart, -2_147_483_648)).toBe('touched');
        expect(await cache.get(beforeTheStart)).toHold('one');
      },
    },
  );

  // 30 days and a second is a moment in January 1970; so are all numbers up to some billion.
  claim.over(
    everyDriver,
    'touch.absolute',
    'touch with a Unix time in the past means that the item has expired at once',
    {
      documented: async ({ cache, key }) => {
        const ends = [2_592_001, 1_000_000_000].map((time) => ({ k: key(), time }));
        await Promise.all(ends.map(({ k }) => cache.set(k, 'one')));
        const before = await Promise.all(ends.map(({ k }) => cache.get(k)));
        expect(before).toEqual(ends.map(() => ({ value: Buffer.from('one'), flags: 0 })));
        const replies = await Promise.all(ends.map(({ k, time }) => cache.touch(k, time)));
        expect(replies).toEqual(ends.map(() => 'touched'));
        const after = await Promise.all(ends.map(({ k }) => cache.get(k)));
        expect(after).toEqual(ends.map(() => 'miss'));
      },
      deviates: async ({ cache, key }) => {
        const k = key();
        await cache.set(k, 'one');
        expect(await cache.touch(k, 2_592_001)).toBe('touched');
        expect(await cache.get(k)).toHold('one');
      },
    },
  );
});
