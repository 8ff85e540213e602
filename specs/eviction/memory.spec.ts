import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { statistic } from './fill';

const MB = 1024 * 1024;

describe('eviction › how much memory there is', () => {
  claim.over(
    everyDriver,
    'eviction.memory-limit-stat',
    'with -m 8 the limit is 8 MiB',
    async ({ cache }) => {
      expect(await statistic(cache, 'limit_maxbytes')).toBe(8 * MB);
    },
  );

  claim(
    'eviction.memory-limit-default',
    'without an option the limit is 64 MiB',
    async ({ text }) => {
      expect(await statistic(await text(), 'limit_maxbytes')).toBe(64 * MB);
    },
  );
});
