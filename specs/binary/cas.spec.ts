import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { casOf } from '../../fixtures/drivers/reads';
import {
  NEVER_CREATE,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

/** Flags 9, and no TTL. */
const storing = Buffer.concat([uint32(9), uint32(0)]);
const counting = Buffer.concat([uint64(3n), uint64(0n), uint32(NEVER_CREATE)]);

const tooLate = { status: status.keyExists };

/** An item that was changed once: the CAS unique that it had, and what it is now. */
async function changedItem({ binary, key }: Proof) {
  const [k, cache] = [key(), await binary()];
  given(await cache.set(k, 'before')).toBe('stored');
  const old = casOf(await cache.gets(k));
  given(await cache.set(k, '10', { flags: 7 })).toBe('stored');
  const now = await cache.gets(k);
  given(now).toHold('10', 7);
  const set = { opcode: opcodes.set, key: k, extras: storing, value: 'new' };
  return { k, cache, set, old, now, cas: casOf(now) };
}

describe('binary › CAS', () => {
  claim(
    'binary.cas-in-get-response',
    'a Get response has the CAS unique of gets, and a text cas stores by it',
    async ({ binary, wire, key }) => {
      const [k, cache, w] = [key(), await binary(), await wire()];
      given(await cache.set(k, 'one')).toBe('stored');
      const { cas } = await cache.request({ opcode: opcodes.get, key: k });
      expect(cas).toBeGreaterThan(0n);
      expect(await w.exchange(`gets ${k}\r\n`)).toBe(`VALUE ${k} 0 3 ${cas}\r\none\r\nEND\r\n`);
      expect(await w.exchange(`cas ${k} 0 0 3 ${cas}\r\ntwo\r\n`)).toBe('STORED\r\n');
      expect(await cache.get(k)).toHold('two');
    },
  );

  claim('binary.set-cas-match', 'Set by CAS stores and returns a new CAS unique', async (proof) => {
    const { k, cache, set, cas } = await changedItem(proof);
    const response = await cache.request({ ...set, cas });
    expect(response).toMatchObject({ status: status.noError, totalBody: 0 });
    expect(response.cas).toBeGreaterThan(cas);
    const item = { value: Buffer.from('new'), flags: 9, cas: response.cas };
    expect(await cache.gets(k)).toEqual(item);
  });

  claim('binary.set-cas-match', 'Set by an old CAS unique replies Key exists', async (proof) => {
    const { k, cache, set, old, now } = await changedItem(proof);
    expect(await cache.request({ ...set, cas: old })).toMatchObject(tooLate);
    expect(await cache.gets(k)).toEqual(now);
  });

  claim('binary.set-cas-match', 'Set with a CAS unique of 0 always stores', async (proof) => {
    const { k, cache, set } = await changedItem(proof);
    expect(await cache.request({ ...set, cas: 0n })).toMatchObject({ status: status.noError });
    expect(await cache.get(k)).toHold('new', 9);
  });

  claim('binary.set-cas-missing', 'a missing key replies Key not found to Set', async (proof) => {
    const { k, cache, set, cas } = await changedItem(proof);
    given(await cache.delete(k)).toBe('deleted');
    expect(await cache.request({ ...set, cas })).toMatchObject({ status: status.keyNotFound });
    expect(await cache.get(k)).toBe('miss');
    given(await cache.request({ ...set, cas: 0n })).toMatchObject({ status: status.noError });
    given(await cache.get(k)).toHold('new', 9);
  });

  claim('binary.replace-cas', 'Replace stores by the item’s CAS unique only', async (proof) => {
    const { k, cache, set, old, now, cas } = await changedItem(proof);
    const replace = { ...set, opcode: opcodes.replace };
    expect(await cache.request({ ...replace, cas: old })).toMatchObject(tooLate);
    expect(await cache.gets(k)).toEqual(now);
    const stored = await cache.request({ ...replace, cas });
    expect(stored).toMatchObject({ status: status.noError });
    expect(stored.cas).toBeGreaterThan(cas);
    expect(await cache.get(k)).toHold('new', 9);
  });

  claim('binary.delete-cas', 'Delete deletes by the item’s CAS unique only', async (proof) => {
    const { k, cache, old, now, cas } = await changedItem(proof);
    const remove = { opcode: opcodes.delete, key: k };
    expect(await cache.request({ ...remove, cas: old })).toMatchObject(tooLate);
    expect(await cache.gets(k)).toEqual(now);
    expect(await cache.request({ ...remove, cas })).toMatchObject({ status: status.noError });
    expect(await cache.get(k)).toBe('miss');
  });

  // The CAS unique of a response is the one to use next.
  claim('binary.incr-cas', 'Increment and Decrement count by CAS unique only', async (proof) => {
    const { k, cache, old, now, cas } = await changedItem(proof);
    const increment = { opcode: opcodes.increment, key: k, extras: counting };
    const decrement = { opcode: opcodes.decrement, key: k, extras: counting };
    expect(await cache.request({ ...increment, cas: old })).toMatchObject(tooLate);
    expect(await cache.request({ ...decrement, cas: old })).toMatchObject(tooLate);
    expect(await cache.gets(k)).toEqual(now);
    const up = await cache.request({ ...increment, cas });
    expect(up).toMatchObject({ status: status.noError, value: uint64(13n) });
    const down = await cache.request({ ...decrement, cas: up.cas });
    expect(down).toMatchObject({ status: status.noError, value: uint64(10n) });
    expect(down.cas).toBeGreaterThan(up.cas);
  });

  claim('binary.append-cas', 'Append and Prepend add by the CAS unique only', async (proof) => {
    const { k, cache, old, now, cas } = await changedItem(proof);
    const append = { opcode: opcodes.append, key: k, value: '>' };
    const prepend = { opcode: opcodes.prepend, key: k, value: '<' };
    expect(await cache.request({ ...append, cas: old })).toMatchObject(tooLate);
    expect(await cache.request({ ...prepend, cas: old })).toMatchObject(tooLate);
    expect(await cache.gets(k)).toEqual(now);
    const appended = await cache.request({ ...append, cas });
    expect(appended).toMatchObject({ status: status.noError });
    const prepended = await cache.request({ ...prepend, cas: appended.cas });
    expect(prepended).toMatchObject({ status: status.noError });
    expect(await cache.get(k)).toHold('<10>', 7);
  });
});
