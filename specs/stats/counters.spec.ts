import { describe, expect, given } from '../../fixtures/claims';
import { asTabled, movedBy, movesOf, type Counted } from '../../fixtures/claims/counters';
import type { Cache, WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

const hit: unknown = expect.objectContaining({ value: Buffer.from('1') });
const otherCas = 0xffff_ffff_ffffn;

/** In the meta protocol a touch is a get, and one that misses counts as that. */
const touchers: readonly Driver[] = [drivers.memjs, drivers.text, drivers.binary];
/** Before 1.5.3 the text protocol has no gat. */
const gatters: readonly Driver<WireCache>[] = [{ ...drivers.text, since: '1.5.3' }, drivers.binary];

const gets: Counted<Cache>[] = [
  ['get that hits', (c, k) => c.get(k), hit, { cmd_get: 1, get_hits: 1 }],
  ['get that misses', (c, _, k) => c.get(k), 'miss', { cmd_get: 1, get_misses: 1 }],
];
const stores: Counted<Cache>[] = [
  ['set of a missing key', (c, _, k) => c.set(k, '1'), 'stored', { cmd_set: 1 }],
  ['set of an existing key', (c, k) => c.set(k, '2'), 'stored', { cmd_set: 1 }],
  ['add of a missing key', (c, _, k) => c.add(k, '1'), 'stored', { cmd_set: 1 }],
  ['add of an existing key', (c, k) => c.add(k, '2'), 'not stored', { cmd_set: 1 }],
  ['replace of an existing key', (c, k) => c.replace(k, '2'), 'stored', { cmd_set: 1 }],
  ['replace of a missing key', (c, _, k) => c.replace(k, '2'), 'not stored', { cmd_set: 1 }],
  ['append to an existing key', (c, k) => c.append(k, '2'), 'stored', { cmd_set: 1 }],
  ['append to a missing key', (c, _, k) => c.append(k, '2'), 'not stored', { cmd_set: 1 }],
  ['set of a value that is too large', (c, k) => c.set(k, bytes(1_100_000)), 'too large', {}],
];
const deletes: Counted<Cache>[] = [
  ['delete of an existing key', (c, k) => c.delete(k), 'deleted', { delete_hits: 1 }],
  ['delete of a missing key', (c, _, k) => c.delete(k), 'miss', { delete_misses: 1 }],
];
const arithmetic: Counted<Cache>[] = [
  ['incr of an existing key', (c, k) => c.incr(k, 2), 3n, { incr_hits: 1 }],
  ['incr of a missing key', (c, _, k) => c.incr(k, 2), 'miss', { incr_misses: 1 }],
  ['decr of an existing key', (c, k) => c.decr(k, 1), 0n, { decr_hits: 1 }],
  ['decr of a missing key', (c, _, k) => c.decr(k, 1), 'miss', { decr_misses: 1 }],
  [
    'incr and decr of a value that is no number',
    async (c, k) => [await c.set(k, 'one'), await c.incr(k, 1), await c.decr(k, 1)],
    ['stored', 'not a number', 'not a number'],
    { cmd_set: 1 },
  ],
];
const touch: Counted<Cache>[] = [
  ['touch', (c, k) => c.touch(k, 100), 'touched', { cmd_touch: 1, touch_hits: 1 }],
];
const touchMiss: Counted<Cache>[] = [
  ['touch that misses', (c, _, k) => c.touch(k, 100), 'miss', { cmd_touch: 1, touch_misses: 1 }],
];

const manyGets: Counted<WireCache>[] = [
  [
    'get of three keys, of which one exists',
    async (c, k, missing) => (await c.getMany([`${missing}1`, k, `${missing}2`])).size,
    1,
    { cmd_get: 3, get_hits: 1, get_misses: 2 },
  ],
];
const getsWithCas: Counted<WireCache>[] = [
  ['gets that hits', (c, k) => c.gets(k), hit, { cmd_get: 1, get_hits: 1 }],
  ['gets that misses', (c, _, k) => c.gets(k), 'miss', { cmd_get: 1, get_misses: 1 }],
];
const prepends: Counted<WireCache>[] = [
  ['prepend to an existing key', (c, k) => c.prepend(k, '2'), 'stored', { cmd_set: 1 }],
  ['prepend to a missing key', (c, _, k) => c.prepend(k, '2'), 'not stored', { cmd_set: 1 }],
];
const casStores: Counted<WireCache>[] = [
  [
    'gets, and cas with that CAS unique',
    async (c, k) => c.cas(k, '2', ((await c.gets(k)) as { cas: bigint }).cas),
    'stored',
    { cmd_get: 1, get_hits: 1, cmd_set: 1, cas_hits: 1 },
  ],
  [
    'cas with another one',
    (c, k) => c.cas(k, '2', otherCas),
    'exists',
    { cmd_set: 1, cas_badval: 1 },
  ],
  ['cas of a missing key', (c, _, k) => c.cas(k, '2', 1n), 'miss', { cmd_set: 1, cas_misses: 1 }],
];
const gat: Counted<WireCache>[] = [
  ['gat', (c, k) => c.getAndTouch(k, 100), hit, { cmd_touch: 1, touch_hits: 1 }],
];
const gatMiss: Counted<WireCache>[] = [
  [
    'gat that misses',
    (c, _, k) => c.getAndTouch(k, 100),
    'miss',
    { cmd_touch: 1, touch_misses: 1 },
  ],
];

// Each proof compares all counters of commands: those that a command does not move are part of it.
describe('stats › counters of commands', () => {
  for (const [over, id, title, table] of [
    [everyDriver, 'stats.cmd-get', 'each get counts as a hit or a miss', gets],
    [
      everyDriver,
      'stats.cmd-set',
      'each store request counts, one that is too large does not',
      stores,
    ],
    [
      everyDriver,
      'stats.incr-decr',
      'incr and decr count as hits and misses of their own',
      arithmetic,
    ],
    [everyDriver, 'stats.touch', 'a touch does not count as a read', touch],
    [touchers, 'stats.touch', 'a touch that misses counts in touch_misses', touchMiss],
  ] as const)
    claim.over(over, id, title, async ({ cache, key }) => {
      expect(await movesOf(cache, key, table)).toEqual(asTabled(table));
    });

  for (const [over, id, title, table] of [
    [wireDrivers, 'stats.cmd-get', 'a get of many keys counts each of them', manyGets],
    [
      wireDrivers,
      'stats.gets-counts',
      'a read of the CAS unique counts as any other read',
      getsWithCas,
    ],
    [wireDrivers, 'stats.cmd-set', 'each prepend counts in cmd_set', prepends],
    [wireDrivers, 'stats.cas', 'each cas counts as a hit, a bad value or a miss', casStores],
    [[...gatters, drivers.meta], 'stats.touch', 'a read that touches counts as a touch', gat],
    [gatters, 'stats.touch', 'a read that touches and misses counts in touch_misses', gatMiss],
  ] as const)
    claim.over<WireCache>(over, id, title, async ({ cache, key }) => {
      expect(await movesOf(cache, key, table)).toEqual(asTabled(table));
    });

  claim.over(everyDriver, 'stats.delete-hits-misses', 'each delete counts as a hit or a miss', {
    documented: async ({ cache, key }) => {
      expect(await movesOf(cache, key, deletes)).toEqual(asTabled(deletes));
    },
    deviates: async ({ cache, key }) => {
      const uncounted = deletes.map(([name]) => [name, {}]);
      expect(await movesOf(cache, key, deletes)).toEqual(Object.fromEntries(uncounted));
    },
  });

  claim('stats.cmd-set', 'a bad set line does not count', async ({ text, wire, key }) => {
    const [cache, w, k] = [await text(), await wire(), key()];
    const good = await movedBy(cache, () => w.exchange(`set ${k} 0 0 1\r\n1\r\n`));
    const bad = await movedBy(cache, async () => {
      given(await w.exchange(`set ${k} 0 0\r\n`)).toMatch(/^(CLIENT_)?ERROR.*\r\n$/);
    });
    expect({ good, bad }).toEqual({ good: { cmd_set: 1 }, bad: {} });
    given(await cache.get(k)).toHold('1');
  });

  claim.over(
    everyDriver,
    'stats.accuracy-concurrent',
    'the counters are exact when sixteen connections move them at once',
    async ({ cache, another, key }) => {
      const clients = await Promise.all(Array.from({ length: 16 }, another));
      const [existing, missing] = [key(), key()];
      given(await cache.set(existing, '1')).toBe('stored');
      const thirtyTimes = async (client: Cache): Promise<unknown> =>
        Promise.all(
          Array.from({ length: 30 }, () => [
            client.get(existing),
            client.get(missing),
            client.set(existing, '1'),
          ]).flat(),
        );
      const moves = await movedBy(cache, () => Promise.all(clients.map(thirtyTimes)));
      expect(moves).toEqual({ cmd_get: 960, get_hits: 480, get_misses: 480, cmd_set: 480 });
    },
  );
});
