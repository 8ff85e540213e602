import type { Cache, WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

const DAYS_30 = 2_592_000;
/** The first number that does not fit into signed 32 bits: 2038-01-19. */
const YEAR_2038 = 2_147_483_648;
/** The largest number of 32 bits: 2106-02-07. */
const YEAR_2106 = 4_294_967_295;

/** The border of signed 32 bits, and that of 32 bits. */
const BORDERS = [YEAR_2038 - 1, YEAR_2038, YEAR_2106, YEAR_2106 + 1];
const ONE = { value: Buffer.from('one'), flags: 0 };

type NewKey = (label?: string) => string;

/** What there is to read of an item stored with each of these times. */
const readAfterSet = (cache: WireCache, key: NewKey): Promise<unknown[]> =>
  readAfter(cache, key, (k, ttl) => cache.set(k, 'one', { ttl }), 'stored');

/** What there is to read of an item without a TTL that was touched with each of these times. */
const readAfterTouch = (cache: WireCache, key: NewKey): Promise<unknown[]> =>
  readAfter(cache, key, (k, ttl) => cache.touch(k, ttl), 'touched');

/** What there is to read of an item without a TTL that was read and touched with each of these times. */
const readAfterGat = (cache: WireCache, key: NewKey): Promise<unknown[]> =>
  readAfter(cache, key, (k, ttl) => cache.getAndTouch(k, ttl), ONE);

async function readAfter(
  cache: WireCache,
  key: NewKey,
  run: (k: string, ttl: number) => Promise<unknown>,
  reply: unknown,
): Promise<unknown[]> {
  const items = BORDERS.map((ttl) => ({ k: key(), ttl }));
  await Promise.all(items.map(({ k }) => cache.set(k, 'one')));
  const replies = await Promise.all(items.map(({ k, ttl }) => run(k, ttl)));
  expect(replies).toEqual(items.map(() => reply));
  return Promise.all(items.map(({ k }) => cache.get(k)));
}

/** The server's clock. */
const clockOf = async (cache: Cache): Promise<number> => Number((await cache.stats())['time']);

describe('expiry › 30 days', () => {
  claim.over(
    everyDriver,
    'expiry.exact-30-days',
    'exactly 30 days count from now',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'one', { ttl: DAYS_30 })).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.exact-30-days',
    'mg t shows all of 30 days',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => cache.set(k, k, { ttl: DAYS_30 }),
        read: async (k) => (await cache.mg(k, { t: true })).line,
        forTicks: 1,
      });
      expect(seen).toEqual([['HD t2592000'], ['HD t2591999']]);
    },
  );

  claim.over(
    everyDriver,
    'expiry.absolute-after-30-days',
    'one second more than 30 days is a time in 1970',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'one', { ttl: DAYS_30 })).toBe('stored');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.set(k, 'two', { ttl: DAYS_30 + 1 })).toBe('stored');
      expect(await cache.get(k)).toBe('miss');
    },
  );
});

