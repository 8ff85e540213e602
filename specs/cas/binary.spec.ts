import type { BinaryCache } from '../../fixtures/drivers/binary';
import { describe, expect } from '../../fixtures/claims';
import {
  NEVER_CREATE,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { casOf } from './swap';

/** Flags 9, and no TTL. */
const storing = Buffer.concat([uint32(9), uint32(0)]);
const counting = Buffer.concat([uint64(3n), uint64(0n), uint32(NEVER_CREATE)]);

/** An item that was changed once: the CAS that it had, and what it is now. */
const changed = async (cache: BinaryCache, key: string, value = '10') => {
  await cache.set(key, 'before');
  const old = casOf(await cache.gets(key));
  await cache.set(key, value, { flags: 7 });
  return { old, now: await cache.gets(key) };
};

describe('cas › binary', () => {
  claim(
    'binary.cas-in-get-response',
    'the CAS of a Get response is the one of gets, and a text cas takes it',
    async ({ binary, wire, key }) => {
      const [k, cache, w] = [key(), await binary(), await wire()];
      await cache.set(k, 'one');
      const { cas } = await cache.request({ opcode: opcodes.get, key: k });
      expect(cas).toBeGreaterThan(0n);
      expect(await w.exchange(`gets ${k}\r\n`)).toBe(`VALUE ${k} 0 3 ${cas}\r\none\r\nEND\r\n`);
      expect(await w.exchange(`cas ${k} 0 0 3 ${cas}\r\ntwo\r\n`)).toBe('STORED\r\n');
      expect(await cache.get(k)).toHold('two');
    },
  );

  claim(
    'binary.set-cas-match',
    'Set with the CAS of the item stores, and returns a new one',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { now } = await changed(cache, k);
      const set = { opcode: opcodes.set, key: k, extras: storing, value: 'new', cas: casOf(now) };
      const response = await cache.request(set);
      expect(response).toMatchObject({ status: status.noError, totalBody: 0 });
      expect(response.cas).toBeGreaterThan(casOf(now));
      expect(await cache.gets(k)).toEqual({
        value: Buffer.from('new'),
        flags: 9,
        cas: response.cas,
      });
    },
  );

  claim(
    'binary.set-cas-match',
    'Set with a CAS that is out of date is answered Key exists',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { old, now } = await changed(cache, k);
      const set = { opcode: opcodes.set, key: k, extras: storing, value: 'new', cas: old };
      expect(await cache.request(set)).toMatchObject({ status: status.keyExists });
      expect(now).toHold('10', 7);
      expect(await cache.gets(k)).toEqual(now);
    },
  );

  claim(
    'binary.set-cas-match',
    'Set with a CAS of 0 stores whatever the CAS of the item',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      await changed(cache, k);
      const set = { opcode: opcodes.set, key: k, extras: storing, value: 'new', cas: 0n };
      expect(await cache.request(set)).toMatchObject({ status: status.noError });
      expect(await cache.get(k)).toHold('new', 9);
    },
  );

  claim(
    'binary.set-cas-missing',
    'Set with a CAS on a free key is answered Key not found',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { now } = await changed(cache, k);
      expect(await cache.delete(k)).toBe('deleted');
      const set = { opcode: opcodes.set, key: k, extras: storing, value: 'new', cas: casOf(now) };
      expect(await cache.request(set)).toMatchObject({ status: status.keyNotFound });
      expect(await cache.get(k)).toBe('miss');
      // Without a CAS it is the same packet, and stores.
      expect(await cache.request({ ...set, cas: 0n })).toMatchObject({ status: status.noError });
      expect(await cache.get(k)).toHold('new', 9);
    },
  );

  claim(
    'binary.replace-cas',
    'Replace stores by the CAS of the item, and by no other',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { old, now } = await changed(cache, k);
      const replace = { opcode: opcodes.replace, key: k, extras: storing, value: 'new' };
      const late = await cache.request({ ...replace, cas: old });
      expect(late).toMatchObject({ status: status.keyExists });
      expect(await cache.gets(k)).toEqual(now);
      const good = await cache.request({ ...replace, cas: casOf(now) });
      expect(good).toMatchObject({ status: status.noError });
      expect(good.cas).toBeGreaterThan(casOf(now));
      expect(await cache.get(k)).toHold('new', 9);
    },
  );

  claim(
    'binary.delete-cas',
    'Delete deletes by the CAS of the item, and by no other',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { old, now } = await changed(cache, k);
      const late = await cache.request({ opcode: opcodes.delete, key: k, cas: old });
      expect(late).toMatchObject({ status: status.keyExists });
      expect(now).toHold('10', 7);
      expect(await cache.gets(k)).toEqual(now);
      const good = await cache.request({ opcode: opcodes.delete, key: k, cas: casOf(now) });
      expect(good).toMatchObject({ status: status.noError });
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim(
    'binary.incr-cas',
    'Increment and Decrement count by the CAS of the item, and by no other',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { old, now } = await changed(cache, k);
      const increment = { opcode: opcodes.increment, key: k, extras: counting };
      const decrement = { opcode: opcodes.decrement, key: k, extras: counting };
      const late = [
        await cache.request({ ...increment, cas: old }),
        await cache.request({ ...decrement, cas: old }),
      ];
      expect(late.map((response) => response.status)).toEqual(late.map(() => status.keyExists));
      expect(await cache.gets(k)).toEqual(now);
      const up = await cache.request({ ...increment, cas: casOf(now) });
      expect(up).toMatchObject({ status: status.noError, value: uint64(13n) });
      // The CAS of the response is the one to count by next.
      const down = await cache.request({ ...decrement, cas: up.cas });
      expect(down).toMatchObject({ status: status.noError, value: uint64(10n) });
      expect(down.cas).toBeGreaterThan(up.cas);
    },
  );

  claim(
    'binary.append-cas',
    'Append and Prepend add by the CAS of the item, and by no other',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const { old, now } = await changed(cache, k, 'one');
      const append = { opcode: opcodes.append, key: k, value: '>' };
      const prepend = { opcode: opcodes.prepend, key: k, value: '<' };
      const late = [
        await cache.request({ ...append, cas: old }),
        await cache.request({ ...prepend, cas: old }),
      ];
      expect(late.map((response) => response.status)).toEqual(late.map(() => status.keyExists));
      expect(await cache.gets(k)).toEqual(now);
      const behind = await cache.request({ ...append, cas: casOf(now) });
      expect(behind).toMatchObject({ status: status.noError });
      const before = await cache.request({ ...prepend, cas: behind.cas });
      expect(before).toMatchObject({ status: status.noError });
      expect(await cache.get(k)).toHold('<one>', 7);
    },
  );
});
