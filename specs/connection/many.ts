/** Opening connections until there are no more to be had. */
import type { Cache } from '../../fixtures/cache/cache';
import { eventually } from '../../fixtures/time/eventually';
import type { Wire } from '../../fixtures/wire/wire';

/** What `stats` says, as numbers. */
export async function counts(
  cache: Cache,
): Promise<{ readonly open: number; readonly rejected: number; readonly accepting: number }> {
  const stats = await cache.stats();
  return {
    open: Number(stats.curr_connections),
    rejected: Number(stats.rejected_connections),
    accepting: Number(stats.accepting_conns),
  };
}

/**
 * Waits until the server has dealt with each of the connections: taken it, or closed it, and at least
 * one of them closed. Returns what it counts then.
 *
 * @param before how many were open before these
 */
export function untilAllAreDealtWith(
  cache: Cache,
  wires: readonly Wire[],
  before: number,
): ReturnType<typeof counts> {
  const shut = (): number => wires.filter(({ isOpen }) => !isOpen).length;
  return eventually(
    cache,
    () => counts(cache),
    ({ open }) => shut() > 0 && open - before + shut() === wires.length,
    5,
  );
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
