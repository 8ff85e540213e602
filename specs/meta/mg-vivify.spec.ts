import type { Item } from '../../fixtures/drivers/cache';
import { describe, expect, given } from '../../fixtures/claims';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';
import { almost1000, almost200, casOf, meta, mg, oneWinner } from './commands';

const isEmpty = ({ value }: Item): boolean => value.length === 0;

describe('meta › mg › N creates on a miss', () => {
  claim(
    'meta.mg.flag-N-miss',
    'N turns a miss into an empty item and a win',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key(), await wire()];
      given(await w.exchange(`mg ${k} v\r\n`)).toBe('EN\r\n');
      expect(await w.exchange(`mg ${k} v s f N1000 t\r\n`)).toMatch(
        /^VA 0 s0 f0 t(1000|9\d\d) W\r\n\r\n$/,
      );
      expect(await w.exchange(`mg ${other} N1000\r\n`)).toBe('HD W\r\n');
      // Every protocol has the item now.
      expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe(
        `VALUE ${k} 0 0\r\n\r\nVALUE ${other} 0 0\r\n\r\nEND\r\n`,
      );
      expect(await w.exchange(`add ${k} 0 0 3\r\none\r\n`)).toBe('NOT_STORED\r\n');
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-N-second',
    'every reader after the winner of N gets Z',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      given(await mg(cache, k, 'N1000 v')).toMatch(/^VA 0/);
      expect(await mg(cache, k, 'N1000 v')).toBe('VA 0 Z\r\n');
      expect(await mg(other, k, 'N1000 v')).toBe('VA 0 Z\r\n');
      expect(await mg(other, k, 'v s')).toBe('VA 0 s0 Z\r\n');
      expect(await mg(other, k, 'N1000 R2000 v')).toBe('VA 0 Z\r\n');
      // N does not set the TTL of an item that is there.
      given(await cache.touch(k, 200)).toBe('touched');
      expect(await mg(other, k, 'N1000')).toBe('HD Z');
      expect(await mg(other, k, 't')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-N-hit',
    'N does nothing to an existing item',
    async ({ cache, key, stored }) => {
      const [k, unlimited] = [await stored(cache, 'one', { flags: 7, ttl: 1000 }), key()];
      given(await cache.set(unlimited, 'one', { flags: 7 })).toBe('stored');
      const before = await cache.gets(k);
      given(before).toHold('one', 7);
      expect(await mg(cache, k, 'N200 v f')).toBe('VA 3 f7\r\none');
      expect(await mg(cache, k, 't')).toMatch(almost1000);
      expect(await cache.gets(k)).toEqual(before);
      expect(await mg(cache, unlimited, 'N200 v t')).toBe('VA 3 t-1\r\none');
    },
  );

  claim.over(
    wireDrivers,
    'meta.mg.flag-N-filled',
    'the value that fills an item of N is read without W and Z',
    async ({ cache, meta: connect, key }) => {
      const [k, reader] = [key(), await connect()];
      given(await mg(reader, k, 'N1000 v')).toMatch(/^VA 0/);
      given(await cache.set(k, 'one', { flags: 7, ttl: 200 })).toBe('stored');
      expect(await mg(reader, k, 'N1000 v f')).toBe('VA 3 f7\r\none');
      expect(await mg(reader, k, 'v s')).toBe('VA 3 s3\r\none');
      expect(await mg(reader, k, 't')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-N-expires',
    'an empty item of N2 expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => mg(cache, k, 'N2'), gives: 'HD W', ttl: 2 };
      expect(await time(cache).lifetimes({ items: 5, write, isOurs: isEmpty })).toExpireOnTick();
    },
  );

  // The control item is one whose winner has time: it gives Z all the while.
  claim.over(
    meta,
    'meta.mg.flag-N-expires',
    'N wins again after the empty item has expired',
    async ({ cache, key, time }) => {
      const [k, control, clock] = [key(), key(), time(cache)];
      const won = await clock.take(() =>
        Promise.all([mg(cache, k, 'N2'), mg(cache, control, 'N1000')]),
      );
      given(won.result).toEqual(['HD W', 'HD W']);
      await clock.ticksAfter(won, 2);
      expect(await mg(cache, k, 'N1000')).toBe('HD W');
      expect(await mg(cache, k, 'N1000')).toBe('HD Z');
      given(await mg(cache, control, 'N1000')).toBe('HD Z');
    },
  );

  claim('meta.mg.flag-N-q', 'a miss with N and q gets a reply', async ({ wire, key }) => {
    const [k, other, w] = [key(), key(), await wire()];
    given(await w.exchange(`mg ${k} s q\r\n`)).toBe('');
    expect(await w.exchange(`mg ${k} s q N60\r\n`)).toBe('HD s0 W\r\n');
    expect(await w.exchange(`mg ${other} N60 v q\r\n`)).toBe('VA 0 W\r\n\r\n');
    expect(await w.exchange(`mg ${k} s q\r\n`)).toBe('HD s0 Z\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-N-zero',
    'N0 creates an item that does not expire',
    async ({ cache, key }) => {
      const k = key();
      expect(await mg(cache, k, 'N0 t')).toBe('HD t-1 W');
      expect(await mg(cache, k, 't')).toBe('HD t-1 Z');
    },
  );

  claim.over(
    meta,
    'meta.mg.N-one-winner',
    'one of many clients that miss with N wins',
    async ({ another, key }) => {
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      for (const k of [key(), key(), key(), key(), key(), key(), key(), key()]) {
        const replies = await Promise.all(clients.map((client) => mg(client, k, 'N1000')));
        expect(replies.toSorted()).toEqual(oneWinner);
      }
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-E-vivify',
    'E sets the CAS unique of the item that N creates',
    async ({ cache, key }) => {
      const [k, largest] = [key(), key()];
      expect(await mg(cache, k, 'N1000 E1234567 c')).toBe('HD c1234567 W');
      expect(await cache.gets(k)).toEqual({ value: Buffer.alloc(0), flags: 0, cas: 1_234_567n });
      expect(await cache.cas(k, 'one', 1_234_568n)).toBe('exists');
      expect(await cache.cas(k, 'one', 1_234_567n)).toBe('stored');
      expect(await mg(cache, largest, 'N1000 E18446744073709551615')).toBe('HD W');
      expect(await casOf(cache, largest)).toBe(18_446_744_073_709_551_615n);
    },
  );
});
