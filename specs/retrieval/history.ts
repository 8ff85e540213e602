/** What proofs of retrieval need to look at what was read. */
import type { Entry, Refusal } from '../../fixtures/drivers/cache';

/** What a read gave, as text: the bytes of the value, or the refusal in brackets. */
export const textOf = (read: Entry | Refusal): string =>
  typeof read === 'string' ? `(${read})` : read.value.toString('latin1');
