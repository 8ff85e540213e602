import { describe, expect, given } from '../../fixtures/claims';
import { badChunk } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('noreply › rejected sets', () => {
  // 1,100,000 bytes are more than the 1 MiB that an item may have. The block ends in a command.
  claim('noreply.too-large-silent', 'a set with noreply that is too large sends no reply', {
    documented: async ({ wire, key }) => {
      const [k, other, w] = [key(), key(), await wire()];
      const hit = `VALUE ${other} 5 3\r\none\r\nEND\r\n`;
      given(await w.exchange(`set ${other} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
      const block = `${'x'.repeat(1_100_000)}\r\ndelete ${other}`;
      const set = `set ${k} 0 0 ${block.length} noreply\r\n${block}\r\n`;
      expect(await w.exchange(`${set}get ${k} ${other}\r\n`)).toBe(hit);
      given(await w.exchange(set.replace(' noreply', ''))).toBe(
        'SERVER_ERROR object too large for cache\r\n',
      );
    },
    deviates: async ({ wire, key }) => {
      const [k, other, w] = [key(), key(), await wire()];
      given(await w.exchange(`set ${other} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
      const block = `${`${'x'.repeat(998)}\r\n`.repeat(1100)}delete ${other}`;
      const set = `set ${k} 0 0 ${block.length} noreply\r\n${block}\r\n`;
      expect(await w.exchange(set)).toBe(`${'ERROR\r\n'.repeat(1100)}DELETED\r\n`);
      expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe('END\r\n');
    },
  });

  // The block is abc, then xx in the place of its line end; what follows is the surplus.
  claim(
    'noreply.bad-data-chunk-silent',
    'a set with noreply and a block that is too long sends no reply, and the surplus is a command',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const old = `VALUE ${k} 5 3\r\nold\r\nEND\r\n`;
      given(await w.exchange(`set ${k} 5 0 3\r\nold\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`set ${k} 6 0 3 noreply\r\nabcxxget ${k}\r\n`)).toBe(old);
      expect(await w.exchange(`set ${k} 6 0 3 noreply\r\nabcxxnonsense\r\n`)).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(old);
      given(await w.exchange(`set ${k} 6 0 3\r\nabcxxget ${k}\r\n`)).toBe(badChunk + old);
    },
  );

  // The block is a command: where it is executed, it reads the item.
  claim(
    'noreply.key-too-long',
    'a set with noreply and a key of 251 bytes sends no reply, and its block is skipped',
    {
      documented: async ({ wire, key, keyOfLength }) => {
        const [k, long, w] = [key(), keyOfLength(251), await wire()];
        const block = `get ${k}`;
        given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
        given(await w.exchange(`${block}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
        const set = `set ${long} 0 0 ${block.length} noreply\r\n${block}\r\n`;
        expect(await w.exchange(set)).toBe('');
      },
      deviates: async ({ wire, key, keyOfLength }) => {
        const [k, long, w] = [key(), keyOfLength(251), await wire()];
        const block = `get ${k}`;
        given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
        const set = `set ${long} 0 0 ${block.length} noreply\r\n${block}\r\n`;
        expect(await w.exchange(set)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      },
    },
  );
});
