/** Filling a server that has two megabytes for its items. */
import type { Cache, Refusal } from '../../fixtures/drivers/cache';
import { bytes } from '../../fixtures/drivers/values';

/**
 * What is stored: all items are of this one size, so that they share the same memory. A page of
 * 1 MiB holds 48 of them, and no more than 52 even if none of it were wasted.
 */
export const value = bytes(20_000);

/**
 * Half as large. Where the others have all the pages, items of this size have the one that every
 * size is granted, which holds 94 of them, and no more than 104.
 */
export const smallValue = bytes(10_000);

/** Items that fill three pages, where two are to be had. */
export const MORE_THAN_FITS = 160;

/** So many keys. */
export const keysOf = (key: () => string, count: number): readonly string[] =>
  Array.from({ length: count }, () => key());

/** Stores items in one pipeline, in the order of the keys. */
export const storeAll = (
  cache: Cache,
  keys: readonly string[],
  ttl = 0,
  holding = value,
): Promise<readonly ('stored' | Refusal)[]> =>
  Promise.all(keys.map((k) => cache.set(k, holding, { ttl })));

/** What came of more items than there is room for. */
export interface Filled {
  readonly stored: readonly string[];
  /** Keys that were answered otherwise. */
  readonly refused: readonly string[];
  /** The answers that were given, each once. */
  readonly answers: readonly string[];
}

/** Fills a server that does not evict. */
export async function fill(cache: Cache, keys: readonly string[], ttl = 0): Promise<Filled> {
  const replies = await storeAll(cache, keys, ttl);
  return {
    stored: keys.filter((_, i) => replies[i] === 'stored'),
    refused: keys.filter((_, i) => replies[i] !== 'stored'),
    answers: [...new Set(replies)],
  };
}

/** Which of the keys are there, in one pipeline: their values whole, one after the other. */
export async function areThere(
  cache: Cache,
  keys: readonly string[],
  holding = value,
): Promise<readonly boolean[]> {
  const read = await Promise.all(keys.map((k) => cache.get(k)));
  return read.map((item) => typeof item === 'object' && item.value.equals(holding));
}

/** How many of the keys are there. */
export const countThere = async (
  cache: Cache,
  keys: readonly string[],
  holding = value,
): Promise<number> => (await areThere(cache, keys, holding)).filter(Boolean).length;

/** A statistic that is a number. */
export const statistic = async (cache: Cache, name: string): Promise<number> =>
  Number((await cache.stats())[name]);

/**
 * Leaves the memory empty to the next proof on this server: some servers count as evicted what was
 * flushed before.
 */
export const clear = (cache: Cache, keys: readonly string[]): Promise<unknown> =>
  Promise.all(keys.map((k) => cache.delete(k)));
