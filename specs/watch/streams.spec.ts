import { describe, expect, given } from '../../fixtures/claims';
import { linesAbout, lineWith, watching } from '../../fixtures/claims/watch-log';
import { drivers, everyDriver, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

const time: unknown = expect.stringMatching(/^\d+\.\d+$/);
const number: unknown = expect.stringMatching(/^\d+$/);
const stamp = { ts: time, gid: number };

const lookup = (key: string, status: string): object => ({
  type: 'item_get',
  key: encodeURIComponent(key),
  status,
});
const store = (key: string, status: string): object => ({
  type: 'item_store',
  key: encodeURIComponent(key),
  status,
});

/** The stream deletions is documented for delete and md; deletes of the binary protocol are not in it. */
const loggedDeleters: readonly Driver[] = [drivers.text, drivers.meta];
const otherCas = 0xffff_ffff_ffffn;

describe('watch › streams', () => {
  // A set looks for the item that it would replace.
  claim.over(everyDriver, 'watch.fetchers', 'fetchers has a line for each lookup and its result', {
    documented: async (proof) => {
      const { cache, key } = proof;
      const [existing, missing] = [key('existing'), key('missing')];
      const log = await watching(proof, 'fetchers');
      given(await cache.set(existing, '1')).toBe('stored');
      given(await cache.get(existing)).toHold('1');
      given(await cache.get(missing)).toBe('miss');
      const [first, second, third] = await linesAbout(log, [existing, missing], 3);
      expect(first).toMatchObject({ ...stamp, ...lookup(existing, 'not_found') });
      expect(second).toMatchObject({ ...stamp, ...lookup(existing, 'found') });
      expect(third).toMatchObject({ ...stamp, ...lookup(missing, 'not_found') });
      expect(new Set([first?.gid, second?.gid, third?.gid]).size).toBe(3);
    },
    deviates: async (proof) => {
      const { cache, key } = proof;
      const [existing, missing] = [key('existing'), key('missing')];
      const log = await watching(proof, 'fetchers');
      given(await cache.get(missing)).toBe('miss');
      given(await cache.set(existing, '1')).toBe('stored');
      given(await cache.get(existing)).toHold('1');
      const afterNul = { '\0ts': time, gid: number };
      expect(await linesAbout(log, [existing], 2)).toMatchObject([
        { ...afterNul, ...lookup(existing, 'not_found') },
        { ...afterNul, ...lookup(existing, 'found') },
      ]);
    },
  });

  claim.over(wireDrivers, 'watch.fetchers', 'fetchers has a line for each key', async (proof) => {
    const keys = [proof.key(), proof.key(), proof.key()];
    const log = await watching(proof, 'fetchers');
    given((await proof.cache.getMany(keys)).size).toBe(0);
    const misses = keys.map((k) => lookup(k, 'not_found'));
    expect(await linesAbout(log, keys, 3)).toMatchObject(misses);
  });

  claim.over(everyDriver, 'watch.mutations', 'mutations has a line for each store and its result', {
    documented: async (proof) => {
      const { cache, key } = proof;
      const [k, missing] = [key(), key('missing')];
      const log = await watching(proof, 'mutations');
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.add(k, '2')).toBe('not stored');
      given(await cache.replace(k, '3')).toBe('stored');
      given(await cache.replace(missing, '3')).toBe('not stored');
      given(await cache.append(k, '4')).toBe('stored');
      expect(await linesAbout(log, [k, missing], 5)).toMatchObject([
        { ...stamp, ...store(k, 'stored'), cmd: 'set' },
        { ...stamp, ...store(k, 'not_stored'), cmd: 'add' },
        { ...stamp, ...store(k, 'stored'), cmd: 'replace' },
        { ...stamp, ...store(missing, 'not_stored'), cmd: 'replace' },
        { ...stamp, ...store(k, 'stored'), cmd: 'append' },
      ]);
    },
    deviates: async (proof) => {
      const [cache, k, log] = [proof.cache, proof.key(), await watching(proof, 'mutations')];
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.add(k, '2')).toBe('not stored');
      given(await cache.replace(k, '3')).toBe('stored');
      expect(await linesAbout(log, [k], 3)).toMatchObject([
        { ...store(k, 'exists'), cmd: 'replace' },
        { ...store(k, 'stored'), cmd: 'set' },
        { ...store(k, 'exists'), cmd: 'append' },
      ]);
    },
  });

  claim.over(wireDrivers, 'watch.mutations', 'mutations has a line for a cas with a wrong unique', {
    documented: async (proof) => {
      const [cache, k, log] = [proof.cache, proof.key(), await watching(proof, 'mutations')];
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.cas(k, '2', otherCas)).toBe('exists');
      const lines = [store(k, 'stored'), store(k, 'exists')];
      expect(await linesAbout(log, [k], 2)).toMatchObject(lines);
    },
    deviates: async (proof) => {
      const [cache, k, log] = [proof.cache, proof.key(), await watching(proof, 'mutations')];
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.cas(k, '2', otherCas)).toBe('exists');
      const lines = [store(k, 'exists'), store(k, 'not_found')];
      expect(await linesAbout(log, [k], 2)).toMatchObject(lines);
    },
  });

  // Each get has a line of its own, which comes after a line about a delete that must not be there.
  claim.over(
    loggedDeleters,
    'watch.deletions',
    'deletions has a line for a delete that hits and none for one that misses',
    async (proof) => {
      const { cache, key } = proof;
      const [k, missing] = [key(), key('missing')];
      const log = await watching(proof, 'deletions fetchers');
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.delete(missing)).toBe('miss');
      given(await cache.get(missing)).toBe('miss');
      given(await cache.delete(k)).toBe('deleted');
      given([await cache.get(k), await cache.get(k)]).toEqual(['miss', 'miss']);
      const lines = await linesAbout(log, [k, missing], 6);
      expect(lines.map(({ type }) => type).join(' ')).toBe(
        'item_get item_get item_get item_get deleted item_get',
      );
      expect(lines).toMatchObject(
        [k, missing, missing, k, k, k].map((name) => ({ ...stamp, key: encodeURIComponent(name) })),
      );
      expect(lines[4]?.cmd).toMatch(/^(delete|md)$/);
    },
  );

  claim('watch.connevents', 'connevents logs where connections open and close', async (proof) => {
    const log = await watching(proof, 'connevents');
    const client = await proof.text();
    await client.version();
    const opened = await lineWith(log, 'type=conn_new');
    const rip: unknown = expect.stringMatching(/^[\da-f.:]+$/);
    expect(opened).toMatchObject({ rip, rport: number, transport: 'tcp' });
    await client.close();
    const address = `rip=${String(opened.rip)} rport=${String(opened.rport)}`;
    const closed = await lineWith(log, `type=conn_close ${address}`);
    expect(closed).toMatchObject({ transport: 'tcp', reason: 'normal' });
    proof.note({ client: address });
  });

  claim.over(everyDriver, 'watch.uri-encoding', 'a logged key is URI-encoded', async (proof) => {
    const k = proof.trackKey(`${proof.key()},%="é`);
    const log = await watching(proof, 'fetchers');
    given(await proof.cache.get(k)).toBe('miss');
    const [line] = await linesAbout(log, [k], 1);
    expect(line?.key).toMatch(/%2C%25%3D%22%C3%A9$/);
    expect(decodeURIComponent(String(line?.key))).toBe(k);
  });
});
