import { drivers } from '../../fixtures/drivers/drivers';
import { flagOf, type MetaCache, type MetaReply } from '../../fixtures/drivers/meta';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

const casOf = async (cache: MetaCache, key: string): Promise<bigint> =>
  BigInt(String(flagOf(await cache.mg(key, { c: true }), 'c')));

/** Code and number of a reply that has a value, the code alone of another. */
const numberIn = ({ code, value }: MetaReply): string => `${code} ${String(value)}`;

describe('meta › ma', () => {
  claim.over(meta, 'meta.ma.incr-default', 'ma adds 1', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, '41', { F: 7 });
    expect(await cache.ma(k)).toMatchObject({ code: 'HD', flags: [] });
    expect(await cache.get(k)).toHold('42', 7);
    expect(await cache.ma(k)).toMatchObject({ code: 'HD', flags: [] });
    expect(await cache.get(k)).toHold('43', 7);
  });

  claim.over(meta, 'meta.ma.flag-v', 'v gives the new number', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, '99');
    expect(await cache.ma(k, { v: true })).toMatchObject({
      code: 'VA',
      size: 3,
      value: Buffer.from('100'),
      flags: [],
    });
    expect(await cache.get(k)).toHold('100');
  });

  claim('meta.ma.flag-v', 'the new number stands in a line of its own', async ({ wire, key }) => {
    const [k, connection] = [key(), await wire()];
    await connection.exchange(`ms ${k} 2\r\n41\r\n`);
    expect(await connection.exchange(`ma ${k} v\r\n`)).toMatch(/^VA 2 ?\r\n42\r\n$/);
    expect(await connection.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 2\r\n42\r\nEND\r\n`);
  });

  claim('meta.ma.flag-D', 'D is the delta, either way', async ({ meta: connect, text, key }) => {
    const [cache, plain] = [await connect(), await text()];
    const k = key();
    await plain.set(k, '10');
    expect(numberIn(await cache.ma(k, { D: 32, v: true }))).toBe('VA 42');
    expect(await plain.get(k)).toHold('42');
    expect(numberIn(await cache.ma(k, { M: 'D', D: 20, v: true }))).toBe('VA 22');
    expect(numberIn(await cache.ma(k, { D: 0, v: true }))).toBe('VA 22');
    expect(await plain.get(k)).toHold('22');
  });

  claim(
    'meta.ma.modes',
    'MI and M+ add, MD and M- subtract',
    async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const k = key();
      await plain.set(k, '50');
      const replies = [
        await cache.ma(k, { M: 'I', v: true }),
        await cache.ma(k, { M: '+', D: 10, v: true }),
        await cache.ma(k, { M: 'D', v: true }),
        await cache.ma(k, { M: '-', D: 20, v: true }),
      ];
      expect(replies.map(numberIn)).toEqual(['VA 51', 'VA 61', 'VA 60', 'VA 40']);
      expect(await plain.get(k)).toHold('40');
    },
  );

  claim('meta.ma.miss', 'ma without N creates nothing', async ({ meta: connect, text, key }) => {
    const [cache, plain] = [await connect(), await text()];
    const k = key();
    const replies = await Promise.all([
      cache.ma(k),
      cache.ma(k, { v: true }),
      cache.ma(k, { J: 13, v: true }),
      cache.ma(k, { M: 'D', J: 13 }),
    ]);
    expect(replies.map(({ code }) => code)).toEqual(['NF', 'NF', 'NF', 'NF']);
    expect(await plain.get(k)).toBe('miss');
    // The same key counts once there is an item.
    await plain.set(k, '1');
    expect(numberIn(await cache.ma(k, { J: 13, v: true }))).toBe('VA 2');
  });

  claim(
    'meta.ma.J-64bit',
    'J and D take all 64 bits, and a sum begins at 0 again',
    async ({ meta: connect, key }) => {
      const cache = await connect();
      const [k, most] = [key(), 18_446_744_073_709_551_615n];
      const replies = [
        await cache.ma(k, { N: 0, J: most, v: true }),
        await cache.ma(k, { M: 'D', D: most - 1n, v: true }),
        await cache.ma(k, { D: most - 1n, v: true }),
        await cache.ma(k, { D: 1, v: true }),
        await cache.ma(k, { D: most, v: true }),
      ];
      expect(replies.map(numberIn)).toEqual([
        'VA 18446744073709551615',
        'VA 1',
        'VA 18446744073709551615',
        'VA 0',
        'VA 18446744073709551615',
      ]);
    },
  );

  claim.over(meta, 'meta.ma.b', 'b takes the key as base64', async ({ cache, key, trackKey }) => {
    const [plain, binary] = [key(), trackKey(Buffer.from(`${key()} \0\r\n`, 'latin1'))];
    await cache.ms(plain, '41');
    expect(numberIn(await cache.ma(plain, { b: true, v: true }))).toBe('VA 42');
    expect(await cache.get(plain)).toHold('42');
    // A key that no other form could name.
    await cache.ms(binary, '99', { b: true });
    expect(numberIn(await cache.ma(binary, { b: true, v: true }))).toBe('VA 100');
    expect(numberIn(await cache.mg(binary, { b: true, v: true }))).toBe('VA 100');
  });
});

describe('meta › ma › N', () => {
  claim.over(
    meta,
    'meta.ma.N-J',
    'N creates with the number of J, or 0',
    async ({ cache, key }) => {
      const [seeded, bare, lowered] = [key(), key(), key()];
      // Without N there is nothing, so it is N that creates.
      expect((await cache.ma(seeded, { J: 13 })).code).toBe('NF');
      const replies = [
        await cache.ma(seeded, { N: 0, J: 13, D: 5, v: true }),
        await cache.ma(bare, { N: 0, D: 5, v: true }),
        await cache.ma(lowered, { M: 'D', N: 0, J: 13, D: 5, v: true }),
      ];
      expect(replies.map(numberIn)).toEqual(['VA 13', 'VA 0', 'VA 13']);
      expect(await cache.get(seeded)).toHold('13', 0);
      expect(await cache.get(bare)).toHold('0', 0);
      // The next one applies the delta.
      expect(numberIn(await cache.ma(seeded, { N: 0, J: 13, D: 5, v: true }))).toBe('VA 18');
    },
  );

  claim.over(
    meta,
    'meta.ma.N-present',
    'N and J change nothing where there is an item',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, '41', { F: 7 });
      expect(numberIn(await cache.ma(k, { N: 500, J: 13, v: true }))).toBe('VA 42');
      expect(await cache.get(k)).toHold('42', 7);
      expect(await cache.mg(k, { t: true })).toMatchObject({ code: 'HD', flags: ['t-1'] });
    },
  );

  claim.over(meta, 'meta.ma.q-vivify', 'q hides the HD of a creation, too', {
    documented: async ({ cache, key }) => {
      const k = key();
      expect(await cache.quiet([{ command: 'ma', key: k, flags: 'N0 J13' }])).toEqual([]);
      expect(await cache.get(k)).toHold('13');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      const replies = await cache.quiet([{ command: 'ma', key: k, flags: 'N0 J13' }]);
      expect(replies.map(({ code }) => code)).toEqual(['HD']);
      expect(await cache.get(k)).toHold('13');
    },
  });
});

describe('meta › ma › what it gives back', () => {
  claim.over(meta, 'meta.ma.flag-t-c', 't and c give TTL and new CAS', async ({ cache, key }) => {
    const k = key();
    await cache.ms(k, '41');
    const before = await casOf(cache, k);
    const reply = await cache.ma(k, { t: true, c: true, v: true });
    const after = await casOf(cache, k);
    expect(after).not.toBe(before);
    expect([numberIn(reply), ...reply.flags]).toEqual(['VA 42', 't-1', `c${String(after)}`]);
  });

  // The seconds that pass between the commands: far fewer than 100, or the proof is given up.
  claim.over(
    meta,
    'meta.ma.flag-t-c',
    't gives the seconds that are left',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, '41', { T: 500 });
      const left = Number(flagOf(await cache.ma(k, { t: true }), 't'));
      expect(left).toBeGreaterThan(400);
      expect(left).toBeLessThanOrEqual(500);
    },
  );

  // All in one write: the value of the first mg leaves only after ma was carried out.
  claim.over(meta, 'meta.ma.flag-T-while-read', 'T counts behind a read in the same pipeline', {
    documented: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, '41');
      const [read, counted, after] = await Promise.all([
        cache.mg(k, { v: true }),
        cache.ma(k, { T: 500, v: true }),
        cache.mg(k, { t: true }),
      ]);
      expect([numberIn(read), numberIn(counted)]).toEqual(['VA 41', 'VA 42']);
      expect(after.flags).not.toEqual(['t-1']);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, '41');
      const [read, counted, after] = await Promise.all([
        cache.mg(k, { v: true }),
        cache.ma(k, { T: 500, t: true, v: true }),
        cache.mg(k, { t: true }),
      ]);
      expect([numberIn(read), numberIn(counted)]).toEqual(['VA 41', 'VA 42']);
      expect(counted.flags).not.toEqual(['t-1']);
      expect(after).toMatchObject({ code: 'HD', flags: ['t-1'] });
      expect(await cache.get(k)).toHold('42');
    },
  });

  claim.over(
    meta,
    'meta.ma.flag-k-O',
    'k and O come back in their order with HD, VA, NF and EX',
    async ({ cache, key }) => {
      const [k, absent] = [key(), key()];
      await cache.ms(k, '41');
      const C = (await casOf(cache, k)) + 1n;
      const replies = await Promise.all([
        cache.ma(k, { k: true, O: '12', C }),
        cache.ma(k, { k: true, O: 'ab' }),
        cache.ma(k, { O: 'ab', v: true, k: true }),
        cache.ma(absent, { O: '#', k: true }),
      ]);
      expect(replies.map(({ code, flags }) => [code, ...flags])).toEqual([
        ['EX', `k${k}`, 'O12'],
        ['HD', `k${k}`, 'Oab'],
        ['VA', 'Oab', `k${k}`],
        ['NF', 'O#', `k${absent}`],
      ]);
    },
  );

  claim(
    'meta.ma.flag-q',
    'q hides success, and neither NF nor EX nor an error',
    async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const [counter, words, absent] = [key(), key(), key()];
      await plain.set(counter, '41');
      await plain.set(words, 'many');
      const replies = await cache.quiet([
        { command: 'ma', key: counter },
        { command: 'ma', key: absent },
        { command: 'ma', key: counter, flags: 'C18446744073709551615' },
        { command: 'ma', key: words },
        { command: 'ma', key: counter, flags: 'D10 v' },
      ]);
      expect(replies.map(({ code }) => code)).toEqual(['NF', 'EX', 'CLIENT_ERROR']);
      expect(await plain.get(counter)).toHold('52');
      expect(await plain.get(words)).toHold('many');
    },
  );
});

describe('meta › ma › CAS', () => {
  claim('meta.ma.flag-C', 'C counts on its own CAS only', async ({ meta: connect, text, key }) => {
    const [cache, plain] = [await connect(), await text()];
    const k = key();
    await plain.set(k, '41');
    const C = await casOf(cache, k);
    expect(await plain.gets(k)).toMatchObject({ cas: C });
    expect(numberIn(await cache.ma(k, { C: C + 1n, v: true }))).toBe('EX undefined');
    expect(await plain.gets(k)).toMatchObject({ value: Buffer.from('41'), cas: C });
    expect(numberIn(await cache.ma(k, { C, v: true }))).toBe('VA 42');
    // The count has changed the CAS.
    expect(numberIn(await cache.ma(k, { C, v: true }))).toBe('EX undefined');
    expect(await plain.get(k)).toHold('42');
  });

  claim.over(
    meta,
    'meta.ma.flag-E',
    'E is the CAS of what was counted or created',
    async ({ cache, text, key }) => {
      const reader = await text();
      const [present, absent] = [key(), key()];
      await cache.ms(present, '41');
      expect((await cache.ma(present, { E: 1234 })).code).toBe('HD');
      expect((await cache.ma(absent, { N: 0, J: 13, E: 5678 })).code).toBe('HD');
      expect(await reader.gets(present)).toMatchObject({ value: Buffer.from('42'), cas: 1234n });
      expect(await reader.gets(absent)).toMatchObject({ value: Buffer.from('13'), cas: 5678n });
    },
  );

  // All in one write: the value of the first mg leaves only after ma was carried out.
  claim.over(meta, 'meta.ma.flag-E-while-read', 'E counts behind a read in the same pipeline', {
    documented: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, '41');
      const [read, counted, after] = await Promise.all([
        cache.mg(k, { v: true }),
        cache.ma(k, { E: 1234, v: true }),
        cache.mg(k, { c: true }),
      ]);
      expect([numberIn(read), numberIn(counted)]).toEqual(['VA 41', 'VA 42']);
      expect(after).toMatchObject({ code: 'HD', flags: ['c1234'] });
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, '41');
      const [read, counted, after] = await Promise.all([
        cache.mg(k, { v: true }),
        cache.ma(k, { E: 1234, c: true, v: true }),
        cache.mg(k, { c: true }),
      ]);
      expect([numberIn(read), numberIn(counted)]).toEqual(['VA 41', 'VA 42']);
      expect(counted.flags).toEqual(['c1234']);
      expect(after.code).toBe('HD');
      expect(after.flags).not.toEqual(['c1234']);
      expect(await cache.get(k)).toHold('42');
    },
  });
});
