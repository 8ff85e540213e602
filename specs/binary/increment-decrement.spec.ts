import { describe, expect, given } from '../../fixtures/claims';
import type { BinaryCache } from '../../fixtures/drivers/binary';
import { NEVER_CREATE, status, uint64 } from '../../fixtures/protocol/binary-packet';
import type { Scenario } from '../../fixtures/time/watch';
import { claim } from './claims';
import { ask, binary, counting, reply, request } from './requests';

/** Creates a counter of 13 where the key is missing, and else adds 5. */
const thirteen = { extras: counting(5n, 13n, 0) };
const counted = (number: bigint): object => ({ status: status.noError, value: uint64(number) });

/** The 22 bytes that some releases make of a 13: after the zero byte comes what the memory held before. */
const thirteenAndMore = /^13\0.{19}$/s;

/** Counters of 13 that are created with a TTL of 2, and read as such bytes. */
const createdWithTtl = (cache: BinaryCache, bytes: RegExp): Scenario => ({
  items: 3,
  write: {
    run: async (k) => (await ask(cache, 'increment', k, { extras: counting(5n, 13n, 2) })).status,
    gives: status.noError,
    ttl: 2,
  },
  isOurs: ({ value }) => bytes.test(value.toString('latin1')),
});

describe('binary › increment, decrement', () => {
  claim.over(binary, 'binary.incr', 'Increment and Decrement reply number and CAS unique', {
    documented: async ({ cache, text, key }) => {
      const [plain, k] = [await text(), key()];
      given(await plain.set(k, '40', { flags: 7 })).toBe('stored');
      const raised = await ask(cache, 'increment', k, { extras: counting(1n << 32n, 0n, 0) });
      expect(raised).toMatchObject({
        ...counted((1n << 32n) + 40n),
        extrasLength: 0,
        keyLength: 0,
      });
      const first = await plain.gets(k);
      expect(first).toEqual({ value: Buffer.from('4294967336'), flags: 7, cas: raised.cas });
      const lowered = await ask(cache, 'decrement', k, { extras: counting(1n, 0n, 0) });
      expect(lowered).toMatchObject(counted((1n << 32n) + 39n));
      expect(lowered.cas).not.toBe(raised.cas);
      const second = await plain.gets(k);
      expect(second).toEqual({ value: Buffer.from('4294967335'), flags: 7, cas: lowered.cas });
    },
    deviates: async ({ cache, key }) => {
      const [k, extras] = [key(), counting(1n << 32n, 0n, 0)];
      given(await cache.set(k, '40', { flags: 7 })).toBe('stored');
      const { cas: before } = await ask(cache, 'get', k);
      const longer = await ask(cache, 'increment', k, { extras });
      expect(longer).toMatchObject({ ...counted((1n << 32n) + 40n), cas: before });
      const read = await ask(cache, 'get', k);
      expect(read.value.toString()).toBe('4294967336');
      expect(read.cas).not.toBe(before);
      const { cas } = await ask(cache, 'increment', k, { extras });
      expect(await ask(cache, 'get', k)).toMatchObject({ cas });
    },
  });

  claim.over(binary, 'binary.incr-create', 'a counter is created with the initial number', {
    documented: async ({ cache, text, key }) => {
      const [plain, raised, lowered] = [await text(), key(), key()];
      const created = await ask(cache, 'increment', raised, thirteen);
      expect(created).toMatchObject(counted(13n));
      expect(await ask(cache, 'decrement', lowered, thirteen)).toMatchObject(counted(13n));
      expect(await plain.get(raised)).toHold('13', 0);
      expect(await plain.get(lowered)).toHold('13', 0);
      expect(await plain.gets(raised)).toMatchObject({ cas: created.cas });
      expect(await ask(cache, 'increment', raised, thirteen)).toMatchObject(counted(18n));
    },
    deviates: async ({ cache, wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await ask(cache, 'increment', k, thirteen)).toMatchObject(counted(13n));
      const value = (await ask(cache, 'get', k)).value.toString('latin1');
      expect(value).toMatch(thirteenAndMore);
      await w.send(`get ${k}\r\n`);
      const start = `VALUE ${k} 0 22\r\n${value}`;
      expect((await w.readBytes(start.length)).toString('latin1')).toBe(start);
      expect((await w.readBytes(7)).toString('latin1')).toMatch(/^(?!\r\n)..END\r\n$/s);
    },
  });

  claim.over(binary, 'binary.incr-create', 'a counter that was created expires on its tick', {
    documented: async ({ cache, time }) => {
      expect(await time(cache).lifetimes(createdWithTtl(cache, /^13$/))).toExpireOnTick();
    },
    deviates: async ({ cache, time }) => {
      expect(await time(cache).lifetimes(createdWithTtl(cache, thirteenAndMore))).toExpireOnTick();
    },
  });

  claim.over(
    binary,
    'binary.incr-no-create',
    'with an expiry of 0xffffffff no counter is created',
    async ({ cache, key }) => {
      const [k, extras] = [key(), counting(5n, 13n, NEVER_CREATE)];
      const miss = { status: status.keyNotFound };
      expect(await ask(cache, 'increment', k, { extras })).toMatchObject(miss);
      expect(await ask(cache, 'decrement', k, { extras })).toMatchObject(miss);
      expect(await cache.get(k)).toBe('miss');
      given(await cache.set(k, '1')).toBe('stored');
      expect(await ask(cache, 'increment', k, { extras })).toMatchObject(counted(6n));
      expect(await cache.get(k)).toHold('6');
    },
  );

  claim.over(
    binary,
    'binary.incrq',
    'IncrementQ and DecrementQ are silent where they count',
    async ({ cache, key }) => {
      const [counter, missing, words] = [key(), key(), key()];
      given(await cache.set(counter, '41')).toBe('stored');
      given(await cache.set(words, 'many')).toBe('stored');
      const one = { extras: counting(1n, 13n, NEVER_CREATE) };
      const responses = await cache.quiet([
        request('incrementQ', counter, one),
        request('incrementQ', missing, one),
        request('decrementQ', missing, one),
        request('incrementQ', words, one),
        request('decrementQ', words, one),
        request('incrementQ', counter, one),
        request('decrementQ', counter, { extras: counting(3n, 13n, 0) }),
      ]);
      expect(responses).toMatchObject([
        reply('incrementQ', 'keyNotFound'),
        reply('decrementQ', 'keyNotFound'),
        reply('incrementQ', 'nonNumericValue'),
        reply('decrementQ', 'nonNumericValue'),
      ]);
      expect(await cache.get(counter)).toHold('40');
      expect(await cache.get(words)).toHold('many');
      expect(await cache.get(missing)).toBe('miss');
    },
  );
});
