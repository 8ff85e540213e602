import { describe, expect, given } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { undisturbed } from '../../fixtures/time/undisturbed';
import { claim } from './claims';

describe('connection › idle timeout', () => {
  // It is closed when more than three whole seconds of the server’s clock have passed: at the fourth
  // tick or, since a thread of the server only looks once a second or so, a little later. A process
  // that stands still for longer than two seconds is a connection that is silent.
  claim(
    'connection.idle-timeout',
    'with idle_timeout=3 a connection that is silent for more than three seconds is closed',
    async ({ wire, text, time, note }) => {
      await undisturbed(2_000, async () => {
        const [silent, busy, cache] = [await wire(), await wire(), await text()];
        const kicks = async (): Promise<number> => Number((await cache.stats()).idle_kicks);
        const kicksBefore = await kicks();
        given(kicksBefore).toBeGreaterThanOrEqual(0);
        const start = await time(cache).take(() => Promise.resolve());
        given(await silent.exchange('')).toBe('');
        const look = async (): Promise<{ isOpen: boolean; tick: number }> => {
          await busy.exchange('');
          const { isOpen } = silent;
          const { ticks } = await time(cache).take(() => Promise.resolve());
          return { isOpen, tick: Number(ticks?.[1]) };
        };
        const closed = await eventually(cache, look, ({ isOpen }) => !isOpen, 15);
        const ticks = closed.tick - Number(start.ticks?.[0]);
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
