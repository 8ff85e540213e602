/** What proofs of counters need to look at what was read, and to count in the binary protocol. */
import type { Item, EntryWithCas, Refusal } from '../../fixtures/drivers/cache';
import { uint32, uint64 } from '../../fixtures/protocol/binary-packet';

/** What a read gave, as text: the bytes of the value, or the refusal in brackets. */
export const textOf = (read: Item | Refusal): string =>
  typeof read === 'string' ? `(${read})` : read.value.toString('latin1');

/** The CAS of a read; 0, which is the CAS of no item, where it was no hit. */
export const casOf = (read: EntryWithCas | Refusal): bigint =>
  typeof read === 'string' ? 0n : read.cas;

/** Compares answers of incr and decr for `sort`; a refusal among them stays where it is. */
export const byNumber = (a: bigint | Refusal, b: bigint | Refusal): number => Number(a) - Number(b);

/** Extras of a binary Increment or Decrement: delta, an initial value of 0, expiry. */
export const countExtras = (delta: bigint, expiry = 0): Buffer =>
  Buffer.concat([uint64(delta), uint64(0n), uint32(expiry)]);
