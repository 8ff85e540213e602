import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { byNumber, casOf, countExtras, textOf } from './history';

/**
 * The item takes the place of one deleted just before: minus signs are left after its number. A key
 * of 45 bytes puts both into the same slab class.
 */
async function raisedWithMinusSignsBehind({ wire, keyOfLength }: Proof): Promise<string> {
  const [k, w] = [keyOfLength(45), await wire()];
  await w.exchange(`set ${k} 0 0 25\r\n18446744073709551615-----\r\n`);
  await w.exchange(`delete ${k}\r\n`);
  await w.exchange(`set ${k} 0 0 20\r\n18446744073709551615\r\n`);
  return w.exchange(`incr ${k} 2\r\n`);
}

describe('counters › incr', () => {
  claim.over(
    everyDriver,
    'counters.incr.result',
    'incr answers the sum and stores it',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '5');
      expect(await cache.incr(k, 3)).toBe(8n);
      expect(await cache.get(k)).toHold('8');
      expect(await cache.incr(k, 1)).toBe(9n);
      expect(await cache.get(k)).toHold('9');
    },
  );

  claim(
    'counters.incr.result',
    'incr answers the number alone on a line',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 2\r\n10\r\n`);
      expect(await w.exchange(`incr ${k} 32\r\n`)).toBe('42\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 2\r\n42\r\nEND\r\n`);
    },
  );

  claim.over(
    everyDriver,
    'counters.incr.grows',
    'a number that gets more digits makes its value longer',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '99');
      expect(await cache.incr(k, 1)).toBe(100n);
      expect(await cache.get(k)).toHold('100');
      expect(await cache.incr(k, 4_000_000_000)).toBe(4_000_000_100n);
      expect(await cache.get(k)).toHold('4000000100');
    },
  );

  claim.over(
    wireDrivers,
    'counters.incr.max-value',
    'incr counts to 18446744073709551615 and loses nothing on the way',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '9007199254740992');
      // Where a double loses the last bit, where a signed number ends, and the end of them all.
      expect(await cache.incr(k, 1)).toBe(9_007_199_254_740_993n);
      expect(await cache.incr(k, 9_214_364_837_600_034_815n)).toBe(9_223_372_036_854_775_808n);
      expect(await cache.incr(k, 9_223_372_036_854_775_807n)).toBe(18_446_744_073_709_551_615n);
      expect(await cache.get(k)).toHold('18446744073709551615');
      expect(await cache.decr(k, 1)).toBe(18_446_744_073_709_551_614n);
    },
  );

  // What it answers is for the wire drivers: memjs misreads answers of more than 32 bits.
  claim.over(
    everyDriver,
    'counters.incr.max-value',
    'the largest number is stored in full',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '18446744073709551614');
      await cache.incr(k, 1);
      expect(await cache.get(k)).toHold('18446744073709551615');
    },
  );

  claim.over(
    everyDriver,
    'counters.incr.wrap-64',
    'incr beyond 18446744073709551615 goes on from 0',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '18446744073709551615');
      expect(await cache.incr(k, 1)).toBe(0n);
      expect(await cache.incr(k, 7)).toBe(7n);
      await cache.set(k, '18446744073709551610');
      expect(await cache.incr(k, 10)).toBe(4n);
    },
  );

  claim(
    'counters.memory-behind-value',
    'a minus sign that is left in memory does not make a large number none',
    {
      documented: async (proof) => {
        expect(await raisedWithMinusSignsBehind(proof)).toBe('1\r\n');
      },
      deviates: async (proof) => {
        expect(await raisedWithMinusSignsBehind(proof)).toBe(
          'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n',
        );
      },
    },
  );

  claim(
    'binary.incr-max-wrap',
    'Increment beyond the largest number answers 0 in eight bytes',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      await cache.set(k, '18446744073709551614');
      const step = { opcode: opcodes.increment, key: k, extras: countExtras(1n) };
      const responses = [await cache.request(step), await cache.request(step)];
      expect(responses).toEqual([
        expect.objectContaining({ status: status.noError, value: Buffer.alloc(8, 0xff) }),
        expect.objectContaining({ status: status.noError, value: Buffer.alloc(8) }),
      ]);
      expect(await cache.incr(k, 1)).toBe(1n);
    },
  );

  claim.over(
    wireDrivers,
    'counters.delta-zero',
    'incr by 0 answers the number and gives a new CAS',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '42', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('42', 7);
      expect(await cache.incr(k, 0)).toBe(42n);
      const after = await cache.gets(k);
      expect(after).toHold('42', 7);
      expect(after).not.toEqual(before);
    },
  );

  claim.over(
    everyDriver,
    'counters.delta-zero',
    'incr and decr by 0 answer the number as it is',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '42');
      expect(await cache.incr(k, 0)).toBe(42n);
      expect(await cache.decr(k, 0)).toBe(42n);
      expect(await cache.get(k)).toHold('42');
    },
  );
});

