/** What the crawler and the page mover are asked for, of which each does one thing at a time. */
import type { Cache } from '../../fixtures/drivers/cache';
import { eventually } from '../../fixtures/time/eventually';

/**
 * The answer to a command of the crawler or of the page mover. While that is at work, or is only coming up
 * with the server, it answers BUSY, and is asked again.
 */
export const whenFree = <T extends string | readonly string[]>(
  cache: Cache,
  ask: () => Promise<T>,
): Promise<T> => eventually(cache, ask, (answer) => !/^BUSY\b/.test([answer].flat()[0] ?? ''), 5);
