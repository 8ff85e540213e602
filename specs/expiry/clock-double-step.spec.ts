import { describe, expect } from '../../fixtures/claims';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

describe('expiry › a clock that steps by two', () => {
  // No other item with a TTL of 2 expires within a second: the watch ends when one did, that met the step.
  claim(
    'expiry.clock-double-step',
    'items that meet a step of the clock by two expire on their tick, and some within a second',
    async ({ aboutToStep, text, time }) => {
      const cache = await text(await aboutToStep());
      const write = { ...setWithTtl(cache, 2), ttl: 2 };
      expect(await time(cache).acrossStep({ items: 20, write })).toExpireOnTick();
    },
  );
});
