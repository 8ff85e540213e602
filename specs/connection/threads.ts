/** What the worker threads of a server do behind a client's back. */
import type { Cache } from '../../fixtures/drivers/cache';
import type { Wire } from '../../fixtures/wire/wire';

/**
 * Opens a connection on each worker thread and lets it answer there; they stay open. New ones go round
 * the threads, as long as nobody else connects meanwhile. A thread counts the bytes of a reply after it
 * has sent them, and that a connection is gone after it has closed it, so what a client has seen can be
 * missing in the counters still. But it does one thing after the other: when it answers here, whatever it
 * was at before is counted.
 */
export async function oneOnEachThread(
  cache: Cache,
  open: () => Promise<Wire>,
): Promise<readonly Wire[]> {
  // A server that does not show them is taken to have one.
  const { threads = '1' } = await cache.stats();
  const wires: Wire[] = [];
  while (wires.length < Number(threads)) {
    const next = await open();
    await next.exchange('');
    wires.push(next);
  }
  return wires;
}