describe('expiry › absolute', () => {
  claim.over(
    everyDriver,
    'expiry.absolute-lifetime',
    'item goes when the clock shows its time',
    async ({ cache, time }) => {
      const write = {
        run: (k: string, expiresAt: number) => cache.set(k, k, { ttl: expiresAt }),
        gives: 'stored',
        expiresIn: 3,
      };
      expect(await time(cache).lifetimes({ items: 10, write })).toExpireOnTick();
    },
  );

  claim.over(
    everyDriver,
    'expiry.absolute-past',
    'an item with a time in the past has expired at once',
    async ({ cache, key }) => {
      const now = await clockOf(cache);
      const times = [now - 1, now - 3600, 1_000_000_000, DAYS_30 + 2];
      const keys = times.map((time) => key(`at-${time}`));
      const set = (ttls: readonly number[]) =>
        Promise.all(keys.map((k, i) => cache.set(k, k, { ttl: Number(ttls[i]) })));
      const read = () => Promise.all(keys.map((k) => cache.get(k)));
      expect(await set(times.map(() => 0))).toEqual(keys.map(() => 'stored'));
      expect(await read()).toEqual(keys.map((k) => ({ value: Buffer.from(k), flags: 0 })));
      expect(await set(times)).toEqual(keys.map(() => 'stored'));
      expect(await read()).toEqual(keys.map(() => 'miss'));
    },
  );

  claim.over(
    everyDriver,
    'expiry.absolute-future',
    'an item with a time in the future is there until then',
    async ({ cache, key }) => {
      const now = await clockOf(cache);
      const times = [now + 100, now + DAYS_30 + 100, YEAR_2038 - 1];
      const keys = times.map((time) => key(`at-${time}`));
      const stored = await Promise.all(
        keys.map((k, i) => cache.set(k, k, { ttl: Number(times[i]) })),
      );
      expect(stored).toEqual(keys.map(() => 'stored'));
      const read = await Promise.all(keys.map((k) => cache.get(k)));
      expect(read).toEqual(keys.map((k) => ({ value: Buffer.from(k), flags: 0 })));
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.absolute-future',
    'mg t shows the time of expiry less now',
    async ({ cache, time }) => {
      const expiresAt = (await clockOf(cache)) + 100;
      const { seen, start } = await time(cache).observe({
        write: (k) => cache.set(k, k, { ttl: expiresAt }),
        read: async (k) => (await cache.mg(k, { t: true })).line,
        forTicks: 1,
      });
      const left = expiresAt - start;
      expect(seen).toEqual([[`HD t${left}`], [`HD t${left - 1}`]]);
    },
  );
});

describe('expiry › beyond signed 32 bits', () => {
  claim.over(
    [drivers.memjs, drivers.binary] as readonly Driver[],
    'expiry.binary-large-unsigned',
    'times from 2038 to 2106 are in the future',
    async ({ cache, key }) => {
      const [first, last] = [key('first'), key('last')];
      expect(await cache.set(first, 'one', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.set(last, 'one', { ttl: YEAR_2106 })).toBe('stored');
      expect(await cache.get(first)).toHold('one');
      expect(await cache.get(last)).toHold('one');
    },
  );

  claim('expiry.over-2038-text', 'a storage line takes times from 2038 to 2106 as future ones', {
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
        expect(await readAfterSet(await text(), key)).toEqual([ONE, ONE, 'miss', ONE]);
      },
      signed: async ({ text, key }) => {
        expect(await readAfterSet(await text(), key)).toEqual([ONE, 'miss', 'miss', ONE]);
      },
    },
  });

  claim('expiry.over-2038-touch', 'touch takes times from 2038 to 2106 as future ones', {
    documented: async ({ text, key }) => {
      const [k, cache] = [key(), await text()];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.touch(k, YEAR_2038)).toBe('touched');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.touch(k, YEAR_2106)).toBe('touched');
      expect(await cache.get(k)).toHold('one');
    },
    deviates: {
      'counted back': async ({ text, key }) => {
        expect(await readAfterTouch(await text(), key)).toEqual([ONE, ONE, 'miss', ONE]);
      },
      signed: async ({ text, key }) => {
        expect(await readAfterTouch(await text(), key)).toEqual([ONE, 'miss', 'miss', ONE]);
      },
      rejected: async ({ text, key }) => {
        const [k, cache] = [key(), await text()];
        expect(await cache.set(k, 'one')).toBe('stored');
        expect(await cache.touch(k, YEAR_2038 - 1)).toBe('touched');
        expect(await cache.touch(k, YEAR_2038)).toBe('bad exptime');
        expect(await cache.touch(k, YEAR_2106 + 1)).toBe('bad exptime');
        expect(await cache.get(k)).toHold('one');
      },
    },
  });

  claim('expiry.over-2038-gat', 'gat takes times from 2038 to 2106 as future ones', {
    documented: async ({ text, key }) => {
      const [k, cache] = [key(), await text()];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.getAndTouch(k, YEAR_2038)).toHold('one');
      expect(await cache.getAndTouch(k, YEAR_2106)).toHold('one');
      expect(await cache.get(k)).toHold('one');
    },
    deviates: {
      'counted back': async ({ text, key }) => {
        expect(await readAfterGat(await text(), key)).toEqual([ONE, ONE, 'miss', ONE]);
      },
      signed: async ({ text, key }) => {
        expect(await readAfterGat(await text(), key)).toEqual([ONE, 'miss', 'miss', ONE]);
      },
      rejected: async ({ text, key }) => {
        const [k, cache] = [key(), await text()];
        expect(await cache.set(k, 'one')).toBe('stored');
        expect(await cache.getAndTouch(k, YEAR_2038 - 1)).toHold('one');
        expect(await cache.getAndTouch(k, YEAR_2038)).toBe('bad exptime');
        expect(await cache.getAndTouch(k, YEAR_2106 + 1)).toBe('bad exptime');
        expect(await cache.get(k)).toHold('one');
      },
    },
  });

  claim.over([drivers.meta], 'expiry.over-2038-meta', 'mg takes a T from 2038 on as a future one', {
    documented: async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.touch(k, YEAR_2038)).toBe('touched');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.getAndTouch(k, YEAR_2106)).toHold('one');
      expect(await cache.get(k)).toHold('one');
    },
    deviates: {
      signed: async ({ cache, key }) => {
        expect(await readAfterTouch(cache, key)).toEqual([ONE, 'miss', 'miss', ONE]);
        expect(await readAfterGat(cache, key)).toEqual([ONE, 'miss', 'miss', ONE]);
      },
      rejected: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, 'one')).toBe('stored');
        expect(await cache.touch(k, YEAR_2038 - 1)).toBe('touched');
        expect(await cache.touch(k, YEAR_2038)).toBe('bad request');
        expect(await cache.getAndTouch(k, YEAR_2106 + 1)).toBe('bad request');
        expect(await cache.get(k)).toHold('one');
      },
    },
  });

  claim.over([drivers.meta], 'expiry.over-2038-meta', 'ms takes a T from 2038 on as a future one', {
    documented: async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'one', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
    deviates: {
      signed: async ({ cache, key }) => {
        expect(await readAfterSet(cache, key)).toEqual([ONE, 'miss', 'miss', ONE]);
      },
      rejected: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, 'old', { ttl: YEAR_2038 - 1 })).toBe('stored');
        expect(await cache.set(k, 'new', { ttl: YEAR_2038 })).toBe('bad request');
        expect(await cache.get(k)).toHold('old');
      },
    },
  });

  claim.over([drivers.meta], 'expiry.over-2038-meta', 'ma takes a T from 2038 on as a future one', {
    documented: async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, '1')).toBe('stored');
      expect((await cache.ma(k, { T: YEAR_2038 })).line).toBe('HD');
      expect(await cache.get(k)).toHold('2');
    },
    deviates: {
      signed: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, '1')).toBe('stored');
        expect((await cache.ma(k, { T: YEAR_2038 - 1 })).line).toBe('HD');
        expect(await cache.get(k)).toHold('2');
        expect((await cache.ma(k, { T: YEAR_2038 })).line).toBe('HD');
        expect(await cache.get(k)).toBe('miss');
      },
      rejected: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, '1')).toBe('stored');
        expect((await cache.ma(k, { T: YEAR_2038 - 1 })).line).toBe('HD');
        expect((await cache.ma(k, { T: YEAR_2038 })).line).toMatch(/^CLIENT_ERROR /);
        expect(await cache.get(k)).toHold('2');
      },
    },
  });
});
