import { describe, expect } from '../../fixtures/claims';
import { statistic } from '../../fixtures/claims/fill';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

const MB = 1024 * 1024;

describe('eviction › memory limit', () => {
  claim.over(everyDriver, 'eviction.memory-limit-stat', '-m 8 allows 8 MiB', async ({ cache }) => {
    expect(await statistic(cache, 'limit_maxbytes')).toBe(8 * MB);
  });

  claim('eviction.memory-limit-default', 'without -m limit_maxbytes is 64 MiB', async (proof) => {
    expect(await statistic(await proof.text(), 'limit_maxbytes')).toBe(64 * MB);
  });
});
