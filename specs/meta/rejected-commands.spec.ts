import { describe, expect, given } from '../../fixtures/claims';
import {
  aClientError,
  anErrorLine,
  badChunk,
  badLine,
  ERROR,
  items,
  replies,
  ttl,
} from '../../fixtures/claims/replies';
import { claim } from './claims';

const duplicate = 'CLIENT_ERROR duplicate flag\r\n';
const invalid = 'CLIENT_ERROR invalid flag\r\n';
const badToken = 'CLIENT_ERROR bad token in command line format\r\n';
const noBase64 = 'CLIENT_ERROR error decoding key\r\n';
/** The reply of ma to any flag that it does not take; some releases of md have it, too. */
const invalidOrDuplicate = 'CLIENT_ERROR invalid or duplicate flag\r\n';
const tooManyFlags = 'CLIENT_ERROR options flags are too long\r\n';

/** Tokens that are no number. */
const noNumber = ['', 'x', '1.5', '5x'] as const;

describe('meta › rejected command lines', () => {
  claim('meta.no-key', 'mg, ms, md and ma without a key get an error line', {
    documented: replies(() => [[anErrorLine, 'mg', 'ms', 'md', 'ma', 'mg ']]),
    deviates: replies(() => [[/^NF ?\r\n$/, 'ma']]),
  });

  claim(
    'meta.me.no-key',
    'me without a key is rejected as a bad command line',
    replies(() => [[badLine, 'me']]),
  );

  claim(
    'meta.unknown-two-letter',
    'an unknown meta command replies ERROR',
    replies(({ text }) => [[ERROR, 'mx', `mx ${text}`, `mz ${text} v`, `MG ${text} v`]]),
  );
});

describe('meta › rejected flags', () => {
  claim(
    'meta.flag-duplicate',
    'a flag given twice is rejected, and the command not executed',
    replies(
      ({ text, number }) => [
        [duplicate, `mg ${text} v v`, `mg ${text} T5 f T5`, `mg ${text} t s t v`],
        [duplicate, `ms ${text} 1 T5 T5\r\nn`, `ms ${text} 1 c f c\r\nn`],
        [/^CLIENT_ERROR (?:invalid or )?duplicate flag\r\n$/, `md ${text} q q`, `md ${text} I I`],
        [invalidOrDuplicate, `ma ${number} v v`, `ma ${number} D1 D2`],
      ],
      items,
      ttl,
    ),
  );

  claim(
    'meta.flag-unknown',
    'an unknown flag is rejected, and the command not executed',
    replies(
      ({ text, number }) => [
        [invalid, `mg ${text} Z`, `mg ${text} v T5 Z`, `mg ${text} Z7`],
        [invalid, `ms ${text} 1 Z\r\nn`, `ms ${text} 1 T5 Z\r\nn`],
        [/^CLIENT_ERROR invalid (?:or duplicate )?flag\r\n$/, `md ${text} Z`, `md ${text} q Z`],
        [invalidOrDuplicate, `ma ${number} Z`, `ma ${number} v Z D2`],
      ],
      items,
      ttl,
    ),
  );

  claim(
    'meta.flag-bad-token',
    'a flag of mg or ms without its number is rejected, and the command not executed',
    replies(
      ({ text }) =>
        noNumber.map((token) => [
          badToken,
          `mg ${text} v T${token}`,
          `mg ${text} v N${token}`,
          `mg ${text} v R${token}`,
          `ms ${text} 1 T${token}\r\nn`,
          `ms ${text} 1 C${token}\r\nn`,
        ]),
      items,
      ttl,
    ),
  );

  // Releases that do not know E reject it as an unknown flag.
  claim(
    'meta.flag-bad-token',
    'a flag of md or ma, and E, without its number is rejected, and the command not executed',
    replies(
      ({ text, number }) =>
        noNumber.map((token) => [
          aClientError,
          `md ${text} C${token}`,
          `md ${text} I T${token}`,
          `ma ${number} N${token}`,
          `ma ${number} T${token}`,
          `ma ${number} C${token}`,
          `ms ${text} 1 E${token}\r\nn`,
          `md ${text} E${token}`,
        ]),
      items,
      ttl,
    ),
  );

  // Keys of 37 and 38 characters before base64 decoding, which comes in fours: one is stored, one is missing.
  claim('meta.mg.flag-b-invalid', 'a key that is not base64 is rejected with b', async (proof) => {
    const [k, missing, w] = [proof.keyOfLength(40), proof.keyOfLength(41), await proof.wire()];
    given(await w.exchange(`set ${k} 0 0 1\r\n5\r\n`)).toBe('STORED\r\n');
    await replies(() => [
      [noBase64, `mg ${k} b v`, `mg ${missing} b N0`, `ms ${k} 1 b\r\nn`],
      [aClientError, `md ${k} b`, `ma ${k} b`, `ma ${missing} b N0`],
    ])(proof);
    expect(await w.exchange(`get ${k} ${missing}\r\n`)).toBe(`VALUE ${k} 0 1\r\n5\r\nEND\r\n`);
  });

  const foreign = ['mg ab:cd b k', 'mg abcd: b k', 'mg :abcd b k', 'mg a*b*c*d b k'];

  // Without the foreign characters each is a key of four letters, which is base64.
  claim('meta.flag-b-foreign-characters', 'a key with foreign characters is rejected with b', {
    documented: replies(() => [[noBase64, ...foreign]]),
    deviates: replies(() => [[/^EN(?: kabcd b)? ?\r\n$/, ...foreign]]),
  });

  // Thirteen different flags are accepted; thirty are too many, whatever they are.
  claim('meta.flags-too-many', 'thirty flags are rejected', async (proof) => {
    const [k, w] = [proof.key(), await proof.wire()];
    await w.exchange(`set ${k} 7 0 1\r\n5\r\n`);
    given(await w.exchange(`mg ${k} s v k t f c h l u R1 T0 q Oa\r\n`)).toMatch(
      /^VA 1 s1 k\S+ t-1 f7 c\d+ h\d l\d+ Oa ?\r\n5\r\n/,
    );
    const flags = ' v'.repeat(30);
    await replies(({ text, number }) => [
      [tooManyFlags, `mg ${text}${flags}`, `mg ${text}${flags} q`],
      // md and ma changed their text.
      [
        /^CLIENT_ERROR (options flags (are )?too long|invalid or duplicate flag)\r\n$/,
        `md ${text}${flags}`,
        `ma ${number}${flags}`,
      ],
    ])(proof);
  });

  claim('meta.mg.flag-O-max', 'an opaque token of 32 bytes comes back', {
    documented: replies(({ text }) => [
      [`HD O${'o'.repeat(31)}\r\n`, `mg ${text} O${'o'.repeat(31)}`],
      [`HD O${'o'.repeat(32)}\r\n`, `mg ${text} O${'o'.repeat(32)}`],
    ]),
    deviates: replies(({ text }) => [
      [`HD O${'o'.repeat(31)}\r\n`, `mg ${text} O${'o'.repeat(31)}`],
      ['CLIENT_ERROR opaque token too long\r\n', `mg ${text} O${'o'.repeat(32)} v`],
    ]),
  });
});

