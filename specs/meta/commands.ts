/**
 * Meta commands and their replies as protocol.txt writes them: `mg(cache, k, 'v f')` sends
 * `mg <key> v f` and gives `VA 3 f7\r\none`, without the line end after it. The parts are one space
 * apart, also where an old release sends two: meta.reply-no-trailing-space reads the very bytes.
 */
import { given } from '../../fixtures/claims';
import type { Key, Value } from '../../fixtures/drivers/cache';
import { drivers } from '../../fixtures/drivers/drivers';
import type { MetaCache, MetaReply, QuietCommand } from '../../fixtures/drivers/meta';

export const meta = [drivers.meta];

const asWritten = ({ line, value }: MetaReply): string =>
  [line.replace(/ +/g, ' ').trim(), value?.toString('latin1')]
    .filter((part) => part !== undefined)
    .join('\r\n');

export const mg = async (cache: MetaCache, key: Key, flags = ''): Promise<string> =>
  asWritten(await cache.command('mg', key, flags));

export const ms = async (cache: MetaCache, key: Key, block: Value, flags = ''): Promise<string> =>
  asWritten(await cache.command('ms', key, flags, block));

export const md = async (cache: MetaCache, key: Key, flags = ''): Promise<string> =>
  asWritten(await cache.command('md', key, flags));

export const ma = async (cache: MetaCache, key: Key, flags = ''): Promise<string> =>
  asWritten(await cache.command('ma', key, flags));

/** Sends the commands with q, and mn after them: the replies that come before MN. */
export const quiet = async (cache: MetaCache, commands: readonly QuietCommand[]) =>
  (await cache.quiet(commands)).map(asWritten);

/** The CAS unique of an item. */
export async function casOf(cache: MetaCache, key: Key): Promise<bigint> {
  const reply = await mg(cache, key, 'c');
  given(reply).toMatch(/^(HD|OK) c\d+/);
  return BigInt(String(/\d+/.exec(reply)));
}

export const base64 = (key: Key): string => Buffer.from(key).toString('base64');

/** `t` of an item whose TTL was set to 1000, 500 or 200 s just now: a slow machine may have used up a tenth. */
export const almost1000 = /^HD t(1000|9\d\d)( Z)?$/;
export const almost500 = /^HD t(500|4[5-9]\d)( Z)?$/;
export const almost200 = /^HD t(200|1[89]\d)( Z)?$/;

/** The sorted replies of eight clients that send the same mg. */
export const oneWinner = ['HD W', 'HD Z', 'HD Z', 'HD Z', 'HD Z', 'HD Z', 'HD Z', 'HD Z'];
