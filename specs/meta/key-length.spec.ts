import { describe, expect, given } from '../../fixtures/claims';
import { aClientError, badLine, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('meta › length of keys', () => {
  // From 1.6.40 on, ma and me have another text for it.
  claim('meta.key-too-long', 'meta commands reject a key of 251 bytes', async (proof) => {
    const [k, w] = [proof.keyOfLength(250), await proof.wire()];
    given(await w.exchange(`set ${k} 7 0 1\r\n5\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${k} s f\r\n`)).toMatch(/^\w\w s1 f7\r\n$/);
    await replies(() => [
      [badLine, `mg ${k}k s`, `md ${k}k q`],
      [aClientError, `ma ${k}k v`, `me ${k}k`],
    ])(proof);
    given(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 7 1\r\n5\r\nEND\r\n`);
  });

  // 186 bytes are 248 letters of base64, 187 bytes are 252.
  claim('meta.mg.b-length', 'a base64 key may have 250 letters', async ({ wire, keyOfLength }) => {
    const [fits, long, w] = [keyOfLength(186), keyOfLength(187), await wire()];
    const [letters, more] = [btoa(fits), btoa(long)];
    given([letters.length, more.length]).toEqual([248, 252]);
    const sets = `set ${fits} 7 0 3\r\none\r\nset ${long} 7 0 3\r\none\r\n`;
    given(await w.exchange(sets)).toBe('STORED\r\nSTORED\r\n');
    expect(await w.exchange(`mg ${letters} b v f\r\n`)).toBe('VA 3 f7\r\none\r\n');
    expect(await w.exchange(`mg ${more} b v f\r\nmd ${more} b\r\n`)).toBe(badLine + badLine);
    expect(await w.exchange(`md ${letters} b\r\nget ${fits}\r\n`)).toMatch(/^HD ?\r\nEND\r\n$/);
  });
});
