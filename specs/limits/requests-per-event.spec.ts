import { describe, expect } from '../../fixtures/claims';
import { countAndRead } from '../../fixtures/claims/turns';
import { claim } from './claims';

describe('limits › option -R', () => {
  // Few enough commands for one read of the server: between two reads it turns to others anyway. Where one
  // client wakes up the other, four are executed. Each pipeline ends with a version of its own.
  claim('limits.requests-per-event', 'with -R 3 a turn has three commands', async (proof) => {
    const { seen, yields } = await countAndRead(proof, 60, 20);
    const steps = seen.slice(1).map((number, i) => number - Number(seen[i]));
    expect(Math.max(...steps)).toBeLessThanOrEqual(4);
    expect(yields).toBeGreaterThanOrEqual(60 / 4);
    expect(yields).toBeLessThanOrEqual((60 + 20 + 2) / 3);
  });
});
