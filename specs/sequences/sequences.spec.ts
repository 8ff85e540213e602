import { describe, expect } from '../../fixtures/claims';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { check } from '../../fixtures/sequences/check';
import { claim } from './claims';

describe('sequences', () => {
  // The model is fixtures/sequences/model.ts; SPECS_SEED repeats a run, and the report has its seed.
  claim.over(
    wireDrivers,
    'sequences.as-a-cache',
    'random sequences of commands reply as a cache does',
    async ({ cache, key, note }) => {
      const { difference, ...counts } = await check(cache, key, 50);
      note(counts);
      expect(difference).toBeUndefined();
    },
  );
});
