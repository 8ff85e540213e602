import { describe, expect, given } from '../../fixtures/claims';
import { movedBy } from '../../fixtures/claims/counters';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

describe('flush › statistics', () => {
  claim.over(everyDriver, 'flush.counts', 'each flush counts in cmd_flush', async ({ cache }) => {
    const flushTwice = (): Promise<unknown> => Promise.all([cache.flush(), cache.flush()]);
    expect(await movedBy(cache, flushTwice)).toEqual({ cmd_flush: 2 });
  });

  // A flush frees what was stored in its own second at once; what is older it leaves to the next get.
  claim.over(
    everyDriver,
    'flush.get-flushed-stat',
    'a get of a flushed item counts in get_flushed',
    async ({ cache, key, time }) => {
      const k = key();
      const stored = await time(cache).take(() => cache.set(k, '1'));
      await time(cache).ticksAfter(stored, 2);
      given(await cache.get(k)).toHold('1');
      given(await cache.flush()).toBe('flushed');
      const moves = await movedBy(cache, () => cache.get(k));
      expect(moves).toEqual({ cmd_get: 1, get_misses: 1, get_flushed: 1 });
    },
  );

  claim.over(everyDriver, 'flush.memory-lazy', 'flush frees no memory', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, bytes(500_000))).toBe('stored');
    const { total_malloced: before } = await cache.stats('slabs');
    given(Number(before)).toBeGreaterThan(500_000);
    given(await cache.get(k)).toHold(bytes(500_000));
    expect(await cache.flush()).toBe('flushed');
    expect(await cache.get(k)).toBe('miss');
    expect((await cache.stats('slabs')).total_malloced).toBe(before);
  });
});
