import { expect } from '../../fixtures/claims';
import type { BodyOver } from '../../fixtures/claims/claim';
import type { Cache } from '../../fixtures/drivers/cache';

/** How releases before 1.4.14 touch in the binary protocol. */
export const binaryTouchMisreads = {
  to: '1.4.13',
  over: ['memjs', 'binary'],
  does: 'Touch and GAT of the binary protocol take the TTL from the wrong place, where there is a 0: they clear it.',
} as const;

/** An item due after two ticks is touched on the first of them, with a TTL of one tick, and stays. */
export const touchClears: BodyOver<Cache> = async ({ cache, time }) => {
  const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
  const touch = { run: (k: string) => cache.touch(k, 1), gives: 'touched', ttl: 0 };
  const scenario = { write, then: [{ ...touch, afterTicks: 1 }], watchTicks: 2 };
  expect(await time(cache).lifetimes(scenario)).toPersist();
};
