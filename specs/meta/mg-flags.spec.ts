import { drivers } from '../../fixtures/drivers/drivers';
import { flagOf } from '../../fixtures/drivers/meta';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/get';
import { almost1000, almost200, almost500, casOf, mg } from './mg-replies';

const meta = [drivers.meta];

// In one block: proofs that wait for real time wait together with those of their block only.
describe('meta › mg › by the clock of the server', () => {
  claim.over(
    meta,
    'meta.mg.flag-t',
    't counts the seconds down, tick by tick',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => cache.set(k, k, { ttl: 100 }),
        read: (k) => mg(cache, k, 't'),
        forTicks: 2,
      });
      expect(seen).toEqual([['HD t100'], ['HD t99'], ['HD t98']]);
    },
  );

  claim.over(meta, 'meta.mg.flag-t', 't is -1 for an item that stays', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one');
    expect(await mg(cache, k, 't')).toBe('HD t-1');
    await cache.touch(k, 500);
    expect(await mg(cache, k, 't')).toMatch(almost500);
    await cache.touch(k, 0);
    expect(await mg(cache, k, 't')).toBe('HD t-1');
  });

  // Read with u, so that the readings are no uses.
  claim.over(
    meta,
    'meta.mg.flag-l',
    'l counts the seconds since the store up, tick by tick',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => cache.set(k, k),
        read: (k) => mg(cache, k, 'l u'),
        forTicks: 2,
      });
      expect(seen).toEqual([['HD l0'], ['HD l1'], ['HD l2']]);
    },
  );

  // Both readings leave in one write: at most one tick can come between them.
  claim.over(meta, 'meta.mg.flag-l-lags', 'l counts from the reading before', {
    documented: async ({ cache, key, time }) => {
      const [k, clock] = [key(), time(cache)];
      await clock.ticksAfter(await clock.take(() => cache.set(k, 'one')), 2);
      const replies = await Promise.all([cache.mg(k, { l: true }), cache.mg(k, { l: true })]);
      const [first, second] = replies.map((reply) => Number(flagOf(reply, 'l')));
      expect(first).toBeGreaterThanOrEqual(2);
      expect(second).toBeLessThanOrEqual(1);
    },
    deviates: async ({ cache, key, time }) => {
      const [k, clock] = [key(), time(cache)];
      await clock.ticksAfter(await clock.take(() => cache.set(k, 'one')), 2);
      const replies = await Promise.all([cache.mg(k, { l: true }), cache.mg(k, { l: true })]);
      const [first, second] = replies.map((reply) => Number(flagOf(reply, 'l')));
      expect(first).toBeGreaterThanOrEqual(2);
      expect(second).toBeGreaterThanOrEqual(Number(first));
    },
  });

  claim.over(
    meta,
    'meta.mg.flag-T',
    'an item that mg T reads goes at its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k), gives: 'stored', ttl: 0 };
      const touch = { afterTicks: 1, run: (k: string) => mg(cache, k, 'T2'), gives: 'HD', ttl: 2 };
      const scenario = { items: 3, write, then: [touch] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(meta, 'meta.mg.flag-T', 'T0 makes an item stay', async ({ cache, time }) => {
    const write = { run: (k: string) => cache.set(k, k, { ttl: 2 }), gives: 'stored', ttl: 2 };
    const keep = { afterTicks: 1, run: (k: string) => mg(cache, k, 'T0 v'), gives: 'VA', ttl: 0 };
    expect(await time(cache).lifetimes({ write, then: [keep], watchTicks: 2 })).toPersist();
  });

  claim.over(meta, 'meta.mg.flag-T', 'T leaves all else as it was', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one', { flags: 7, ttl: 1000 });
    const before = await cache.gets(k);
    expect(before).toHold('one', 7);
    expect(await mg(cache, k, 't')).toMatch(almost1000);
    expect(await mg(cache, k, 'T500')).toBe('HD');
    expect(await mg(cache, k, 't')).toMatch(almost500);
    expect(await cache.gets(k)).toEqual(before);
  });

  claim.over(
    meta,
    'meta.mg.flag-T-absolute',
    'T of a Unix time ends the item then',
    async ({ cache, time }) => {
      const write = {
        run: async (k: string, at: number) => {
          const replies = [cache.set(k, k), mg(cache, k, `T${String(at)}`)];
          return Promise.all(replies);
        },
        gives: ['stored', 'HD'],
        expiresIn: 2,
      };
      expect(await time(cache).lifetimes({ items: 3, write })).toExpireOnTick();
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-T-absolute',
    'N of a Unix time ends the item then',
    async ({ cache, time }) => {
      const write = {
        run: (k: string, at: number) => mg(cache, k, `N${String(at)}`),
        gives: 'HD W',
        expiresIn: 2,
      };
      const scenario = {
        items: 3,
        write,
        isOurs: ({ value }: { readonly value: Buffer }) => value.length === 0,
      };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  // 30 days are 2592000 seconds; one more is a moment in January 1970.
  claim.over(
    meta,
    'meta.mg.flag-T-absolute',
    '30 days are a TTL, one second more is long past',
    async ({ cache, key }) => {
      const [k, vivified, past] = [key(), key(), key()];
      await cache.set(k, 'one');
      expect(await mg(cache, k, 'T2592000 t')).toMatch(/^HD t(2592000|25919\d\d)$/);
      expect(await cache.get(k)).toHold('one');
      expect(await mg(cache, k, 'T2592001')).toBe('HD');
      expect(await mg(cache, k, 't')).toBe('EN');
      expect(await mg(cache, vivified, 'N2592000 t')).toMatch(/^HD t(2592000|25919\d\d) W$/);
      expect(await mg(cache, vivified, 'v')).toBe('VA Z');
      expect(await mg(cache, past, 'N2592001')).toBe('HD W');
      expect(await mg(cache, past, 'v')).toBe('EN');
    },
  );
});

describe('meta › mg › what flags return', () => {
  claim.over(meta, 'meta.mg.flag-s', 's is the size of the value', async ({ cache, key }) => {
    const k = key();
    const sizes = [0, 1, 9, 10, 1000, 100_000];
    const items = sizes.map((size) => ({ size, k: key() }));
    await Promise.all(items.map((item) => cache.set(item.k, bytes(item.size))));
    const replies = await Promise.all(items.map((item) => mg(cache, item.k, 's')));
    expect(replies).toEqual(sizes.map((size) => `HD s${String(size)}`));
    await cache.set(k, 'one');
    await cache.append(k, ' two');
    expect(await mg(cache, k, 's')).toBe('HD s7');
  });

  claim.over(meta, 'meta.mg.flag-f', 'f is the client flags', async ({ cache, key }) => {
    const numbers = [0, 7, 65_536, 4_294_967_295];
    const items = numbers.map((flags) => ({ flags, k: key() }));
    await Promise.all(items.map(({ flags, k }) => cache.set(k, 'one', { flags })));
    const replies = await Promise.all(items.map(({ k }) => mg(cache, k, 'f')));
    expect(replies).toEqual(numbers.map((flags) => `HD f${String(flags)}`));
  });

  claim('meta.mg.flag-c', 'c is the CAS that gets shows', async ({ meta: connect, text, key }) => {
    const [k, cache, plain] = [key(), await connect(), await text()];
    await plain.set(k, 'one');
    const first = await casOf(cache, k);
    expect(await plain.gets(k)).toMatchObject({ cas: first });
    // Reading changes nothing; a store does.
    expect(await casOf(cache, k)).toBe(first);
    await plain.set(k, 'one');
    const second = await casOf(cache, k);
    expect(second).not.toBe(first);
    expect(await plain.gets(k)).toMatchObject({ cas: second });
    expect(await plain.cas(k, 'two', second)).toBe('stored');
  });

  claim.over(meta, 'meta.mg.flag-k', 'k is the key', async ({ cache, key, keyOfLength }) => {
    const keys = [key(), key('Ünïcödé'), keyOfLength(250)];
    await Promise.all(keys.map((k) => cache.set(k, 'one')));
    const replies = await Promise.all(keys.map((k) => cache.mg(k, { k: true })));
    expect(replies.map(({ code, flags }) => [code, ...flags])).toEqual(
      keys.map((k) => ['HD', `k${Buffer.from(k).toString('latin1')}`]),
    );
  });

  claim.over(meta, 'meta.mg.flag-O', 'O comes back as it was sent', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one');
    const tokens = ['1', '00', 'Oo', '-!"#$%&/()=?', 'a'.repeat(31), ''];
    const replies = await Promise.all(tokens.map((token) => mg(cache, k, `O${token} v`)));
    expect(replies).toEqual(tokens.map((token) => `VA O${token}`));
  });

  claim('expiry.negative-meta-ttl-report', 'an item that mg has just ended has no time left', {
    documented: async ({ wire, key }) => {
      const [k, absent, w] = [key(), key(), await wire()];
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k} s\r\n`)).toMatch(/^\w\w s3\r\n$/);
      expect(await w.exchange(`mg ${k} T-1 t\r\n`)).toMatch(/^\w\w t(0|-\d+)\r\n$/);
      expect(await w.exchange(`mg ${absent} N-1 t\r\n`)).toMatch(/^\w\w t(0|-\d+) W\r\n$/);
      expect(await w.exchange(`mg ${k} s\r\nmg ${absent} s\r\n`)).toBe('EN\r\nEN\r\n');
    },
    deviates: async ({ wire, key }) => {
      const [k, absent, w] = [key(), key(), await wire()];
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k} s\r\n`)).toMatch(/^\w\w s3\r\n$/);
      expect(await w.exchange(`mg ${k} T-1 t\r\n`)).toMatch(/^\w\w t4\d{9}\r\n$/);
      expect(await w.exchange(`mg ${absent} N-1 t\r\n`)).toMatch(/^\w\w t4\d{9} W\r\n$/);
      expect(await w.exchange(`mg ${k} s\r\nmg ${absent} s\r\n`)).toBe('EN\r\nEN\r\n');
    },
  });
});

