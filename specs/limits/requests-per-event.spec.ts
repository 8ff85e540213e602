import { expect } from '@jest/globals';
import { describe } from '../../fixtures/claims';
import { claim } from './claims';

/** Few enough for one read of the server, which turns to others between two reads anyway. */
const ADDITIONS = 60;
const READS = 20;

describe('limits › commands at a time', () => {
  // Both pipelines lie before the server when it wakes up. What the second client reads is how far
  // the first one had got at each of its turns. The command that wakes the server is one more.
  claim(
    'limits.requests-per-event',
    'with -R 3 a client has three commands carried out, and then another has its turn',
    async ({ wire, text, key, ownServer, note }) => {
      const [k, busy, w, cache] = [key(), await wire(), await wire(), await text()];
      await cache.set(k, '0');
      await busy.exchange('');
      await w.exchange('');
      await ownServer.pause();
      const additions = busy.exchange(`incr ${k} 1 noreply\r\n`.repeat(ADDITIONS));
      const reads = w.exchange(`get ${k}\r\n`.repeat(READS));
      await ownServer.resume();
      const [silence, reply] = await Promise.all([additions, reads]);
      const seen = [...reply.matchAll(/^VALUE .*\r\n(\d+)\r\n/gm)].map(([, number]) =>
        Number(number),
      );
      const steps = seen.slice(1).map((number, i) => number - Number(seen[i]));
      expect(silence).toBe('');
      expect(seen).toHaveLength(READS);
      expect(Math.max(...steps)).toBe(3);
      expect(seen[0]).toBeLessThanOrEqual(4);
      expect(await cache.get(k)).toHold(String(ADDITIONS));
      note({ seen: seen.join(' ') });
    },
  );
});
