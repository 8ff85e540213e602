/** What proofs of mg look at. */
import type { Key } from '../../fixtures/drivers/cache';
import { flagOf, type MetaCache } from '../../fixtures/drivers/meta';

/**
 * Sends mg with these flags; returns the code and what the flags returned, with single blanks. The
 * size that comes with VA is left out.
 */
export async function mg(cache: MetaCache, key: Key, flags = ''): Promise<string> {
  const reply = await cache.command('mg', key, flags);
  return [reply.code, ...reply.flags].join(' ');
}

export async function casOf(cache: MetaCache, key: Key): Promise<bigint> {
  return BigInt(String(flagOf(await cache.mg(key, { c: true }), 'c')));
}

export const base64 = (key: Key): string => Buffer.from(key).toString('base64');

/** `t` of an item that got 1000, 500 or 200 s just now; a slow machine may have used up to a tenth of them. */
export const almost1000 = /^HD t(1000|9\d\d)$/;
export const almost500 = /^HD t(500|4[5-9]\d)$/;
export const almost200 = /^HD t(200|1[89]\d)$/;
