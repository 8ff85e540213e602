import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { dumpWith, entriesIn, lineOf } from './dump';

describe('admin › restart', () => {
  // A start in the second of the end begins empty, so one of real time passes in between.
  claim(
    'admin.warm-restart',
    'after a restart with its memory in a file everything is as it was',
    async ({ text, connect, key, ownServer, note }) => {
      const cache = await text();
      const [plain, ending, changed] = [key(), key(), key()];
      const keys = [plain, ending, changed];
      await cache.set(plain, 'plain', { flags: 7 });
      await cache.set(ending, bytes(10_000), { flags: 0xffff_ffff, ttl: 1000 });
      await cache.set(changed, '1');
      expect(await cache.incr(changed, 41)).toBe(42n);
      const read = async (from: typeof cache): Promise<unknown> => ({
        items: await from.getMany(keys),
        expiry: entriesIn(await dumpWith(from, 'metadump all', keys.map(lineOf)), keys).map((all) =>
          all.map(({ exp }) => exp),
        ),
      });
      const before = await read(cache);
      expect(before).toMatchObject({ expiry: [['-1'], [expect.stringMatching(/^\d+$/)], ['-1']] });
      const { pid, curr_items: items } = await cache.stats();
      expect(items).toBe('3');

      const end = await ownServer.endedBy(() => ownServer.signal('SIGUSR1'));
      expect(end).toBe('ended with exit code 0');
      const again = await connect(drivers.text, await ownServer.restart(1.1));
      expect(await read(again)).toEqual(before);
      expect(await again.stats()).toHaveProperty('curr_items', '3');
      note({ items: 3, pid: String(pid) });
    },
  );
  claim(
    'admin.restart-empties',
    'after a restart nothing is there, and the first CAS is the first again',
    async ({ connect, key, server, ownServer }) => {
      const k = key();
      const casOfFirst = async (at: typeof server): Promise<bigint> => {
        const cache = await connect(drivers.text, at);
        await cache.set(k, '1');
        return (await cache.getMany([k])).get(k)?.cas as bigint;
      };
      const first = await casOfFirst(server);
      const [one, ...others] = await Promise.all(everyDriver.map((each) => connect(each, server)));
      expect(await one?.set(k, '2')).toBe('stored');
      const before = await Promise.all(others.map((cache) => cache.get(k)));
      expect(before).toEqual(
        others.map((): unknown => expect.objectContaining({ value: Buffer.from('2') })),
      );
      const { pid, curr_items: items } = await (await connect(drivers.text, server)).stats();
      expect({ pid, items }).toEqual({ pid: expect.any(String), items: '1' });

      const again = await ownServer.restart();
      const caches = await Promise.all(everyDriver.map((each) => connect(each, again)));
      expect(await Promise.all(caches.map((cache) => cache.get(k)))).toEqual(
        caches.map(() => 'miss'),
      );
      expect(await caches[0]?.stats()).toMatchObject({ curr_items: '0', total_items: '0' });
      expect(await casOfFirst(again)).toBe(first);
    },
  );
});
