import { describe, expect } from '../../fixtures/claims';
import { badChunk, badLine, items, replies, storageCommands } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('storage › rejected lines', () => {
  claim(
    'storage.flags.non-numeric',
    'client flags that are no unsigned number are rejected, and nothing is stored',
    replies(
      ({ text, silentBlock }) =>
        ['abc', '-1', '-7', 'x7', '0,5'].map((flags) => [
          badLine,
          `set ${text} ${flags} 0 ${silentBlock}`,
        ]),
      items,
    ),
  );

  claim(
    'storage.exptime.non-numeric',
    'a TTL that is no number is rejected, and nothing is stored',
    replies(
      ({ text, silentBlock }) =>
        ['abc', 'x7', '0,5', '--1'].map((ttl) => [badLine, `set ${text} 0 ${ttl} ${silentBlock}`]),
      items,
    ),
  );

  // The get after it is served, so it was not taken for the block.
  claim(
    'storage.data.negative-length',
    'a negative byte count is rejected, and the next line is a command',
    replies(({ text, number, numberReply }) =>
      ['-1', '-2', '-10', '-2147483648'].map((length) => [
        badLine + numberReply,
        `set ${text} 0 0 ${length}\r\nget ${number}`,
      ]),
    ),
  );

  claim(
    'storage.data.non-numeric-length',
    'a byte count that is no number is rejected, and the next line is a command',
    replies(({ text, number, numberReply }) =>
      storageCommands.map((command) => [
        badLine + numberReply,
        `${command} ${text} 0 0 abc 1\r\nget ${number}`,
        `${command} ${text} 0 0 x1 1\r\nget ${number}`,
      ]),
    ),
  );

  // The byte count is 1 for abc: after the two bytes of a CRLF comes the next command.
  claim(
    'storage.data.too-long',
    'what follows the announced bytes is the next command',
    replies(({ text, number, numberReply }) =>
      storageCommands.map((command) => [
        badChunk + numberReply,
        `${command} ${text} 0 0 1 1\r\nabcget ${number}`,
      ]),
    ),
  );

  claim('storage.extra-token-ignored', 'a surplus word has no effect', async ({ wire, key }) => {
    const [a, b, w] = [key(), key(), await wire()];
    const requests = [
      `set ${a} 1 0 1 surplus\r\n1\r\n`,
      `append ${a} 0 0 1 surplus\r\n2\r\n`,
      `prepend ${a} 0 0 1 surplus\r\n0\r\n`,
      `add ${b} 2 0 1 surplus\r\n3\r\n`,
      `replace ${b} 3 0 1 surplus\r\n4\r\n`,
    ];
    expect(await w.exchange(requests.join(''))).toBe('STORED\r\n'.repeat(5));
    expect(await w.exchange(`get ${a} ${b}\r\n`)).toBe(
      `VALUE ${a} 1 3\r\n012\r\nVALUE ${b} 3 1\r\n4\r\nEND\r\n`,
    );
  });
});
