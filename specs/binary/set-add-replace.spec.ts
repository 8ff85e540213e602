import { describe, expect, given } from '../../fixtures/claims';
import { everyByte } from '../../fixtures/drivers/values';
import { status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { ask, binary, done, reply, request, storing } from './requests';

const one = { extras: storing(7), value: 'one' };
const two = { extras: storing(8), value: 'two' };

describe('binary › set, add, replace', () => {
  claim.over(
    binary,
    'binary.set',
    'Set stores value and flags, and replies the CAS unique alone',
    async ({ cache, text, key }) => {
      const [k, extras] = [key(), storing(0x7edcba98)];
      const first = await ask(cache, 'set', k, { extras, value: 'one' });
      const second = await ask(cache, 'set', k, { extras, value: everyByte });
      expect(second).toMatchObject(done);
      expect(second.cas).not.toBe(first.cas);
      const read = await (await text()).gets(k);
      expect(read).toEqual({ value: everyByte, flags: 0x7edcba98, cas: second.cas });
    },
  );

  claim.over(binary, 'binary.set', 'a Set item expires on its tick', async ({ cache, time }) => {
    const set = async (k: string): Promise<number> =>
      (await ask(cache, 'set', k, { extras: storing(7, 2), value: k })).status;
    const write = { run: set, gives: status.noError, ttl: 2 };
    expect(await time(cache).lifetimes({ items: 5, write })).toExpireOnTick();
  });

  claim.over(binary, 'binary.add', 'Add of an existing key fails', async ({ cache, key }) => {
    const k = key();
    const added = await ask(cache, 'add', k, one);
    expect(added).toMatchObject(done);
    const refused = { status: status.keyExists, extrasLength: 0, keyLength: 0 };
    expect(await ask(cache, 'add', k, two)).toMatchObject(refused);
    expect(await cache.gets(k)).toEqual({ value: Buffer.from('one'), flags: 7, cas: added.cas });
  });

  claim.over(binary, 'binary.replace', 'Replace of a missing key fails', async ({ cache, key }) => {
    const k = key();
    expect(await ask(cache, 'replace', k, two)).toMatchObject({ status: status.keyNotFound });
    expect(await cache.get(k)).toBe('miss');
    given(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
    const replaced = await ask(cache, 'replace', k, two);
    expect(replaced).toMatchObject(done);
    const { cas } = replaced;
    expect(await cache.gets(k)).toEqual({ value: Buffer.from('two'), flags: 8, cas });
  });

  claim.over(
    binary,
    'binary.quiet-set-silent',
    'SetQ, AddQ and ReplaceQ are silent where they store',
    async ({ cache, key }) => {
      const [set, added] = [key(), key()];
      const responses = await cache.quiet([
        request('setQ', set, one),
        request('addQ', added, two),
        request('replaceQ', set, { extras: storing(9), value: 'three' }),
      ]);
      expect(responses).toEqual([]);
      expect(await cache.get(set)).toHold('three', 9);
      expect(await cache.get(added)).toHold('two', 8);
    },
  );

  claim.over(
    binary,
    'binary.quiet-set-error',
    'SetQ, AddQ and ReplaceQ reply where they do not store',
    async ({ cache, key }) => {
      const [existing, missing] = [key(), key()];
      given(await cache.set(existing, 'one', { flags: 7 })).toBe('stored');
      const { cas } = await ask(cache, 'get', existing);
      const responses = await cache.quiet([
        request('addQ', existing, two),
        request('replaceQ', missing, two),
        request('setQ', existing, { ...two, cas: cas + 1n }),
      ]);
      expect(responses).toMatchObject([
        reply('addQ', 'keyExists'),
        reply('replaceQ', 'keyNotFound'),
        reply('setQ', 'keyExists'),
      ]);
      expect(await cache.gets(existing)).toEqual({ value: Buffer.from('one'), flags: 7, cas });
      expect(await cache.get(missing)).toBe('miss');
    },
  );
});
