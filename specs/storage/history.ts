/** What proofs of storage need to look at what was read. */
import type { Item, EntryWithCas, Refusal } from '../../fixtures/drivers/cache';

/** What a read gave, as text: the bytes of the value, or the refusal in brackets. */
export const textOf = (read: Item | Refusal): string =>
  typeof read === 'string' ? `(${read})` : read.value.toString('latin1');

/** The CAS of a read; 0, which is the CAS of no item, where it was no hit. */
export const casOf = (read: EntryWithCas | Refusal): bigint =>
  typeof read === 'string' ? 0n : read.cas;
