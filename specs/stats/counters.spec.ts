import type { Cache, WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import type { MetaCache } from '../../fixtures/drivers/meta';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { oneOnEachThread } from '../connection/threads';
import { claim } from './claims';
import { asTabled, movedBy, numbers, tally, type Counted } from './counters';
import { overClasses } from './groups';

const anEntry: unknown = expect.objectContaining({ value: Buffer.from('1') });
const past = { ttl: 2_592_001 };

/** In the meta protocol a touch is a get, and one that finds nothing counts as that. */
const touchers: readonly Driver[] = [drivers.memjs, drivers.text, drivers.binary];
/** Before 1.5.3 the text protocol has no gat. */
const textWithGat = { ...drivers.text, since: '1.5.3' };
const readingTouchers: readonly Driver<WireCache>[] = [textWithGat, drivers.binary];

const gets: Counted<Cache>[] = [
  {
    command: 'get of a key that is there',
    run: (cache, { there }) => cache.get(there),
    gives: anEntry,
    moves: { cmd_get: 1, get_hits: 1 },
  },
  {
    command: 'get of a key that is not there',
    run: (cache, { absent }) => cache.get(absent),
    gives: 'miss',
    moves: { cmd_get: 1, get_misses: 1 },
  },
];

const manyGets: Counted<WireCache>[] = [
  {
    command: 'a request for three keys, one of which is there',
    run: async (cache, { there, absent }) =>
      (await cache.getMany([`${absent}1`, there, `${absent}2`])).size,
    gives: 1,
    moves: { cmd_get: 3, get_hits: 1, get_misses: 2 },
  },
];

const getsWithCas: Counted<WireCache>[] = [
  {
    command: 'a read with CAS that hits',
    run: (cache, { there }) => cache.gets(there),
    gives: anEntry,
    moves: { cmd_get: 1, get_hits: 1 },
  },
  {
    command: 'a read with CAS that misses',
    run: (cache, { absent }) => cache.gets(absent),
    gives: 'miss',
    moves: { cmd_get: 1, get_misses: 1 },
  },
];

const stores: Counted<Cache>[] = [
  {
    command: 'set of a new key',
    run: (cache, { absent }) => cache.set(absent, '1'),
    gives: 'stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'set of a key that is taken',
    run: (cache, { there }) => cache.set(there, '2'),
    gives: 'stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'add of a new key',
    run: (cache, { absent }) => cache.add(absent, '1'),
    gives: 'stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'add of a key that is taken',
    run: (cache, { there }) => cache.add(there, '2'),
    gives: 'not stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'replace',
    run: (cache, { there }) => cache.replace(there, '2'),
    gives: 'stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'replace of a key that is not there',
    run: (cache, { absent }) => cache.replace(absent, '2'),
    gives: 'not stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'append',
    run: (cache, { there }) => cache.append(there, '2'),
    gives: 'stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'append to a key that is not there',
    run: (cache, { absent }) => cache.append(absent, '2'),
    gives: 'not stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'a value that is too large',
    run: (cache, { absent }) => cache.set(absent, bytes(1_100_000)),
    gives: 'too large',
    moves: {},
  },
];

const prepends: Counted<WireCache>[] = [
  {
    command: 'prepend',
    run: (cache, { there }) => cache.prepend(there, '2'),
    gives: 'stored',
    moves: { cmd_set: 1 },
  },
  {
    command: 'prepend to a key that is not there',
    run: (cache, { absent }) => cache.prepend(absent, '2'),
    gives: 'not stored',
    moves: { cmd_set: 1 },
  },
];

const deletes: Counted<Cache>[] = [
  {
    command: 'delete',
    run: (cache, { there }) => cache.delete(there),
    gives: 'deleted',
    moves: { delete_hits: 1 },
  },
  {
    command: 'delete of a key that is not there',
    run: (cache, { absent }) => cache.delete(absent),
    gives: 'miss',
    moves: { delete_misses: 1 },
  },
];

const counts: Counted<Cache>[] = [
  {
    command: 'incr',
    run: (cache, { there }) => cache.incr(there, 2),
    gives: 3n,
    moves: { incr_hits: 1 },
  },
  {
    command: 'incr of a key that is not there',
    run: (cache, { absent }) => cache.incr(absent, 2),
    gives: 'miss',
    moves: { incr_misses: 1 },
  },
  {
    command: 'decr',
    run: (cache, { there }) => cache.decr(there, 1),
    gives: 0n,
    moves: { decr_hits: 1 },
  },
  {
    command: 'decr of a key that is not there',
    run: (cache, { absent }) => cache.decr(absent, 1),
    gives: 'miss',
    moves: { decr_misses: 1 },
  },
  {
    command: 'incr of what is no number',
    run: async (cache, { there }) => [await cache.set(there, 'one'), await cache.incr(there, 1)],
    gives: ['stored', 'not a number'],
    moves: { cmd_set: 1 },
  },
  {
    command: 'decr of what is no number',
    run: async (cache, { there }) => [await cache.set(there, 'one'), await cache.decr(there, 1)],
    gives: ['stored', 'not a number'],
    moves: { cmd_set: 1 },
  },
];

const swaps: Counted<WireCache>[] = [
  {
    command: 'cas with the CAS of the item',
    run: async (cache, { there }) => {
      const { cas } = (await cache.getMany([there])).get(there) as { cas: bigint };
      return cache.cas(there, '2', cas);
    },
    gives: 'stored',
    moves: { cmd_get: 1, get_hits: 1, cmd_set: 1, cas_hits: 1 },
  },
  {
    command: 'cas with another CAS',
    run: (cache, { there }) => cache.cas(there, '2', 0xffff_ffff_ffffn),
    gives: 'exists',
    moves: { cmd_set: 1, cas_badval: 1 },
  },
  {
    command: 'cas of a key that is not there',
    run: (cache, { absent }) => cache.cas(absent, '2', 1n),
    gives: 'miss',
    moves: { cmd_set: 1, cas_misses: 1 },
  },
];

const touch: Counted<Cache> = {
  command: 'touch',
  run: (cache, { there }) => cache.touch(there, 100),
  gives: 'touched',
  moves: { cmd_touch: 1, touch_hits: 1 },
};

const touchThatMisses: Counted<Cache> = {
  command: 'touch of a key that is not there',
  run: (cache, { absent }) => cache.touch(absent, 100),
  gives: 'miss',
  moves: { cmd_touch: 1, touch_misses: 1 },
};

const getAndTouch: Counted<WireCache> = {
  command: 'a read that touches',
  run: (cache, { there }) => cache.getAndTouch(there, 100),
  gives: anEntry,
  moves: { cmd_touch: 1, touch_hits: 1 },
};

const getAndTouchThatMisses: Counted<WireCache> = {
  command: 'a read that touches, of a key that is not there',
  run: (cache, { absent }) => cache.getAndTouch(absent, 100),
  gives: 'miss',
  moves: { cmd_touch: 1, touch_misses: 1 },
};

const code = async (reply: Promise<{ readonly code: string }>): Promise<string> =>
  (await reply).code;

const metaCommands: Counted<MetaCache>[] = [
  {
    command: 'mg',
    run: (cache, { there }) => code(cache.mg(there, { v: true })),
    gives: 'VA',
    moves: { cmd_get: 1, get_hits: 1 },
  },
  {
    command: 'mg of a key that is not there',
    run: (cache, { absent }) => code(cache.mg(absent, { v: true })),
    gives: 'EN',
    moves: { cmd_get: 1, get_misses: 1 },
  },
  {
    command: 'mg with T',
    run: (cache, { there }) => code(cache.mg(there, { v: true, T: 100 })),
    gives: 'VA',
    moves: { cmd_touch: 1, touch_hits: 1 },
  },
  {
    command: 'ms',
    run: (cache, { absent }) => code(cache.ms(absent, '1')),
    gives: 'HD',
    moves: { cmd_set: 1 },
  },
  {
    command: 'ms in mode add on a key that is taken',
    run: (cache, { there }) => code(cache.ms(there, '1', { M: 'E' })),
    gives: 'NS',
    moves: { cmd_set: 1 },
  },
  {
    command: 'ma',
    run: (cache, { there }) => code(cache.ma(there)),
    gives: 'HD',
    moves: { incr_hits: 1 },
  },
  {
    command: 'ma that decrements',
    run: (cache, { there }) => code(cache.ma(there, { M: 'D' })),
    gives: 'HD',
    moves: { decr_hits: 1 },
  },
  {
    command: 'ma of a key that is not there',
    run: (cache, { absent }) => code(cache.ma(absent)),
    gives: 'NF',
    moves: { incr_misses: 1 },
  },
  {
    command: 'md',
    run: (cache, { there }) => code(cache.md(there)),
    gives: 'HD',
    moves: { delete_hits: 1 },
  },
  {
    command: 'md of a key that is not there',
    run: (cache, { absent }) => code(cache.md(absent)),
    gives: 'NF',
    moves: { delete_misses: 1 },
  },
  {
    command: 'md that marks as stale',
    run: (cache, { there }) => code(cache.md(there, { I: true })),
    gives: 'HD',
    moves: {},
  },
  {
    command: 'me',
    run: (cache, { there }) => code(cache.me(there)),
    gives: 'ME',
    moves: { cmd_meta: 1 },
  },
  { command: 'mn', run: (cache) => code(cache.mn()), gives: 'MN', moves: {} },
];

// Each proof compares all counters of commands: those that a command does not move are part of it.
describe('stats › counters of commands', () => {
  claim.over(
    everyDriver,
    'stats.cmd-get',
    'a get counts as a hit or as a miss',
    async ({ cache, key }) => {
      expect(await tally(cache, key, gets)).toEqual(asTabled(gets));
    },
  );

  claim.over(
    wireDrivers,
    'stats.cmd-get',
    'a request for many keys counts each of them',
    async ({ cache, key }) => {
      expect(await tally(cache, key, manyGets)).toEqual(asTabled(manyGets));
    },
  );

  claim.over(
    wireDrivers,
    'stats.gets-counts',
    'a read with CAS counts like one without',
    async ({ cache, key }) => {
      expect(await tally(cache, key, getsWithCas)).toEqual(asTabled(getsWithCas));
    },
  );

  claim.over(
    everyDriver,
    'stats.cmd-set',
    'every attempt to store counts, whatever comes of it, and a refused value does not',
    async ({ cache, key }) => {
      expect(await tally(cache, key, stores)).toEqual(asTabled(stores));
    },
  );

  claim.over(
    wireDrivers,
    'stats.cmd-set',
    'prepend counts as an attempt to store',
    async ({ cache, key }) => {
      expect(await tally(cache, key, prepends)).toEqual(asTabled(prepends));
    },
  );

  claim(
    'stats.cmd-set',
    'a storage line that is refused does not count',
    async ({ text, wire, key }) => {
      const [cache, raw] = await Promise.all([text(), wire()]);
      const k = key();
      const good = await movedBy(cache, () => raw.exchange(`set ${k} 0 0 1\r\n1\r\n`));
      const bad = await movedBy(cache, async () => {
        expect(await raw.exchange(`set ${k} 0 0\r\n`)).toMatch(/^(CLIENT_)?ERROR.*\r\n$/);
      });
      expect({ good, bad }).toEqual({ good: { cmd_set: 1 }, bad: {} });
      expect(await cache.get(k)).toHold('1');
    },
  );

  claim.over(everyDriver, 'stats.delete-hits-misses', 'a delete counts as a hit or as a miss', {
    documented: async ({ cache, key }) => {
      expect(await tally(cache, key, deletes)).toEqual(asTabled(deletes));
    },
    deviates: async ({ cache, key }) => {
      const uncounted = deletes.map((each) => ({ ...each, moves: {} }));
      expect(await tally(cache, key, deletes)).toEqual(asTabled(uncounted));
    },
  });

  claim.over(
    everyDriver,
    'stats.incr-decr',
    'incr and decr count hits and misses, and what is no number not at all',
    async ({ cache, key }) => {
      expect(await tally(cache, key, counts)).toEqual(asTabled(counts));
    },
  );

  claim.over(
    wireDrivers,
    'stats.cas',
    'a compare-and-swap counts as a hit, as a wrong CAS or as a miss',
    async ({ cache, key }) => {
      expect(await tally(cache, key, swaps)).toEqual(asTabled(swaps));
    },
  );

  claim.over(everyDriver, 'stats.touch', 'a touch counts as no read', async ({ cache, key }) => {
    expect(await tally(cache, key, [touch])).toEqual(asTabled([touch]));
  });

  claim.over(
    touchers,
    'stats.touch',
    'a touch that finds nothing counts as a miss of its own',
    async ({ cache, key }) => {
      expect(await tally(cache, key, [touchThatMisses])).toEqual(asTabled([touchThatMisses]));
    },
  );

  claim.over(
    [...readingTouchers, drivers.meta],
    'stats.touch',
    'a read that touches counts as a touch',
    async ({ cache, key }) => {
      expect(await tally(cache, key, [getAndTouch])).toEqual(asTabled([getAndTouch]));
    },
  );

  claim.over(
    readingTouchers,
    'stats.touch',
    'a read that touches, and finds nothing, counts as a touch that misses',
    async ({ cache, key }) => {
      const table = [getAndTouchThatMisses];
      expect(await tally(cache, key, table)).toEqual(asTabled(table));
    },
  );

  claim.over(
    [drivers.meta],
    'meta.counts.as-text',
    'a meta command counts as the text command that does the same',
    async ({ cache, key }) => {
      expect(await tally(cache, key, metaCommands)).toEqual(asTabled(metaCommands));
    },
  );

  claim.over(everyDriver, 'flush.counts', 'each flush counts', async ({ cache }) => {
    const flushes = (): Promise<unknown> => Promise.all([cache.flush(), cache.flush()]);
    expect(await movedBy(cache, flushes)).toEqual({ cmd_flush: 2 });
  });

  claim.over(
    everyDriver,
    'expiry.get-expired-stat',
    'a get that finds an expired item counts it as expired',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '1');
      expect(await cache.get(k)).toHold('1');
      // Beyond 30 days a TTL is a date, and this one lies in 1970: stored, and past its time at once.
      expect(await cache.set(k, '2', past)).toBe('stored');
      expect(await movedBy(cache, () => cache.get(k))).toEqual({
        cmd_get: 1,
        get_misses: 1,
        get_expired: 1,
      });
      // The first get has freed it: what the next one finds is nothing, and nothing that expired.
      expect(await movedBy(cache, () => cache.get(k))).toEqual({ cmd_get: 1, get_misses: 1 });
    },
  );

  // A flush frees what was stored in its own second at once; what is older it leaves to the next get.
  claim.over(
    everyDriver,
    'flush.get-flushed-stat',
    'a get that finds a flushed item counts it as flushed',
    async ({ cache, key, time }) => {
      const k = key();
      const stored = await time(cache).take(() => cache.set(k, '1'));
      await time(cache).ticksAfter(stored, 2);
      expect(await cache.get(k)).toHold('1');
      expect(await cache.flush()).toBe('flushed');
      expect(await movedBy(cache, () => cache.get(k))).toEqual({
        cmd_get: 1,
        get_misses: 1,
        get_flushed: 1,
      });
    },
  );
});

