/** The log that a watcher is sent, as data. */
import type { Wire } from '../../fixtures/wire/wire';

export type Line = Readonly<Record<string, string>>;

/** Asks for streams, and returns the answer. */
export async function watch(wire: Wire, streams: string): Promise<string> {
  await wire.send(`watch ${streams}`.trim() + '\r\n');
  return wire.readLine();
}

/**
 * The next lines of a log about one of those keys, as many as are asked for. A log may begin with
 * lines that were left over when an earlier watcher went; those are about other keys.
 */
export async function linesAbout(
  wire: Wire,
  keys: readonly string[],
  count: number,
): Promise<readonly Line[]> {
  const names = new Set(keys.map(encodeURIComponent));
  const found: Line[] = [];
  while (found.length < count) {
    // Each line is a list of fields, and ends in LF alone.
    const line = fieldsOf(await wire.readUntil('\n'));
    if (names.has(line.key ?? '')) found.push(line);
  }
  return found;
}

/** The next line that holds such a text; those before it are left out. */
export async function lineWith(wire: Wire, text: string): Promise<Line> {
  await wire.readUntil(text);
  return fieldsOf(await wire.readUntil('\n'));
}

function fieldsOf(line: Buffer): Line {
  const fields = line.toString('latin1').trim().split(' ');
  return Object.fromEntries(
    fields.map((field) => [field.split('=')[0] ?? '', field.split('=')[1] ?? '']),
  );
}
