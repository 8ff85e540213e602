/** Opening connections until there are no more to be had. */
import type { Cache } from '../../fixtures/drivers/cache';
import { eventually } from '../../fixtures/time/eventually';
import type { Wire } from '../../fixtures/wire/wire';
import { oneOnEachThread } from './threads';

interface Counts {
  readonly open: number;
  readonly rejected: number;
  readonly accepting: number;
}

/** What `stats` says, as numbers. */
export async function counts(cache: Cache): Promise<Counts> {
  const stats = await cache.stats();
  return {
    open: Number(stats.curr_connections),
    rejected: Number(stats.rejected_connections),
    accepting: Number(stats.accepting_conns),
  };
}

/**
 * Opens so many at once, more than the server serves. Resolves to all of them when it has dealt with each:
 * taken it, or closed it, and at least one of them closed. `rejected` is how many more it counts as
 * rejected, which it does after it has closed one; `full` is how many are open then.
 *
 * @throws {NotInTimeError} with the last counts, when the server lets one wait, or counts too few
 */
export async function openTooMany(
  cache: Cache,
  open: () => Promise<Wire>,
  many: number,
): Promise<{ readonly wires: readonly Wire[]; readonly rejected: number; readonly full: number }> {
  await oneOnEachThread(cache, open);
  const before = await counts(cache);
  const wires: Wire[] = [];
  const look = async (): Promise<Record<'full' | 'taken' | 'rejected' | 'closed', number>> => {
    const now = await counts(cache);
    return {
      full: now.open,
      taken: now.open - before.open,
      rejected: now.rejected - before.rejected,
      closed: wires.filter(({ isOpen }) => !isOpen).length,
    };
  };
  // Both at once: a connection that waits is told of by the counts, before its own time is up.
  const [{ rejected, full }] = await Promise.all([
    eventually(
      cache,
      look,
      ({ taken, rejected, closed }) =>
        wires.length === many && closed > 0 && taken + closed === many && rejected >= closed,
      5,
    ),
    ...Array.from({ length: many }, async () => wires.push(await open())),
  ]);
  return { wires, rejected, full };
}

/**
 * Opens connections one by one, each when the server has taken the one before, until it takes no
 * more; the last one is the one that it did not take. Never more than `most`.
 */
export async function openUntilFull(
  cache: Cache,
  open: () => Promise<Wire>,
  most: number,
): Promise<readonly Wire[]> {
  const wires: Wire[] = [];
  await oneOnEachThread(cache, open);
  let { open: before, accepting } = await counts(cache);
  while (accepting === 1 && wires.length < most) {
    wires.push(await open());
    const taken = before + 1;
    const now = await eventually(
      cache,
      () => counts(cache),
      (seen) => seen.open === taken || seen.accepting === 0,
      5,
    );
    ({ open: before, accepting } = now);
  }
  return wires;
}
