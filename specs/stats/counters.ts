/** What commands do to the counters, as data. */
import type { Cache } from '../../fixtures/drivers/cache';

/** How many more, by the name of the counter; what did not move is left out. */
export type Moves = Readonly<Record<string, number>>;

/** Keys that a command is tried on. */
export interface Keys {
  /** Holds the number 1. */
  readonly there: string;
  /** Nobody has stored it. */
  readonly absent: string;
}

/** A command, what it answers, and the counters that it moves. */
export interface Counted<C extends Cache> {
  readonly command: string;
  readonly run: (cache: C, keys: Keys) => Promise<unknown>;
  readonly gives: unknown;
  readonly moves: Moves;
}

/** The counters of commands, among the general statistics. */
const COUNTER = /^(cmd|get|delete|incr|decr|cas|touch)_/;

/** The counters of commands that move while something is done. */
export async function movedBy(cache: Cache, act: () => Promise<unknown>): Promise<Moves> {
  const before = await cache.stats();
  await act();
  const after = await cache.stats();
  const differences = Object.keys(after)
    .filter((name) => COUNTER.test(name))
    .map((name): [string, number] => [name, Number(after[name]) - Number(before[name])]);
  return Object.fromEntries(differences.filter(([, difference]) => difference !== 0));
}

/** Carries out the commands, one after the other and each on keys of its own; to be compared with the table. */
export async function tally<C extends Cache>(
  cache: C,
  key: () => string,
  table: readonly Counted<C>[],
): Promise<readonly Omit<Counted<C>, 'run'>[]> {
  const tallied: Omit<Counted<C>, 'run'>[] = [];
  for (const { command, run } of table) {
    const keys = { there: key(), absent: key() };
    await cache.set(keys.there, '1');
    let gives: unknown;
    const moves = await movedBy(cache, async () => {
      gives = await run(cache, keys);
    });
    tallied.push({ command, gives, moves });
  }
  return tallied;
}

/** A table as `tally` returns it where all is as the table says. */
export const asTabled = <C extends Cache>(
  table: readonly Counted<C>[],
): readonly Omit<Counted<C>, 'run'>[] =>
  table.map(({ command, gives, moves }) => ({ command, gives, moves }));

/** Statistics as numbers, by name; what is no whole number is left out. */
export function numbers(stats: Readonly<Record<string, string>>): Record<string, number> {
  const whole = Object.entries(stats).filter(([, value]) => /^\d+$/.test(value));
  return Object.fromEntries(whole.map(([name, value]) => [name, Number(value)]));
}
