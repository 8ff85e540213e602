import { describe, expect } from '../../fixtures/claims';
import {
  aClientError,
  allReply,
  anErrorLine,
  badLine,
  controlItems,
  ERROR,
  ttlKept,
} from './control-items';
import { claim } from './claims';

const duplicate = 'CLIENT_ERROR duplicate flag\r\n';
const invalid = 'CLIENT_ERROR invalid flag\r\n';
const badToken = 'CLIENT_ERROR bad token in command line format\r\n';
const noBase64 = 'CLIENT_ERROR error decoding key\r\n';
/** What ma says of any flag that it does not take, and md up to a time. */
const invalidOrDuplicate = 'CLIENT_ERROR invalid or duplicate flag\r\n';

describe('errors › meta › command line', () => {
  claim('meta.no-key', 'mg, ms, md and ma without a key are refused', {
    documented: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const requests = ['mg\r\n', 'ms\r\n', 'md\r\n', 'ma\r\n', 'mg \r\n'];
      expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      expect(await replies(['ma\r\n'])).toEqual({ 'ma\r\n': expect.stringMatching(/^NF ?\r\n$/) });
      expect(await state()).toBe(before);
    },
  });

  claim('meta.me.no-key', 'me without a key is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    expect(await replies(['me\r\n'])).toEqual({ 'me\r\n': badLine });
    expect(await state()).toBe(before);
  });

  claim('meta.unknown-two-letter', 'an unknown meta command is answered ERROR', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['mx\r\n', `mx ${text}\r\n`, `mz ${text} v\r\n`, `MG ${text} v\r\n`];
    expect(await replies(requests)).toEqual(allReply(requests, ERROR));
    expect(await state()).toBe(before);
  });
});