describe('meta › mg › what a reading leaves behind', () => {
  claim.over(meta, 'meta.mg.flag-h', 'h is 1 after the first reading', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one');
    const replies = [await mg(cache, k, 'h'), await mg(cache, k, 'v h'), await mg(cache, k, 'h')];
    expect(replies).toEqual(['HD h0', 'VA h1', 'HD h1']);
  });

  claim(
    'meta.mg.flag-h',
    'a get of the text protocol is a reading, too',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      await plain.set(k, 'one');
      expect(await mg(cache, k, 'h u')).toBe('HD h0');
      expect(await plain.get(k)).toHold('one');
      expect(await mg(cache, k, 'h u')).toBe('HD h1');
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-h-reset-by-store',
    'after a store h is 0 again',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect([await mg(cache, k, 'h'), await mg(cache, k, 'h')]).toEqual(['HD h0', 'HD h1']);
      await cache.set(k, 'one');
      expect([await mg(cache, k, 'h'), await mg(cache, k, 'h')]).toEqual(['HD h0', 'HD h1']);
    },
  );

  claim.over(meta, 'meta.mg.flag-u', 'with u h stays 0', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one');
    const unseen = [
      await mg(cache, k, 'v u h'),
      await mg(cache, k, 'u v'),
      await mg(cache, k, 'h'),
    ];
    expect(unseen).toEqual(['VA h0', 'VA', 'HD h0']);
    expect(await mg(cache, k, 'h u')).toBe('HD h1');
  });
});

