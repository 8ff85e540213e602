import { describe, expect } from '../../fixtures/claims';
import {
  allReply,
  anErrorLine,
  badLine,
  controlItems,
  storageCommands,
  ttlKept,
} from './control-items';
import { claim } from './claims';

const badDelta = 'CLIENT_ERROR invalid numeric delta argument\r\n';
const badExptime = 'CLIENT_ERROR invalid exptime argument\r\n';

/** Numbers in other languages than Memcached's. */
const notPlain = ['1.5', '5x', '0x1', '1e1'] as const;

describe('errors › numbers › storage', () => {
  claim(
    'errors.number-formats',
    'flags and TTLs that are not plain decimals are refused',
    async (proof) => {
      const { text, silent, replies, state, before } = await controlItems(proof);
      const block = `${String(silent.length)}\r\n${silent}\r\n`;
      const requests = notPlain.flatMap((no) => [
        `set ${text} ${no} 0 ${block}`,
        `set ${text} 0 ${no} ${block}`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, badLine));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'errors.number-formats',
    'a byte count that is not a plain decimal is refused',
    async (proof) => {
      const { text, number, numberReply, replies, state, before } = await controlItems(proof);
      const requests = notPlain.map((no) => `set ${text} 0 0 ${no}\r\nget ${number}\r\n`);
      expect(await replies(requests)).toEqual(allReply(requests, badLine + numberReply));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'errors.number-plus-sign',
    'flags and TTL may have a plus sign in front',
    async ({ wire, key }) => {
      const connection = await wire();
      const k = key();
      expect(await connection.exchange(`set ${k} +5 +1000 1\r\n1\r\nget ${k}\r\n`)).toBe(
        `STORED\r\nVALUE ${k} 5 1\r\n1\r\nEND\r\n`,
      );
    },
  );

  // The next command is in the same write and is served: nothing was taken for a block of that size.
  claim(
    'limits.value-huge-length',
    'a byte count from 2147483646 to 2^32 - 1 is refused',
    async (proof) => {
      const { text, number, numberReply, replies, state, before } = await controlItems(proof);
      const requests = ['2147483646', '2147483647', '2147483648', '4294967295'].flatMap((length) =>
        storageCommands.map((command) => `${command} ${text} 0 0 ${length} 1\r\nget ${number}\r\n`),
      );
      expect(await replies(requests)).toEqual(allReply(requests, badLine + numberReply));
      expect(await state()).toBe(before);
    },
  );

  // Behind the line comes an empty one: a block of no bytes where 2^32 counts as 0.
  claim('limits.value-length-over-32-bits', 'a byte count of 2^32 is refused', {
    documented: async (proof) => {
      const { text, replies, state, before } = await controlItems(proof);
      const request = `set ${text} 0 0 4294967296\r\n\r\n`;
      expect(await replies([request])).toEqual({
        [request]: expect.stringMatching(
          /^CLIENT_ERROR bad command line format\r\n(?:CLIENT_)?ERROR.*\r\n$/,
        ),
      });
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { text, replies } = await controlItems(proof);
      const request = `set ${text} 0 0 4294967296\r\n\r\n`;
      expect(await replies([request])).toEqual({ [request]: 'STORED\r\n' });
      expect(await replies([`get ${text}\r\n`])).toEqual({
        [`get ${text}\r\n`]: `VALUE ${text} 0 0\r\n\r\nEND\r\n`,
      });
    },
  });
});

describe('errors › numbers › counters', () => {
  claim(
    'counters.delta-invalid',
    'a delta that is no unsigned 64-bit decimal is refused',
    async (proof) => {
      const { number, replies, state, before } = await controlItems(proof);
      // 2^64 is the first number that 64 bits do not hold.
      const requests = ['abc', '-1', '18446744073709551616', ...notPlain].flatMap((delta) => [
        `incr ${number} ${delta}\r\n`,
        `decr ${number} ${delta}\r\n`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, badDelta));
      expect(await state()).toBe(before);
    },
  );
});

describe('errors › numbers › TTL', () => {
  claim('touch.bad-exptime', 'touch with a TTL that is no number is refused', async (proof) => {
    const { text, replies, state, before } = await controlItems(proof);
    const requests = ['abc', ...notPlain].map((ttl) => `touch ${text} ${ttl}\r\n`);
    expect(await replies(requests)).toEqual(allReply(requests, badExptime));
    expect(await state()).toBe(before);
  });

  claim(
    'touch.gat.bad-exptime',
    'gat and gats with a TTL that is no number are refused',
    async (proof) => {
      const { text, number, replies, state, before } = await controlItems(proof);
      const requests = ['abc', ...notPlain].flatMap((ttl) => [
        `gat ${ttl} ${text} ${number}\r\n`,
        `gats ${ttl} ${text}\r\n`,
      ]);
      expect(await replies(requests)).toEqual(allReply(requests, badExptime));
      expect(await state()).toBe(before);
    },
  );

  claim('touch.refused-keeps-ttl', 'what was refused leaves the TTL as it was', async (proof) => {
    const { text, replies, debugLine } = await controlItems(proof);
    const requests = ['abc', ...notPlain].flatMap((ttl) => [
      `touch ${text} ${ttl}\r\n`,
      `gat ${ttl} ${text}\r\n`,
      `gats ${ttl} ${text}\r\n`,
    ]);
    expect(await replies(requests)).toEqual(allReply(requests, badExptime));
    expect(await replies([`touch ${text}\r\n`])).toEqual({
      [`touch ${text}\r\n`]: expect.stringMatching(anErrorLine),
    });
    expect(await debugLine()).toMatch(ttlKept);
  });

  claim(
    'flush.bad-argument',
    'flush_all with a delay that is no number is refused',
    async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const requests = ['abc', ...notPlain].map((delay) => `flush_all ${delay}\r\n`);
      expect(await replies(requests)).toEqual(allReply(requests, badExptime));
      expect(await state()).toBe(before);
    },
  );
});
