import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf, textOf } from '../../fixtures/drivers/reads';
import { claim } from './claims';

describe('counters › incr', () => {
  // Where a double loses the last bit, where a signed number ends, and the largest number.
  claim.over(
    wireDrivers,
    'counters.incr.max-value',
    'incr is exact up to 18446744073709551615',
    async ({ cache, stored }) => {
      const k = await stored(cache, '9007199254740992');
      expect(await cache.incr(k, 1)).toBe(9_007_199_254_740_993n);
      expect(await cache.incr(k, 9_214_364_837_600_034_815n)).toBe(9_223_372_036_854_775_808n);
      expect(await cache.incr(k, 9_223_372_036_854_775_807n)).toBe(18_446_744_073_709_551_615n);
      expect(await cache.get(k)).toHold('18446744073709551615');
      expect(await cache.decr(k, 1)).toBe(18_446_744_073_709_551_614n);
    },
  );

  // The reply is left to the wire drivers: memjs misreads numbers of more than 32 bits.
  claim.over(
    everyDriver,
    'counters.incr.max-value',
    'incr stores 18446744073709551615',
    async ({ cache, stored }) => {
      const k = await stored(cache, '18446744073709551614');
      await cache.incr(k, 1);
      expect(await cache.get(k)).toHold('18446744073709551615');
    },
  );

  claim.over(
    everyDriver,
    'counters.incr.wrap-64',
    'incr beyond 18446744073709551615 wraps around to 0',
    async ({ cache, stored }) => {
      const k = await stored(cache, '18446744073709551615');
      expect(await cache.incr(k, 1)).toBe(0n);
      expect(await cache.incr(k, 7)).toBe(7n);
      given(await cache.set(k, '18446744073709551610')).toBe('stored');
      expect(await cache.incr(k, 10)).toBe(4n);
    },
  );

  // The item takes the place of one deleted just before, whose minus signs are left after its number. A
  // key of 45 bytes puts both into the same slab class.
  const wrapsBeforeMinusSigns = async ({ wire, keyOfLength }: Proof): Promise<string> => {
    const [k, w] = [keyOfLength(45), await wire()];
    await w.exchange(`set ${k} 0 0 25\r\n18446744073709551615-----\r\ndelete ${k}\r\n`);
    given(await w.exchange(`set ${k} 0 0 20\r\n18446744073709551615\r\n`)).toBe('STORED\r\n');
    return w.exchange(`incr ${k} 2\r\n`);
  };

  claim('counters.memory-behind-value', 'a minus sign left in memory has no effect', {
    documented: async (proof) => {
      expect(await wrapsBeforeMinusSigns(proof)).toBe('1\r\n');
    },
    deviates: async (proof) => {
      expect(await wrapsBeforeMinusSigns(proof)).toBe(
        'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n',
      );
    },
  });

  claim.over(
    wireDrivers,
    'counters.delta-zero',
    'incr by 0 replies with the number and sets a new CAS unique',
    async ({ cache, stored }) => {
      const k = await stored(cache, '42', { flags: 7 });
      const before = await cache.gets(k);
      given(before).toHold('42', 7);
      expect(await cache.incr(k, 0)).toBe(42n);
      const after = await cache.gets(k);
      expect(after).toHold('42', 7);
      expect(casOf(after)).not.toBe(casOf(before));
    },
  );

  claim.over(
    everyDriver,
    'counters.delta-zero',
    'incr and decr by 0 reply with the number',
    async ({ cache, stored }) => {
      const k = await stored(cache, '42');
      expect(await cache.incr(k, 0)).toBe(42n);
      expect(await cache.decr(k, 0)).toBe(42n);
      expect(await cache.get(k)).toHold('42');
    },
  );
});

describe('counters › decr', () => {
  // The document leaves the spaces to the server: none, or as many as the number has lost digits.
  claim(
    'counters.decr.padding',
    'a number with fewer digits has spaces after it at most, and none in the reply',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      given(await cache.set(k, '1000')).toBe('stored');
      expect(await w.exchange(`decr ${k} 1\r\n`)).toBe('999\r\n');
      expect(textOf(await cache.get(k))).toMatch(/^999 ?$/);
      expect(await w.exchange(`decr ${k} 990\r\n`)).toBe('9\r\n');
      expect(textOf(await cache.get(k))).toMatch(/^9 {0,3}$/);
      expect(await w.exchange(`incr ${k} 2\r\n`)).toBe('11\r\n');
      expect(textOf(await cache.get(k))).toMatch(/^11 {0,2}$/);
    },
  );
});

