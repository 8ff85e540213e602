import { expect } from '@jest/globals';
import { drivers, everyDriver } from '../../fixtures/cache/drivers';
import { describe } from '../../fixtures/claims';
import { claim } from './claims';

describe('admin › restart', () => {
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
      const { pid, curr_items: entries } = await (await connect(drivers.text, server)).stats();
      expect({ pid, entries }).toEqual({ pid: expect.any(String), entries: '1' });

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