describe('stats › counters of the whole server', () => {
  claim.over(
    everyDriver,
    'stats.agree',
    'after commands of all kinds, the parts agree with the whole',
    async ({ cache, another, text, key }) => {
      await cache.stats('reset');
      // Up to 1.4.10 a delete counts only where text asks for it: see stats.delete-hits-misses.
      const [other, deleter] = [await another(), await text()];
      const [a, b, absent] = [key(), key(), key()];
      await cache.set(a, '1');
      await other.set(b, bytes(100_000));
      await Promise.all([cache.get(a), other.get(b), other.get(a), cache.get(absent)]);
      await Promise.all([
        cache.touch(a, 100),
        other.incr(a, 1),
        other.decr(a, 1),
        cache.add(b, ''),
      ]);
      await Promise.all([cache.delete(absent), other.set(key(), '1')]);
      const gone = key();
      await cache.set(gone, '1');
      await deleter.delete(gone);
      const [general, items, slabs] = [
        numbers(await cache.stats()),
        await cache.stats('items'),
        await cache.stats('slabs'),
      ];
      const itemCount = Number(general.curr_items);
      expect(itemCount).toBeGreaterThanOrEqual(3);
      const whole = {
        cmd_get: 4,
        cmd_touch: 1,
        curr_items: itemCount,
        evictions: 0,
        cmd_set: 5,
        get_hits: 3,
        touch_hits: 1,
        delete_hits: 1,
        incr_hits: 1,
        decr_hits: 1,
      };
      expect(general).toMatchObject(whole);
      const sum = (...names: readonly string[]): number =>
        names.reduce((all, name) => all + Number(general[name]), 0);
      expect({
        cmd_get: sum('get_hits', 'get_misses'),
        cmd_touch: sum('touch_hits', 'touch_misses'),
        curr_items: overClasses(items, 'number'),
        evictions: overClasses(items, 'evicted'),
        cmd_set: overClasses(slabs, 'cmd_set'),
        get_hits: overClasses(slabs, 'get_hits'),
        touch_hits: overClasses(slabs, 'touch_hits'),
        delete_hits: overClasses(slabs, 'delete_hits'),
        incr_hits: overClasses(slabs, 'incr_hits'),
        decr_hits: overClasses(slabs, 'decr_hits'),
      }).toEqual(whole);
    },
  );

  claim.over(
    everyDriver,
    'stats.accuracy-concurrent',
    'the counters are exact when sixteen connections move them at once',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 16 }, () => another()));
      const [there, absent] = [key(), key()];
      await cache.set(there, '1');
      const thirty = Array.from({ length: 30 });
      const moves = await movedBy(cache, () =>
        Promise.all(
          clients.flatMap((client) =>
            thirty.map(() =>
              Promise.all([client.get(there), client.get(absent), client.set(there, '1')]),
            ),
          ),
        ),
      );
      expect(moves).toEqual({ cmd_get: 960, get_hits: 480, get_misses: 480, cmd_set: 480 });
    },
  );

  claim(
    'stats.bytes-read-written',
    'every byte that is sent and received counts, and no other',
    async ({ wire, text, key }) => {
      const raw = await wire();
      const ask = async (request: string, end: string): Promise<string> => {
        await raw.send(request);
        return (await raw.readUntil(end)).toString('latin1');
      };
      const k = key();
      // These have to be counted themselves, so they quit: that has no reply.
      const others = await oneOnEachThread(await text(), wire);
      await Promise.all(others.map((other) => other.send('quit\r\n')));
      await Promise.all(others.map((other) => other.closed()));
      const before = await ask('stats\r\n', 'END\r\n');
      const set = `set ${k} 0 0 10000\r\n${'v'.repeat(10_000)}\r\n`;
      const stored = await ask(set, 'STORED\r\n');
      const value = await ask(`get ${k}\r\n`, 'END\r\n');
      const after = await ask('stats\r\n', 'END\r\n');
      const count = (reply: string, name: string): number =>
        Number(new RegExp(`STAT ${name} (\\d+)`).exec(reply)?.[1]);
      const grownBy = (name: string): number => count(after, name) - count(before, name);
      // A stats reply is written after it has been put together, so the first one counts in the second.
      expect({ read: grownBy('bytes_read'), written: grownBy('bytes_written') }).toEqual({
        read: set.length + `get ${k}\r\n`.length + 'stats\r\n'.length,
        written: before.length + stored.length + value.length,
      });
    },
  );

  claim('stats.reset', 'stats reset answers RESET', async ({ wire }) => {
    expect(await (await wire()).exchange('stats reset\r\n')).toBe('RESET\r\n');
  });

  claim.over(
    everyDriver,
    'stats.reset',
    'a reset sets the counters to 0 and leaves the items alone',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '1');
      await Promise.all([cache.get(k), cache.get(key()), cache.decr(key(), 1), cache.incr(k, 1)]);
      const counters = ['cmd_get', 'cmd_set', 'get_hits', 'get_misses', 'decr_misses'];
      const lifelong = ['incr_hits', 'total_items', 'total_connections'];
      const valuesOf = async (names: readonly string[]): Promise<unknown> => {
        const stats = numbers(await cache.stats());
        return names.map((name) => [name, stats[name]]);
      };
      const one: unknown = expect.anything();
      expect(await valuesOf([...counters, ...lifelong])).not.toContainEqual([one, 0]);
      await cache.stats('reset');
      expect(await valuesOf([...counters, ...lifelong])).toEqual(
        [...counters, ...lifelong].map((name) => [name, 0]),
      );
      const { curr_items: items, bytes: size, curr_connections: open } = await cache.stats();
      expect([items, size, open].map(Number)).not.toContain(0);
      expect(await cache.get(k)).toHold('2');
    },
  );
});
