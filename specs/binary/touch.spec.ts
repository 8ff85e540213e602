import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import type { BinaryCache } from '../../fixtures/drivers/binary';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  uint32,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

/** A Unix time of 1970: an item that is touched with it has expired at once, which shows the touch. */
const longAgo = uint32(2_592_001);
const later = uint32(1000);

const EMPTY = Buffer.alloc(0);
const one = Buffer.from('one');

/** Stores an item with the value `one` and the flags 7; its CAS unique. */
const stored = async (cache: BinaryCache, key: string): Promise<bigint> => {
  await cache.set(key, 'one', { flags: 7 });
  const get = await cache.request({ opcode: opcodes.get, key });
  given(get).toMatchObject({ status: status.noError, extras: uint32(7), value: one });
  return get.cas;
};

/** The reply is that of a hit, and the item is there though its new time of expiry is long past. */
const staysAfter =
  (opcode: number) =>
  async ({ binary, key }: Proof): Promise<void> => {
    const [k, cache] = [key(), await binary()];
    const cas = await stored(cache, k);
    const hit = { status: status.noError, extras: uint32(7) };
    expect(await cache.request({ opcode, key: k, extras: longAgo })).toMatchObject(hit);
    expect(await cache.gets(k)).toEqual({ value: one, flags: 7, cas });
  };

describe('binary › touch', () => {
  claim('binary.touch', 'Touch replies with the flags and without a value', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const touch = { opcode: opcodes.touch, key: k };
      const found = { status: status.noError, extras: uint32(7), key: EMPTY, value: EMPTY };
      expect(await cache.request({ ...touch, extras: later })).toMatchObject(found);
      expect(await cache.gets(k)).toEqual({ value: one, flags: 7, cas });
      expect(await cache.request({ ...touch, extras: longAgo })).toMatchObject(found);
      expect(await cache.get(k)).toBe('miss');
      const missed = await cache.request({ ...touch, extras: later });
      expect(missed).toMatchObject({ status: status.keyNotFound, extras: EMPTY });
    },
    deviates: staysAfter(opcodes.touch),
  });

  claim('binary.gat', 'GAT replies as Get does, and touches', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const gat = { opcode: opcodes.gat, key: k };
      const found = { status: status.noError, extras: uint32(7), key: EMPTY, value: one, cas };
      expect(await cache.request({ ...gat, extras: later })).toMatchObject(found);
      expect(await cache.request({ ...gat, extras: longAgo })).toMatchObject(found);
      const missed = await cache.request({ ...gat, extras: later });
      expect(missed).toMatchObject({ status: status.keyNotFound, extras: EMPTY });
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: staysAfter(opcodes.gat),
  });

  // A hit, a hit that expires the item, and a miss; the reply to a Noop after them ends the wait.
  claim('binary.gatq', 'GATQ replies on a hit, and is silent on a miss', {
    documented: async ({ wire, binary, key }) => {
      const [k, w, cache] = [key(), await wire(), await binary()];
      const cas = await stored(cache, k);
      const gatq = { opcode: opcodes.gatQ, key: k };
      const found = { ...gatq, status: status.noError, extras: uint32(7), key: EMPTY };
      const responses = await w.exchangeBinary([
        encodeRequest({ ...gatq, extras: later, opaque: 1 }),
        encodeRequest({ ...gatq, extras: longAgo, opaque: 2 }),
        encodeRequest({ ...gatq, extras: later, opaque: 3 }),
      ]);
      expect(responses).toEqual([
        expect.objectContaining({ ...found, opaque: 1, value: one, cas }),
        expect.objectContaining({ ...found, opaque: 2, value: one, cas }),
      ]);
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: staysAfter(opcodes.gatQ),
  });

  claim('binary.gatk', 'GATK replies as GAT does, with the key', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const gatk = { opcode: opcodes.gatK, key: k };
      const name = Buffer.from(k);
      const found = { status: status.noError, extras: uint32(7), key: name, value: one, cas };
      expect(await cache.request({ ...gatk, extras: later })).toMatchObject(found);
      expect(await cache.request({ ...gatk, extras: longAgo })).toMatchObject(found);
      const missed = await cache.request({ ...gatk, extras: later });
      expect(missed).toMatchObject({ status: status.keyNotFound });
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: staysAfter(opcodes.gatK),
  });

  claim('binary.gatkq', 'GATKQ replies with the key on a hit, and is silent on a miss', {
    documented: async ({ wire, binary, key }) => {
      const [k, w, cache] = [key(), await wire(), await binary()];
      const cas = await stored(cache, k);
      const gatkq = { opcode: opcodes.gatKQ, key: k };
      const found = { ...gatkq, status: status.noError, extras: uint32(7), key: Buffer.from(k) };
      const responses = await w.exchangeBinary([
        encodeRequest({ ...gatkq, extras: later, opaque: 1 }),
        encodeRequest({ ...gatkq, extras: longAgo, opaque: 2 }),
        encodeRequest({ ...gatkq, extras: later, opaque: 3 }),
      ]);
      expect(responses).toEqual([
        expect.objectContaining({ ...found, opaque: 1, value: one, cas }),
        expect.objectContaining({ ...found, opaque: 2, value: one, cas }),
      ]);
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: async ({ wire, binary, key }) => {
      const [k, w, cache] = [key(), await wire(), await binary()];
      const cas = await stored(cache, k);
      const gatkq = { opcode: opcodes.gatKQ, extras: later };
      await w.send(encodeRequest({ ...gatkq, key: k, opaque: 1 }));
      await w.send(encodeRequest({ ...gatkq, key: key('none'), opaque: 2 }));
      await w.send(encodeRequest({ opcode: opcodes.noop, opaque: 3 }));
      // A response without the key, which is no form of this one, and the one to the Noop.
      expect(decodeResponse(await w.readBytes(24 + 4 + 3))).toMatchObject({
        opcode: opcodes.gatKQ,
        status: status.noError,
        opaque: 1,
        extras: uint32(7),
        key: EMPTY,
        value: one,
        cas,
      });
      const next = { opcode: opcodes.noop, opaque: 3 };
      expect(decodeResponse(await w.readBytes(24))).toMatchObject(next);
    },
  });
});
