import type { Item } from '../../fixtures/drivers/cache';
import { drivers, wireDrivers } from '../../fixtures/drivers/drivers';
import { flagOf } from '../../fixtures/drivers/meta';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/get';
import { almost1000, almost200, casOf, mg } from './mg-replies';

const meta = [drivers.meta];

const isEmpty = ({ value }: Item): boolean => value.length === 0;

describe('meta › mg › N creates on a miss', () => {
  claim('meta.mg.flag-N-miss', 'N answers a miss with an empty value', async ({ wire, key }) => {
    const [k, other, w] = [key(), key(), await wire()];
    expect(await w.exchange(`mg ${k} v\r\n`)).toBe('EN\r\n');
    expect(await w.exchange(`mg ${k} v s f N1000 t\r\n`)).toMatch(
      /^VA 0 s0 f0 t(1000|9\d\d) W\r\n\r\n$/,
    );
    expect(await w.exchange(`mg ${other} N1000\r\n`)).toBe('HD W\r\n');
    // Every protocol has the item now.
    expect(await w.exchange(`get ${k} ${other}\r\n`)).toBe(
      `VALUE ${k} 0 0\r\n\r\nVALUE ${other} 0 0\r\n\r\nEND\r\n`,
    );
    expect(await w.exchange(`add ${k} 0 0 3\r\none\r\n`)).toBe('NOT_STORED\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-N-second',
    'every reader after the winner gets Z',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      expect(await mg(cache, k, 'N1000 v')).toBe('VA W');
      const replies = [
        await mg(cache, k, 'N1000 v'),
        await mg(other, k, 'N1000 v'),
        await mg(other, k, 'v s'),
        await mg(cache, k, 't'),
        await mg(other, k, 'N1000 R2000 v'),
      ];
      expect(replies).toEqual([
        'VA Z',
        'VA Z',
        'VA s0 Z',
        expect.stringMatching(/^HD t\d+ Z$/),
        'VA Z',
      ]);
      // Their N did not set the TTL.
      await cache.touch(k, 200);
      expect(await mg(other, k, 'N1000')).toBe('HD Z');
      expect((await mg(other, k, 't')).replace(' Z', '')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-N-hit',
    'N does nothing to an item that is there',
    async ({ cache, key }) => {
      const [k, stays] = [key(), key()];
      await cache.set(k, 'one', { flags: 7, ttl: 1000 });
      await cache.set(stays, 'one', { flags: 7 });
      const before = await cache.gets(k);
      expect(await mg(cache, k, 'N200 v f')).toBe('VA f7');
      expect(await mg(cache, k, 't')).toMatch(almost1000);
      expect(await cache.gets(k)).toEqual(before);
      expect(before).toHold('one', 7);
      expect(await mg(cache, stays, 'N200 v t')).toBe('VA t-1');
    },
  );

  claim.over(
    wireDrivers,
    'meta.mg.flag-N-filled',
    'the value of the winner comes without W and Z',
    async ({ cache, meta: connect, key }) => {
      const [k, reader] = [key(), await connect()];
      expect(await mg(reader, k, 'N1000 v')).toBe('VA W');
      expect(await mg(reader, k, 'N1000 v')).toBe('VA Z');
      expect(await cache.set(k, 'one', { flags: 7, ttl: 200 })).toBe('stored');
      expect(await mg(reader, k, 'N1000 v f')).toBe('VA f7');
      expect(await mg(reader, k, 'v s')).toBe('VA s3');
      expect(await reader.get(k)).toHold('one', 7);
      expect(await mg(reader, k, 't')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-N-expires',
    'an empty item goes at its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => mg(cache, k, 'N2'), gives: 'HD W', ttl: 2 };
      const scenario = { items: 5, write, isOurs: isEmpty };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // The control is an item whose winner has time: it says Z all the while.
  claim.over(
    meta,
    'meta.mg.flag-N-expires',
    'when the empty item has gone, N wins again',
    async ({ cache, key, time }) => {
      const [k, control, clock] = [key(), key(), time(cache)];
      const won = await clock.take(() =>
        Promise.all([mg(cache, k, 'N2'), mg(cache, control, 'N1000')]),
      );
      expect(won.result).toEqual(['HD W', 'HD W']);
      await clock.ticksAfter(won, 2);
      const later = await Promise.all([mg(cache, k, 'N1000'), mg(cache, control, 'N1000')]);
      expect(later).toEqual(['HD W', 'HD Z']);
      expect(await mg(cache, k, 'N1000')).toBe('HD Z');
    },
  );

  claim('meta.mg.flag-N-q', 'what N created is answered with q', async ({ wire, key }) => {
    const [k, other, w] = [key(), key(), await wire()];
    expect(await w.exchange(`mg ${k} s q\r\n`)).toBe('');
    expect(await w.exchange(`mg ${k} s q N60\r\n`)).toBe('HD s0 W\r\n');
    expect(await w.exchange(`mg ${other} N60 v q\r\n`)).toBe('VA 0 W\r\n\r\n');
    expect(await w.exchange(`mg ${k} s q\r\n`)).toBe('HD s0 Z\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-N-zero',
    'N0 creates an item that stays',
    async ({ cache, key }) => {
      const [stays, goes] = [key(), key()];
      expect(await mg(cache, stays, 'N0 t')).toBe('HD t-1 W');
      expect(await mg(cache, goes, 'N1000 t')).toMatch(/^HD t(1000|9\d\d) W$/);
      expect(await mg(cache, stays, 't')).toBe('HD t-1 Z');
    },
  );

  // Each of 8 clients asks for the same 20 keys in one write: 160 readings, 20 winners.
  claim.over(
    meta,
    'meta.mg.N-one-winner',
    'of many clients one wins each key',
    async ({ another, key }) => {
      const keys = Array.from({ length: 20 }, () => key());
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const replies = await Promise.all(
        clients.map((client) => Promise.all(keys.map((k) => mg(client, k, 'N1000 v')))),
      );
      const byKey = keys.map((_, i) => replies.map((ofClient) => ofClient[i]).toSorted());
      const oneWinner = ['VA W', ...Array.from({ length: 7 }, () => 'VA Z')];
      expect(byKey).toEqual(keys.map(() => oneWinner));
    },
  );

  claim.over(meta, 'meta.mg.flag-E-vivify', 'E is the CAS of it', async ({ cache, key }) => {
    const [k, largest] = [key(), key()];
    expect(await mg(cache, k, 'N1000 E1234567 c')).toBe('HD c1234567 W');
    expect(await cache.gets(k)).toEqual({ value: Buffer.alloc(0), flags: 0, cas: 1_234_567n });
    expect(await cache.cas(k, 'one', 1_234_568n)).toBe('exists');
    expect(await cache.cas(k, 'one', 1_234_567n)).toBe('stored');
    const most = 2n ** 64n - 1n;
    expect(await mg(cache, largest, `N1000 E${String(most)} v`)).toBe('VA W');
    expect(await casOf(cache, largest)).toBe(most);
  });
});

describe('meta › mg › R wins before a miss', () => {
  claim.over(
    meta,
    'meta.mg.flag-R-wins',
    'the first reader of an item that is to go soon gets W',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      await cache.set(k, 'one', { ttl: 200 });
      const replies = [
        await mg(cache, k, 'R30 v'),
        await mg(cache, k, 'R500 v'),
        await mg(other, k, 'R500 v'),
        await mg(other, k, 'v'),
        await mg(cache, k, 'R30 s'),
      ];
      expect(replies).toEqual(['VA', 'VA W', 'VA Z', 'VA Z', 'HD s3 Z']);
      expect(await cache.get(k)).toHold('one');
      expect((await mg(other, k, 't')).replace(' Z', '')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-R-wins',
    'of many clients one wins each key',
    async ({ cache, another, key }) => {
      const keys = Array.from({ length: 20 }, () => key());
      await Promise.all(keys.map((k) => cache.set(k, k, { ttl: 200 })));
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const replies = await Promise.all(
        clients.map((client) => Promise.all(keys.map((k) => mg(client, k, 'R500 v')))),
      );
      const byKey = keys.map((_, i) => replies.map((ofClient) => ofClient[i]).toSorted());
      const oneWinner = ['VA W', ...Array.from({ length: 7 }, () => 'VA Z')];
      expect(byKey).toEqual(keys.map(() => oneWinner));
    },
  );

  // 61 equal items, asked with R from 0 to 60 s. Each reply has the seconds left beside the win.
  claim.over(
    meta,
    'meta.mg.flag-R-not-yet',
    'a reader wins where fewer seconds are left than R, and not where as many are',
    async ({ cache, key }) => {
      const items = Array.from({ length: 61 }, (_, r) => ({ r, k: key() }));
      await Promise.all(items.map(({ k }) => cache.set(k, k, { ttl: 30 })));
      const replies = await Promise.all(
        items.map(({ k, r }) => cache.command('mg', k, `R${String(r)} t`)),
      );
      const wins = replies.map((reply) => reply.flags.includes('W'));
      const left = replies.map((reply) => Number(flagOf(reply, 't')));
      expect(wins).toEqual(items.map(({ r }, i) => Number(left[i]) < r));
      // Some are on either side of the line.
      expect(new Set(wins).size).toBe(2);
      expect(Math.max(...left)).toBeLessThanOrEqual(30);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-R-no-expiry',
    'nobody wins an item that stays',
    async ({ cache, key }) => {
      const [stays, goes] = [key(), key()];
      await cache.set(stays, 'one');
      await cache.set(goes, 'one', { ttl: 200 });
      const requests = ['R1', 'R500', 'R2147483647', 'R0'];
      const replies = await Promise.all(requests.map((flags) => mg(cache, stays, flags)));
      expect(replies).toEqual(requests.map(() => 'HD'));
      expect(await mg(cache, goes, 'R500')).toBe('HD W');
    },
  );

  claim('meta.mg.flag-R-miss', 'R creates nothing', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} R500\r\nmg ${k} R500 v\r\n`)).toBe('EN\r\nEN\r\n');
    expect(await w.exchange(`add ${k} 0 200 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${k} R500 v\r\n`)).toMatch(/^VA 3 W\r\none\r\n/);
  });

  claim.over(
    wireDrivers,
    'meta.mg.win-cleared-by-store',
    'after a store a reader can win again',
    async ({ cache, meta: connect, key }) => {
      const [k, reader] = [key(), await connect()];
      await cache.set(k, 'one', { ttl: 200 });
      expect([await mg(reader, k, 'R500'), await mg(reader, k, 'R500')]).toEqual(['HD W', 'HD Z']);
      await cache.set(k, 'two', { ttl: 200 });
      expect(await mg(reader, k, 'v')).toBe('VA');
      expect([await mg(reader, k, 'R500'), await mg(reader, k, 'R500')]).toEqual(['HD W', 'HD Z']);
    },
  );
});
