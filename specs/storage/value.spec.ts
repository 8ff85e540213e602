import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { everyByte, protocolText, randomBytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

describe('storage › value', () => {
  claim.over(
    everyDriver,
    'storage.value.zero-length',
    'an empty value is a hit',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, '')).toBe('stored');
      expect(await cache.get(k)).toHold('');
      expect(await cache.add(k, 'one')).toBe('not stored');
      expect(await cache.get(k)).toHold('');
    },
  );

  for (const [title, values] of [
    ['every byte value, 64 KiB of random bytes and UTF-8', [everyByte, randomBytes(65_536), 'é🙂']],
    ['text that looks like the protocol', protocolText.map((text) => Buffer.from(text, 'latin1'))],
  ] as const) {
    claim.over(
      everyDriver,
      'storage.value.arbitrary-bytes',
      `a value may be ${title}`,
      async ({ cache, key }) => {
        const written = values.map((value) => ({ k: key(), value }));
        const storing = written.map(({ k, value }) => cache.set(k, value));
        expect(await Promise.all(storing)).toEqual(written.map(() => 'stored'));
        expect(await Promise.all(written.map(({ k }) => cache.get(k)))).toEqual(
          written.map(({ value }) => ({ value: Buffer.from(value), flags: 0 })),
        );
      },
    );
  }

  claim.over(
    everyDriver,
    'storage.large-value',
    'a value of a million bytes comes back whole',
    async ({ cache, key }) => {
      const [k, value] = [key(), randomBytes(1_000_000)];
      expect(await cache.set(k, value)).toBe('stored');
      expect(await cache.get(k)).toHold(value);
    },
  );
});

describe('storage › client flags', () => {
  // Around 16 bits, which the document recommends, and around 31 and 32.
  claim.over(wireDrivers, 'storage.flags.32bit', 'client flags of up to 32 bits come back', {
    documented: async ({ cache, key }) => {
      const k = key();
      for (const flags of [0, 1, 65_535, 65_536, 2_147_483_647, 2_147_483_648, 4_294_967_295]) {
        given(await cache.set(k, 'one', { flags })).toBe('stored');
        expect(await cache.get(k)).toHold('one', flags);
      }
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      for (const [flags, shown] of [
        ['2147483647', '2147483647'],
        ['2147483648', '-2147483648'],
        ['4294967295', '-1'],
      ] as const) {
        given(await w.exchange(`set ${k} ${flags} 0 3\r\none\r\n`)).toBe('STORED\r\n');
        expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} ${shown} 3\r\none\r\nEND\r\n`);
      }
    },
  });

  // 2^32 + 5: its lower bits are not mistaken for flags that were never set.
  claim('storage.flags.overflow-text', 'client flags of more than 32 bits are rejected', {
    documented: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\nold\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`set ${k} 4294967301 0 3\r\nnew\r\n`)).toMatch(/^CLIENT_ERROR /);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 7 3\r\nold\r\nEND\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`set ${k} 4294967301 0 3\r\nnew\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\nnew\r\nEND\r\n`);
      expect(await w.exchange(`set ${k} 4294967296 0 3\r\nnew\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\nnew\r\nEND\r\n`);
    },
  });
});

describe('storage › data block', () => {
  claim(
    'storage.data.interior-crlf-exact-length',
    'a line end inside a block is data, and commands in it are not executed',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key('other'), await wire()];
      const block = `ab\r\n\r\ndelete ${other}\r\n`;
      given(await w.exchange(`set ${other} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`set ${k} 0 0 ${block.length}\r\n${block}\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe(
        `VALUE ${k} 0 ${block.length}\r\n${block}\r\nVALUE ${other} 0 3\r\none\r\nEND\r\n`,
      );
    },
  );

  // Too long, too short, and with a bare LF. The rest of a block is read as a command, which does not exist.
  for (const [id, title, sets] of [
    [
      'storage.data.bad-chunk-keeps-old',
      'of another length',
      ['3\r\nabcdef\r\n', '4\r\nabc\r\nx\r\n'],
    ],
    ['storage.data.bare-lf-line', 'that ends with LF alone', ['3\r\nnew\nx\r\n']],
  ] as const) {
    claim(id, `a block ${title} is rejected, and the old item stays`, async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\nold\r\n`)).toBe('STORED\r\n');
      const before = await w.exchange(`gets ${k}\r\n`);
      given(before).toMatch(/^VALUE \S+ 7 3 \d+\r\nold\r\nEND\r\n$/);
      const rejected = sets.map((set) => w.exchange(`set ${k} 9 0 ${set}`));
      expect(await Promise.all(rejected)).toEqual(
        sets.map((): unknown => expect.stringMatching(/^CLIENT_ERROR bad data chunk\r\n/)),
      );
      expect(await w.exchange(`gets ${k}\r\n`)).toBe(before);
    });
  }

  claim('storage.data.bare-lf-line', 'a line may end with LF alone', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`set ${k} 0 0 3\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`delete ${k}\n`)).toBe('DELETED\r\n');
  });
});
