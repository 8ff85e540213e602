import { describe, expect } from '../../fixtures/claims';
import { allReply, anErrorLine, controlItems, ERROR } from './control-items';
import { claim } from './claims';

describe('errors › command line › names', () => {
  claim('errors.unknown-command', 'an unknown command is answered ERROR', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['nosuch\r\n', `nosuch ${text}\r\n`, `getx ${text}\r\n`, `gett ${text}\r\n`];
    expect(await replies(requests)).toEqual(allReply(requests, ERROR));
    expect(await state()).toBe(before);
  });

  claim(
    'errors.command-case-sensitive',
    'a command in capital letters is unknown',
    async (proof) => {
      const { text, number, replies, state, before } = await controlItems(proof);
      const requests = [
        `GET ${text}\r\n`,
        `Set ${text} 0 0 1\r\n`,
        `DELETE ${text}\r\n`,
        `Incr ${number} 1\r\n`,
        `Touch ${text} 0\r\n`,
        'Stats\r\n',
      ];
      expect(await replies(requests)).toEqual(allReply(requests, ERROR));
      expect(await state()).toBe(before);
    },
  );

  // The capital letters alone are to blame: the second word may be written as one likes.
  claim('errors.command-case-sensitive', 'the same line in lower case is served', async (proof) => {
    const { number, numberReply, replies } = await controlItems(proof);
    expect(await replies([`GET ${number}\r\n`, `get ${number}\r\n`])).toEqual({
      [`GET ${number}\r\n`]: ERROR,
      [`get ${number}\r\n`]: numberReply,
    });
  });
});

describe('errors › command line › shape', () => {
  claim('errors.empty-line', 'an empty line is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = ['\r\n', '\n', 'x\r\n', 'm\r\n'];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await state()).toBe(before);
  });

  claim(
    'errors.three-kinds',
    'a refusal is one line: ERROR, CLIENT_ERROR or SERVER_ERROR',
    async (proof) => {
      const { text, number, replies, state, before } = await controlItems(proof);
      const huge = 'v'.repeat(1_048_577);
      const requests = [
        'nosuch\r\n',
        'get\r\n',
        `set ${text} 0 0\r\n`,
        `set ${text} 0 0 x\r\n`,
        `set ${text} 0 0 -1\r\n`,
        `incr ${number} x\r\n`,
        `incr ${text} 1\r\n`,
        `decr ${number}\r\n`,
        `touch ${text} x\r\n`,
        'delete\r\n',
        `add ${text} 0 0 1048577\r\n${huge}\r\n`,
      ];
      expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
      expect(await state()).toBe(before);
    },
  );

  claim('retrieval.tab-is-not-delimiter', 'a tab separates words as a space does', {
    documented: async (proof) => {
      const { number, numberReply, replies, state, before } = await controlItems(proof);
      expect(await replies([`get\t${number}\r\n`])).toEqual({
        [`get\t${number}\r\n`]: numberReply,
      });
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { text, number, replies, state, before } = await controlItems(proof);
      const requests = [`get\t${number}\r\n`, `delete\t${text}\r\n`, `incr\t${number}\t1\r\n`];
      expect(await replies(requests)).toEqual(allReply(requests, ERROR));
      expect(await state()).toBe(before);
    },
  });

  claim('retrieval.leading-space', 'a line that begins with a space has no command', {
    documented: async (proof) => {
      const { text, number, replies, state, before } = await controlItems(proof);
      const requests = [` get ${number}\r\n`, `  get ${number}\r\n`, ` delete ${text}\r\n`];
      expect(await replies(requests)).toEqual(allReply(requests, ERROR));
      expect(await state()).toBe(before);
    },
    deviates: {
      served: async (proof) => {
        const { number, numberReply, replies, state, before } = await controlItems(proof);
        const requests = [` get ${number}\r\n`, `  get ${number}\r\n`];
        expect(await replies(requests)).toEqual(allReply(requests, numberReply));
        expect(await state()).toBe(before);
      },
      shutdown: async (proof) => {
        const { number, replies, state, before } = await controlItems(proof);
        const requests = [`  get ${number}\r\n`, '  x\r\n'];
        const refusal = 'SERVER_ERROR: shutdown not enabled\r\n';
        expect(await replies(requests)).toEqual(allReply(requests, refusal));
        expect(await state()).toBe(before);
      },
    },
  });

  claim('errors.leading-space-admin', 'flush_all with a space in front of it is no command', {
    documented: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      expect(await replies([' flush_all\r\n'])).toEqual({ ' flush_all\r\n': ERROR });
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { replies, state } = await controlItems(proof);
      expect(await replies([' flush_all\r\n'])).toEqual({ ' flush_all\r\n': 'OK\r\n' });
      expect(await state()).toBe('END\r\n');
    },
  });
});

describe('errors › command line › missing words', () => {
  claim('retrieval.get.no-keys', 'get and gets without a key are refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = ['get\r\n', 'gets\r\n', 'get \r\n'];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await state()).toBe(before);
  });

  claim('touch.gat.no-key', 'gat and gats without a key are refused', {
    documented: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const requests = ['gat\r\n', 'gats\r\n', 'gat 0\r\n', 'gats 0\r\n'];
      expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      expect(await replies(['gat\r\n', 'gats\r\n', 'gat 0\r\n', 'gats 0\r\n'])).toEqual({
        ...allReply(['gat\r\n', 'gats\r\n'], ERROR),
        ...allReply(['gat 0\r\n', 'gats 0\r\n'], 'END\r\n'),
      });
      expect(await state()).toBe(before);
    },
  });

  claim('delete.no-key', 'delete without a key is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = ['delete\r\n', 'delete \r\n'];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await state()).toBe(before);
  });

  claim('counters.delta-missing', 'incr and decr without a delta are refused', async (proof) => {
    const { number, replies, state, before } = await controlItems(proof);
    const requests = ['incr\r\n', 'decr\r\n', `incr ${number}\r\n`, `decr ${number}\r\n`];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await state()).toBe(before);
  });

  claim('touch.missing-args', 'touch without a TTL is refused', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['touch\r\n', `touch ${text}\r\n`];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await state()).toBe(before);
  });
});

describe('errors › command line › surplus words', () => {
  claim('delete.nonzero-argument', 'delete with a number behind the key is refused', {
    documented: async (proof) => {
      const { text, replies, state, before } = await controlItems(proof);
      expect(await replies([`delete ${text} 5\r\n`])).toEqual({
        [`delete ${text} 5\r\n`]: expect.stringContaining('CLIENT_ERROR bad command line format'),
      });
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { text, number, replies, state } = await controlItems(proof);
      expect(await replies([`delete ${text} 5\r\n`])).toEqual({
        [`delete ${text} 5\r\n`]: 'DELETED\r\n',
      });
      expect(await state()).toMatch(new RegExp(`^VALUE ${number} 0 1 \\d+\\r\\n5\\r\\nEND\\r\\n$`));
    },
  });
});
