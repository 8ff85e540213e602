import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { casOf, ma, md, meta, mg, ms } from './commands';

describe('meta › syntax of commands and replies', () => {
  claim(
    'meta.flag-order',
    'mg returns flags in the order of the request',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`mg ${k} s f t k O1\r\n`)).toBe(`HD s3 f7 t-1 k${k} O1\r\n`);
      expect(await w.exchange(`mg ${k} O1 k t f s\r\n`)).toBe(`HD O1 k${k} t-1 f7 s3\r\n`);
      expect(await w.exchange(`mg ${k} t O1 s k f\r\n`)).toBe(`HD t-1 O1 s3 k${k} f7\r\n`);
    },
  );

  // F, D, J, M and I are flags of commands that store; h, l and R of mg.
  claim.over(
    meta,
    'meta.flag-of-other-command-ignored',
    'a flag of another meta command has no effect',
    async ({ cache, stored }) => {
      const k = await stored(cache, '41', { flags: 7 });
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, 'F5 D3 J9 MA I s f t')).toBe('HD s2 f7 t-1');
      expect(await cache.gets(k)).toEqual({ value: Buffer.from('41'), flags: 7, cas });
      expect(await ma(cache, k, 'h l R30')).toBe('HD');
      expect(await cache.get(k)).toHold('42', 7);
      expect(await ms(cache, k, 'one', 'h l R30 F8')).toBe('HD');
      expect(await cache.get(k)).toHold('one', 8);
      expect(await md(cache, k, 'v s t')).toBe('HD');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    meta,
    'meta.mg.flags-P-L-ignored',
    'P and L are accepted and not returned',
    async ({ cache, key }) => {
      const k = key();
      expect(await ms(cache, k, '41', 'Pa/b F7 L/zone/')).toBe('HD');
      expect(await ma(cache, k, 'L7 P v')).toBe('VA 2\r\n42');
      expect(await mg(cache, k, 'v Ppath Lother s')).toBe('VA 2 s2\r\n42');
      expect((await cache.command('mn', '', 'P1 L2')).line).toBe('MN');
      expect(await md(cache, k, 'Pa Lb')).toBe('HD');
      expect(await mg(cache, k, 'Pa Lb v')).toBe('EN');
    },
  );

  claim(
    'meta.mixed-with-text',
    'meta and text commands in one write get their replies in turn',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const requests = [
        `set ${k} 7 0 3\r\none\r\n`,
        `mg ${k} v\r\n`,
        `append ${k} 0 0 1\r\n!\r\n`,
        `get ${k}\r\n`,
        `mg ${k} v\r\n`,
        `delete ${k}\r\n`,
        `mg ${k} v\r\n`,
        `get ${k}\r\n`,
      ];
      // The oldest releases with meta commands return the flags where later ones have the length, and end a hit with EN.
      const replies = [
        'STORED\r\n',
        'VA (3 ?|v)\r\none\r\n(EN\r\n)?',
        'STORED\r\n',
        `VALUE ${k} 7 4\r\none!\r\nEND\r\n`,
        'VA (4 ?|v)\r\none!\r\n(EN\r\n)?',
        'DELETED\r\n',
        'EN\r\n',
        'END\r\n',
      ];
      expect(await w.exchange(requests.join(''))).toMatch(new RegExp(`^${replies.join('')}$`));
    },
  );

  // No server has stored so much that C9223372036854775808 is the CAS unique of an item.
  claim('meta.reply-no-trailing-space', 'a meta reply has single spaces, and none at its end', {
    documented: async ({ wire, key }) => {
      const [k, number, absent, w] = [key(), key(), key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      given(await w.exchange(`set ${number} 0 0 2\r\n41\r\n`)).toBe('STORED\r\n');
      const replies = {
        [`mg ${k} s f Oa\r\n`]: 'HD s3 f7 Oa\r\n',
        [`mg ${k} v k\r\n`]: `VA 3 k${k}\r\none\r\n`,
        [`mg ${absent} s\r\n`]: 'EN\r\n',
        [`ms ${k} 3 k Oa\r\ntwo\r\n`]: `HD k${k} Oa\r\n`,
        [`ms ${k} 3 ME\r\ntwo\r\n`]: 'NS\r\n',
        [`ms ${k} 3 C9223372036854775808 Oa\r\ntwo\r\n`]: 'EX Oa\r\n',
        [`ms ${absent} 3 C9223372036854775808 Oa\r\ntwo\r\n`]: 'NF Oa\r\n',
        [`ma ${number}\r\n`]: 'HD\r\n',
        [`ma ${number} v t\r\n`]: 'VA 2 t-1\r\n43\r\n',
        [`ma ${absent}\r\n`]: 'NF\r\n',
        [`ma ${number} C9223372036854775808 Oa\r\n`]: 'EX Oa\r\n',
        [`md ${k} C9223372036854775808\r\n`]: 'EX\r\n',
        [`md ${k} k Oa\r\n`]: `HD k${k} Oa\r\n`,
        [`md ${k}\r\n`]: 'NF\r\n',
        'mn\r\n': 'MN\r\n',
      };
      expect(await w.exchange(Object.keys(replies).join(''))).toBe(Object.values(replies).join(''));
    },
    deviates: async ({ wire, key }) => {
      const [k, number, absent, w] = [key(), key(), key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      given(await w.exchange(`set ${number} 0 0 2\r\n41\r\n`)).toBe('STORED\r\n');
      const replies = {
        [`mg ${k} s Oa\r\n`]: 'HD s3 Oa\r\n',
        [`ms ${k} 3 C9223372036854775808 Oa\r\ntwo\r\n`]: 'EX Oa\r\n',
        [`ma ${number}\r\n`]: 'HD\r\n',
        [`ma ${absent}\r\n`]: 'NF \r\n',
        [`ma ${number} C9223372036854775808 Oa\r\n`]: 'EX  Oa\r\n',
        [`md ${k} C9223372036854775808\r\n`]: 'EX \r\n',
        [`md ${k} k Oa\r\n`]: `HD  k${k} Oa\r\n`,
        [`md ${k}\r\n`]: 'NF \r\n',
      };
      expect(await w.exchange(Object.keys(replies).join(''))).toBe(Object.values(replies).join(''));
    },
  });
});

