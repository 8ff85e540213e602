import { describe, expect, given } from '../../fixtures/claims';
import { dumpWith, itemsIn, lineOf } from '../../fixtures/claims/crawler';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

describe('admin › restart', () => {
  // A start in the second of the end begins empty, so one of real time passes in between.
  claim(
    'admin.warm-restart',
    'after a restart with its memory in a file, every item is unchanged',
    async ({ text, connect, key, ownServer, note }) => {
      const cache = await text();
      const [plain, ending, changed] = [key(), key(), key()];
      const keys = [plain, ending, changed];
      given(await cache.set(plain, 'plain', { flags: 7 })).toBe('stored');
      given(await cache.set(ending, bytes(10_000), { flags: 0xffff_ffff, ttl: 1000 })).toBe(
        'stored',
      );
      given(await cache.set(changed, '1')).toBe('stored');
      given(await cache.incr(changed, 41)).toBe(42n);
      const read = async (from: typeof cache): Promise<object> => {
        const items = await from.getMany(keys);
        const lines = await dumpWith(from, 'metadump all', keys.map(lineOf));
        return { items, expiry: itemsIn(lines, keys).map(({ exp }) => exp) };
      };
      const before = await read(cache);
      given(before).toMatchObject({ expiry: ['-1', expect.stringMatching(/^\d+$/), '-1'] });
      const { pid, curr_items: items } = await cache.stats();
      given(items).toBe('3');

      const end = await ownServer.endedBy(() => ownServer.signal('SIGUSR1'));
      expect(end).toBe('ended with exit code 0');
      const again = await connect(drivers.text, await ownServer.restart(1.1));
      expect(await read(again)).toEqual(before);
      expect(await again.stats()).toHaveProperty('curr_items', '3');
      note({ items: 3, pid: String(pid) });
    },
  );

  claim.over(
    everyDriver,
    'admin.restart-empties',
    'a server that is restarted is empty',
    async ({ cache, connect, key, ownServer }) => {
      const k = key();
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.get(k)).toHold('1');
      given(await cache.stats()).toMatchObject({ curr_items: '1', total_items: '1' });
      const after = await connect(drivers.text, await ownServer.restart());
      expect(await after.get(k)).toBe('miss');
      expect(await after.stats()).toMatchObject({ curr_items: '0', total_items: '0' });
    },
  );

  claim(
    'admin.restart-empties',
    'a server that is restarted begins again with the first CAS unique',
    async ({ connect, key, server, ownServer }) => {
      const k = key();
      const firstCas = async (at: typeof server): Promise<unknown> => {
        const cache = await connect(drivers.text, at);
        given(await cache.set(k, '1')).toBe('stored');
        return (await cache.getMany([k])).get(k)?.cas;
      };
      const before = await firstCas(server);
      given(before).toEqual(expect.any(BigInt));
      expect(await firstCas(await ownServer.restart())).toBe(before);
    },
  );
});
