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

  claim.over(
    everyDriver,
    'admin.restart-empties',
    'after a restart nothing is there',
    async ({ cache, connect, key, ownServer }) => {
      const k = key();
      expect(await cache.set(k, '1')).toBe('stored');
      expect(await cache.get(k)).toHold('1');
      expect(await cache.stats()).toMatchObject({ curr_items: '1', total_items: '1' });
      const again = await ownServer.restart();
      const other = await connect(drivers.text, again);
      expect(await other.get(k)).toBe('miss');
      expect(await other.stats()).toMatchObject({ curr_items: '0', total_items: '0' });
    },
  );

  claim(
    'admin.restart-empties',
    'after a restart the first CAS unique is the first again',
    async ({ connect, key, server, ownServer }) => {
      const k = key();
      const casOfFirst = async (at: typeof server): Promise<unknown> => {
        const cache = await connect(drivers.text, at);
        await cache.set(k, '1');
        return (await cache.getMany([k])).get(k)?.cas;
      };
      const first = await casOfFirst(server);
      expect(first).toEqual(expect.any(BigInt));
      expect(await casOfFirst(await ownServer.restart())).toBe(first);
    },
  );
});
