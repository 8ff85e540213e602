import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('connection › quit', () => {
  claim('connection.quit', 'quit closes the connection without a reply', async ({ wire }) => {
    const w = await wire();
    given(await w.exchange('')).toBe('');
    await w.send('quit\r\n');
    expect((await w.closed()).toString()).toBe('');
  });

  claim(
    'connection.quit-after-pipeline',
    'commands before quit get their replies before the connection closes',
    async ({ wire, key }) => {
      const [k, w, value] = [key(), await wire(), 'v'.repeat(100_000)];
      const set = `set ${k} 0 0 100000\r\n${value}\r\n`;
      await w.send(`${set}${`get ${k}\r\n`.repeat(20)}delete ${k}\r\nquit\r\n`);
      const hit = `VALUE ${k} 0 100000\r\n${value}\r\nEND\r\n`;
      const replies = Buffer.from(`STORED\r\n${hit.repeat(20)}DELETED\r\n`);
      expect((await w.closed()).equals(replies)).toBe(true);
    },
  );

  claim(
    'connection.quit-discards-rest',
    'commands after quit are not executed',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      given(await cache.set(k, 'old', { flags: 7 })).toBe('stored');
      const before = await cache.gets(k);
      given(before).toHold('old', 7);
      await w.send(`get ${k}\r\nquit\r\nset ${k} 8 0 3\r\nnew\r\ndelete ${k}\r\nversion\r\n`);
      expect((await w.closed()).toString()).toBe(`VALUE ${k} 7 3\r\nold\r\nEND\r\n`);
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('connection.quit-arguments', 'quit with words after it closes', async ({ wire }) => {
    for (const request of ['quit now\r\n', 'quit 0 noreply\r\n']) {
      const w = await wire();
      given(await w.exchange('')).toBe('');
      await w.send(`${request}version\r\n`);
      expect((await w.closed()).toString()).toBe('');
    }
  });
});