describe('meta › mg › T sets the TTL', () => {
  claim.over(
    meta,
    'meta.mg.flag-T-t-order',
    't behind T is the new TTL, t before T the old one',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { ttl: 1000 });
      expect(await mg(cache, k, 't T500')).toMatch(almost1000);
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await mg(cache, k, 'T200 t')).toMatch(almost200);
      expect(await mg(cache, k, 't')).toMatch(almost200);
    },
  );

  claim('meta.mg.flag-T-miss', 'T creates nothing', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} T30\r\nmg ${k} T30 v\r\n`)).toBe('EN\r\nEN\r\n');
    expect(await w.exchange(`get ${k}\r\nadd ${k} 0 0 3\r\none\r\n`)).toBe('END\r\nSTORED\r\n');
    expect(await w.exchange(`mg ${k} T30 v\r\n`)).toMatch(/^VA 3 ?\r\none\r\n/);
  });

  claim.over(meta, 'meta.mg.flag-E-on-hit', 'with T, E is the new CAS', {
    documented: async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const cas = (await casOf(cache, k)) + 1000n;
      expect(await mg(cache, k, `T500 E${String(cas)}`)).toBe('HD');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await casOf(cache, k)).toBe(cas);
    },
    deviates: async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, `T500 E${String(cas + 1000n)}`)).toBe('HD');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await casOf(cache, k)).toBe(cas);
    },
  });
});

describe('meta › mg › C compares the CAS', () => {
  claim.over(
    meta,
    'meta.mg.flag-C-match',
    'the value stays away where C is the CAS',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const cas = String(await casOf(cache, k));
      expect(await mg(cache, k, 'v s f')).toBe('VA s3 f7');
      expect(await mg(cache, k, `v C${cas} s f`)).toBe('HD s3 f7');
      expect(await mg(cache, k, `s C${cas} v c`)).toBe(`HD s3 c${cas}`);
      // A miss has no CAS to compare.
      await cache.delete(k);
      expect(await mg(cache, k, `v C${cas} s f`)).toBe('EN');
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-C-differs',
    'the value comes where C is another CAS',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const cas = String(await casOf(cache, k));
      expect(await mg(cache, k, `v C${cas}`)).toBe('HD');
      await cache.set(k, 'two!');
      const now = await casOf(cache, k);
      const others = [cas, String(now - 1n), String(now + 1n), String(2n ** 64n - 1n)];
      const replies = await Promise.all(
        others.map((other) => cache.command('mg', k, `v C${other} s`)),
      );
      expect(replies.map(({ code, flags, value }) => [code, ...flags, String(value)])).toEqual(
        others.map(() => ['VA', 's4', 'two!']),
      );
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-C-others-act',
    'T sets the TTL whether C matches or not',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const cas = await casOf(cache, k);
      expect(await mg(cache, k, `v C${String(cas)} T500 h`)).toBe('HD h1');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      expect(await mg(cache, k, `v C${String(cas + 1n)} T200 h`)).toBe('VA h1');
      expect(await mg(cache, k, 't')).toMatch(almost200);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-C-before',
    'C is accepted, and the value comes',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const cas = String(await casOf(cache, k));
      expect(await mg(cache, k, `v C${cas} s`)).toBe('VA s3');
      expect(await mg(cache, k, `v C1${cas} s`)).toBe('VA s3');
    },
  );
});
