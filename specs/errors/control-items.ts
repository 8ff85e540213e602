/**
 * What the proofs of refusals share: items that a refused command names and must leave alone, and
 * the forms that an error line has.
 */
import { expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';

/** The three forms of an error line, where its text changed between versions. */
export const anErrorLine = /^(?:ERROR|(?:CLIENT|SERVER)_ERROR [^\r\n]+)\r\n$/;
export const aClientError = /^CLIENT_ERROR [^\r\n]+\r\n$/;

export const ERROR = 'ERROR\r\n';
export const badLine = 'CLIENT_ERROR bad command line format\r\n';
export const badChunk = 'CLIENT_ERROR bad data chunk\r\n';

/** The six storage commands. */
export const storageCommands = ['set', 'add', 'replace', 'append', 'prepend', 'cas'] as const;

export interface Bystanders {
  /** The key of an item that holds `kept`, with flags 7 and a TTL of 1000 s. */
  readonly text: string;
  /** The key of an item that holds `5`. */
  readonly number: string;
  /** What a read of the number is answered. */
  readonly numberReply: string;
  /** A command that works in silence: read as a command or skipped as a block, it causes no reply. */
  readonly silent: string;
  /** What `state` gave before anything was refused. */
  readonly before: string;
  /**
   * Sends each request on a connection of its own and gives the reply to each. The connection is in
   * step behind it, or this rejects.
   */
  readonly replies: (requests: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  /** Both items as another connection reads them: values, flags and CAS. */
  readonly state: () => Promise<string>;
  /** The line of `me` for the text: it shows its TTL. */
  readonly debugLine: () => Promise<string>;
}

/**
 * `debugLine` of an item that kept its TTL of 1000 s; a slow machine may have used up a tenth. Older
 * servers show what is left with a minus sign.
 */
export const ttlKept = / exp=-?(?:1000|9\d\d) /;

/** Stores the items, and sees that they are there. */
export async function controlItems({ wire, key }: Proof): Promise<Bystanders> {
  const [text, number] = [key('text'), key('number')];
  const reader = await wire();
  await reader.exchange(`set ${text} 7 1000 4\r\nkept\r\nset ${number} 0 0 1\r\n5\r\n`);
  const state = (): Promise<string> => reader.exchange(`gets ${text} ${number}\r\n`);
  const before = await state();
  // A state that holds nothing would stay as it is whatever a command does.
  expect(before).toMatch(/^VALUE \S+ 7 4 \d+\r\nkept\r\nVALUE \S+ 0 1 \d+\r\n5\r\nEND\r\n$/);
  return {
    text,
    number,
    numberReply: `VALUE ${number} 0 1\r\n5\r\nEND\r\n`,
    silent: `delete ${key('nothing')} noreply`,
    before,
    replies: async (requests) => {
      const pairs = requests.map(async (request): Promise<[string, string]> => {
        return [request, await (await wire()).exchange(request)];
      });
      return Object.fromEntries(await Promise.all(pairs));
    },
    state,
    debugLine: () => reader.exchange(`me ${text}\r\n`),
  };
}

/** Each of these requests with that reply. */
export function allReply(
  requests: readonly string[],
  reply: string | RegExp,
): Record<string, unknown> {
  const expected: unknown = typeof reply === 'string' ? reply : expect.stringMatching(reply);
  return Object.fromEntries(requests.map((request) => [request, expected]));
}
