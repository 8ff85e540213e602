import { describe, expect, given } from '../../fixtures/claims';
import { lineDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('touch › negative TTL', () => {
  claim.over(
    lineDrivers,
    'touch.negative',
    'an item touched with a negative TTL has expired at once',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        const touched = async (ttl: number) => {
          given(await cache.set(k, 'one')).toBe('stored');
          given(await cache.get(k)).toHold('one');
          expect(await cache.touch(k, ttl)).toBe('touched');
          expect(await cache.get(k)).toBe('miss');
        };
        await touched(-1);
        await touched(-1000);
        await touched(-2_147_483_648);
      },
      deviates: async ({ cache, key }) => {
        const [justNow, beforeTheStart] = [key(), key()];
        await Promise.all([cache.set(justNow, 'one'), cache.set(beforeTheStart, 'one')]);
        given(await cache.get(justNow)).toHold('one');
        given(await cache.get(beforeTheStart)).toHold('one');
        expect(await cache.touch(justNow, -1)).toBe('touched');
        expect(await cache.get(justNow)).toBe('miss');
        expect(await cache.touch(beforeTheStart, -2_147_483_648)).toBe('touched');
        expect(await cache.get(beforeTheStart)).toHold('one');
      },
    },
  );

  claim.over(
    lineDrivers,
    'touch.gat.negative',
    'gat with a negative TTL returns the item, which has expired then',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        const last = async (ttl: number) => {
          given(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
          given(await cache.get(k)).toHold('one', 7);
          expect(await cache.getAndTouch(k, ttl)).toHold('one', 7);
          expect(await cache.getAndTouch(k, ttl)).toBe('miss');
          expect(await cache.get(k)).toBe('miss');
        };
        await last(-1);
        await last(-1000);
        await last(-2_147_483_648);
      },
      deviates: async ({ cache, key }) => {
        const [justNow, beforeTheStart] = [key(), key()];
        await Promise.all([cache.set(justNow, 'one'), cache.set(beforeTheStart, 'one')]);
        given(await cache.get(justNow)).toHold('one');
        given(await cache.get(beforeTheStart)).toHold('one');
        expect(await cache.getAndTouch(justNow, -1)).toHold('one');
        expect(await cache.get(justNow)).toBe('miss');
        expect(await cache.getAndTouch(beforeTheStart, -2_147_483_648)).toHold('one');
        expect(await cache.get(beforeTheStart)).toHold('one');
      },
    },
  );
});
