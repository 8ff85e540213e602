import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import type { Reading } from '../../fixtures/time/reading';
import { undisturbed } from '../../fixtures/time/undisturbed';
import { claim } from './claims';

describe('connection › idle', () => {
  // It is closed when more than three whole seconds of the server’s clock have passed: at the fourth
  // tick or, since a thread of the server only looks once a second or so, a little later.
  claim(
    'connection.idle-timeout',
    'a connection that is silent for more than three seconds is closed, one that speaks stays',
    async ({ wire, text, time, note }) => {
      // A process that stands still for longer than two seconds is a connection that is silent.
      await undisturbed(2_000, async () => {
        const [silent, busy, cache] = [await wire(), await wire(), await text()];
        const kicks = async (): Promise<number> => Number((await cache.stats()).idle_kicks);
        const kicksBefore = await kicks();
        expect(kicksBefore).toBeGreaterThanOrEqual(0);
        const now = (): Promise<Reading<void>> => time(cache).take(() => Promise.resolve());
        const start = await now();
        expect(await silent.exchange('')).toBe('');
        const closed = await eventually(
          cache,
          async () => {
            const answer = await busy.exchange('');
            const isSilentOpen = silent.isOpen;
            return { answer, isSilentOpen, at: await now() };
          },
          ({ isSilentOpen }) => !isSilentOpen,
          15,
        );
        const ticks = Number(closed.at.ticks?.[1]) - Number(start.ticks?.[0]);
        expect(ticks).toBeGreaterThanOrEqual(4);
        expect((await silent.closed()).toString()).toBe('');
        expect(await busy.exchange('')).toBe('');
        // Those of a try before this one may be among them.
        expect(await kicks()).toBeGreaterThan(kicksBefore);
        note({ ticks });
      });
    },
  );
});
