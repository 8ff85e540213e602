/** Two drivers on one server: what one of them writes, the other one reads. */
import type { Cache, ClockSample, Item, Key, Refusal, Value } from '../../fixtures/drivers/cache';
import type { Driver } from '../../fixtures/drivers/drivers';
import { compareVersions } from '../../fixtures/claims/version';

/** Every writer with every reader but itself: `text to meta` writes over text, and reads over meta. */
export function pairs<W extends Cache, R extends Cache>(
  writers: readonly Driver<W>[],
  readers: readonly Driver<R>[],
): readonly Driver<Pair<W, R>>[] {
  return writers.flatMap((writer) =>
    readers.filter((reader) => reader.name !== writer.name).map((reader) => pairOf(writer, reader)),
  );
}

/** A pair can be had where both of it can. */
function pairOf<W extends Cache, R extends Cache>(
  writer: Driver<W>,
  reader: Driver<R>,
): Driver<Pair<W, R>> {
  const since = [writer.since, reader.since].filter((version) => version !== undefined);
  const [latest] = since.sort((a, b) => compareVersions(b, a));
  return {
    name: `${writer.name} to ${reader.name}`,
    ...(latest === undefined ? {} : { since: latest }),
    speaks: [...writer.speaks, ...reader.speaks],
    open: async (server) => new Pair(await writer.open(server), await reader.open(server)),
  };
}

/**
 * A cache that writes over one connection and reads over another. One command is under way at a
 * time: only so do two readings of the clock on one connection bracket a command on the other.
 */
export class Pair<W extends Cache = Cache, R extends Cache = Cache> implements Cache {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly writer: W,
    readonly reader: R,
  ) {}

  get driver(): Cache['driver'] {
    return this.reader.driver;
  }

  get(key: Key): Promise<Item | Refusal> {
    return this.next(() => this.reader.get(key));
  }

  set(key: Key, value: Value, options?: { readonly ttl?: number }): Promise<'stored' | Refusal> {
    return this.next(() => this.writer.set(key, value, options));
  }

  add(key: Key, value: Value, options?: { readonly ttl?: number }): Promise<'stored' | Refusal> {
    return this.next(() => this.writer.add(key, value, options));
  }

  replace(
    key: Key,
    value: Value,
    options?: { readonly ttl?: number },
  ): Promise<'stored' | Refusal> {
    return this.next(() => this.writer.replace(key, value, options));
  }

  append(key: Key, value: Value): Promise<'stored' | Refusal> {
    return this.next(() => this.writer.append(key, value));
  }

  delete(key: Key): Promise<'deleted' | Refusal> {
    return this.next(() => this.writer.delete(key));
  }

  incr(key: Key, delta: number | bigint): Promise<bigint | Refusal> {
    return this.next(() => this.writer.incr(key, delta));
  }

  decr(key: Key, delta: number | bigint): Promise<bigint | Refusal> {
    return this.next(() => this.writer.decr(key, delta));
  }

  touch(key: Key, ttl: number): Promise<'touched' | Refusal> {
    return this.next(() => this.writer.touch(key, ttl));
  }

  flush(): Promise<'flushed' | Refusal> {
    return this.next(() => this.writer.flush());
  }

  version(): Promise<string> {
    return this.next(() => this.reader.version());
  }

  stats(group?: string): Promise<Record<string, string>> {
    return this.next(() => this.reader.stats(group));
  }

  clock(): Promise<ClockSample> {
    return this.next(() => this.reader.clock());
  }

  async close(): Promise<void> {
    await Promise.all([this.writer.close(), this.reader.close()]);
  }

  private next<T>(command: () => Promise<T>): Promise<T> {
    const result = this.last.then(command, command);
    this.last = result;
    return result;
  }
}