describe('errors › meta › flags', () => {
  claim('meta.flag-duplicate', 'a flag given twice is refused', async (proof) => {
    const { text, number, replies, state, debugLine, before } = await controlItems(proof);
    const get = [`mg ${text} v v\r\n`, `mg ${text} T5 f T5\r\n`, `mg ${text} t s t v\r\n`];
    const set = [`ms ${text} 1 T5 T5\r\nn\r\n`, `ms ${text} 1 c f c\r\nn\r\n`];
    const remove = [`md ${text} q q\r\n`, `md ${text} I I\r\n`];
    const count = [`ma ${number} v v\r\n`, `ma ${number} D1 D2\r\n`];
    expect(await replies([...get, ...set, ...remove, ...count])).toEqual({
      ...allReply([...get, ...set], duplicate),
      ...allReply(remove, /^CLIENT_ERROR (?:invalid or )?duplicate flag\r\n$/),
      ...allReply(count, invalidOrDuplicate),
    });
    expect(await state()).toBe(before);
    expect(await debugLine()).toMatch(ttlKept);
  });

  claim('meta.flag-unknown', 'a letter that is no flag is refused', async (proof) => {
    const { text, number, replies, state, debugLine, before } = await controlItems(proof);
    const get = [`mg ${text} Z\r\n`, `mg ${text} v T5 Z\r\n`, `mg ${text} Z7\r\n`];
    const set = [`ms ${text} 1 Z\r\nn\r\n`, `ms ${text} 1 T5 Z\r\nn\r\n`];
    const remove = [`md ${text} Z\r\n`, `md ${text} q Z\r\n`];
    const count = [`ma ${number} Z\r\n`, `ma ${number} v Z D2\r\n`];
    expect(await replies([...get, ...set, ...remove, ...count])).toEqual({
      ...allReply([...get, ...set], invalid),
      ...allReply(remove, /^CLIENT_ERROR invalid (?:or duplicate )?flag\r\n$/),
      ...allReply(count, invalidOrDuplicate),
    });
    expect(await state()).toBe(before);
    expect(await debugLine()).toMatch(ttlKept);
  });

  claim(
    'meta.flag-bad-token',
    'mg and ms with a flag that lacks its number are refused',
    async (proof) => {
      const { text, replies, state, debugLine, before } = await controlItems(proof);
      const requests = ['', 'x', '1.5', '5x'].flatMap((token) => [
        `mg ${text} v T${token}\r\n`,
        `mg ${text} v N${token}\r\n`,
        `mg ${text} v R${token}\r\n`,
        `ms ${text} 1 T${token}\r\nn\r\n`,
        `ms ${text} 1 C${token}\r\nn\r\n`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, badToken));
      expect(await state()).toBe(before);
      expect(await debugLine()).toMatch(ttlKept);
    },
  );

  // E came later than the others: before, it is refused as a letter that is no flag.
  claim(
    'meta.flag-bad-token',
    'md and ma with a flag that lacks its number are refused, and so is E',
    async (proof) => {
      const { text, number, replies, state, debugLine, before } = await controlItems(proof);
      const requests = ['', 'x', '1.5', '5x'].flatMap((token) => [
        `md ${text} C${token}\r\n`,
        `md ${text} I T${token}\r\n`,
        `ma ${number} N${token}\r\n`,
        `ma ${number} T${token}\r\n`,
        `ma ${number} C${token}\r\n`,
        `ms ${text} 1 E${token}\r\nn\r\n`,
        `md ${text} E${token}\r\n`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, aClientError));
      expect(await state()).toBe(before);
      expect(await debugLine()).toMatch(ttlKept);
    },
  );

  claim(
    'meta.mg.flag-b-invalid',
    'a key that is not base64 is refused where flag b says that it is',
    async (proof) => {
      const { replies } = await controlItems(proof);
      // There is an item of just that name: 37 letters of base64, and base64 comes in fours.
      const [k, beside] = [proof.keyOfLength(40), proof.keyOfLength(41)];
      const set = `set ${k} 0 0 1\r\n5\r\n`;
      expect(await replies([set])).toEqual({ [set]: 'STORED\r\n' });
      const exact = [`mg ${k} b v\r\n`, `mg ${beside} b N0\r\n`, `ms ${k} 1 b\r\nn\r\n`];
      const others = [`md ${k} b\r\n`, `ma ${k} b\r\n`, `ma ${beside} b N0\r\n`];
      expect(await replies([...exact, ...others])).toEqual({
        ...allReply(exact, noBase64),
        ...allReply(others, aClientError),
      });
      expect(await replies([`get ${k} ${beside}\r\n`])).toEqual({
        [`get ${k} ${beside}\r\n`]: `VALUE ${k} 0 1\r\n5\r\nEND\r\n`,
      });
    },
  );

  // The letters without the colon are a key of four letters; only one that is not base64 is left over.
  claim(
    'meta.flag-b-foreign-characters',
    'a key with a character that is not of base64 is refused where flag b says that it is base64',
    {
      documented: async (proof) => {
        const { replies, state, before } = await controlItems(proof);
        const requests = ['ab:cd', 'abcd:', ':abcd', 'a*b*c*d'].map((key) => `mg ${key} b k\r\n`);
        expect(await replies(requests)).toEqual(allReply(requests, noBase64));
        expect(await state()).toBe(before);
      },
      deviates: async (proof) => {
        const { replies, state, before } = await controlItems(proof);
        const requests = ['ab:cd', 'abcd:', ':abcd', 'a*b*c*d'].map((key) => `mg ${key} b k\r\n`);
        expect(await replies(requests)).toEqual(allReply(requests, /^EN(?: kabcd b)? ?\r\n$/));
        expect(await state()).toBe(before);
      },
    },
  );
});