describe('counters › incr and decr', () => {
  for (const [id, title, command, start, ...steps] of [
    ['counters.incr.result', 'incr stores the sum', 'incr', 5, [3, 8], [1, 9]],
    ['counters.incr.grows', 'incr adds digits', 'incr', 99, [1, 100], [4e9, 4_000_000_100]],
    ['counters.decr.result', 'decr stores the difference', 'decr', 99, [9, 90], [1, 89]],
    ['counters.decr.floor-zero', 'decr stops at 0', 'decr', 5, [6, 0], [4_294_967_295, 0]],
  ] as const) {
    claim.over(
      everyDriver,
      id,
      `${title} and replies with the number`,
      async ({ cache, stored }) => {
        const k = await stored(cache, String(start));
        const [[first, one], [second, two]] = steps;
        expect(await cache[command](k, first)).toBe(BigInt(one));
        expect(await cache.get(k)).toHold(String(one));
        expect(await cache[command](k, second)).toBe(BigInt(two));
        expect(await cache.get(k)).toHold(String(two));
      },
    );
  }

  for (const [command, number] of [
    ['incr', 10],
    ['decr', 74],
  ] as const) {
    claim(`counters.${command}.result`, `${command} replies a number`, async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 5 0 2\r\n${number}\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`${command} ${k} 32\r\n`)).toBe('42\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 2\r\n42\r\nEND\r\n`);
    });
  }

  // A key that was never there, and one that was deleted.
  claim.over(
    everyDriver,
    'counters.miss',
    'incr and decr of a missing key are a miss and create nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.incr(k, 1)).toBe('miss');
      expect(await cache.decr(k, 1)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      given(await cache.add(k, '5')).toBe('stored');
      given(await cache.incr(k, 1)).toBe(6n);
      given(await cache.delete(k)).toBe('deleted');
      expect(await cache.incr(k, 1)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim('counters.miss', 'incr, decr of a missing key reply NOT_FOUND', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`incr ${k} 1\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`decr ${k} 1\r\n`)).toBe('NOT_FOUND\r\n');
    expect(await w.exchange(`add ${k} 0 0 1\r\n1\r\n`)).toBe('STORED\r\n');
  });

  // The last value is longer, and needs a new place in memory.
  claim.over(
    wireDrivers,
    'counters.changes-cas',
    'incr and decr set a new CAS unique, also where the number stays 0',
    async ({ cache, stored }) => {
      const k = await stored(cache, '0');
      const first = await cache.gets(k);
      given(await cache.decr(k, 1)).toBe(0n);
      const second = await cache.gets(k);
      given(await cache.incr(k, 1)).toBe(1n);
      const third = await cache.gets(k);
      given(await cache.incr(k, 1_000_000)).toBe(1_000_001n);
      const items = [first, second, third, await cache.gets(k)];
      given(items.map(textOf)).toEqual(['0', '0', '1', '1000001']);
      expect(new Set(items.map(casOf)).size).toBe(4);
    },
  );

  claim.over(
    wireDrivers,
    'counters.keeps-flags-ttl',
    'incr and decr keep the client flags, also where the value becomes longer',
    async ({ cache, stored }) => {
      const k = await stored(cache, '98', { flags: 2_147_483_647 });
      given(await cache.incr(k, 1)).toBe(99n);
      expect(await cache.get(k)).toHold('99', 2_147_483_647);
      given(await cache.incr(k, 1)).toBe(100n);
      expect(await cache.get(k)).toHold('100', 2_147_483_647);
      given(await cache.decr(k, 0)).toBe(100n);
      expect(await cache.get(k)).toHold('100', 2_147_483_647);
    },
  );

  // Eight clients, fifty steps each: together they get 1 to 400, and each of them its own in order.
  claim.over(
    everyDriver,
    'counters.atomic',
    'concurrent incr return each number once',
    async ({ cache, another, stored }) => {
      const k = await stored(cache, '0');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const counting = clients.map((client) => Array.from({ length: 50 }, () => client.incr(k, 1)));
      const numbers = await Promise.all(counting.map((own) => Promise.all(own)));
      const sorted = (some: unknown[]) => some.map(Number).sort((a, b) => a - b);
      expect(sorted(numbers.flat())).toEqual(Array.from({ length: 400 }, (_, n) => n + 1));
      expect(numbers.map((own) => own.map(Number))).toEqual(numbers.map(sorted));
      expect(await cache.get(k)).toHold('400');
    },
  );

  // Up by 3 and down by 2, from a number that can reach neither end.
  claim.over(
    everyDriver,
    'counters.atomic',
    'concurrent incr and decr lose no step',
    async ({ cache, another, stored }) => {
      const k = await stored(cache, '10000');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const counting = clients.flatMap((client) =>
        Array.from({ length: 25 }, () => [client.incr(k, 3), client.decr(k, 2)]).flat(),
      );
      const numbers = await Promise.all(counting);
      expect(numbers).toEqual(numbers.map((): unknown => expect.any(BigInt)));
      expect(await cache.incr(k, 0)).toBe(10_200n);
    },
  );
});
