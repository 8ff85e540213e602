import { drivers, everyDriver, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';
import { linesAbout, lineWith, watch } from './log';

const stamp = {
  ts: expect.stringMatching(/^\d+\.\d+$/) as unknown,
  gid: expect.stringMatching(/^\d+$/) as unknown,
};

/** The stream deletions is documented for delete and md; deletes of the binary protocol are not in it. */
const loggedDeleters: readonly Driver[] = [drivers.text, drivers.meta];

describe('watch › streams', () => {
  claim.over(
    everyDriver,
    'watch.fetchers',
    'each lookup has a line that says whether the key was found',
    {
      documented: async ({ cache, wire, key }) => {
        const [there, absent] = [key('there'), key('absent')];
        const log = await wire();
        expect(await watch(log, 'fetchers')).toBe('OK');
        expect(await cache.set(there, '1')).toBe('stored');
        expect(await cache.get(there)).toHold('1');
        expect(await cache.get(absent)).toBe('miss');
        const logged = await linesAbout(log, [there, absent], 3);
        const [a, b] = [there, absent].map(encodeURIComponent);
        // The set looks for an item that it would replace.
        expect(logged).toMatchObject([
          { ...stamp, type: 'item_get', key: a, status: 'not_found' },
          { ...stamp, type: 'item_get', key: a, status: 'found' },
          { ...stamp, type: 'item_get', key: b, status: 'not_found' },
        ]);
        expect(new Set(logged.map(({ gid }) => gid)).size).toBe(3);
      },
      deviates: async ({ cache, wire, key }) => {
        const [there, absent] = [key('there'), key('absent')];
        const log = await wire();
        expect(await watch(log, 'fetchers')).toBe('OK');
        expect(await cache.get(absent)).toBe('miss');
        expect(await cache.set(there, '1')).toBe('stored');
        expect(await cache.get(there)).toHold('1');
        const logged = await linesAbout(log, [there], 2);
        const [k] = [there].map(encodeURIComponent);
        expect(logged).toMatchObject([
          { '\0ts': stamp.ts, gid: stamp.gid, type: 'item_get', key: k, status: 'not_found' },
          { '\0ts': stamp.ts, gid: stamp.gid, type: 'item_get', key: k, status: 'found' },
        ]);
      },
    },
  );

  claim.over(
    wireDrivers,
    'watch.fetchers',
    'a request for many keys has a line for each of them',
    async ({ cache, wire, key }) => {
      const keys = [key(), key(), key()];
      const log = await wire();
      expect(await watch(log, 'fetchers')).toBe('OK');
      expect((await cache.getMany(keys)).size).toBe(0);
      expect(await linesAbout(log, keys, 3)).toMatchObject(
        keys.map((k) => ({ type: 'item_get', key: encodeURIComponent(k), status: 'not_found' })),
      );
    },
  );

  claim.over(
    everyDriver,
    'watch.mutations',
    'each attempt to store has a line that says what came of it',
    {
      documented: async ({ cache, wire, key }) => {
        const [k, absent] = [key(), key('absent')];
        const log = await wire();
        expect(await watch(log, 'mutations')).toBe('OK');
        expect(await cache.set(k, '1')).toBe('stored');
        expect(await cache.add(k, '2')).toBe('not stored');
        expect(await cache.replace(k, '3')).toBe('stored');
        expect(await cache.replace(absent, '3')).toBe('not stored');
        expect(await cache.append(k, '4')).toBe('stored');
        const line = (name: string, status: string, cmd: string): unknown =>
          expect.objectContaining({
            ...stamp,
            type: 'item_store',
            key: encodeURIComponent(name),
            status,
            cmd,
          });
        expect(await linesAbout(log, [k, absent], 5)).toEqual([
          line(k, 'stored', 'set'),
          line(k, 'not_stored', 'add'),
          line(k, 'stored', 'replace'),
          line(absent, 'not_stored', 'replace'),
          line(k, 'stored', 'append'),
        ]);
      },
      deviates: async ({ cache, wire, key }) => {
        const k = key();
        const log = await wire();
        expect(await watch(log, 'mutations')).toBe('OK');
        expect(await cache.set(k, '1')).toBe('stored');
        expect(await cache.add(k, '2')).toBe('not stored');
        expect(await cache.replace(k, '3')).toBe('stored');
        expect(await linesAbout(log, [k], 3)).toMatchObject([
          { type: 'item_store', status: 'exists', cmd: 'replace' },
          { type: 'item_store', status: 'stored', cmd: 'set' },
          { type: 'item_store', status: 'exists', cmd: 'append' },
        ]);
      },
    },
  );

  claim.over(
    wireDrivers,
    'watch.mutations',
    'a compare-and-swap that comes too late has a line that says so',
    {
      documented: async ({ cache, wire, key }) => {
        const k = key();
        const log = await wire();
        expect(await watch(log, 'mutations')).toBe('OK');
        expect(await cache.set(k, '1')).toBe('stored');
        expect(await cache.cas(k, '2', 0xffff_ffff_ffffn)).toBe('exists');
        expect(await linesAbout(log, [k], 2)).toMatchObject([
          { type: 'item_store', key: encodeURIComponent(k), status: 'stored' },
          { type: 'item_store', key: encodeURIComponent(k), status: 'exists' },
        ]);
      },
      deviates: async ({ cache, wire, key }) => {
        const k = key();
        const log = await wire();
        expect(await watch(log, 'mutations')).toBe('OK');
        expect(await cache.set(k, '1')).toBe('stored');
        expect(await cache.cas(k, '2', 0xffff_ffff_ffffn)).toBe('exists');
        expect(await linesAbout(log, [k], 2)).toMatchObject([
          { type: 'item_store', status: 'exists' },
          { type: 'item_store', status: 'not_found' },
        ]);
      },
    },
  );

  // A get has a line of its own, so that a line which does not come is not waited for.
  claim.over(
    loggedDeleters,
    'watch.deletions',
    'a delete that hits has a line, and one that misses has none',
    async ({ cache, wire, key }) => {
      const [k, absent] = [key(), key('absent')];
      const log = await wire();
      expect(await watch(log, 'deletions fetchers')).toBe('OK');
      expect(await cache.set(k, '1')).toBe('stored');
      expect(await cache.delete(absent)).toBe('miss');
      expect(await cache.get(absent)).toBe('miss');
      expect(await cache.delete(k)).toBe('deleted');
      expect([await cache.get(k), await cache.get(k)]).toEqual(['miss', 'miss']);
      const line = (type: string, name: string): unknown =>
        expect.objectContaining({ ...stamp, type, key: encodeURIComponent(name) });
      const logged = await linesAbout(log, [k, absent], 6);
      expect(logged).toEqual([
        line('item_get', k),
        line('item_get', absent),
        line('item_get', absent),
        line('item_get', k),
        line('deleted', k),
        line('item_get', k),
      ]);
      expect(logged[4]?.cmd).toMatch(/^(delete|md)$/);
    },
  );

  claim(
    'watch.connevents',
    'a connection that comes and goes has two lines',
    async ({ text, wire, note }) => {
      const log = await wire();
      expect(await watch(log, 'connevents')).toBe('OK');
      const client = await text();
      await client.version();
      const opened = await lineWith(log, 'type=conn_new');
      expect(opened).toMatchObject({
        rip: expect.stringMatching(/^[\da-f.:]+$/),
        rport: expect.stringMatching(/^\d+$/),
        transport: 'tcp',
      });
      await client.close();
      const { rip = '', rport = '' } = opened;
      const closed = await lineWith(log, `type=conn_close rip=${rip} rport=${rport}`);
      expect(closed).toMatchObject({ transport: 'tcp', reason: 'normal' });
      note({ client: `${rip}:${rport}` });
    },
  );

  claim.over(
    everyDriver,
    'watch.uri-encoding',
    'a key is URI-encoded in the log',
    async ({ cache, wire, key, trackKey }) => {
      const k = trackKey(`${key()},%="é`);
      const log = await wire();
      expect(await watch(log, 'fetchers')).toBe('OK');
      expect(await cache.get(k)).toBe('miss');
      const [line] = await linesAbout(log, [k], 1);
      expect(line?.key).toMatch(/%2C%25%3D%22%C3%A9$/);
      expect(decodeURIComponent(String(line?.key))).toBe(k);
    },
  );
});