describe('errors › meta › ms', () => {
  claim('meta.ms.flag-F-bad', 'client flags that are no number are refused', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['', 'x', '-1', '1.5', '5x'].map((flags) => `ms ${text} 1 F${flags}\r\nn\r\n`);
    expect(await replies(requests)).toEqual(allReply(requests, badLine));
    expect(await state()).toBe(before);
  });

  claim('meta.ms.mode-invalid', 'ms with a letter that is no mode is refused', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['X', 'I', 'D', '1'].map((mode) => `ms ${text} 1 M${mode}\r\nn\r\n`);
    expect(await replies(requests)).toEqual(
      allReply(requests, 'CLIENT_ERROR invalid mode for ms M token\r\n'),
    );
    expect(await state()).toBe(before);
  });

  claim('meta.ms.mode-long-token', 'ms with a mode of more than one letter is refused', {
    documented: async (proof) => {
      const { text, replies, state, before } = await controlItems(proof);
      const requests = ['EE', 'SS', 'SET'].map((mode) => `ms ${text} 1 M${mode}\r\nn\r\n`);
      expect(await replies(requests)).toEqual(allReply(requests, aClientError));
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { text, number, replies } = await controlItems(proof);
      expect(await replies([`ms ${text} 1 MEX\r\nn\r\n`, `ms ${number} 1 MSX\r\nn\r\n`])).toEqual({
        [`ms ${text} 1 MEX\r\nn\r\n`]: 'NS\r\n',
        [`ms ${number} 1 MSX\r\nn\r\n`]: 'HD\r\n',
      });
      expect(await replies([`get ${text} ${number}\r\n`])).toEqual({
        [`get ${text} ${number}\r\n`]: `VALUE ${text} 7 4\r\nkept\r\nVALUE ${number} 0 1\r\nn\r\nEND\r\n`,
      });
    },
  });

  // A get follows in the same write: it is served, and so was not taken for the block.
  claim('meta.ms.length-bad', 'ms without a byte count is refused', async (proof) => {
    const { text, number, numberReply, replies, state, before } = await controlItems(proof);
    const requests = ['', ' x', ' -1', ' 1.5', ' 5x', ' T0', ' 2147483647'].map(
      (length) => `ms ${text}${length}\r\nget ${number}\r\n`,
    );
    expect(await replies(requests)).toEqual(allReply(requests, badLine + numberReply));
    expect(await state()).toBe(before);
  });
});

describe('errors › meta › ma', () => {
  claim('meta.ma.mode-invalid', 'ma with a letter that is no mode is refused', async (proof) => {
    const { number, replies, state, before } = await controlItems(proof);
    const requests = ['X', 'S', 'E', '1'].map((mode) => `ma ${number} v M${mode}\r\n`);
    expect(await replies(requests)).toEqual(
      allReply(requests, 'CLIENT_ERROR invalid mode for ma M token\r\n'),
    );
    expect(await state()).toBe(before);
  });

  claim('meta.ma.non-numeric', 'ma on a value that is no number is refused', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['', ' v', ' MD', ' MI D2', ' N0 J5'].map((flags) => `ma ${text}${flags}\r\n`);
    expect(await replies(requests)).toEqual(
      allReply(requests, 'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n'),
    );
    expect(await state()).toBe(before);
  });

  claim(
    'meta.ma.bad-number',
    'a delta or an initial value that is no unsigned 64-bit number is refused',
    async (proof) => {
      const { number, replies, state, before } = await controlItems(proof);
      const nobody = proof.key('nobody');
      // 2^64 is the first number that 64 bits do not hold.
      const requests = ['', 'x', '-1', '1.5', '18446744073709551616'].flatMap((token) => [
        `ma ${number} D${token}\r\n`,
        `ma ${number} N0 J${token}\r\n`,
        `ma ${nobody} N0 J${token}\r\n`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, invalidOrDuplicate));
      expect(await state()).toBe(before);
      // The same key with a good number is created: it was free, and could have been.
      expect(await replies([`get ${nobody}\r\n`])).toEqual({ [`get ${nobody}\r\n`]: 'END\r\n' });
      expect(await replies([`ma ${nobody} N0 J7 v\r\n`])).toEqual({
        [`ma ${nobody} N0 J7 v\r\n`]: expect.stringMatching(/^VA 1 ?\r\n7\r\n$/),
      });
    },
  );
});
