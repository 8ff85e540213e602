import { describe, expect, given } from '../../fixtures/claims';
import { countAndRead } from '../../fixtures/claims/turns';
import { randomBytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

/** Of 240,000 bytes each: more than any buffer between server and client holds. */
const SLOW_READS = 100;

describe('pipelining › among clients', () => {
  // Few enough commands for one read of the server: between two reads it turns to others anyway.
  claim('pipelining.fairness', 'a client is served during a long pipeline', async (proof) => {
    const { seen, yields } = await countAndRead(proof, 200, 40);
    expect(seen.at(-1)).toBeGreaterThan(0);
    expect(seen.at(-1)).toBeLessThan(200);
    expect(yields).toBeGreaterThan(0);
  });

  claim(
    'pipelining.slow-reader',
    'a client that does not read delays no other, and gets all when it reads',
    async ({ wire, text, key }) => {
      const [k, slow, cache] = [key(), await wire(), await text()];
      const value = randomBytes(240_000);
      given(await cache.set(k, value)).toBe('stored');
      slow.pauseReading();
      await slow.send(`get ${k}\r\n`.repeat(SLOW_READS));
      const others = await Promise.all(Array.from({ length: 10 }, () => text()));
      const served = others.map(async (other) => {
        const own = key();
        return [await other.set(own, '1'), await other.incr(own, 1)];
      });
      expect(await Promise.all(served)).toEqual(others.map(() => ['stored', 2n]));
      expect(await cache.get(k)).toHold(value);
      given(slow.received).toHaveLength(0);
      slow.resumeReading();
      const [start, end] = [Buffer.from(`VALUE ${k} 0 240000\r\n`), Buffer.from('\r\nEND\r\n')];
      const hits = Buffer.concat(
        Array.from({ length: SLOW_READS }, () => [start, value, end]).flat(),
      );
      expect((await slow.readBytes(hits.length)).equals(hits)).toBe(true);
      expect(await slow.exchange('')).toBe('');
    },
  );
});