describe('meta › older syntax', () => {
  claim(
    'meta.first-syntax',
    'the flags of a meta command are one word, with their tokens after it',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`ms ${k} ST 3 100\r\none\r\n`)).toMatch(/^ST ST ?\r\n$/);
      expect(await w.exchange(`mg ${k} sv\r\n`)).toBe('VA sv 3\r\none\r\nEN\r\n');
      expect(await w.exchange(`mg ${k} ts\r\n`)).toMatch(/^VA ts (100|9\d) 3\r\nEN\r\n$/);
      expect(await w.exchange(`md ${k} O 12\r\n`)).toMatch(/^DE O 12 ?\r\n$/);
      expect(await w.exchange(`mg ${k} sv\r\nmg ${k} svq\r\nmn\r\n`)).toBe('EN\r\nEN\r\n');
    },
  );

  claim(
    'meta.old-syntax',
    'ms takes the length as flag S, and replies OK',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`ms ${k} 3\r\none\r\n`)).toMatch(/^CLIENT_ERROR [^\r\n]+\r\n/);
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`ms ${k} S3\r\none\r\n`)).toMatch(/^OK ?\r\n$/);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
      expect(await w.exchange(`mg ${k} s\r\n`)).toMatch(/^OK s3 ?\r\n$/);
      expect(await w.exchange(`md ${k}\r\n`)).toMatch(/^OK ?\r\n$/);
      expect(await w.exchange(`mg ${k} s\r\n`)).toBe('EN\r\n');
    },
  );
});
