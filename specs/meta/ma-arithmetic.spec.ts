import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { almost500, casOf, ma, meta, mg, ms, quiet } from './commands';

describe('meta › ma', () => {
  claim.over(meta, 'meta.ma.incr-default', 'ma adds 1', async ({ cache, key }) => {
    const k = key();
    given(await ms(cache, k, '41', 'F7')).toBe('HD');
    expect(await ma(cache, k)).toBe('HD');
    expect(await cache.get(k)).toHold('42', 7);
    expect(await ma(cache, k)).toBe('HD');
    expect(await cache.get(k)).toHold('43', 7);
  });

  claim.over(meta, 'meta.ma.flag-v', 'ma with v returns the new number', async ({ cache, key }) => {
    const k = key();
    given(await ms(cache, k, '99')).toBe('HD');
    expect(await ma(cache, k, 'v')).toBe('VA 3\r\n100');
    expect(await cache.get(k)).toHold('100');
  });

  claim(
    'meta.ma.flag-v',
    'ma with v returns the new number in a line of its own',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 0 0 2\r\n41\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`ma ${k} v\r\n`)).toMatch(/^VA 2 ?\r\n42\r\n$/);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 2\r\n42\r\nEND\r\n`);
    },
  );

  claim('meta.ma.flag-D', 'D of ma is the delta', async ({ meta: connect, text, key }) => {
    const [k, cache, plain] = [key(), await connect(), await text()];
    given(await plain.set(k, '10')).toBe('stored');
    expect(await ma(cache, k, 'D32 v')).toBe('VA 2\r\n42');
    expect(await ma(cache, k, 'MD D20 v')).toBe('VA 2\r\n22');
    expect(await ma(cache, k, 'D0 v')).toBe('VA 2\r\n22');
    expect(await plain.get(k)).toHold('22');
  });

  claim(
    'meta.ma.modes',
    'ma adds with MI and M+, and subtracts with MD and M-',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      given(await plain.set(k, '50')).toBe('stored');
      expect(await ma(cache, k, 'MI v')).toBe('VA 2\r\n51');
      expect(await ma(cache, k, 'M+ D10 v')).toBe('VA 2\r\n61');
      expect(await ma(cache, k, 'MD v')).toBe('VA 2\r\n60');
      expect(await ma(cache, k, 'M- D20 v')).toBe('VA 2\r\n40');
      expect(await plain.get(k)).toHold('40');
    },
  );

  claim(
    'meta.ma.miss',
    'ma without N creates nothing on a miss',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      for (const flags of ['', 'v', 'J13 v', 'MD J13']) {
        expect(await ma(cache, k, flags)).toBe('NF');
      }
      expect(await plain.get(k)).toBe('miss');
      // The same key counts once there is an item.
      given(await plain.set(k, '1')).toBe('stored');
      given(await ma(cache, k, 'J13 v')).toBe('VA 1\r\n2');
    },
  );

  claim(
    'meta.ma.J-64bit',
    'J and D of ma take 64 bits, and a sum wraps to 0',
    async ({ meta: connect, key }) => {
      const [k, cache] = [key(), await connect()];
      expect(await ma(cache, k, 'N0 J18446744073709551615 v')).toBe(
        'VA 20\r\n18446744073709551615',
      );
      expect(await ma(cache, k, 'MD D18446744073709551614 v')).toBe('VA 1\r\n1');
      expect(await ma(cache, k, 'D18446744073709551614 v')).toBe('VA 20\r\n18446744073709551615');
      expect(await ma(cache, k, 'D1 v')).toBe('VA 1\r\n0');
      expect(await ma(cache, k, 'D18446744073709551615 v')).toBe('VA 20\r\n18446744073709551615');
    },
  );

  claim(
    'meta.ma.flag-q',
    'ma with q hides success, but neither NF nor EX nor an error',
    async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const [counter, words, absent] = [key(), key(), key()];
      given(await plain.set(counter, '41')).toBe('stored');
      given(await plain.set(words, 'many')).toBe('stored');
      const replies = await quiet(cache, [
        { command: 'ma', key: counter },
        { command: 'ma', key: absent },
        { command: 'ma', key: counter, flags: 'C18446744073709551615' },
        { command: 'ma', key: words },
        { command: 'ma', key: counter, flags: 'D10 v' },
      ]);
      expect(replies).toEqual(['NF', 'EX', expect.stringMatching(/^CLIENT_ERROR /)]);
      expect(await plain.get(counter)).toHold('52');
      expect(await plain.get(words)).toHold('many');
    },
  );
});

describe('meta › ma › N creates on a miss', () => {
  claim.over(
    meta,
    'meta.ma.N-J',
    'ma with N creates a counter of J, or 0',
    async ({ cache, key }) => {
      const [seeded, bare, lowered] = [key(), key(), key()];
      given(await ma(cache, seeded, 'J13')).toBe('NF');
      expect(await ma(cache, seeded, 'N0 J13 D5 v')).toBe('VA 2\r\n13');
      expect(await ma(cache, bare, 'N0 D5 v')).toBe('VA 1\r\n0');
      expect(await ma(cache, lowered, 'MD N0 J13 D5 v')).toBe('VA 2\r\n13');
      expect(await cache.get(seeded)).toHold('13', 0);
      expect(await cache.get(bare)).toHold('0', 0);
      // The next ma applies the delta.
      expect(await ma(cache, seeded, 'N0 J13 D5 v')).toBe('VA 2\r\n18');
    },
  );

  claim.over(
    meta,
    'meta.ma.N-present',
    'ma ignores N and J where the item exists',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, '41', 'F7')).toBe('HD');
      expect(await ma(cache, k, 'N500 J13 v')).toBe('VA 2\r\n42');
      expect(await mg(cache, k, 'v f t')).toBe('VA 2 f7 t-1\r\n42');
    },
  );

  claim.over(meta, 'meta.ma.q-vivify', 'ma with N and q creates silently', {
    documented: async ({ cache, key }) => {
      const k = key();
      expect(await quiet(cache, [{ command: 'ma', key: k, flags: 'N0 J13' }])).toEqual([]);
      expect(await cache.get(k)).toHold('13');
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      expect(await quiet(cache, [{ command: 'ma', key: k, flags: 'N0 J13' }])).toEqual(['HD']);
      expect(await cache.get(k)).toHold('13');
    },
  });
});

describe('meta › ma › flags that return something', () => {
  claim.over(
    meta,
    'meta.ma.flag-t-c',
    'ma with t and c returns the TTL and the new CAS unique',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, '41')).toBe('HD');
      const before = await casOf(cache, k);
      const reply = await ma(cache, k, 't c v');
      const after = await casOf(cache, k);
      expect(reply).toBe(`VA 2 t-1 c${after}\r\n42`);
      expect(after).not.toBe(before);
    },
  );

  claim.over(
    meta,
    'meta.ma.flag-t-c',
    'ma with t returns the TTL that is left',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, '41', 'T500')).toBe('HD');
      expect(await ma(cache, k, 't')).toMatch(almost500);
    },
  );

  claim.over(
    meta,
    'meta.ma.flag-k-O',
    'ma returns k and O in their order, with HD, VA, NF and EX',
    async ({ cache, key }) => {
      const [k, absent] = [key(), key()];
      given(await ms(cache, k, '41')).toBe('HD');
      const wrong = (await casOf(cache, k)) + 1n;
      expect(await ma(cache, k, `k O12 C${wrong}`)).toBe(`EX k${k} O12`);
      expect(await ma(cache, k, 'k Oab')).toBe(`HD k${k} Oab`);
      expect(await ma(cache, k, 'Oab v k')).toBe(`VA 2 Oab k${k}\r\n43`);
      expect(await ma(cache, absent, 'O# k')).toBe(`NF O# k${absent}`);
    },
  );
});