describe('counters › decr', () => {
  claim.over(
    everyDriver,
    'counters.decr.result',
    'decr answers the rest and stores it',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '99');
      expect(await cache.decr(k, 9)).toBe(90n);
      expect(await cache.get(k)).toHold('90');
      expect(await cache.decr(k, 1)).toBe(89n);
      expect(await cache.get(k)).toHold('89');
    },
  );

  claim(
    'counters.decr.result',
    'decr answers the number alone on a line',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 2\r\n99\r\n`);
      expect(await w.exchange(`decr ${k} 57\r\n`)).toBe('42\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 2\r\n42\r\nEND\r\n`);
    },
  );

  claim.over(everyDriver, 'counters.decr.floor-zero', 'decr stops at 0', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, '5');
    expect(await cache.decr(k, 6)).toBe(0n);
    expect(await cache.get(k)).toHold('0');
    expect(await cache.decr(k, 4_294_967_295)).toBe(0n);
    // It is a number still.
    expect(await cache.incr(k, 2)).toBe(2n);
  });

  // The document leaves the blanks to the server: none, or as many as the number has lost digits.
  claim(
    'counters.decr.padding',
    'a number that gets shorter is followed by blanks at most, and its answer by nothing',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await w.exchange(`set ${k} 5 0 4\r\n1000\r\n`);
      expect(await w.exchange(`decr ${k} 1\r\n`)).toBe('999\r\n');
      expect(textOf(await cache.get(k))).toMatch(/^999 ?$/);
      expect(await w.exchange(`decr ${k} 990\r\n`)).toBe('9\r\n');
      expect(textOf(await cache.get(k))).toMatch(/^9 {0,3}$/);
      expect(await w.exchange(`incr ${k} 2\r\n`)).toBe('11\r\n');
      expect(textOf(await cache.get(k))).toMatch(/^11 {0,2}$/);
    },
  );
});

describe('counters › both', () => {
  claim.over(
    everyDriver,
    'counters.miss',
    'incr and decr of a key that is not there create nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.incr(k, 1)).toBe('miss');
      expect(await cache.decr(k, 1)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, '5')).toBe('stored');
      expect(await cache.incr(k, 1)).toBe(6n);
      await cache.delete(k);
      expect(await cache.incr(k, 1)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim(
    'counters.miss',
    'incr and decr of a key that is not there answer NOT_FOUND',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`incr ${k} 1\r\n`)).toBe('NOT_FOUND\r\n');
      expect(await w.exchange(`decr ${k} 1\r\n`)).toBe('NOT_FOUND\r\n');
      expect(await w.exchange(`add ${k} 0 0 1\r\n1\r\n`)).toBe('STORED\r\n');
    },
  );

  claim.over(
    wireDrivers,
    'counters.changes-cas',
    'incr and decr give a new CAS, also where the number stays 0',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '0');
      const first = await cache.gets(k);
      await cache.decr(k, 1);
      const second = await cache.gets(k);
      await cache.incr(k, 1);
      const third = await cache.gets(k);
      // Longer than before: a new place in memory.
      await cache.incr(k, 1_000_000);
      const items = [first, second, third, await cache.gets(k)];
      expect(items.map(textOf)).toEqual(['0', '0', '1', '1000001']);
      expect(new Set(items.map(casOf)).size).toBe(4);
    },
  );

  claim.over(
    wireDrivers,
    'counters.keeps-flags-ttl',
    'incr and decr keep the flags, also when the value grows',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '98', { flags: 2_147_483_647 });
      expect(await cache.incr(k, 1)).toBe(99n);
      expect(await cache.get(k)).toHold('99', 2_147_483_647);
      expect(await cache.incr(k, 1)).toBe(100n);
      expect(await cache.get(k)).toHold('100', 2_147_483_647);
      expect(await cache.decr(k, 0)).toBe(100n);
      expect(await cache.get(k)).toHold('100', 2_147_483_647);
    },
  );

  // Eight clients, fifty steps each: the answers are the history. One by one they are 1 to 400, and
  // each client sees its own in their order.
  claim.over(
    everyDriver,
    'counters.atomic',
    'many clients that incr at once: every number comes once',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, '0');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const history = await Promise.all(
        clients.map((client) => Promise.all(Array.from({ length: 50 }, () => client.incr(k, 1)))),
      );
      expect(history.flat().sort(byNumber)).toEqual(
        Array.from({ length: 400 }, (_, n) => BigInt(n + 1)),
      );
      expect(history.map((own) => [...own].sort(byNumber))).toEqual(history);
      expect(await cache.get(k)).toHold('400');
    },
  );

  // Up by 3 and down by 2, on a number that can reach neither end.
  claim.over(
    everyDriver,
    'counters.atomic',
    'many clients that incr and decr at once: no step is lost',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, '10000');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const history = await Promise.all(
        clients.flatMap((client) =>
          Array.from({ length: 25 }, () => [client.incr(k, 3), client.decr(k, 2)]).flat(),
        ),
      );
      expect(history.filter((answer) => typeof answer !== 'bigint')).toEqual([]);
      expect(await cache.incr(k, 0)).toBe(10_200n);
    },
  );
});
