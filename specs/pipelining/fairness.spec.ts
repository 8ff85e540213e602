import { randomBytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** Few enough for one read of the server, which turns to others between two reads anyway. */
const ALL = 200;
const READS = 40;

/** Of 240,000 bytes each: more than any buffer between server and client holds. */
const SLOW_READS = 100;

describe('pipelining › among clients', () => {
  // Both pipelines lie before the server when it wakes up. What the second client reads is how far
  // the first one had got: it was served after the first had begun, and before that was through.
  claim(
    'pipelining.fairness',
    'a client is served while another has a long pipeline',
    async ({ wire, text, key, ownServer, note }) => {
      const [k, busy, w, cache] = [key(), await wire(), await wire(), await text()];
      await cache.set(k, '0');
      await busy.exchange('');
      await w.exchange('');
      const before = await cache.stats();
      await ownServer.pause();
      const count = busy.exchange(`incr ${k} 1 noreply\r\n`.repeat(ALL));
      const read = w.exchange(`get ${k}\r\n`.repeat(READS));
      await ownServer.resume();
      const [silence, reply] = await Promise.all([count, read]);
      const seen = [...reply.matchAll(/^VALUE .*\r\n(\d+)\r\n/gm)].map(([, number]) =>
        Number(number),
      );
      expect(silence).toBe('');
      expect(seen).toHaveLength(READS);
      expect(seen.at(-1)).toBeGreaterThan(0);
      expect(seen.at(-1)).toBeLessThan(ALL);
      expect(await cache.get(k)).toHold(String(ALL));
      const yields = Number((await cache.stats()).conn_yields) - Number(before.conn_yields);
      expect(yields).toBeGreaterThan(0);
      note({ yields, firstRead: Number(seen[0]), lastRead: Number(seen.at(-1)) });
    },
  );

  claim(
    'pipelining.slow-reader',
    'a client that does not read holds up nobody, and gets all when it reads',
    async ({ wire, text, key }) => {
      const [k, slow, cache] = [key(), await wire(), await text()];
      const value = randomBytes(240_000);
      await cache.set(k, value);
      const hit = Buffer.concat([
        Buffer.from(`VALUE ${k} 0 240000\r\n`),
        value,
        Buffer.from('\r\nEND\r\n'),
      ]);
      slow.pauseReading();
      await slow.send(`get ${k}\r\n`.repeat(SLOW_READS));
      const others = await Promise.all(Array.from({ length: 10 }, () => text()));
      const served = await Promise.all(
        others.map(async (other, i) => {
          const own = key(`other-${i}`);
          return [await other.set(own, String(i)), await other.incr(own, 1)];
        }),
      );
      expect(served).toEqual(others.map((_, i) => ['stored', BigInt(i + 1)]));
      expect(await cache.get(k)).toHold(value);
      expect(slow.received).toHaveLength(0);
      slow.resumeReading();
      const replies = await slow.readBytes(SLOW_READS * hit.length);
      expect(replies.equals(Buffer.concat(Array.from({ length: SLOW_READS }, () => hit)))).toBe(
        true,
      );
      expect(await slow.exchange('')).toBe('');
    },
  );
});
