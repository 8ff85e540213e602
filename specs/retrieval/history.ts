/** What proofs of retrieval need to look at what was read. */
import type { Item, Refusal } from '../../fixtures/drivers/cache';

/** What a read gave, as text: the bytes of the value, or the refusal in brackets. */
export const textOf = (read: Item | Refusal): string =>
  typeof read === 'string' ? `(${read})` : read.value.toString('latin1');
