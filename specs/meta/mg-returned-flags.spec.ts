import { describe, expect, given } from '../../fixtures/claims';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';
import { almost500, casOf, meta, mg } from './commands';

describe('meta › mg › flags that return something', () => {
  claim.over(meta, 'meta.mg.flag-s', 's returns the size of the value', async ({ cache, key }) => {
    for (const size of [0, 1, 9, 10, 1000, 100_000]) {
      const k = key();
      given(await cache.set(k, bytes(size))).toBe('stored');
      expect(await mg(cache, k, 's')).toBe(`HD s${size}`);
    }
    const k = key();
    given(await cache.set(k, 'one')).toBe('stored');
    given(await cache.append(k, ' two')).toBe('stored');
    expect(await mg(cache, k, 's')).toBe('HD s7');
  });

  claim.over(meta, 'meta.mg.flag-f', 'f returns the client flags', async ({ cache, key }) => {
    for (const flags of [0, 7, 65_536, 4_294_967_295]) {
      const k = key();
      given(await cache.set(k, 'one', { flags })).toBe('stored');
      expect(await mg(cache, k, 'f')).toBe(`HD f${flags}`);
    }
  });

  claim(
    'meta.mg.flag-c',
    'c returns the CAS unique that gets shows',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      given(await plain.set(k, 'one')).toBe('stored');
      const first = await casOf(cache, k);
      expect(await plain.gets(k)).toMatchObject({ cas: first });
      // A read leaves it as it is, a store changes it.
      expect(await casOf(cache, k)).toBe(first);
      given(await plain.set(k, 'one')).toBe('stored');
      const second = await casOf(cache, k);
      expect(second).not.toBe(first);
      expect(await plain.gets(k)).toMatchObject({ cas: second });
      expect(await plain.cas(k, 'two', second)).toBe('stored');
    },
  );

  claim.over(meta, 'meta.mg.flag-k', 'k returns the key', async ({ cache, key, keyOfLength }) => {
    for (const k of [key(), key('Ünïcödé'), keyOfLength(250)]) {
      given(await cache.set(k, 'one')).toBe('stored');
      expect(await mg(cache, k, 'k')).toBe(`HD k${Buffer.from(k).toString('latin1')}`);
    }
  });

  claim.over(meta, 'meta.mg.flag-O', 'O returns its token unchanged', async ({ cache, stored }) => {
    const k = await stored(cache, 'one');
    for (const token of ['1', '00', 'Oo', '-!"#$%&/()=?', 'a'.repeat(31), '']) {
      expect(await mg(cache, k, `O${token} v`)).toBe(`VA 3 O${token}\r\none`);
    }
  });

  claim.over(
    meta,
    'meta.mg.flag-t',
    't counts the TTL down, tick by tick',
    async ({ cache, time }) => {
      const { seen } = await time(cache).observe({
        write: (k) => cache.set(k, k, { ttl: 100 }),
        read: (k) => mg(cache, k, 't'),
        forTicks: 2,
      });
      expect(seen).toEqual([['HD t100'], ['HD t99'], ['HD t98']]);
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-t',
    't returns -1 for an item that does not expire',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await mg(cache, k, 't')).toBe('HD t-1');
      given(await cache.touch(k, 500)).toBe('touched');
      expect(await mg(cache, k, 't')).toMatch(almost500);
      given(await cache.touch(k, 0)).toBe('touched');
      expect(await mg(cache, k, 't')).toBe('HD t-1');
    },
  );
});

describe('meta › mg › flags that return how the item was used', () => {
  claim.over(
    meta,
    'meta.mg.flag-h',
    'h returns 0 to the first mg of an item and 1 from then on',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await mg(cache, k, 'h')).toBe('HD h0');
      expect(await mg(cache, k, 'v h')).toBe('VA 3 h1\r\none');
      expect(await mg(cache, k, 'h')).toBe('HD h1');
    },
  );

  claim(
    'meta.mg.flag-h',
    'h returns 1 after a get of the text protocol',
    async ({ meta: connect, text, key }) => {
      const [k, cache, plain] = [key(), await connect(), await text()];
      given(await plain.set(k, 'one')).toBe('stored');
      expect(await mg(cache, k, 'h u')).toBe('HD h0');
      given(await plain.get(k)).toHold('one');
      expect(await mg(cache, k, 'h u')).toBe('HD h1');
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-h-reset-by-store',
    'h returns 0 again after a store',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      given(await mg(cache, k, 'v')).toBe('VA 3\r\none');
      given(await cache.set(k, 'two')).toBe('stored');
      expect(await mg(cache, k, 'h')).toBe('HD h0');
      expect(await mg(cache, k, 'h')).toBe('HD h1');
    },
  );

  claim.over(
    meta,
    'meta.mg.flag-u',
    'mg with u does not count as a read for h',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await mg(cache, k, 'v u h')).toBe('VA 3 h0\r\none');
      expect(await mg(cache, k, 'u v')).toBe('VA 3\r\none');
      expect(await mg(cache, k, 'h')).toBe('HD h0');
      expect(await mg(cache, k, 'h u')).toBe('HD h1');
    },
  );

  // Read with u, so that the reads are no accesses.
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

  // Both reads leave in one write: at most one tick can come between them.
  claim.over(meta, 'meta.mg.flag-l-lags', 'l counts from the last read', {
    documented: async ({ cache, key, time }) => {
      const [k, clock] = [key(), time(cache)];
      await clock.ticksAfter(await clock.take(() => cache.set(k, 'one')), 2);
      const [read, accessed] = await Promise.all([mg(cache, k, 'v'), mg(cache, k, 'l')]);
      given(read).toBe('VA 3\r\none');
      expect(accessed).toMatch(/^HD l[01]$/);
    },
    deviates: async ({ cache, key, time }) => {
      const [k, clock] = [key(), time(cache)];
      await clock.ticksAfter(await clock.take(() => cache.set(k, 'one')), 2);
      const [read, accessed] = await Promise.all([mg(cache, k, 'v'), mg(cache, k, 'l')]);
      given(read).toBe('VA 3\r\none');
      expect(accessed).toMatch(/^HD l([2-9]|\d\d+)$/);
    },
  });
});
