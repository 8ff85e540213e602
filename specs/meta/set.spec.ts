import { drivers } from '../../fixtures/drivers/drivers';
import { flagOf, type MetaCache } from '../../fixtures/drivers/meta';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

const casOf = async (cache: MetaCache, key: string): Promise<bigint> =>
  BigInt(String(flagOf(await cache.mg(key, { c: true }), 'c')));

describe('meta › ms', () => {
  claim.over(
    meta,
    'meta.ms.set',
    'ms stores a block of the length that it announces',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.ms(k, everyByte)).toMatchObject({ code: 'HD', flags: [] });
      expect(await cache.get(k)).toHold(everyByte, 0);
    },
  );

  claim('meta.ms.set', 'ms answers with one line', async ({ wire, key }) => {
    const k = key();
    // Up to 1.6.17 a blank stands at its end.
    expect(await (await wire()).exchange(`ms ${k} 5\r\nfive!\r\n`)).toMatch(/^HD ?\r\n$/);
    expect(await (await wire()).exchange(`get ${k}\r\n`)).toBe(
      `VALUE ${k} 0 5\r\nfive!\r\nEND\r\n`,
    );
  });

  claim.over(meta, 'meta.ms.flag-F', 'F sets the client flags', async ({ cache, key }) => {
    const flags = [1, 65_535, 2_147_483_648, 4_294_967_295];
    const written = flags.map((F) => ({ k: key(), F }));
    const replies = await Promise.all(written.map(({ k, F }) => cache.ms(k, 'v', { F })));
    expect(replies.map(({ code }) => code)).toEqual(written.map(() => 'HD'));
    const read = await Promise.all(written.map(({ k }) => cache.get(k)));
    expect(read).toEqual(flags.map((each) => expect.objectContaining({ flags: each })));
  });

  claim.over(
    meta,
    'meta.ms.flag-F',
    'without F the client flags are 0, whatever they were',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { F: 7 });
      expect(await cache.get(k)).toHold('one', 7);
      await cache.ms(k, 'two');
      expect(await cache.get(k)).toHold('two', 0);
    },
  );

  claim.over(meta, 'meta.ms.flag-F-overflow', 'client flags of more than 32 bits are refused', {
    documented: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { F: 7 });
      expect((await cache.ms(k, 'two', { F: 4_294_967_296 })).code).toBe('CLIENT_ERROR');
      expect(await cache.get(k)).toHold('one', 7);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { F: 7 });
      expect((await cache.ms(k, 'two', { F: 4_294_967_296 })).code).toBe('HD');
      expect(await cache.get(k)).toHold('two', 0);
    },
  });
});

