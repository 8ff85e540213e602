import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { claim } from './claims';
import { textOf } from './history';

const refusal = 'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n';

/**
 * Counts a value whose memory held the digits 123 just after the place of its line end: it takes the
 * place of an item deleted just before. A key of 40 bytes puts both into the same slab class.
 */
async function countedInUsedMemory(
  { wire, keyOfLength }: Proof,
  value: string,
): Promise<Record<'incr' | 'decr' | 'get', string>> {
  const [k, w] = [keyOfLength(40), await wire()];
  const store = (block: string): string => `set ${k} 5 0 ${block.length}\r\n${block}\r\n`;
  const before = `${'x'.repeat(value.length)}xx123`;
  const replies = await w.exchange(`${store(before)}delete ${k}\r\n${store(value)}`);
  expect(replies).toBe('STORED\r\nDELETED\r\nSTORED\r\n');
  return {
    incr: await w.exchange(`incr ${k} 1\r\n`),
    decr: await w.exchange(`decr ${k} 1\r\n`),
    get: await w.exchange(`get ${k}\r\n`),
  };
}

describe('counters › what is not a number', () => {
  // An empty value and one of spaces are not among them: servers read on into the memory after it.
  claim.over(
    everyDriver,
    'counters.non-numeric',
    'incr and decr of a value that is not a number are refused, and the value stays',
    async ({ cache, key }) => {
      const values = ['abc', '12x', 'x12', '-1', '1.5', '0x10', '１'];
      const items = values.map((value) => ({ k: key(), value }));
      await Promise.all(items.map(({ k, value }) => cache.set(k, value)));
      const replies = await Promise.all(
        items.flatMap(({ k }) => [cache.incr(k, 1), cache.decr(k, 1)]),
      );
      expect(replies).toEqual(replies.map(() => 'not a number'));
      const left = await Promise.all(items.map(({ k }) => cache.get(k)));
      expect(left).toEqual(
        values.map((value) => expect.objectContaining({ value: Buffer.from(value) })),
      );
    },
  );

  claim('counters.empty-value', 'incr and decr of an empty value are refused', {
    documented: async (proof) => {
      const { incr, decr, get } = await countedInUsedMemory(proof, '');
      expect([incr, decr]).toEqual([refusal, refusal]);
      expect(get).toMatch(/^VALUE \S+ 5 0\r\n\r\nEND\r\n$/);
    },
    deviates: async (proof) => {
      expect(await countedInUsedMemory(proof, '')).toMatchObject({ incr: '124\r\n' });
    },
  });

  claim('counters.space-value', 'incr and decr of a value of one space are refused', {
    documented: async (proof) => {
      const { incr, decr, get } = await countedInUsedMemory(proof, ' ');
      expect([incr, decr]).toEqual([refusal, refusal]);
      expect(get).toMatch(/^VALUE \S+ 5 1\r\n \r\nEND\r\n$/);
    },
    deviates: async (proof) => {
      expect(await countedInUsedMemory(proof, ' ')).toMatchObject({ incr: '124\r\n' });
    },
  });

  claim.over(
    wireDrivers,
    'counters.non-numeric',
    'a refused incr leaves flags and CAS alone',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'abc', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('abc', 7);
      expect(await cache.incr(k, 1)).toBe('not a number');
      expect(await cache.decr(k, 1)).toBe('not a number');
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim(
    'counters.non-numeric',
    'the refusal of incr and decr is one line',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\nabc\r\n`);
      expect(await w.exchange(`incr ${k} 1\r\n`)).toBe(refusal);
      expect(await w.exchange(`decr ${k} 1\r\n`)).toBe(refusal);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\nabc\r\nEND\r\n`);
    },
  );

  // One more than fits into 64 bits, and 21 digits: neither wraps, both are refused. That the largest
  // number is none of them is proven by counters.incr.wrap-64.
  claim.over(
    everyDriver,
    'counters.value-too-long',
    'more digits than a number of 64 bits has are refused',
    async ({ cache, key }) => {
      const [fits, over, long] = [key(), key(), key()];
      await cache.set(fits, '9223372036854775807');
      await cache.set(over, '18446744073709551616');
      await cache.set(long, '111111111111111111111');
      await cache.incr(fits, 1);
      expect(await cache.get(fits)).toHold('9223372036854775808');
      expect(await cache.incr(over, 1)).toBe('not a number');
      expect(await cache.decr(over, 1)).toBe('not a number');
      expect(await cache.get(over)).toHold('18446744073709551616');
      expect(await cache.incr(long, 1)).toBe('not a number');
      expect(await cache.get(long)).toHold('111111111111111111111');
    },
  );

  claim.over(
    everyDriver,
    'counters.leading-zero-value',
    'zeros before a number do not count',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '005');
      expect(await cache.incr(k, 1)).toBe(6n);
      expect(textOf(await cache.get(k))).toMatch(/^6 {0,2}$/);
      // Ten is ten: a zero in front does not make it octal.
      await cache.set(k, '0010');
      expect(await cache.decr(k, 1)).toBe(9n);
      expect(textOf(await cache.get(k))).toMatch(/^9 {0,3}$/);
    },
  );

  claim.over(
    everyDriver,
    'counters.leading-space-value',
    'a number with blanks before it, or with a blank or NUL and more behind it, is refused',
    {
      documented: async ({ cache, key }) => {
        const items = [' 5', '  5', '5 5', '5 x', '5\0x'].map((value) => ({ k: key(), value }));
        await Promise.all(items.map(({ k, value }) => cache.set(k, value)));
        const replies = await Promise.all(items.map(({ k }) => cache.incr(k, 1)));
        expect(replies).toEqual(items.map(() => 'not a number'));
        const left = await Promise.all(items.map(({ k }) => cache.get(k)));
        expect(left.map(textOf)).toEqual(items.map(({ value }) => value));
      },
      deviates: async ({ cache, key }) => {
        const items = [' 5', '  5', '5 5', '5 x', '5\0x'].map((value) => ({ k: key(), value }));
        await Promise.all(items.map(({ k, value }) => cache.set(k, value)));
        const replies = await Promise.all(items.map(({ k }) => cache.incr(k, 1)));
        expect(replies).toEqual(items.map(() => 6n));
        const left = await Promise.all(items.map(({ k }) => cache.get(k)));
        expect(left.map(textOf)).toEqual(items.map(() => expect.stringMatching(/^6 {0,2}$/)));
      },
    },
  );
});
