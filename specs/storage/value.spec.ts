import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { everyByte, protocolText, randomBytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { textOf } from './history';

describe('storage › value', () => {
  claim.over(
    everyDriver,
    'storage.value.zero-length',
    'an empty value is a hit',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, '')).toBe('stored');
      expect(await cache.get(k)).toHold('');
      // It takes its key, as any item does.
      expect(await cache.add(k, 'one')).toBe('not stored');
      expect(await cache.get(k)).toHold('');
    },
  );

  claim.over(
    everyDriver,
    'storage.value.arbitrary-bytes',
    'every byte value comes back, and 64 KiB of random ones, and UTF-8',
    async ({ cache, key }) => {
      const values = [
        everyByte,
        Buffer.from('x'),
        randomBytes(65_536),
        Buffer.from('naïve – 日本語 🙂'),
      ];
      const written = values.map((value) => ({ k: key(), value }));
      expect(await Promise.all(written.map(({ k, value }) => cache.set(k, value)))).toEqual(
        written.map(() => 'stored'),
      );
      const read = await Promise.all(written.map(({ k }) => cache.get(k)));
      expect(read.map(textOf)).toEqual(written.map(({ value }) => value.toString('latin1')));
    },
  );

  claim.over(
    everyDriver,
    'storage.value.arbitrary-bytes',
    'a value that looks like the protocol is still a value',
    async ({ cache, key }) => {
      const written = protocolText.map((text) => ({
        k: key(),
        value: Buffer.from(text, 'latin1'),
      }));
      expect(await Promise.all(written.map(({ k, value }) => cache.set(k, value)))).toEqual(
        written.map(() => 'stored'),
      );
      const read = await Promise.all(written.map(({ k }) => cache.get(k)));
      expect(read.map(textOf)).toEqual(written.map(({ value }) => value.toString('latin1')));
    },
  );

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

describe('storage › flags', () => {
  // Around 16 bits, which the document recommends, and around 31 and 32.
  claim.over(wireDrivers, 'storage.flags.32bit', 'flags of up to 32 bits come back unchanged', {
    documented: async ({ cache, key }) => {
      const all = [0, 1, 65_535, 65_536, 2_147_483_647, 2_147_483_648, 4_294_967_295];
      const written = all.map((flags) => ({ k: key(), flags }));
      await Promise.all(written.map(({ k, flags }) => cache.set(k, 'one', { flags })));
      const read = await Promise.all(written.map(({ k }) => cache.get(k)));
      expect(read).toEqual(
        all.map((flags) => expect.objectContaining({ value: Buffer.from('one'), flags })),
      );
    },
    deviates: async ({ wire, key }) => {
      const [a, b, c, w] = [key('a'), key('b'), key('c'), await wire()];
      const set = (k: string, flags: string) => `set ${k} ${flags} 0 3\r\none\r\n`;
      await w.exchange(set(a, '2147483647') + set(b, '2147483648') + set(c, '4294967295'));
      const hit = (k: string, flags: string) => `VALUE ${k} ${flags} 3\r\none\r\n`;
      expect(await w.exchange(`get ${a} ${b} ${c}\r\n`)).toBe(
        `${hit(a, '2147483647')}${hit(b, '-2147483648')}${hit(c, '-1')}END\r\n`,
      );
    },
  });

  // 2^32 + 5: what is kept of it could not be mistaken for flags that were never set.
  claim('storage.flags.overflow-text', 'flags of more than 32 bits are refused', {
    documented: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 7 0 3\r\nold\r\n`);
      expect(await w.exchange(`set ${k} 4294967301 0 3\r\nnew\r\n`)).toMatch(/^CLIENT_ERROR /);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 7 3\r\nold\r\nEND\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 7 0 3\r\nold\r\n`);
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
    'a line end inside a block is data, and commands in it are not carried out',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key('other'), await wire()];
      const block = `ab\r\n\r\ndelete ${other}\r\n`;
      const length = String(block.length);
      await w.exchange(`set ${other} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`set ${k} 0 0 ${length}\r\n${block}\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe(
        `VALUE ${k} 0 ${length}\r\n${block}\r\nVALUE ${other} 0 3\r\none\r\nEND\r\n`,
      );
    },
  );

  // Too short and too long. What is left of a block is read as a command; `x` and `def` are none.
  claim(
    'storage.data.bad-chunk-keeps-old',
    'a set with a block of another length is refused, and the old item stays',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await cache.set(k, 'old', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('old', 7);
      expect(await w.exchange(`set ${k} 9 0 3\r\nabcdef\r\n`)).toMatch(
        /^CLIENT_ERROR bad data chunk\r\n/,
      );
      expect(await cache.gets(k)).toEqual(before);
      expect(await w.exchange(`set ${k} 9 0 4\r\nabc\r\nx\r\n`)).toMatch(
        /^CLIENT_ERROR bad data chunk\r\n/,
      );
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('storage.data.bare-lf-line', 'a line may end in LF alone', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`set ${k} 0 0 3\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k}\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`delete ${k}\n`)).toBe('DELETED\r\n');
  });

  claim(
    'storage.data.bare-lf-line',
    'a block that ends in LF alone is refused, and the old item stays',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 0 0 3\r\nold\r\n`);
      expect(await w.exchange(`set ${k} 0 0 3\r\nnew\nx\r\n`)).toMatch(
        /^CLIENT_ERROR bad data chunk\r\n/,
      );
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\nold\r\nEND\r\n`);
    },
  );
});
