import { drivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/get';
import { casOf, mg } from './mg-replies';

const meta = [drivers.meta];

describe('meta › every meta command', () => {
  claim(
    'meta.flag-order',
    'what is returned comes in the order of the request',
    async ({ wire, text, key }) => {
      const [k, w] = [key(), await wire()];
      await (await text()).set(k, 'one', { flags: 7 });
      const replies = await Promise.all(
        ['s f t k O1', 'O1 k t f s', 't O1 s k f'].map((flags) =>
          w.exchange(`mg ${k} ${flags}\r\n`),
        ),
      );
      expect(replies).toEqual([
        `HD s3 f7 t-1 k${k} O1\r\n`,
        `HD O1 k${k} t-1 f7 s3\r\n`,
        `HD t-1 O1 s3 k${k} f7\r\n`,
      ]);
    },
  );

  claim.over(
    meta,
    'meta.flag-of-other-command-ignored',
    'a flag of another meta command has no effect',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '41', { flags: 7 });
      const cas = await casOf(cache, k);
      // F, D, J, M and I are flags of commands that store.
      expect(await mg(cache, k, 'F5 D3 J9 MA I s f t')).toBe('HD s2 f7 t-1');
      expect(await cache.gets(k)).toEqual({ value: Buffer.from('41'), flags: 7, cas });
      // s, f, h, l and R ask for what only mg returns.
      expect((await cache.command('ma', k, 'h l R30')).line.trim()).toBe('HD');
      expect(await cache.get(k)).toHold('42', 7);
      expect((await cache.command('ms', k, 'h l R30 F8', 'one')).line.trim()).toBe('HD');
      expect(await cache.get(k)).toHold('one', 8);
      expect((await cache.command('md', k, 'v s t')).line.trim()).toBe('HD');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    meta,
    'meta.mg.flags-P-L-ignored',
    'P and L are accepted and not returned',
    async ({ cache, key }) => {
      const k = key();
      const replies = [
        await cache.command('ms', k, 'Pa/b F7 L/zone/', '41'),
        await cache.command('ma', k, 'L7 P v'),
        await cache.command('mg', k, 'v Ppath Lother s'),
        await cache.command('mn', '', 'P1 L2'),
        await cache.command('md', k, 'Pa Lb'),
        await cache.command('mg', k, 'Pa Lb v'),
      ];
      expect(replies.map(({ code, flags, value }) => [code, ...flags, value?.toString()])).toEqual([
        ['HD', undefined],
        ['VA', '42'],
        ['VA', 's2', '42'],
        ['MN', undefined],
        ['HD', undefined],
        ['EN', undefined],
      ]);
    },
  );

  claim(
    'meta.mixed-with-text',
    'meta and text commands in one write are answered in turn',
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
      expect(await w.exchange(requests.join(''))).toMatch(
        new RegExp(
          [
            'STORED\r\n',
            'VA (3 ?|v)\r\none\r\n(EN\r\n)?',
            'STORED\r\n',
            `VALUE ${k} 7 4\r\none!\r\nEND\r\n`,
            'VA (4 ?|v)\r\none!\r\n(EN\r\n)?',
            'DELETED\r\n',
            'EN\r\n',
            'END\r\n$',
          ].join(''),
        ),
      );
    },
  );

  claim('meta.reply-no-trailing-space', 'replies have single spaces, and none at the end', {
    documented: async ({ wire, text, key }) => {
      const [k, number, absent, w] = [key(), key(), key(), await wire()];
      const plain = await text();
      await plain.set(k, 'one', { flags: 7 });
      await plain.set(number, '41');
      // No server has stored so much that this is the CAS of an item.
      const other = `C${String(2n ** 63n)}`;
      const replies = {
        [`mg ${k} s f Oa\r\n`]: 'HD s3 f7 Oa\r\n',
        [`mg ${k} v k\r\n`]: `VA 3 k${k}\r\none\r\n`,
        [`mg ${absent} s\r\n`]: 'EN\r\n',
        [`ms ${k} 3 k Oa\r\ntwo\r\n`]: `HD k${k} Oa\r\n`,
        [`ms ${k} 3 ME\r\ntwo\r\n`]: 'NS\r\n',
        [`ms ${k} 3 ${other} Oa\r\ntwo\r\n`]: 'EX Oa\r\n',
        [`ms ${absent} 3 ${other} Oa\r\ntwo\r\n`]: 'NF Oa\r\n',
        [`ma ${number}\r\n`]: 'HD\r\n',
        [`ma ${number} v t\r\n`]: 'VA 2 t-1\r\n43\r\n',
        [`ma ${absent}\r\n`]: 'NF\r\n',
        [`ma ${number} ${other} Oa\r\n`]: 'EX Oa\r\n',
        [`md ${k} ${other}\r\n`]: 'EX\r\n',
        [`md ${k} k Oa\r\n`]: `HD k${k} Oa\r\n`,
        [`md ${k}\r\n`]: 'NF\r\n',
        'mn\r\n': 'MN\r\n',
      };
      expect(await w.exchange(Object.keys(replies).join(''))).toBe(Object.values(replies).join(''));
    },
    deviates: async ({ wire, text, key }) => {
      const [k, number, absent, w] = [key(), key(), key(), await wire()];
      await (await text()).set(k, 'one');
      await (await text()).set(number, '41');
      const other = `C${String(2n ** 63n)}`;
      const replies = {
        [`mg ${k} s Oa\r\n`]: 'HD s3 Oa\r\n',
        [`ms ${k} 3 ${other} Oa\r\ntwo\r\n`]: 'EX Oa\r\n',
        [`ma ${number}\r\n`]: 'HD\r\n',
        [`ma ${absent}\r\n`]: 'NF \r\n',
        [`ma ${number} ${other} Oa\r\n`]: 'EX  Oa\r\n',
        [`md ${k} ${other}\r\n`]: 'EX \r\n',
        [`md ${k} k Oa\r\n`]: `HD  k${k} Oa\r\n`,
        [`md ${k}\r\n`]: 'NF \r\n',
      };
      expect(await w.exchange(Object.keys(replies).join(''))).toBe(Object.values(replies).join(''));
    },
  });

  claim(
    'meta.first-syntax',
    'flags are one word, with their tokens after it',
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
    'ms takes the length as flag S, and answers OK',
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

describe('meta › mn', () => {
  claim('meta.mn', 'mn answers MN, behind all that came before', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange('mn\r\n')).toBe('MN\r\n');
    expect(await w.exchange(`mg ${k} v q\r\nmn\r\n`)).toBe('MN\r\n');
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    expect(await w.exchange(`mg ${k} v q\r\nmn\r\nmn\r\n`)).toMatch(
      /^VA 3 ?\r\none\r\n(EN\r\n)?MN\r\nMN\r\n$/,
    );
  });

  claim('meta.mn-arguments', 'mn with words behind it answers MN', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchange('mn foo\r\nmn foo bar\r\nmn q\r\n')).toBe('MN\r\nMN\r\nMN\r\n');
  });
});
