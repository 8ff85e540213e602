import { describe, expect, given } from '../../fixtures/claims';
import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** The largest number of signed 32 bits, 2038-01-19, and the next one. */
const LAST_SIGNED = 2_147_483_647;
const YEAR_2038 = LAST_SIGNED + 1;
/** The largest number of 32 bits, 2106-02-07, and the next one. */
const YEAR_2106 = 4_294_967_295;
const OVER_32_BITS = YEAR_2106 + 1;

const ONE = { value: Buffer.from('one'), flags: 0 };

/** The replies of a command with each of the four times, and what get finds then: as deviations have it. */
const countedBack = (reply: unknown) => [
  [reply, ONE],
  [reply, ONE],
  [reply, 'miss'],
  [reply, ONE],
];
const signed = (reply: unknown) => [
  [reply, ONE],
  [reply, 'miss'],
  [reply, 'miss'],
  [reply, ONE],
];

/** What a command with each of the four times replies on an item without a TTL, and what get finds then. */
const withEachTime = (
  cache: WireCache,
  key: () => string,
  run: (k: string, ttl: number) => Promise<unknown>,
): Promise<readonly unknown[]> =>
  Promise.all(
    [LAST_SIGNED, YEAR_2038, YEAR_2106, OVER_32_BITS].map(async (ttl) => {
      const k = key();
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.get(k)).toHold('one');
      return [await run(k, ttl), await cache.get(k)];
    }),
  );

