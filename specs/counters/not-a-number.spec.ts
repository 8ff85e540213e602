import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { textOf } from '../../fixtures/drivers/reads';
import { claim } from './claims';

const rejection = 'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n';

/**
 * The replies to incr, decr and get of a value after which its memory held the digits 123: it takes the
 * place of an item deleted just before. A key of 40 bytes puts both into the same slab class.
 */
async function countedInUsedMemory({ wire, keyOfLength }: Proof, value: string) {
  const [k, w] = [keyOfLength(40), await wire()];
  const set = (block: string): string => `set ${k} 5 0 ${block.length}\r\n${block}\r\n`;
  const before = `${'x'.repeat(value.length)}xx123`;
  const replies = await w.exchange(`${set(before)}delete ${k}\r\n${set(value)}`);
  given(replies).toBe('STORED\r\nDELETED\r\nSTORED\r\n');
  return {
    incr: await w.exchange(`incr ${k} 1\r\n`),
    decr: await w.exchange(`decr ${k} 1\r\n`),
    get: (await w.exchange(`get ${k}\r\n`)).replace(k, 'k'),
  };
}

describe('counters › values that are no number', () => {
  // Not an empty value or spaces: some releases read on into the memory after it.
  claim.over(
    everyDriver,
    'counters.non-numeric',
    'incr and decr of a value that is no number are rejected, and the value stays',
    async ({ cache, key }) => {
      const k = key();
      for (const value of ['abc', '12x', 'x12', '-1', '1.5', '0x10', '１']) {
        given(await cache.set(k, value)).toBe('stored');
        expect(await cache.incr(k, 1)).toBe('not a number');
        expect(await cache.decr(k, 1)).toBe('not a number');
        expect(await cache.get(k)).toHold(value);
      }
    },
  );

  for (const [id, title, value] of [
    ['counters.empty-value', 'an empty value', ''],
    ['counters.space-value', 'a value of one space', ' '],
  ] as const) {
    claim(id, `incr and decr of ${title} are rejected`, {
      documented: async (proof) => {
        expect(await countedInUsedMemory(proof, value)).toEqual({
          incr: rejection,
          decr: rejection,
          get: `VALUE k 5 ${value.length}\r\n${value}\r\nEND\r\n`,
        });
      },
      deviates: async (proof) => {
        expect(await countedInUsedMemory(proof, value)).toMatchObject({ incr: '124\r\n' });
      },
    });
  }

  claim.over(
    wireDrivers,
    'counters.non-numeric',
    'a rejected incr keeps flags and CAS unique',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'abc', { flags: 7 });
      const before = await cache.gets(k);
      given(before).toHold('abc', 7);
      expect(await cache.incr(k, 1)).toBe('not a number');
      expect(await cache.decr(k, 1)).toBe('not a number');
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('counters.non-numeric', 'incr and decr reply CLIENT_ERROR', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 5 0 3\r\nabc\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`incr ${k} 1\r\ndecr ${k} 1\r\n`)).toBe(rejection + rejection);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\nabc\r\nEND\r\n`);
  });

  // One more than fits into 64 bits, and 21 digits. counters.incr.wrap-64 counts the largest that fits.
  claim.over(
    everyDriver,
    'counters.value-too-long',
    'incr and decr of more digits than 64 bits hold are rejected',
    async ({ cache, stored }) => {
      const k = await stored(cache, '9223372036854775807');
      await cache.incr(k, 1);
      given(await cache.get(k)).toHold('9223372036854775808');
      for (const value of ['18446744073709551616', '111111111111111111111']) {
        given(await cache.set(k, value)).toBe('stored');
        expect(await cache.incr(k, 1)).toBe('not a number');
        expect(await cache.decr(k, 1)).toBe('not a number');
        expect(await cache.get(k)).toHold(value);
      }
    },
  );

  // Leading zeros do not make a number octal.
  claim.over(
    everyDriver,
    'counters.leading-zero-value',
    'leading zeros do not count',
    async ({ cache, stored }) => {
      const k = await stored(cache, '005');
      expect(await cache.incr(k, 1)).toBe(6n);
      expect(textOf(await cache.get(k))).toMatch(/^6 {0,2}$/);
      given(await cache.set(k, '0010')).toBe('stored');
      expect(await cache.decr(k, 1)).toBe(9n);
      expect(textOf(await cache.get(k))).toMatch(/^9 {0,3}$/);
    },
  );

  claim.over(
    everyDriver,
    'counters.leading-space-value',
    'incr of a value with spaces before its digits, or more after them, is rejected',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        for (const value of [' 5', '  5', '5 5', '5 x', '5\0x']) {
          given(await cache.set(k, value)).toBe('stored');
          expect(await cache.incr(k, 1)).toBe('not a number');
          expect(await cache.get(k)).toHold(value);
        }
      },
      deviates: async ({ cache, key }) => {
        const k = key();
        for (const value of [' 5', '  5', '5 5', '5 x', '5\0x']) {
          given(await cache.set(k, value)).toBe('stored');
          expect(await cache.incr(k, 1)).toBe(6n);
          expect(textOf(await cache.get(k))).toMatch(/^6 {0,2}$/);
        }
      },
    },
  );
});