describe('meta › ms › what it gives back', () => {
  claim.over(meta, 'meta.ms.flag-c', 'c returns the CAS unique of what was stored', {
    documented: async ({ cache, key }) => {
      const k = key();
      const [first, second] = [
        await cache.ms(k, 'one', { c: true }),
        await cache.ms(k, 'two', { c: true }),
      ];
      const current = await casOf(cache, k);
      expect(second).toMatchObject({ code: 'HD', flags: [`c${String(current)}`] });
      expect(first.flags).not.toEqual(second.flags);
      // Only the CAS of the item lets a store through.
      expect(await cache.cas(k, 'three', current)).toBe('stored');
      expect(await cache.get(k)).toHold('three');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      const reply = await cache.ms(k, 'one', { c: true });
      expect(reply.line).toBe(`HD c${String(await casOf(cache, k))} s3`);
    },
  });

  claim.over(
    meta,
    'meta.ms.flag-c-on-failure',
    'c returns 0 where nothing was stored',
    async ({ cache, key }) => {
      const [present, absent] = [key(), key()];
      await cache.ms(present, 'one');
      const current = await casOf(cache, present);
      const replies = await Promise.all([
        cache.ms(present, 'two', { M: 'E', c: true }),
        cache.ms(absent, 'two', { M: 'R', c: true }),
        cache.ms(absent, 'two', { M: 'A', c: true }),
        cache.ms(absent, 'two', { C: current, c: true }),
      ]);
      expect(replies.map((reply) => [reply.code, flagOf(reply, 'c')])).toEqual([
        ['NS', '0'],
        ['NS', '0'],
        ['NS', '0'],
        ['NF', '0'],
      ]);
      expect(await cache.get(present)).toHold('one');
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-c-on-failure',
    'c beside EX returns 0 or the CAS unique of the item',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const current = await casOf(cache, k);
      const refused = await cache.ms(k, 'two', { C: current + 1n, c: true });
      expect(refused.code).toBe('EX');
      expect(['0', String(current)]).toContain(flagOf(refused, 'c'));
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-k-O',
    'k and O come back in their order with HD, NS, EX and NF',
    async ({ cache, key }) => {
      const [present, absent, fresh] = [key(), key(), key()];
      await cache.ms(present, 'one');
      const C = (await casOf(cache, present)) + 1n;
      const replies = await Promise.all([
        cache.ms(fresh, 'two', { k: true, O: 'ab' }),
        cache.ms(fresh, 'two', { O: 'ab', k: true }),
        cache.ms(present, 'two', { M: 'E', k: true, O: '12' }),
        cache.ms(present, 'two', { O: '12', C, k: true }),
        cache.ms(absent, 'two', { k: true, C, O: '#' }),
      ]);
      expect(replies.map(({ code, flags }) => [code, ...flags])).toEqual([
        ['HD', `k${fresh}`, 'Oab'],
        ['HD', 'Oab', `k${fresh}`],
        ['NS', `k${present}`, 'O12'],
        ['EX', 'O12', `k${present}`],
        ['NF', `k${absent}`, 'O#'],
      ]);
    },
  );

  claim.over(
    meta,
    'meta.ms.flag-s',
    's gives the size of the whole value',
    async ({ cache, key }) => {
      const k = key();
      const replies = [
        await cache.ms(k, 'five!', { s: true }),
        await cache.ms(k, 'abc', { M: 'A', s: true }),
        await cache.ms(k, '12', { M: 'P', s: true }),
      ];
      expect(replies.map(({ code, flags }) => [code, ...flags])).toEqual([
        ['HD', 's5'],
        ['HD', 's8'],
        ['HD', 's10'],
      ]);
      expect(await cache.get(k)).toHold('12five!abc');
      expect(await cache.ms(k, '', { s: true })).toMatchObject({ code: 'HD', flags: ['s0'] });
    },
  );

  claim.over(meta, 'meta.ms.flag-s-c-together', 's and c come back once each, in either order', {
    documented: async ({ cache, key }) => {
      const k = key();
      const first = await cache.ms(k, 'five!', { s: true, c: true });
      expect([first.code, ...first.flags]).toEqual([
        'HD',
        's5',
        `c${String(await casOf(cache, k))}`,
      ]);
      const second = await cache.ms(k, 'three', { c: true, s: true });
      expect([second.code, ...second.flags]).toEqual([
        'HD',
        `c${String(await casOf(cache, k))}`,
        's5',
      ]);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      const first = await cache.ms(k, 'five!', { s: true, c: true });
      expect(first.line).toBe(`HD s5 c${String(await casOf(cache, k))} s5`);
      const second = await cache.ms(k, 'three', { c: true, s: true });
      expect(second.line).toBe(`HD c${String(await casOf(cache, k))} s5 s5`);
    },
  });

  claim.over(
    meta,
    'meta.ms.flag-q',
    'q hides HD, and neither NS nor EX nor NF',
    async ({ cache, key }) => {
      const [present, absent, fresh] = [key(), key(), key()];
      await cache.ms(present, 'one');
      const C = `C${String((await casOf(cache, present)) + 1n)}`;
      const sent = [
        { command: 'ms', key: fresh, flags: 'Oq1', block: 'quiet' },
        { command: 'ms', key: present, flags: 'ME Oq2', block: 'two' },
        { command: 'ms', key: present, flags: `${C} Oq3`, block: 'two' },
        { command: 'ms', key: absent, flags: `${C} Oq4`, block: 'two' },
        { command: 'ms', key: fresh, flags: 'MA Oq5', block: ' too' },
      ] as const;
      expect((await cache.quiet(sent)).map(({ code, flags }) => [code, ...flags])).toEqual([
        ['NS', 'Oq2'],
        ['EX', 'Oq3'],
        ['NF', 'Oq4'],
      ]);
      // What was hidden was done.
      expect(await cache.get(fresh)).toHold('quiet too');
      expect(await cache.get(present)).toHold('one');
      expect(await cache.get(absent)).toBe('miss');
    },
  );
});

describe('meta › ms › modes', () => {
  claim.over(meta, 'meta.ms.mode-E', 'ME adds', async ({ cache, key }) => {
    const k = key();
    expect((await cache.ms(k, 'one', { M: 'E', F: 7 })).code).toBe('HD');
    const before = await cache.gets(k);
    expect(before).toHold('one', 7);
    expect((await cache.ms(k, 'two', { M: 'E', F: 8 })).code).toBe('NS');
    expect(await cache.gets(k)).toEqual(before);
  });

  claim.over(meta, 'meta.ms.mode-R', 'MR replaces', async ({ cache, key }) => {
    const k = key();
    expect((await cache.ms(k, 'one', { M: 'R' })).code).toBe('NS');
    expect(await cache.get(k)).toBe('miss');
    await cache.ms(k, 'two', { F: 7 });
    expect((await cache.ms(k, 'three', { M: 'R', F: 8 })).code).toBe('HD');
    expect(await cache.get(k)).toHold('three', 8);
  });

  claim.over(meta, 'meta.ms.mode-A', 'MA appends', async ({ cache, key }) => {
    const k = key();
    expect((await cache.ms(k, 'one', { M: 'A' })).code).toBe('NS');
    expect(await cache.get(k)).toBe('miss');
    await cache.ms(k, 'two');
    expect((await cache.ms(k, ' three', { M: 'A' })).code).toBe('HD');
    expect(await cache.get(k)).toHold('two three');
  });

  claim.over(meta, 'meta.ms.mode-A', 'MA takes no notice of T and F', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, 'two', { F: 7 });
    expect((await cache.ms(k, ' three', { M: 'A', F: 8, T: 500 })).code).toBe('HD');
    expect(await cache.get(k)).toHold('two three', 7);
    expect(await cache.mg(k, { t: true })).toMatchObject({ code: 'HD', flags: ['t-1'] });
  });

  claim.over(meta, 'meta.ms.mode-P', 'MP prepends', async ({ cache, key }) => {
    const k = key();
    expect((await cache.ms(k, 'one', { M: 'P' })).code).toBe('NS');
    expect(await cache.get(k)).toBe('miss');
    await cache.ms(k, 'two', { F: 7 });
    expect((await cache.ms(k, 'three ', { M: 'P' })).code).toBe('HD');
    expect(await cache.get(k)).toHold('three two', 7);
  });

  claim.over(meta, 'meta.ms.mode-S', 'MS sets, be there an item or not', async ({ cache, key }) => {
    const k = key();
    expect((await cache.ms(k, 'one', { M: 'S', F: 7 })).code).toBe('HD');
    expect(await cache.get(k)).toHold('one', 7);
    expect((await cache.ms(k, 'two', { M: 'S' })).code).toBe('HD');
    expect(await cache.get(k)).toHold('two', 0);
  });

  claim.over(
    meta,
    'meta.ms.mode-lowercase',
    'a mode in small letters is an error, and stores nothing',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one');
      const replies = await Promise.all(
        ['e', 'r', 'a', 'p', 's'].map((M) => cache.ms(k, 'two', { M })),
      );
      expect(replies.map(({ line }) => line)).toEqual(
        replies.map(() => 'CLIENT_ERROR invalid mode for ms M token'),
      );
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    meta,
    'meta.ms.append-N',
    'N creates what MA and MP do not find',
    async ({ cache, key }) => {
      const [appended, prepended] = [key(), key()];
      // Without N there is nothing, so it is N that creates.
      expect((await cache.ms(appended, 'one', { M: 'A', T: 500 })).code).toBe('NS');
      expect((await cache.ms(appended, 'one', { M: 'A', N: 0, T: 500 })).code).toBe('HD');
      expect((await cache.ms(prepended, 'two', { M: 'P', T: 500, N: 0 })).code).toBe('HD');
      expect(await cache.get(appended)).toHold('one', 0);
      expect(await cache.get(prepended)).toHold('two', 0);
      // The TTL of N counts, and not that of T.
      const replies = [appended, prepended].map((k) => cache.mg(k, { t: true }));
      expect((await Promise.all(replies)).map(({ flags }) => flags)).toEqual([['t-1'], ['t-1']]);
    },
  );

  claim.over(
    meta,
    'meta.ms.append-N-present',
    'N changes nothing for MA and MP where there is an item',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'two', { F: 7 });
      expect((await cache.ms(k, ' three', { M: 'A', N: 500 })).code).toBe('HD');
      expect((await cache.ms(k, 'one ', { M: 'P', N: 500 })).code).toBe('HD');
      expect(await cache.get(k)).toHold('one two three', 7);
      expect(await cache.mg(k, { t: true })).toMatchObject({ code: 'HD', flags: ['t-1'] });
    },
  );
});

