import type { Item } from '../../fixtures/drivers/cache';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { opcodes } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { countExtras } from './history';

/** The items of these scenarios hold a number. */
const isOurs = (item: Item): boolean => /^\d+ *$/.test(item.value.toString());

describe('counters › TTL', () => {
  // 9 to 10 makes the value longer, which moves the item to a new place in memory.
  claim.over(
    everyDriver,
    'counters.keeps-flags-ttl',
    'incr leaves the TTL alone, also when the value grows',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, '8', { ttl: 2 }), gives: 'stored', ttl: 2 };
      const incr = { run: (k: string) => cache.incr(k, 1), afterTicks: 1 };
      const then = [
        { ...incr, gives: 9n },
        { ...incr, gives: 10n },
      ];
      const scenario = { items: 3, write, then, isOurs };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'counters.keeps-flags-ttl',
    'decr leaves the TTL alone',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, '10', { ttl: 2 }), gives: 'stored', ttl: 2 };
      const decr = { run: (k: string) => cache.decr(k, 1), gives: 9n, afterTicks: 1 };
      const scenario = { items: 3, write, then: [decr], isOurs };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // Tried in the tick in which the item goes; before that, readings have shown that it was there.
  claim.over(
    everyDriver,
    'counters.expired',
    'incr and decr of an expired item say that there is none',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, '10', { ttl: 2 }), gives: 'stored', ttl: 2 };
      const answers = new Set<unknown>();
      const count = async (k: string): Promise<void> => {
        const [up, down] = await Promise.all([cache.incr(k, 1), cache.decr(k, 1)]);
        answers.add(up).add(down);
      };
      const scenario = { items: 3, write, then: [{ run: count, afterTicks: 2 }], isOurs };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
      expect(answers).toEqual(new Set(['miss']));
    },
  );

  // An expiry of a thousand seconds would keep the item, one of 1 would end it a tick too soon.
  claim(
    'binary.incr-keeps-ttl',
    'Increment and Decrement of an item that is there ignore their expiry',
    async ({ binary, time }) => {
      const cache = await binary();
      const count = (opcode: number, expiry: number) => ({
        run: async (k: string) =>
          (await cache.request({ opcode, key: k, extras: countExtras(1n, expiry) })).status,
        gives: 0,
      });
      const write = { run: (k: string) => cache.set(k, '9', { ttl: 3 }), gives: 'stored', ttl: 3 };
      const then = [
        { ...count(opcodes.increment, 1), afterTicks: 0 },
        { ...count(opcodes.increment, 1000), afterTicks: 1 },
        { ...count(opcodes.decrement, 1000), afterTicks: 1 },
      ];
      const scenario = { items: 3, write, then, isOurs };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );
});