describe('expiry › Unix times after 2038', () => {
  claim.over(
    [drivers.memjs, drivers.binary] as readonly Driver[],
    'expiry.binary-large-unsigned',
    'times from 2038 to 2106 are in the future in the binary protocol',
    async ({ cache, key }) => {
      const [first, last] = [key('first'), key('last')];
      expect(await cache.set(first, 'one', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.set(last, 'one', { ttl: YEAR_2106 })).toBe('stored');
      expect(await cache.get(first)).toHold('one');
      expect(await cache.get(last)).toHold('one');
    },
  );

  claim('expiry.over-2038-text', 'times from 2038 to 2106 are in the future in a storage command', {
    documented: async ({ text, key }) => {
      const cache = await text();
      const [first, last] = [key('first'), key('last')];
      expect(await cache.set(first, 'one', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.set(last, 'one', { ttl: YEAR_2106 })).toBe('stored');
      expect(await cache.get(first)).toHold('one');
      expect(await cache.get(last)).toHold('one');
    },
    deviates: {
      'counted back': async ({ text, key }) => {
        const cache = await text();
        expect(await withEachTime(cache, key, (k, ttl) => cache.set(k, 'one', { ttl }))).toEqual(
          countedBack('stored'),
        );
      },
      signed: async ({ text, key }) => {
        const cache = await text();
        expect(await withEachTime(cache, key, (k, ttl) => cache.set(k, 'one', { ttl }))).toEqual(
          signed('stored'),
        );
      },
    },
  });

  claim('expiry.over-2038-touch', 'times from 2038 to 2106 are in the future in touch', {
    documented: async ({ text, key }) => {
      const [k, cache] = [key(), await text()];
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.get(k)).toHold('one');
      expect(await cache.touch(k, YEAR_2038)).toBe('touched');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.touch(k, YEAR_2106)).toBe('touched');
      expect(await cache.get(k)).toHold('one');
    },
    deviates: {
      'counted back': async ({ text, key }) => {
        const cache = await text();
        expect(await withEachTime(cache, key, (k, ttl) => cache.touch(k, ttl))).toEqual(
          countedBack('touched'),
        );
      },
      signed: async ({ text, key }) => {
        const cache = await text();
        expect(await withEachTime(cache, key, (k, ttl) => cache.touch(k, ttl))).toEqual(
          signed('touched'),
        );
      },
      rejected: async ({ text, key }) => {
        const [k, cache] = [key(), await text()];
        given(await cache.set(k, 'one')).toBe('stored');
        given(await cache.get(k)).toHold('one');
        given(await cache.touch(k, LAST_SIGNED)).toBe('touched');
        expect(await cache.touch(k, YEAR_2038)).toBe('bad exptime');
        expect(await cache.touch(k, OVER_32_BITS)).toBe('bad exptime');
        expect(await cache.get(k)).toHold('one');
      },
    },
  });

  claim('expiry.over-2038-gat', 'times from 2038 to 2106 are in the future in gat', {
    documented: async ({ text, key }) => {
      const [k, cache] = [key(), await text()];
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.get(k)).toHold('one');
      expect(await cache.getAndTouch(k, YEAR_2038)).toHold('one');
      expect(await cache.getAndTouch(k, YEAR_2106)).toHold('one');
      expect(await cache.get(k)).toHold('one');
    },
    deviates: {
      'counted back': async ({ text, key }) => {
        const cache = await text();
        expect(await withEachTime(cache, key, (k, ttl) => cache.getAndTouch(k, ttl))).toEqual(
          countedBack(ONE),
        );
      },
      signed: async ({ text, key }) => {
        const cache = await text();
        expect(await withEachTime(cache, key, (k, ttl) => cache.getAndTouch(k, ttl))).toEqual(
          signed(ONE),
        );
      },
      rejected: async ({ text, key }) => {
        const [k, cache] = [key(), await text()];
        given(await cache.set(k, 'one')).toBe('stored');
        given(await cache.getAndTouch(k, LAST_SIGNED)).toHold('one');
        expect(await cache.getAndTouch(k, YEAR_2038)).toBe('bad exptime');
        expect(await cache.getAndTouch(k, OVER_32_BITS)).toBe('bad exptime');
        expect(await cache.get(k)).toHold('one');
      },
    },
  });

  claim.over(
    [drivers.meta],
    'expiry.over-2038-meta',
    'times from 2038 to 2106 are in the future in T of mg',
    {
      documented: async ({ cache, stored }) => {
        const k = await stored(cache, 'one');
        given(await cache.get(k)).toHold('one');
        expect(await cache.touch(k, YEAR_2038)).toBe('touched');
        expect(await cache.get(k)).toHold('one');
        expect(await cache.getAndTouch(k, YEAR_2106)).toHold('one');
        expect(await cache.get(k)).toHold('one');
      },
      deviates: {
        signed: async ({ cache, key }) => {
          expect(await withEachTime(cache, key, (k, ttl) => cache.touch(k, ttl))).toEqual(
            signed('touched'),
          );
          expect(await withEachTime(cache, key, (k, ttl) => cache.getAndTouch(k, ttl))).toEqual(
            signed(ONE),
          );
        },
        rejected: async ({ cache, stored }) => {
          const k = await stored(cache, 'one');
          given(await cache.get(k)).toHold('one');
          given(await cache.touch(k, LAST_SIGNED)).toBe('touched');
          expect(await cache.touch(k, YEAR_2038)).toBe('bad request');
          expect(await cache.getAndTouch(k, OVER_32_BITS)).toBe('bad request');
          expect(await cache.get(k)).toHold('one');
        },
      },
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.over-2038-meta',
    'times from 2038 to 2106 are in the future in T of ms',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, 'one', { ttl: YEAR_2038 })).toBe('stored');
        expect(await cache.get(k)).toHold('one');
      },
      deviates: {
        signed: async ({ cache, key }) => {
          expect(await withEachTime(cache, key, (k, ttl) => cache.set(k, 'one', { ttl }))).toEqual(
            signed('stored'),
          );
        },
        rejected: async ({ cache, stored }) => {
          const k = await stored(cache, 'old', { ttl: LAST_SIGNED });
          expect(await cache.set(k, 'new', { ttl: YEAR_2038 })).toBe('bad request');
          expect(await cache.get(k)).toHold('old');
        },
      },
    },
  );

  // Without a read before: ma loses its T where two of them are about to move the item within its LRU.
  claim.over(
    [drivers.meta],
    'expiry.over-2038-meta',
    'times from 2038 to 2106 are in the future in T of ma',
    {
      documented: async ({ cache, stored }) => {
        const k = await stored(cache, '1');
        given((await cache.ma(k, { v: true })).value?.toString()).toBe('2');
        expect((await cache.ma(k, { T: YEAR_2038 })).line).toBe('HD');
        expect(await cache.get(k)).toHold('3');
      },
      deviates: {
        signed: async ({ cache, stored }) => {
          const k = await stored(cache, '1');
          given((await cache.ma(k, { v: true, T: LAST_SIGNED })).value?.toString()).toBe('2');
          expect((await cache.ma(k, { T: YEAR_2038 })).line).toBe('HD');
          expect(await cache.get(k)).toBe('miss');
        },
        rejected: async ({ cache, stored }) => {
          const k = await stored(cache, '1');
          given((await cache.ma(k, { v: true, T: LAST_SIGNED })).value?.toString()).toBe('2');
          expect((await cache.ma(k, { T: YEAR_2038 })).line).toMatch(/^CLIENT_ERROR /);
          expect(await cache.get(k)).toHold('2');
        },
      },
    },
  );
});
