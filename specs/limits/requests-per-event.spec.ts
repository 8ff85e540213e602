import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** Few enough for one read of the server, which turns to others between two reads anyway. */
const ADDITIONS = 60;
const READS = 20;

describe('limits › commands at a time', () => {
  // Both pipelines lie before the server when it wakes up. What the second client reads is how far
  // the first one had got at each of its turns: three commands, or four where it was woken by one. The
  // server counts the turns that ended before their pipeline did.
  claim(
    'limits.requests-per-event',
    'with -R 3 a client has three commands carried out, and then another has its turn',
    async ({ wire, text, key, ownServer, note }) => {
      const [k, busy, w, cache] = [key(), await wire(), await wire(), await text()];
      await cache.set(k, '0');
      await busy.exchange('');
      await w.exchange('');
      const before = await cache.stats();
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
      expect(Math.max(...steps)).toBeLessThanOrEqual(4);
      expect(await cache.get(k)).toHold(String(ADDITIONS));
      const yields = Number((await cache.stats()).conn_yields) - Number(before.conn_yields);
      expect(yields).toBeGreaterThanOrEqual(ADDITIONS / 4);
      // Each exchange sends a version behind its commands.
      expect(yields).toBeLessThanOrEqual((ADDITIONS + READS + 2) / 3);
      note({ yields, seen: seen.join(' ') });
    },
  );
});
