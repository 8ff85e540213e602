/** Opening connections until there are no more to be had. */
import type { Cache } from '../../fixtures/cache/cache';
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
 * taken it, or closed it and counted that, and at least one of them closed.
 *
 * @throws {NotInTimeError} with the last count, when the server lets one wait, or counts none or too many
 */
export async function openTooMany(
  cache: Cache,
  open: () => Promise<Wire>,
  many: number,
): Promise<{ readonly wires: readonly Wire[]; readonly full: Counts }> {
  await oneOnEachThread(cache, open);
  const before = await counts(cache);
  const wires: Wire[] = [];
  const shut = (): number => wires.filter(({ isOpen }) => !isOpen).length;
  // The server counts one that it has refused after it has closed it.
  const isDone = ({ open, rejected }: Counts): boolean =>
    shut() > 0 && rejected - before.rejected === shut() && open - before.open + shut() === many;
  // Both at once: a connection that waits is told of by the count, before its own time is up.
  const [full] = await Promise.all([
    eventually(
      cache,
      () => counts(cache),
      (now) => wires.length === many && isDone(now),
      5,
    ),
    ...Array.from({ length: many }, async () => wires.push(await open())),
  ]);
  return { wires, full };
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
