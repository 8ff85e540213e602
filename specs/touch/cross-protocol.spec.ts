import { describe, expect } from '../../fixtures/claims';
import { touchClears } from '../../fixtures/claims/binary-touch';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { pairs } from '../../fixtures/claims/pair';
import { claim } from './claims';

describe('touch › cross-protocol', () => {
  claim.over(
    pairs(everyDriver, everyDriver),
    'touch.cross-protocol',
    'a touched item expires on its new tick over another protocol',
    {
      documented: async ({ cache, time }) => {
        const touch = { run: (k: string) => cache.touch(k, 2), gives: 'touched', ttl: 2 };
        expect(await time(cache).onFirstTick(touch)).toExpireOnTick();
      },
      deviates: touchClears,
    },
  );
});
