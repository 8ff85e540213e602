import type { BinaryCache } from '../../fixtures/drivers/binary';
import { drivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import {
  NEVER_CREATE,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import type { Scenario } from '../../fixtures/time/watch';
import { claim } from './claims';

const binary = [drivers.binary];

/** Extras of a count: delta, the number to begin with, and the TTL of what is created. */
const counting = (delta: bigint, initial: bigint, expiry: number): Buffer =>
  Buffer.concat([uint64(delta), uint64(initial), uint32(expiry)]);

/** The 22 bytes that some releases make of a 13: after the zero byte comes what the memory held before. */
const thirteenAndMore = /^13\0.{19}$/s;

/** A counter that begins with 13, written with a TTL of two, and read as such bytes. */
const thirteen = (cache: BinaryCache, bytes: RegExp): Scenario => ({
  items: 3,
  write: {
    run: async (k) => {
      const extras = counting(5n, 13n, 2);
      return (await cache.request({ opcode: opcodes.increment, key: k, extras })).status;
    },
    gives: status.noError,
    ttl: 2,
  },
  isOurs: ({ value }) => bytes.test(value.toString('latin1')),
});

describe('binary › increment, decrement', () => {
  claim.over(binary, 'binary.incr', 'the answer is the number in 8 bytes and the CAS unique', {
    documented: async ({ cache, text, key }) => {
      const plain = await text();
      const k = key();
      await plain.set(k, '40', { flags: 7 });
      const raised = await cache.request({
        opcode: opcodes.increment,
        key: k,
        extras: counting(0x1_0000_0000n, 0n, 0),
      });
      expect(raised).toMatchObject({
        status: status.noError,
        extrasLength: 0,
        keyLength: 0,
        value: Buffer.of(0, 0, 0, 1, 0, 0, 0, 40),
      });
      expect(await plain.gets(k)).toEqual({
        value: Buffer.from('4294967336'),
        flags: 7,
        cas: raised.cas,
      });
      const lowered = await cache.request({
        opcode: opcodes.decrement,
        key: k,
        extras: counting(1n, 0n, 0),
      });
      expect(lowered).toMatchObject({
        status: status.noError,
        value: Buffer.of(0, 0, 0, 1, 0, 0, 0, 39),
      });
      expect(lowered.cas).not.toBe(raised.cas);
      expect(await plain.gets(k)).toEqual({
        value: Buffer.from('4294967335'),
        flags: 7,
        cas: lowered.cas,
      });
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '40', { flags: 7 });
      const { cas: before } = await cache.request({ opcode: opcodes.get, key: k });
      const extras = counting(0x1_0000_0000n, 0n, 0);
      const longer = await cache.request({ opcode: opcodes.increment, key: k, extras });
      expect(longer).toMatchObject({ value: Buffer.of(0, 0, 0, 1, 0, 0, 0, 40), cas: before });
      const read = await cache.request({ opcode: opcodes.get, key: k });
      expect(read.value.toString()).toBe('4294967336');
      expect(read.cas).not.toBe(before);
      const asLong = await cache.request({ opcode: opcodes.increment, key: k, extras });
      expect(await cache.request({ opcode: opcodes.get, key: k })).toMatchObject({
        cas: asLong.cas,
      });
    },
  });

  claim.over(
    binary,
    'binary.incr-create',
    'a counter begins with the initial number, without the delta',
    {
      documented: async ({ cache, text, key }) => {
        const plain = await text();
        const [raised, lowered] = [key(), key()];
        const responses = await Promise.all([
          cache.request({ opcode: opcodes.increment, key: raised, extras: counting(5n, 13n, 0) }),
          cache.request({ opcode: opcodes.decrement, key: lowered, extras: counting(5n, 13n, 0) }),
        ]);
        expect(responses).toMatchObject([
          { status: status.noError, value: uint64(13n) },
          { status: status.noError, value: uint64(13n) },
        ]);
        expect(await plain.get(raised)).toHold('13', 0);
        expect(await plain.get(lowered)).toHold('13', 0);
        expect(await plain.gets(raised)).toMatchObject({ cas: responses[0].cas });
        // The next one counts.
        const next = { opcode: opcodes.increment, key: raised, extras: counting(5n, 13n, 0) };
        expect((await cache.request(next)).value).toEqual(uint64(18n));
      },
      deviates: async ({ cache, wire, key }) => {
        const k = key();
        const extras = counting(5n, 13n, 0);
        const created = await cache.request({ opcode: opcodes.increment, key: k, extras });
        expect(created).toMatchObject({ status: status.noError, value: uint64(13n) });
        const { value } = await cache.request({ opcode: opcodes.get, key: k });
        expect(value.toString('latin1')).toMatch(thirteenAndMore);
        const bytes = value.toString('latin1');
        const w = await wire();
        await w.send(`get ${k}\r\n`);
        const start = `VALUE ${k} 0 22\r\n${bytes}`;
        expect((await w.readBytes(start.length)).toString('latin1')).toBe(start);
        expect((await w.readBytes(7)).toString('latin1')).toMatch(/^(?!\r\n)..END\r\n$/s);
      },
    },
  );

  claim.over(binary, 'binary.incr-create', 'a counter that was created expires on its tick', {
    documented: async ({ cache, time }) => {
      const scenario = thirteen(cache, /^13$/);
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
    deviates: async ({ cache, time }) => {
      const scenario = thirteen(cache, thirteenAndMore);
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  });

  claim.over(
    binary,
    'binary.incr-no-create',
    'an expiry of all ones creates nothing',
    async ({ cache, key }) => {
      const k = key();
      const extras = counting(5n, 13n, NEVER_CREATE);
      const responses = await Promise.all([
        cache.request({ opcode: opcodes.increment, key: k, extras }),
        cache.request({ opcode: opcodes.decrement, key: k, extras }),
      ]);
      expect(responses.map((response) => response.status)).toEqual([
        status.keyNotFound,
        status.keyNotFound,
      ]);
      expect(await cache.get(k)).toBe('miss');
      // The same request counts once there is an item.
      await cache.set(k, '1');
      const counted = await cache.request({ opcode: opcodes.increment, key: k, extras });
      expect(counted).toMatchObject({ status: status.noError, value: uint64(6n) });
      expect(await cache.get(k)).toHold('6');
    },
  );

  claim.over(
    binary,
    'binary.incrq',
    'IncrementQ and DecrementQ are silent until they fail',
    async ({ cache, key }) => {
      const [counter, absent, words] = [key(), key(), key()];
      await Promise.all([cache.set(counter, '41'), cache.set(words, 'many')]);
      const extras = counting(1n, 13n, NEVER_CREATE);
      const quiet = [
        { opcode: opcodes.incrementQ, key: counter, extras },
        { opcode: opcodes.incrementQ, key: absent, extras },
        { opcode: opcodes.decrementQ, key: absent, extras },
        { opcode: opcodes.incrementQ, key: words, extras },
        { opcode: opcodes.decrementQ, key: words, extras },
        { opcode: opcodes.incrementQ, key: counter, extras },
        { opcode: opcodes.decrementQ, key: counter, extras: counting(3n, 13n, 0) },
      ];
      const responses = await cache.quiet(quiet);
      expect(responses.map((response) => [response.opcode, response.status])).toEqual([
        [opcodes.incrementQ, status.keyNotFound],
        [opcodes.decrementQ, status.keyNotFound],
        [opcodes.incrementQ, status.nonNumericValue],
        [opcodes.decrementQ, status.nonNumericValue],
      ]);
      expect(await cache.get(counter)).toHold('40');
      expect(await cache.get(words)).toHold('many');
      expect(await cache.get(absent)).toBe('miss');
    },
  );
});
