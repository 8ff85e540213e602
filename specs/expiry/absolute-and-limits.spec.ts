import type { Cache, Refusal, WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

const DAYS_30 = 2_592_000;
/** The first number that does not fit into signed 32 bits: 2038-01-19. */
const YEAR_2038 = 2_147_483_648;
/** The largest number of 32 bits: 2106-02-07. */
const YEAR_2106 = 4_294_967_295;

const textDrivers: readonly Driver<WireCache>[] = [drivers.text, drivers.meta];

/** What the protocols call a number that they refuse. */
const refused: readonly Refusal[] = ['bad exptime', 'bad request'];

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
    'a time that is over means that it has expired at once',
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
    'a time to come means that it is there until then',
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
    'mg t shows the time to come less now',
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
    'times from 2038 to 2106 are to come',
    async ({ cache, key }) => {
      const [first, last] = [key('first'), key('last')];
      expect(await cache.set(first, 'one', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.set(last, 'one', { ttl: YEAR_2106 })).toBe('stored');
      expect(await cache.get(first)).toHold('one');
      expect(await cache.get(last)).toHold('one');
    },
  );

  claim('expiry.over-2038-text', 'a storage line takes times from 2038 to 2106 as to come', {
    documented: async ({ text, key }) => {
      const cache = await text();
      const [first, last] = [key('first'), key('last')];
      expect(await cache.set(first, 'one', { ttl: YEAR_2038 })).toBe('stored');
      expect(await cache.set(last, 'one', { ttl: YEAR_2106 })).toBe('stored');
      expect(await cache.get(first)).toHold('one');
      expect(await cache.get(last)).toHold('one');
    },
    deviates: async ({ text, key }) => {
      const cache = await text();
      const keys = ['last of 31 bits', 'negative', 'minus one', 'zero'].map(() => key());
      const times = [YEAR_2038 - 1, YEAR_2038, YEAR_2106, YEAR_2106 + 1];
      const stored = await Promise.all(
        keys.map((k, i) => cache.set(k, 'one', { ttl: Number(times[i]) })),
      );
      expect(stored).toEqual(keys.map(() => 'stored'));
      const one = { value: Buffer.from('one'), flags: 0 };
      const read = await Promise.all(keys.map((k) => cache.get(k)));
      expect(read).toEqual([one, 'miss', 'miss', one]);
    },
  });

  claim.over(
    textDrivers,
    'expiry.over-2038-touch-meta',
    'touch and gat take a time from 2038 on as to come',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, 'one')).toBe('stored');
        expect(await cache.touch(k, YEAR_2038)).toBe('touched');
        expect(await cache.get(k)).toHold('one');
        expect(await cache.getAndTouch(k, YEAR_2106)).toHold('one');
        expect(await cache.get(k)).toHold('one');
      },
      deviates: async ({ cache, key }) => {
        const [touched, got] = [key('touch'), key('gat')];
        expect(await cache.set(touched, 'one')).toBe('stored');
        expect(await cache.touch(touched, YEAR_2038)).toBe('touched');
        expect(await cache.get(touched)).toBe('miss');
        expect(await cache.set(got, 'one')).toBe('stored');
        expect(await cache.getAndTouch(got, YEAR_2106)).toHold('one');
        expect(await cache.get(got)).toBe('miss');
      },
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.over-2038-touch-meta',
    'ms takes a time from 2038 on as to come',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, 'one', { ttl: YEAR_2038 })).toBe('stored');
        expect(await cache.get(k)).toHold('one');
      },
      deviates: async ({ cache, key }) => {
        const k = key();
        expect(await cache.set(k, 'one', { ttl: YEAR_2038 - 1 })).toBe('stored');
        expect(await cache.get(k)).toHold('one');
        expect(await cache.set(k, 'one', { ttl: YEAR_2038 })).toBe('stored');
        expect(await cache.get(k)).toBe('miss');
      },
    },
  );

  claim.over(
    textDrivers,
    'expiry.over-2038-refused',
    'touch and gat refuse it, and the item stays as it was',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.touch(k, YEAR_2038 - 1)).toBe('touched');
      expect(refused).toContain(await cache.touch(k, YEAR_2038));
      expect(refused).toContain(await cache.getAndTouch(k, YEAR_2106 + 1));
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    [drivers.meta],
    'expiry.over-2038-refused',
    'ms refuses it, and the old item stays as it was',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, 'old', { ttl: YEAR_2038 - 1 })).toBe('stored');
      expect(refused).toContain(await cache.set(k, 'new', { ttl: YEAR_2038 }));
      expect(await cache.get(k)).toHold('old');
    },
  );
});
