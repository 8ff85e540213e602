/** What the dumps of the crawler send, as data. */
import type { LineCache } from '../../fixtures/drivers/text';
import type { Proof } from '../../fixtures/claims/proof';
import { eventually } from '../../fixtures/time/eventually';
import { whenFree } from './busy';

/** Ticks until a dump has every line that is wanted. */
const PATIENCE = 5;

/** The lines of a dump, the last one (END or EN) included. */
export async function dump(cache: LineCache, what: string): Promise<readonly string[]> {
  const lines = await whenFree(cache, () => cache.lines(`lru_crawler ${what}`, /^END?$/m));
  // The lines of metadump end in LF alone.
  return lines.flatMap((line) => line.split('\n'));
}

/**
 * The first line of a dump, on a connection of its own: before 1.5.4 nothing shows where one ends. A dump
 * that passed over the items, or that the crawler was too busy for, is asked for again.
 */
export async function firstLineOf({ text, wire }: Proof, what: string): Promise<string> {
  const ask = async (): Promise<string> => {
    const connection = await wire();
    await connection.send(`lru_crawler ${what}\r\n`);
    return (await connection.readUntil('\n')).toString('latin1').trimEnd();
  };
  return eventually(await text(), ask, (line) => !/^(END?$|BUSY\b)/.test(line), PATIENCE);
}

/** How the line about an item begins in metadump. */
export const lineOf = (key: string): string => `key=${encodeURIComponent(key)} `;

/**
 * The lines of a dump in which all those lines are, whole or by their beginning. One that runs while the server moves an item from one
 * of its lists to another, as it does soon after a store and after a read, can pass that item over.
 */
export function dumpWith(
  cache: LineCache,
  what: string,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const isThere = (lines: readonly string[]): boolean =>
    wanted.every((one) => lines.some((line) => line.startsWith(one)));
  return eventually(cache, () => dump(cache, what), isThere, PATIENCE);
}

/** The fields of a line, by name. */
export const fieldsOf = (line: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    line
      .trim()
      .split(' ')
      .map((field) => [field.split('=')[0] ?? '', field.split('=')[1] ?? '']),
  );

/** The lines about those keys, by key; what else is on the server does not count. */
export function entriesIn(
  lines: readonly string[],
  keys: readonly string[],
): readonly (readonly Readonly<Record<string, string>>[])[] {
  const items = lines.filter((line) => line.startsWith('key=')).map(fieldsOf);
  return keys.map((key) => items.filter((item) => item.key === encodeURIComponent(key)));
}
