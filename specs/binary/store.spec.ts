import { drivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const binary = [drivers.binary];

/** Extras of a store: client flags, and a TTL of 0. */
const flagged = (flags: number): Buffer => Buffer.concat([uint32(flags), uint32(0)]);

describe('binary › set, add, replace', () => {
  claim.over(
    binary,
    'binary.set',
    'Set stores, and answers with the CAS alone',
    async ({ cache, text, key }) => {
      const k = key();
      const set = { opcode: opcodes.set, key: k, extras: flagged(0x7edcba98) };
      const first = await cache.request({ ...set, value: 'one' });
      const second = await cache.request({ ...set, value: everyByte });
      expect(second).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(second.cas).not.toBe(first.cas);
      const read = await (await text()).gets(k);
      expect(read).toEqual({ value: everyByte, flags: 0x7edcba98, cas: second.cas });
    },
  );

  claim.over(binary, 'binary.set', 'an item of Set goes at its tick', async ({ cache, time }) => {
    const write = {
      run: async (k: string) => {
        const extras = Buffer.concat([uint32(7), uint32(2)]);
        const set = { opcode: opcodes.set, key: k, extras, value: k };
        return (await cache.request(set)).status;
      },
      gives: status.noError,
      ttl: 2,
    };
    expect(await time(cache).lifetimes({ items: 5, write })).toExpireOnTick();
  });

  claim.over(
    binary,
    'binary.add',
    'Add stores once, and then answers status 2',
    async ({ cache, key }) => {
      const k = key();
      const add = { opcode: opcodes.add, key: k };
      const first = await cache.request({ ...add, extras: flagged(7), value: 'one' });
      expect(first).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(await cache.request({ ...add, extras: flagged(8), value: 'two' })).toMatchObject({
        status: status.keyExists,
        extrasLength: 0,
        keyLength: 0,
      });
      expect(await cache.gets(k)).toEqual({ value: Buffer.from('one'), flags: 7, cas: first.cas });
    },
  );

  claim.over(
    binary,
    'binary.replace',
    'Replace answers status 1, or stores',
    async ({ cache, key }) => {
      const k = key();
      const replace = { opcode: opcodes.replace, key: k, extras: flagged(8), value: 'two' };
      expect((await cache.request(replace)).status).toBe(status.keyNotFound);
      expect(await cache.get(k)).toBe('miss');
      await cache.set(k, 'one', { flags: 7 });
      const replaced = await cache.request(replace);
      expect(replaced).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(await cache.gets(k)).toEqual({
        value: Buffer.from('two'),
        flags: 8,
        cas: replaced.cas,
      });
    },
  );

  claim.over(
    binary,
    'binary.quiet-set-silent',
    'SetQ, AddQ and ReplaceQ store silently',
    async ({ cache, key }) => {
      const [set, added] = [key(), key()];
      expect(
        await cache.quiet([
          { opcode: opcodes.setQ, key: set, extras: flagged(7), value: 'one' },
          { opcode: opcodes.addQ, key: added, extras: flagged(8), value: 'two' },
          { opcode: opcodes.replaceQ, key: set, extras: flagged(9), value: 'three' },
        ]),
      ).toEqual([]);
      expect(await cache.get(set)).toHold('three', 9);
      expect(await cache.get(added)).toHold('two', 8);
    },
  );

  claim.over(
    binary,
    'binary.quiet-set-error',
    'SetQ, AddQ and ReplaceQ tell of a failure',
    async ({ cache, key }) => {
      const [present, absent] = [key(), key()];
      await cache.set(present, 'one', { flags: 7 });
      const { cas } = await cache.request({ opcode: opcodes.get, key: present });
      const store = { extras: flagged(8), value: 'two' };
      const responses = await cache.quiet([
        { ...store, opcode: opcodes.addQ, key: present },
        { ...store, opcode: opcodes.replaceQ, key: absent },
        { ...store, opcode: opcodes.setQ, key: present, cas: cas + 1n },
      ]);
      expect(responses.map((response) => [response.opcode, response.status])).toEqual([
        [opcodes.addQ, status.keyExists],
        [opcodes.replaceQ, status.keyNotFound],
        [opcodes.setQ, status.keyExists],
      ]);
      expect(await cache.gets(present)).toEqual({ value: Buffer.from('one'), flags: 7, cas });
      expect(await cache.get(absent)).toBe('miss');
    },
  );
});

describe('binary › append, prepend', () => {
  claim.over(
    binary,
    'binary.append',
    'Append and Prepend extend the value, and answer with the CAS',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, '-', { flags: 7 });
      const appended = await cache.request({ opcode: opcodes.append, key: k, value: 'behind' });
      expect(appended).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(await cache.gets(k)).toMatchObject({ cas: appended.cas });
      const prepended = await cache.request({ opcode: opcodes.prepend, key: k, value: 'before' });
      expect(prepended).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(prepended.cas).not.toBe(appended.cas);
      expect(await cache.gets(k)).toEqual({
        value: Buffer.from('before-behind'),
        flags: 7,
        cas: prepended.cas,
      });
    },
  );

  claim.over(
    binary,
    'binary.append',
    'an item that Append and Prepend extend keeps its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const extend = {
        afterTicks: 1,
        run: (k: string) => Promise.all([cache.append(k, '!'), cache.prepend(k, '!')]),
        gives: ['stored', 'stored'],
      };
      const scenario = { items: 3, write, then: [extend] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    binary,
    'binary.append-missing',
    'Append and Prepend to nothing answer status 5',
    async ({ cache, key }) => {
      const k = key();
      const responses = await Promise.all([
        cache.request({ opcode: opcodes.append, key: k, value: 'one' }),
        cache.request({ opcode: opcodes.prepend, key: k, value: 'one' }),
      ]);
      expect(responses).toMatchObject([
        { status: status.itemNotStored, extrasLength: 0, keyLength: 0, cas: 0n },
        { status: status.itemNotStored, extrasLength: 0, keyLength: 0, cas: 0n },
      ]);
      expect(await cache.get(k)).toBe('miss');
      await cache.set(k, 'two');
      expect(await cache.get(k)).toHold('two');
    },
  );

  claim.over(
    binary,
    'binary.appendq',
    'AppendQ and PrependQ are silent until they fail',
    async ({ cache, key }) => {
      const [present, absent] = [key(), key()];
      await cache.set(present, '-');
      const responses = await cache.quiet([
        { opcode: opcodes.appendQ, key: present, value: 'behind' },
        { opcode: opcodes.appendQ, key: absent, value: 'behind' },
        { opcode: opcodes.prependQ, key: absent, value: 'before' },
        { opcode: opcodes.prependQ, key: present, value: 'before' },
      ]);
      expect(responses.map((response) => [response.opcode, response.status])).toEqual([
        [opcodes.appendQ, status.itemNotStored],
        [opcodes.prependQ, status.itemNotStored],
      ]);
      expect(await cache.get(present)).toHold('before-behind');
      expect(await cache.get(absent)).toBe('miss');
    },
  );
});

describe('binary › delete', () => {
  claim.over(
    binary,
    'binary.delete',
    'Delete answers with nothing, and then with status 1',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.get(k)).toHold('one');
      const remove = { opcode: opcodes.delete, key: k };
      expect(await cache.request(remove)).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(await cache.get(k)).toBe('miss');
      expect((await cache.request(remove)).status).toBe(status.keyNotFound);
    },
  );

  claim.over(
    binary,
    'binary.deleteq',
    'DeleteQ is silent until it fails',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      expect(await cache.get(k)).toHold('one');
      const remove = { opcode: opcodes.deleteQ, key: k };
      const responses = await cache.quiet([
        { ...remove, opaque: 1_000_001 },
        { ...remove, opaque: 1_000_002 },
      ]);
      expect(responses).toMatchObject([
        { opcode: opcodes.deleteQ, status: status.keyNotFound, opaque: 1_000_002 },
      ]);
      expect(await cache.get(k)).toBe('miss');
    },
  );
});
