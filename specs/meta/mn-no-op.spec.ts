import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('meta › mn', () => {
  claim('meta.mn', 'mn replies MN after all replies before it', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange('mn\r\n')).toBe('MN\r\n');
    expect(await w.exchange(`mg ${k} v q\r\nmn\r\n`)).toBe('MN\r\n');
    given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${k} v q\r\nmn\r\nmn\r\n`)).toMatch(
      /^VA 3 ?\r\none\r\n(EN\r\n)?MN\r\nMN\r\n$/,
    );
  });

  claim('meta.mn-arguments', 'mn with arguments replies MN', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchange('mn foo\r\nmn foo bar\r\nmn q\r\n')).toBe('MN\r\nMN\r\nMN\r\n');
  });
});
