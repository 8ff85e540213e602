import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { areThere, clear, keysOf, MORE_THAN_FITS, storeAll, value } from '../eviction/fill';
import { claim } from './claims';
import { linesAbout, watch } from './log';

describe('watch › evictions', () => {
  // The three oldest of too many items; one that is read only once is not kept for that.
  claim.over(everyDriver, 'watch.evictions', 'each item that is pushed out has a line', {
    documented: async ({ cache, wire, key }) => {
      const [read, unread, limited] = [key('read'), key('unread'), key('limited')];
      const log = await wire();
      expect(await watch(log, 'evictions')).toBe('OK');
      expect(await storeAll(cache, [read, unread])).toEqual(['stored', 'stored']);
      expect(await storeAll(cache, [limited], 5000)).toEqual(['stored']);
      expect(await cache.get(read)).toHold(value);
      const others = keysOf(key, MORE_THAN_FITS);
      await storeAll(cache, others);
      expect(await areThere(cache, [read, unread, limited])).toEqual([false, false, false]);
      const lines = await linesAbout(log, [read, unread, limited], 3);
      const about = (name: string): unknown =>
        lines.find((line) => line.key === encodeURIComponent(name));
      const stamp: unknown = expect.stringMatching(/^\d+\.\d+$/);
      const seconds: unknown = expect.stringMatching(/^\d+$/);
      const evicted = { type: 'eviction', ts: stamp, gid: seconds, la: seconds };
      expect(about(read)).toMatchObject({ ...evicted, fetch: 'yes', ttl: '-1' });
      expect(about(unread)).toMatchObject({ ...evicted, fetch: 'no', ttl: '-1' });
      expect(about(limited)).toMatchObject({
        ...evicted,
        fetch: 'no',
        ttl: expect.stringMatching(/^(5000|49\d\d)$/),
      });
      await clear(cache, others);
    },
    deviates: async ({ cache, wire, key }) => {
      const [first, second] = [key('first'), key('second')];
      const log = await wire();
      expect(await watch(log, 'evictions')).toBe('OK');
      const others = keysOf(key, MORE_THAN_FITS);
      await storeAll(cache, [first, second, ...others]);
      expect(await areThere(cache, [first, second])).toEqual([false, false]);
      const [, line] = await linesAbout(log, [first, second], 2);
      expect(line).toMatchObject({ '\0ts': expect.any(String), type: 'eviction' });
      await clear(cache, others);
    },
  });
});
