import { wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { check } from '../../fixtures/sequences/check';
import { claim } from './claims';

describe('sequences', () => {
  // The model is fixtures/sequences/model.ts; SPECS_SEED repeats a run, and the report names its seed.
  claim.over(
    wireDrivers,
    'sequences.as-a-cache',
    'random sequences of commands answer as a cache does',
    async ({ cache, key, note }) => {
      const { difference, ...counts } = await check(cache, key, 50);
      note(counts);
      expect(difference).toBeUndefined();
    },
  );
});