describe('meta › ma › CAS unique', () => {
  claim(
    'meta.ma.flag-C',
    'ma with C counts only on the CAS unique of the item',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      given(await plain.set(k, '41')).toBe('stored');
      const C = await casOf(cache, k);
      expect(await ma(cache, k, `C${C + 1n} v`)).toBe('EX');
      expect(await plain.gets(k)).toMatchObject({ value: Buffer.from('41'), cas: C });
      expect(await ma(cache, k, `C${C} v`)).toBe('VA 2\r\n42');
      // The count has changed the CAS unique.
      expect(await ma(cache, k, `C${C} v`)).toBe('EX');
      expect(await plain.get(k)).toHold('42');
    },
  );

  claim.over(
    meta,
    'meta.ma.flag-E',
    'E of ma sets the CAS unique of a changed and of a created item',
    async ({ cache, text, key }) => {
      const [k, created, plain] = [key(), key(), await text()];
      given(await ms(cache, k, '41')).toBe('HD');
      expect(await ma(cache, k, 'E1234')).toBe('HD');
      expect(await ma(cache, created, 'N0 J13 E5678')).toBe('HD');
      expect(await plain.gets(k)).toMatchObject({ value: Buffer.from('42'), cas: 1234n });
      expect(await plain.gets(created)).toMatchObject({ value: Buffer.from('13'), cas: 5678n });
    },
  );
});

// All in one write: the value of the first mg leaves only after ma was executed.
describe('meta › ma › while the item is being read', () => {
  claim.over(
    meta,
    'meta.ma.flag-T-while-read',
    'T of ma sets the TTL after a read in the same pipeline',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        given(await ms(cache, k, '41')).toBe('HD');
        const [read, counted, after] = await Promise.all([
          mg(cache, k, 'v'),
          ma(cache, k, 'T500 v'),
          mg(cache, k, 't'),
        ]);
        given(read).toBe('VA 2\r\n41');
        expect(counted).toBe('VA 2\r\n42');
        expect(after).toMatch(almost500);
      },
      deviates: async ({ cache, key }) => {
        const k = key();
        given(await ms(cache, k, '41')).toBe('HD');
        const [read, counted, after] = await Promise.all([
          mg(cache, k, 'v'),
          ma(cache, k, 'T500 t v'),
          mg(cache, k, 't'),
        ]);
        given(read).toBe('VA 2\r\n41');
        expect(counted).toMatch(/^VA 2 t\d+\r\n42$/);
        expect(after).toBe('HD t-1');
      },
    },
  );

  claim.over(
    meta,
    'meta.ma.flag-E-while-read',
    'E of ma sets the CAS unique after a read in the same pipeline',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        given(await ms(cache, k, '41')).toBe('HD');
        const [read, counted, after] = await Promise.all([
          mg(cache, k, 'v'),
          ma(cache, k, 'E1234 v'),
          mg(cache, k, 'c'),
        ]);
        given(read).toBe('VA 2\r\n41');
        expect(counted).toBe('VA 2\r\n42');
        expect(after).toBe('HD c1234');
      },
      deviates: async ({ cache, key }) => {
        const k = key();
        given(await ms(cache, k, '41')).toBe('HD');
        const [read, counted, after] = await Promise.all([
          mg(cache, k, 'v'),
          ma(cache, k, 'E1234 c v'),
          mg(cache, k, 'c'),
        ]);
        given(read).toBe('VA 2\r\n41');
        expect(counted).toBe('VA 2 c1234\r\n42');
        expect(after).toMatch(/^HD c(?!1234$)\d+$/);
      },
    },
  );
});
