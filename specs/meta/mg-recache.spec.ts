import { describe, expect, given } from '../../fixtures/claims';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { flagOf } from '../../fixtures/drivers/meta';
import { claim } from './claims';
import { almost200, meta, mg, oneWinner } from './commands';

describe('meta › mg › R wins before the item expires', () => {
  claim.over(
    meta,
    'meta.mg.flag-R-wins',
    'the first reader of an item with less TTL than R gets W, later ones Z',
    async ({ cache, another, stored }) => {
      const [k, other] = [await stored(cache, 'one', { ttl: 200 }), await another()];
      expect(await mg(cache, k, 'R30 v')).toBe('VA 3\r\none');
      expect(await mg(cache, k, 'R500 v')).toBe('VA 3 W\r\none');
      expect(await mg(other, k, 'R500 v')).toBe('VA 3 Z\r\none');
      expect(await mg(other, k, 'v')).toBe('VA 3 Z\r\none');
      expect(await mg(cache, k, 'R30 s')).toBe('HD s3 Z');
      expect(await mg(other, k, 't')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-R-wins',
    'one of many clients that read with R wins',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      for (const k of [key(), key(), key(), key(), key(), key(), key(), key()]) {
        given(await cache.set(k, 'one', { ttl: 200 })).toBe('stored');
        const replies = await Promise.all(clients.map((client) => mg(client, k, 'R500')));
        expect(replies.toSorted()).toEqual(oneWinner);
      }
    },
  );

  // Just stored, 30 s are left, or 29 after a tick: both lie on the line for one of these R.
  claim.over(
    meta,
    'meta.mg.flag-R-not-yet',
    'R wins where less TTL is left than R, and not where as much is left',
    async ({ cache, key }) => {
      for (const R of [0, 1, 15, 27, 28, 29, 30, 31, 32, 45, 60]) {
        const k = key();
        given(await cache.set(k, 'one', { ttl: 30 })).toBe('stored');
        const reply = await cache.command('mg', k, `R${R} t`);
        given(reply.flags[0]).toMatch(/^t(30|[12]\d)$/);
        const left = Number(flagOf(reply, 't'));
        expect(reply.flags.includes('W')).toBe(left < R);
      }
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-R-no-expiry',
    'R never wins an item that does not expire',
    async ({ cache, key }) => {
      const [unlimited, expires] = [key(), key()];
      given(await cache.set(unlimited, 'one')).toBe('stored');
      given(await cache.set(expires, 'one', { ttl: 200 })).toBe('stored');
      for (const R of ['R1', 'R500', 'R2147483647', 'R0']) {
        expect(await mg(cache, unlimited, R)).toBe('HD');
      }
      expect(await mg(cache, expires, 'R500')).toBe('HD W');
    },
  );

  claim('meta.mg.flag-R-miss', 'R creates nothing on a miss', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} R500\r\nmg ${k} R500 v\r\n`)).toBe('EN\r\nEN\r\n');
    expect(await w.exchange(`add ${k} 0 200 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${k} R500 v\r\n`)).toMatch(/^VA 3 W\r\none\r\n/);
  });

  claim.over(
    wireDrivers,
    'meta.mg.win-cleared-by-store',
    'R can win again after a store',
    async ({ cache, meta: connect, stored }) => {
      const [k, reader] = [await stored(cache, 'one', { ttl: 200 }), await connect()];
      given(await mg(reader, k, 'R500 v')).toMatch(/^VA 3/);
      given(await cache.set(k, 'two', { ttl: 200 })).toBe('stored');
      expect(await mg(reader, k, 'v')).toBe('VA 3\r\ntwo');
      expect(await mg(reader, k, 'R500')).toBe('HD W');
      expect(await mg(reader, k, 'R500')).toBe('HD Z');
    },
  );
});
