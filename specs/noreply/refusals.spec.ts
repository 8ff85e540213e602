import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

describe('noreply › refusals', () => {
  // 1,100,000 bytes are more than the 1 MiB that an item may have. The block ends in a command: it is data.
  claim(
    'noreply.too-large-silent',
    'a set with noreply that is too large is silent, and the connection stays in step',
    {
      documented: async ({ wire, key }) => {
        const [k, other, w] = [key(), key('other'), await wire()];
        await w.exchange(`set ${other} 5 0 3\r\none\r\n`);
        const block = `${bytes(1_100_000).toString()}\r\ndelete ${other}`;
        const set = `set ${k} 0 0 ${block.length} noreply\r\n${block}\r\n`;
        const hit = `VALUE ${other} 5 3\r\none\r\nEND\r\n`;
        expect(await w.exchange(`${set}get ${k} ${other}\r\n`)).toBe(hit);
        // Without noreply it is refused aloud: it was too large.
        expect(await w.exchange(set.replace(' noreply', ''))).toBe(
          'SERVER_ERROR object too large for cache\r\n',
        );
        expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe(hit);
      },
      deviates: async ({ wire, key }) => {
        const [k, other, w] = [key(), key('other'), await wire()];
        await w.exchange(`set ${other} 5 0 3\r\none\r\n`);
        const block = `${`${'x'.repeat(998)}\r\n`.repeat(1100)}delete ${other}`;
        const set = `set ${k} 0 0 ${block.length} noreply\r\n${block}\r\n`;
        expect(await w.exchange(set)).toBe(`${'ERROR\r\n'.repeat(1100)}DELETED\r\n`);
        expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe('END\r\n');
      },
    },
  );

  // The block is `abc`, then `xx` where its line end is due; what follows is the surplus.
  claim(
    'noreply.bad-data-chunk-silent',
    'a set with noreply and too long a block is silent, and the surplus is a command',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\nold\r\n`);
      const old = `VALUE ${k} 5 3\r\nold\r\nEND\r\n`;
      expect(await w.exchange(`set ${k} 6 0 3 noreply\r\nabcxxget ${k}\r\n`)).toBe(old);
      expect(await w.exchange(`set ${k} 6 0 3 noreply\r\nabcxxnonsense\r\n`)).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(old);
      // Without noreply it is refused aloud.
      expect(await w.exchange(`set ${k} 6 0 3\r\nabcxxget ${k}\r\n`)).toBe(
        `CLIENT_ERROR bad data chunk\r\n${old}`,
      );
    },
  );

  // 251 bytes are one too many. The block is a command: where it is carried out, the item is read.
  claim(
    'noreply.key-too-long',
    'a set with noreply and too long a key is silent, and its block is skipped',
    {
      documented: async ({ wire, key, keyOfLength }) => {
        const [k, long, w] = [key(), keyOfLength(251), await wire()];
        const block = `get ${k}`;
        await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
        expect(await w.exchange(`${block}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
        expect(await w.exchange(`set ${long} 0 0 ${block.length} noreply\r\n${block}\r\n`)).toBe(
          '',
        );
      },
      deviates: async ({ wire, key, keyOfLength }) => {
        const [k, long, w] = [key(), keyOfLength(251), await wire()];
        const block = `get ${k}`;
        await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
        expect(await w.exchange(`set ${long} 0 0 ${block.length} noreply\r\n${block}\r\n`)).toBe(
          `VALUE ${k} 5 3\r\none\r\nEND\r\n`,
        );
      },
    },
  );

  // Stored by some versions and refused by others, but never without a word.
  claim(
    'noreply.not-last-token',
    'a set with a word behind noreply is answered',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`set ${k} 0 0 3 noreply\r\none\r\n`)).toBe('');
      expect(await w.exchange(`set ${k} 0 0 3 noreply more\r\ntwo\r\n`)).toMatch(
        /^(STORED|ERROR|CLIENT_ERROR .+)\r\n/,
      );
    },
  );
});
