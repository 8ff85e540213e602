import { describe, expect, given } from '../../fixtures/claims';
import type { Item } from '../../fixtures/drivers/cache';
import { opcodes, status, uint32, uint64 } from '../../fixtures/protocol/binary-packet';
import { setWithTtl } from '../../fixtures/time/ttl-rules';
import { claim } from './claims';

/** Delta, an initial value of 0, and an expiry. */
const countExtras = (delta: bigint, expiry = 0) =>
  Buffer.concat([uint64(delta), uint64(0n), uint32(expiry)]);

describe('binary › Increment of an existing item', () => {
  claim(
    'binary.incr-max-wrap',
    'Increment beyond 2^64 - 1 wraps around to 0',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      given(await cache.set(k, '18446744073709551614')).toBe('stored');
      const step = { opcode: opcodes.increment, key: k, extras: countExtras(1n) };
      expect(await cache.request(step)).toMatchObject({
        status: status.noError,
        value: Buffer.alloc(8, 0xff),
      });
      expect(await cache.request(step)).toMatchObject({
        status: status.noError,
        value: Buffer.alloc(8),
      });
      expect(await cache.incr(k, 1)).toBe(1n);
    },
  );

  // With an expiry of 1000 an item would persist, with 1 it would expire a tick too soon.
  claim(
    'binary.incr-keeps-ttl',
    'Increment and Decrement of an existing item ignore their expiry',
    async ({ binary, time }) => {
      const cache = await binary();
      const count = (opcode: number, expiry: number, afterTicks: number) => ({
        run: async (k: string) =>
          (await cache.request({ opcode, key: k, extras: countExtras(1n, expiry) })).status,
        gives: 0,
        afterTicks,
      });
      const scenario = {
        items: 3,
        write: { ...setWithTtl(cache, 3), run: (k: string) => cache.set(k, '9', { ttl: 3 }) },
        then: [
          count(opcodes.increment, 1, 0),
          count(opcodes.increment, 1000, 1),
          count(opcodes.decrement, 1000, 1),
        ],
        isOurs: ({ value }: Item) => /^\d+ *$/.test(value.toString()),
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});
