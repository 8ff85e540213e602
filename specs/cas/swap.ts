/** What proofs of compare and swap need to look at what was read, and to swap until it succeeds. */
import type { Item, EntryWithCas, Key, Refusal, WireCache } from '../../fixtures/drivers/cache';
import type { Proof } from '../../fixtures/claims/proof';
import type { Command } from '../../fixtures/time/watch';
import { decodeResponse, encodeRequest, opcodes } from '../../fixtures/protocol/binary-packet';

/** The CAS of a read; 0, which is the CAS of no item, where it was no hit. */
export const casOf = (read: EntryWithCas | Refusal): bigint =>
  typeof read === 'string' ? 0n : read.cas;

/** The bytes of a read, or the refusal in brackets. */
export const textOf = (read: Item | Refusal): string =>
  typeof read === 'string' ? `(${read})` : read.value.toString('latin1');

/** A scenario's write of an item with a TTL of two, and the swap by the CAS that the item got then. */
export function remembering(cache: WireCache): {
  readonly write: Command;
  readonly swap: (key: string, ttl: number) => Promise<unknown>;
} {
  const known = new Map<string, bigint>();
  const run = async (key: string): Promise<unknown> => {
    const [reply, read] = await Promise.all([cache.set(key, key, { ttl: 2 }), cache.gets(key)]);
    known.set(key, casOf(read));
    return reply;
  };
  return {
    write: { run, gives: 'stored', ttl: 2 },
    swap: (key, ttl) => cache.cas(key, key, known.get(key) ?? 0n, { ttl }),
  };
}

/**
 * Adds 1 to the number of an item so many times, as a client does that has no incr: it reads, and
 * swaps, and where another one was faster it reads again. Returns the numbers that it swapped in.
 */
export async function countBySwapping(
  cache: WireCache,
  key: Key,
  times: number,
): Promise<readonly number[]> {
  const swapped: number[] = [];
  while (swapped.length < times) {
    const read = await cache.gets(key);
    const next = Number(textOf(read)) + 1;
    const reply = await cache.cas(key, String(next), casOf(read));
    if (reply === 'stored') swapped.push(next);
    else if (reply !== 'exists')
      throw new Error(`a swap was neither stored nor too late: ${reply}`);
  }
  return swapped;
}

/**
 * The CAS uniques of stores on binary connections that the server has closed then, and those of the
 * first and of the second stores by text on as many new connections, which get the same descriptors.
 */
export async function storedAfterBinary({
  wire,
  text,
  key,
}: Proof): Promise<Record<'before' | 'first' | 'second', readonly bigint[]>> {
  // More than one, as a descriptor of an earlier proof may come free in between.
  const eight = [...Array(8).keys()];
  const store = { opcode: opcodes.set, extras: Buffer.alloc(8), value: '1' };
  const old = await Promise.all(eight.map(() => wire()));
  await Promise.all(old.map((w) => w.send(encodeRequest({ ...store, key: key() }))));
  const before = await Promise.all(old.map((w) => w.readBytes(24)));
  // No command may follow the store: the server closes a connection that sends no magic byte.
  await Promise.all(old.map((w) => w.send(Buffer.alloc(24))));
  await Promise.all(old.map((w) => w.closed()));
  const caches = await Promise.all(eight.map(() => text()));
  const casOfNext = (): Promise<bigint[]> =>
    Promise.all(
      caches.map(async (cache) => {
        const k = key();
        const [, read] = await Promise.all([cache.set(k, '1'), cache.gets(k)]);
        return casOf(read);
      }),
    );
  const first = await casOfNext();
  return {
    before: before.map((bytes) => decodeResponse(bytes).cas),
    first,
    second: await casOfNext(),
  };
}
