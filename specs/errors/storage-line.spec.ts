import { describe, expect } from '../../fixtures/claims';
import { allReply, anErrorLine, badLine, controlItems, storageCommands } from './control-items';
import { claim } from './claims';

// Where a refused line announces a block, the block is a command that works in silence: some versions
// skip it, some run it, and the reply is the same.

describe('errors › storage line › missing words', () => {
  claim(
    'errors.too-few-arguments-storage',
    'a storage line that lacks flags, TTL or byte count is refused',
    async (proof) => {
      const { text, replies, state, before } = await controlItems(proof);
      const requests = storageCommands.flatMap((command) => [
        `${command}\r\n`,
        `${command} ${text}\r\n`,
        `${command} ${text} 0\r\n`,
        `${command} ${text} 0 0\r\n`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
      expect(await state()).toBe(before);
    },
  );

  claim('cas.missing-token', 'cas without a CAS is refused', async (proof) => {
    const { text, silent, replies, state, before } = await controlItems(proof);
    const requests = [`cas ${text} 0 0 ${String(silent.length)}\r\n${silent}\r\n`];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await state()).toBe(before);
  });
});

describe('errors › storage line › words that are no numbers', () => {
  claim(
    'storage.flags.non-numeric',
    'client flags that are no number are refused',
    async (proof) => {
      const { text, silent, replies, state, before } = await controlItems(proof);
      const requests = ['abc', '-1', '-7', 'x7', '0,5'].map(
        (flags) => `set ${text} ${flags} 0 ${String(silent.length)}\r\n${silent}\r\n`,
      );
      expect(await replies(requests)).toEqual(allReply(requests, badLine));
      expect(await state()).toBe(before);
    },
  );

  claim('storage.exptime.non-numeric', 'a TTL that is no number is refused', async (proof) => {
    const { text, silent, replies, state, before } = await controlItems(proof);
    const requests = ['abc', 'x7', '0,5', '--1'].map(
      (ttl) => `set ${text} 0 ${ttl} ${String(silent.length)}\r\n${silent}\r\n`,
    );
    expect(await replies(requests)).toEqual(allReply(requests, badLine));
    expect(await state()).toBe(before);
  });

  // A get follows in the same write: it is served, and so was not taken for the block.
  claim('storage.data.negative-length', 'a negative byte count is refused', async (proof) => {
    const { text, number, numberReply, replies, state, before } = await controlItems(proof);
    const requests = ['-1', '-2', '-10', '-2147483648'].map(
      (length) => `set ${text} 0 0 ${length}\r\nget ${number}\r\n`,
    );
    expect(await replies(requests)).toEqual(allReply(requests, badLine + numberReply));
    expect(await state()).toBe(before);
  });

  claim(
    'storage.data.non-numeric-length',
    'a byte count that is no number is refused',
    async (proof) => {
      const { text, number, numberReply, replies, state, before } = await controlItems(proof);
      const requests = storageCommands
        .map((command) => `${command} ${text} 0 0 abc 1\r\nget ${number}\r\n`)
        .concat(`set ${text} 0 0 x1\r\nget ${number}\r\n`);
      expect(await replies(requests)).toEqual(allReply(requests, badLine + numberReply));
      expect(await state()).toBe(before);
    },
  );

  claim('cas.bad-token', 'a CAS that is no unsigned number is refused', async (proof) => {
    const { text, silent, replies, state, before } = await controlItems(proof);
    // 2^64 is the first number that 64 bits do not hold.
    const requests = ['abc', '-1', '1.5', '18446744073709551616'].map(
      (cas) => `cas ${text} 0 0 ${String(silent.length)} ${cas}\r\n${silent}\r\n`,
    );
    expect(await replies(requests)).toEqual(allReply(requests, badLine));
    expect(await state()).toBe(before);
  });
});

describe('errors › storage line › surplus words', () => {
  claim(
    'storage.extra-token-ignored',
    'a surplus word behind the byte count makes no difference',
    async ({ wire, key }) => {
      const connection = await wire();
      const [a, b] = [key('a'), key('b')];
      const request = [
        `set ${a} 1 0 1 surplus\r\n1\r\n`,
        `append ${a} 0 0 1 surplus\r\n2\r\n`,
        `prepend ${a} 0 0 1 surplus\r\n0\r\n`,
        `add ${b} 2 0 1 surplus\r\n3\r\n`,
        `replace ${b} 3 0 1 surplus\r\n4\r\n`,
      ].join('');
      expect(await connection.exchange(request)).toBe('STORED\r\n'.repeat(5));
      expect(await connection.exchange(`get ${a} ${b}\r\n`)).toBe(
        `VALUE ${a} 1 3\r\n012\r\nVALUE ${b} 3 1\r\n4\r\nEND\r\n`,
      );
    },
  );
});
