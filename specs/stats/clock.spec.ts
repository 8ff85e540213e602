import { describe, expect } from '../../fixtures/claims';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('stats › clock', () => {
  // Six seconds: a clock that is half as fast again, or half as slow, is out of its bounds by then.
  claim.over(
    everyDriver,
    'stats.uptime-time',
    "the server's clock keeps pace with real time",
    async ({ cache, time }) => {
      expect(await time(cache).clock(6)).toKeepPace();
    },
  );
});