describe('meta › rejected ms', () => {
  claim(
    'meta.ms.flag-F-bad',
    'client flags that are no number are rejected, and nothing is stored',
    replies(
      ({ text }) => [...noNumber, '-1'].map((flags) => [badLine, `ms ${text} 1 F${flags}\r\nn`]),
      items,
    ),
  );

  claim(
    'meta.ms.mode-invalid',
    'an unknown mode of ms is rejected, and nothing is stored',
    replies(
      ({ text }) =>
        ['X', 'I', 'D', '1'].map((mode) => [
          'CLIENT_ERROR invalid mode for ms M token\r\n',
          `ms ${text} 1 M${mode}\r\nn`,
        ]),
      items,
    ),
  );

  claim('meta.ms.mode-long-token', 'ms with a mode of more than one letter is rejected', {
    documented: replies(
      ({ text }) => ['EE', 'SS', 'SET'].map((mode) => [aClientError, `ms ${text} 1 M${mode}\r\nn`]),
      items,
    ),
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`ms ${k} 1 MSX\r\n1\r\n`)).toBe('HD\r\n');
      expect(await w.exchange(`ms ${k} 1 MEX\r\n2\r\n`)).toBe('NS\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 1\r\n1\r\nEND\r\n`);
    },
  });

  // The get after it is served, so it was not taken for the block.
  claim(
    'meta.ms.length-bad',
    'ms without a byte count is rejected, and the next line is a command',
    replies(({ text, number, numberReply }) =>
      ['', ' x', ' -1', ' 1.5', ' 5x', ' T0', ' 2147483647'].map((length) => [
        badLine + numberReply,
        `ms ${text}${length}\r\nget ${number}`,
      ]),
    ),
  );

  // The byte count is 1 for abc: the c and what follows is the next command, after the two bytes of CRLF.
  claim(
    'meta.ms.block-too-long',
    'ms rejects a block that is too long, also with q',
    replies(({ text, number, numberReply }) =>
      ['', ' q', ' T5 q', ' MA q'].map((flags) => [
        badChunk + numberReply,
        `ms ${text} 1${flags}\r\nabcget ${number}`,
      ]),
    ),
  );

  claim(
    'meta.ms.error-swallows-block',
    'the block of a rejected ms is not executed',
    replies(({ text, number, numberReply }) => {
      const block = `incr ${number} 1`;
      return ['Z', 'c c', 'Tx', 'Cx', 'Fx', 'MX', 'I I', 'T5 q Z'].map((flags) => [
        new RegExp(`^CLIENT_ERROR [^\\r\\n]+\\r\\n${numberReply}$`),
        `ms ${text} ${block.length} ${flags}\r\n${block}\r\nget ${number}`,
      ]);
    }, items),
  );
});

describe('meta › rejected ma', () => {
  claim(
    'meta.ma.mode-invalid',
    'an unknown mode of ma is rejected, and nothing is counted',
    replies(
      ({ number }) =>
        ['X', 'S', 'E', '1'].map((mode) => [
          'CLIENT_ERROR invalid mode for ma M token\r\n',
          `ma ${number} v M${mode}`,
        ]),
      items,
    ),
  );

  claim(
    'meta.ma.non-numeric',
    'ma of a value that is no number is rejected, and the value stays',
    replies(
      ({ text }) =>
        ['', ' v', ' MD', ' MI D2', ' N0 J5'].map((flags) => [
          'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n',
          `ma ${text}${flags}`,
        ]),
      items,
    ),
  );

  // 2^64 is the first number that 64 bits do not hold.
  claim('meta.ma.bad-number', 'ma rejects numbers that are not unsigned 64-bit', async (proof) => {
    const [missing, w] = [proof.key(), await proof.wire()];
    await replies(
      ({ number }) =>
        ['', 'x', '-1', '1.5', '18446744073709551616'].map((token) => [
          invalidOrDuplicate,
          `ma ${number} D${token}`,
          `ma ${number} N0 J${token}`,
          `ma ${missing} N0 J${token}`,
        ]),
      items,
    )(proof);
    expect(await w.exchange(`get ${missing}\r\n`)).toBe('END\r\n');
    given(await w.exchange(`ma ${missing} N0 J7 v\r\n`)).toMatch(/^VA 1 ?\r\n7\r\n$/);
  });
});
