import { describe, expect } from '../../fixtures/claims';
import {
  anErrorLine,
  badLine,
  items,
  notDecimal,
  replies,
  storageCommands,
} from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('errors › storage line', () => {
  claim(
    'errors.too-few-arguments-storage',
    'a storage line without client flags, TTL or byte count gets an error line',
    replies(
      ({ text }) =>
        storageCommands.map((command) => [
          anErrorLine,
          command,
          `${command} ${text}`,
          `${command} ${text} 0`,
          `${command} ${text} 0 0`,
        ]),
      items,
    ),
  );

  claim(
    'errors.number-formats',
    'client flags and TTLs that are not plain decimals are rejected',
    replies(({ text, silentBlock }) =>
      notDecimal.map((no) => [
        badLine,
        `set ${text} ${no} 0 ${silentBlock}`,
        `set ${text} 0 ${no} ${silentBlock}`,
      ]),
    ),
  );

  claim(
    'errors.number-formats',
    'a byte count that is not a plain decimal is rejected',
    replies(({ text, number, numberReply }) =>
      notDecimal.map((no) => [badLine + numberReply, `set ${text} 0 0 ${no}\r\nget ${number}`]),
    ),
  );

  claim('errors.number-plus-sign', 'flags and TTL may have a plus sign', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`set ${k} +5 +1000 1\r\n1\r\nget ${k}\r\n`)).toBe(
      `STORED\r\nVALUE ${k} 5 1\r\n1\r\nEND\r\n`,
    );
  });

  claim('errors.refused-line-skips-block', 'the block of a rejected line is not executed', {
    documented: replies(({ text, number }) => {
      const block = `incr ${number} 1`;
      const length = block.length;
      return [
        [badLine, `set ${text} x 0 ${length}\r\n${block}`],
        [badLine, `set ${text} 0 x ${length}\r\n${block}`],
        [badLine, `cas ${text} 0 0 ${length} x\r\n${block}`],
      ];
    }, items),
    deviates: async ({ wire, key }) => {
      const [k, number, w] = [key(), key(), await wire()];
      await w.exchange(`set ${number} 0 0 1\r\n5\r\n`);
      const block = `incr ${number} 1`;
      expect(await w.exchange(`set ${k} x 0 ${block.length}\r\n${block}\r\n`)).toBe(
        `${badLine}6\r\n`,
      );
      expect(await w.exchange(`get ${k} ${number}\r\n`)).toBe(
        `VALUE ${number} 0 1\r\n6\r\nEND\r\n`,
      );
    },
  });
});
