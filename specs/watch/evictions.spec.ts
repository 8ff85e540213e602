import { describe, expect, given } from '../../fixtures/claims';
import {
  areThere,
  clear,
  keysOf,
  MORE_THAN_FITS,
  storeAll,
  value,
} from '../../fixtures/claims/fill';
import { linesAbout, watching } from '../../fixtures/claims/watch-log';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('watch › evictions', () => {
  // The three oldest of too many items; one that is read only once is not kept for that.
  claim.over(everyDriver, 'watch.evictions', 'the log has a line for each evicted item', {
    documented: async (proof) => {
      const { cache, key } = proof;
      const [read, unread, limited] = [key('read'), key('unread'), key('limited')];
      const log = await watching(proof, 'evictions');
      given(await storeAll(cache, [read, unread])).toEqual(['stored', 'stored']);
      given(await storeAll(cache, [limited], 5000)).toEqual(['stored']);
      given(await cache.get(read)).toHold(value);
      const others = keysOf(key, MORE_THAN_FITS);
      await storeAll(cache, others);
      given(await areThere(cache, [read, unread, limited])).toEqual([false, false, false]);
      const lines = await linesAbout(log, [read, unread, limited], 3);
      const about = (name: string): unknown =>
        lines.find((line) => line.key === encodeURIComponent(name));
      const seconds: unknown = expect.stringMatching(/^\d+$/);
      const ts: unknown = expect.stringMatching(/^\d+\.\d+$/);
      const evicted = { type: 'eviction', ts, gid: seconds, la: seconds };
      const ttl: unknown = expect.stringMatching(/^(5000|49\d\d)$/);
      expect(about(read)).toMatchObject({ ...evicted, fetch: 'yes', ttl: '-1' });
      expect(about(unread)).toMatchObject({ ...evicted, fetch: 'no', ttl: '-1' });
      expect(about(limited)).toMatchObject({ ...evicted, fetch: 'no', ttl });
      await clear(cache, others);
    },
    deviates: async (proof) => {
      const { cache, key } = proof;
      const [first, second] = [key('first'), key('second')];
      const log = await watching(proof, 'evictions');
      const others = keysOf(key, MORE_THAN_FITS);
      await storeAll(cache, [first, second, ...others]);
      given(await areThere(cache, [first, second])).toEqual([false, false]);
      const [, line] = await linesAbout(log, [first, second], 2);
      expect(line).toMatchObject({ '\0ts': expect.any(String), type: 'eviction' });
      await clear(cache, others);
    },
  });
});
