import { describe, expect, given } from '../../fixtures/claims';
import {
  allOf,
  areThere,
  clear,
  countThere,
  fill,
  keysOf,
  MORE_THAN_FITS,
  statistic,
  storeAll,
  value,
} from '../../fixtures/claims/fill';
import { showLostChunk as lost, showOutOfStep as outOfStep } from '../../fixtures/claims/no-room';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

/** ms that is rejected drops the old value whatever its mode, so it is not an add. */
const addingDrivers: readonly Driver[] = [drivers.text, drivers.memjs, drivers.binary];
const storingDrivers: readonly Driver[] = [drivers.meta, ...addingDrivers];

/*
 * Each item is read once at the most. One that is read again counts as in use, and a thread of the
 * server may hold it for a second or so: its memory is not free at once when it is deleted.
 */
describe('eviction › with -M', () => {
  claim.over(storingDrivers, 'eviction.disabled', 'a set that finds no room is out of memory', {
    documented: async ({ cache, key, note }) => {
      const keys = keysOf(key, MORE_THAN_FITS);
      const { stored, refused, replies } = await fill(cache, keys);
      expect(replies).toEqual(['stored', 'out of memory']);
      expect(await countThere(cache, refused)).toBe(0);
      // Ten are deleted, so there is room for ten.
      const [gone, kept, next] = [stored.slice(0, 10), stored.slice(10), refused.slice(0, 10)];
      given(await Promise.all(gone.map((k) => cache.delete(k)))).toEqual(allOf(gone, 'deleted'));
      expect(await storeAll(cache, next)).toEqual(allOf(next, 'stored'));
      expect(await cache.set(String(refused[10]), value)).toBe('out of memory');
      expect(await countThere(cache, [...kept, ...next])).toBe(stored.length);
      expect(await statistic(cache, 'evictions')).toBe(0);
      note({ stored: stored.length, refused: refused.length });
      await clear(cache, keys);
    },
    deviates: { lost, outOfStep },
  });

  claim('eviction.disabled', 'out of memory is a SERVER_ERROR', async ({ wire, text, key }) => {
    const [w, cache, k, keys] = [await wire(), await text(), key(), keysOf(key, MORE_THAN_FITS)];
    await fill(cache, keys);
    const set = `set ${k} 0 0 20000\r\n${String(value)}\r\n`;
    expect(await w.exchange(`${set}get ${k}\r\n`)).toBe(
      'SERVER_ERROR out of memory storing object\r\nEND\r\n',
    );
    await clear(cache, keys);
    expect(await w.exchange(set)).toBe('STORED\r\n');
    await clear(cache, [k]);
  });

  claim.over(storingDrivers, 'eviction.oom-drops-old-value', 'out of memory drops the old value', {
    documented: async ({ cache, another, key }) => {
      const keys = keysOf(key, MORE_THAN_FITS);
      const [k = '', ...others] = (await fill(cache, keys)).stored;
      given(await cache.get(k)).toHold(value);
      expect(await cache.set(k, value)).toBe('out of memory');
      expect(await cache.get(k)).toBe('miss');
      expect(await (await another()).get(k)).toBe('miss');
      // No other item is removed, and the old value has left room.
      expect(await areThere(cache, others)).toEqual(allOf(others, true));
      expect(await cache.add(k, value)).toBe('stored');
      await clear(cache, keys);
    },
    deviates: { lost, outOfStep },
  });

  claim.over(
    addingDrivers,
    'eviction.oom-add-keeps-old',
    'an add or a replace that finds no room leaves the item unchanged',
    {
      documented: async ({ cache, key }) => {
        const keys = keysOf(key, MORE_THAN_FITS);
        const [k = '', ...others] = (await fill(cache, keys)).stored;
        expect(await cache.add(k, value)).toBe('out of memory');
        expect(await cache.replace(k, value)).toBe('out of memory');
        expect(await cache.get(k)).toHold(value);
        await clear(cache, others.slice(0, 1));
        given(await cache.replace(k, value)).toBe('stored');
        await clear(cache, keys);
      },
      deviates: { outOfStep },
    },
  );

  claim.over(
    [drivers.text],
    'eviction.store-no-memory-stat',
    'a set that finds no room and one that is too large count in different statistics',
    async ({ cache, key }) => {
      const keys = keysOf(key, MORE_THAN_FITS);
      const noMemory = await statistic(cache, 'store_no_memory');
      const tooLarge = await statistic(cache, 'store_too_large');
      const { refused } = await fill(cache, keys);
      given(refused.length).toBeGreaterThan(0);
      expect(await statistic(cache, 'store_no_memory')).toBe(noMemory + refused.length);
      expect(await statistic(cache, 'store_too_large')).toBe(tooLarge);
      given(await cache.set(key(), bytes(1024 * 1024))).toBe('too large');
      expect(await statistic(cache, 'store_no_memory')).toBe(noMemory + refused.length);
      expect(await statistic(cache, 'store_too_large')).toBe(tooLarge + 1);
      await clear(cache, keys);
    },
  );
});