describe('meta › ms › CAS', () => {
  claim.over(meta, 'meta.ms.C-match', 'C stores on its own CAS only', async ({ cache, key }) => {
    const [k, absent] = [key(), key()];
    await cache.ms(k, 'one');
    const C = await casOf(cache, k);
    const codes = [
      (await cache.ms(k, 'wrong', { C: C + 1n })).code,
      (await cache.ms(k, 'two', { C })).code,
      // The store has changed the CAS.
      (await cache.ms(k, 'wrong', { C })).code,
      (await cache.ms(absent, 'wrong', { C })).code,
    ];
    expect(codes).toEqual(['EX', 'HD', 'EX', 'NF']);
    expect(await cache.get(k)).toHold('two');
    expect(await cache.get(absent)).toBe('miss');
  });

  claim.over(meta, 'meta.ms.C-append', 'MA and MP heed C', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, '-');
    const C = await casOf(cache, k);
    expect((await cache.ms(k, 'wrong', { M: 'A', C: C + 1n })).code).toBe('EX');
    expect((await cache.ms(k, 'wrong', { M: 'P', C: C + 1n })).code).toBe('EX');
    expect((await cache.ms(k, 'behind', { M: 'A', C })).code).toBe('HD');
    expect((await cache.ms(k, 'wrong', { M: 'P', C })).code).toBe('EX');
    expect((await cache.ms(k, 'before', { M: 'P', C: await casOf(cache, k) })).code).toBe('HD');
    expect(await cache.get(k)).toHold('before-behind');
  });

  claim.over(
    meta,
    'meta.ms.E',
    'E is the CAS of the item, for text and meta',
    async ({ cache, text, key }) => {
      const k = key();
      expect(await cache.ms(k, 'one', { E: 1234, c: true })).toMatchObject({
        code: 'HD',
        flags: ['c1234'],
      });
      expect(await (await text()).gets(k)).toMatchObject({ cas: 1234n });
      // It can be any number, also a lower one, and it is the one that C is compared with.
      expect((await cache.ms(k, 'two', { E: 99, C: 1234 })).code).toBe('HD');
      expect(await cache.gets(k)).toMatchObject({ value: Buffer.from('two'), cas: 99n });
    },
  );

  claim.over(meta, 'meta.ms.E-64bit', 'E takes all 64 bits', async ({ cache, text, key }) => {
    const reader = await text();
    const written = [
      { k: key(), E: 4_294_967_296n },
      { k: key(), E: 9_223_372_036_854_775_808n },
      { k: key(), E: 18_446_744_073_709_551_615n },
    ];
    const replies = await Promise.all(written.map(({ k, E }) => cache.ms(k, 'v', { E, c: true })));
    expect(replies.map(({ flags }) => flags)).toEqual(written.map(({ E }) => [`c${String(E)}`]));
    const read = await Promise.all(written.map(({ k }) => reader.gets(k)));
    expect(read).toEqual(written.map(({ E }) => expect.objectContaining({ cas: E })));
  });
});
