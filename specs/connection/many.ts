/** Opening connections until there are no more to be had. */
import type { Cache } from '../../fixtures/drivers/cache';
import { eventually } from '../../fixtures/time/eventually';
import type { Wire } from '../../fixtures/wire/wire';
import { oneOnEachThread } from '../../fixtures/claims/each-thread';

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
 * Opens connections one by one, each when the server has taken the one before, until it takes no
 * more; the last one is the one that it did not take: it closed it, or lets it wait. Never more than `most`.
 */
export async function openUntilFull(
  cache: Cache,
  open: () => Promise<Wire>,
  most: number,
): Promise<readonly Wire[]> {
  const wires: Wire[] = [];
  await oneOnEachThread(cache, open);
  let { open: before } = await counts(cache);
  let isTaken = true;
  while (isTaken && wires.length < most) {
    const next = await open();
    wires.push(next);
    const taken = before + 1;
    const now = await eventually(
      cache,
      () => counts(cache),
      (seen) => seen.open === taken || seen.accepting === 0 || !next.isOpen,
      5,
    );
    isTaken = now.open === taken && now.accepting === 1 && next.isOpen;
    before = now.open;
  }
  return wires;
}
