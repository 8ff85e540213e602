import type { BinaryCache } from '../../fixtures/drivers/binary';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

/** A Unix time of 1970: with it an item that is found ends at once, which shows that it was touched. */
const longAgo = uint32(2_592_001);
const later = uint32(1000);

const EMPTY = Buffer.alloc(0);

/** An item with the value `one` and the flags 7; its CAS. */
const stored = async (cache: BinaryCache, key: string): Promise<bigint> => {
  await cache.set(key, 'one', { flags: 7 });
  return (await cache.request({ opcode: opcodes.get, key })).cas;
};

/** The command is answered as on a hit, and the item stays though its TTL was to end long ago. */
const staysAfter =
  (opcode: number) =>
  async ({ binary, key }: Proof): Promise<void> => {
    const [k, cache] = [key(), await binary()];
    const cas = await stored(cache, k);
    const hit = { status: status.noError, extras: uint32(7) };
    expect(await cache.request({ opcode, key: k, extras: longAgo })).toMatchObject(hit);
    expect(await cache.gets(k)).toEqual({ value: Buffer.from('one'), flags: 7, cas });
  };

describe('touch › binary', () => {
  claim('binary.touch', 'Touch is answered with the flags, and without a value', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const touch = { opcode: opcodes.touch, key: k };
      const found = { status: status.noError, extras: uint32(7), key: EMPTY, value: EMPTY };
      expect(await cache.request({ ...touch, extras: later })).toMatchObject(found);
      expect(await cache.gets(k)).toEqual({ value: Buffer.from('one'), flags: 7, cas });
      expect(await cache.request({ ...touch, extras: longAgo })).toMatchObject(found);
      expect(await cache.get(k)).toBe('miss');
      const missed = await cache.request({ ...touch, extras: later });
      expect(missed).toMatchObject({ status: status.keyNotFound, extras: EMPTY });
    },
    deviates: staysAfter(opcodes.touch),
  });

  claim('binary.gat', 'GAT is answered as Get is, and touches', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const gat = { opcode: opcodes.gat, key: k };
      const value = Buffer.from('one');
      const found = { status: status.noError, extras: uint32(7), key: EMPTY, value, cas };
      expect(await cache.request({ opcode: opcodes.get, key: k })).toMatchObject(found);
      expect(await cache.request({ ...gat, extras: later })).toMatchObject(found);
      expect(await cache.request({ ...gat, extras: longAgo })).toMatchObject(found);
      const missed = await cache.request({ ...gat, extras: later });
      expect(missed).toMatchObject({ status: status.keyNotFound, extras: EMPTY });
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: staysAfter(opcodes.gat),
  });

  // Hit, hit, miss, and a Noop behind them: what is not answered before that is not answered.
  claim('binary.gatq', 'GATQ is answered on a hit, and silent on a miss', {
    documented: async ({ wire, binary, key }) => {
      const [k, w, cache] = [key(), await wire(), await binary()];
      const cas = await stored(cache, k);
      const gatq = { opcode: opcodes.gatQ, key: k };
      const responses = await w.exchangeBinary([
        encodeRequest({ ...gatq, extras: later, opaque: 1 }),
        encodeRequest({ ...gatq, extras: longAgo, opaque: 2 }),
        encodeRequest({ ...gatq, extras: later, opaque: 3 }),
      ]);
      const value = Buffer.from('one');
      const found = { opcode: opcodes.gatQ, status: status.noError, extras: uint32(7), key: EMPTY };
      expect(responses).toEqual(
        [1, 2].map((opaque) => expect.objectContaining({ ...found, opaque, value, cas })),
      );
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: staysAfter(opcodes.gatQ),
  });

  claim('binary.gatk', 'GATK is GAT with the key in its response', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const gatk = { opcode: opcodes.gatK, key: k };
      const value = Buffer.from('one');
      const found = { status: status.noError, extras: uint32(7), key: Buffer.from(k), value, cas };
      expect(await cache.request({ ...gatk, extras: later })).toMatchObject(found);
      expect(await cache.request({ ...gatk, extras: longAgo })).toMatchObject(found);
      const missed = await cache.request({ ...gatk, extras: later });
      expect(missed).toMatchObject({ status: status.keyNotFound });
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: staysAfter(opcodes.gatK),
  });

  claim('binary.gatkq', 'GATKQ is GATK that is silent on a miss', {
    documented: async ({ wire, binary, key }) => {
      const [k, w, cache] = [key(), await wire(), await binary()];
      const cas = await stored(cache, k);
      const gatkq = { opcode: opcodes.gatKQ, key: k };
      const responses = await w.exchangeBinary([
        encodeRequest({ ...gatkq, extras: later, opaque: 1 }),
        encodeRequest({ ...gatkq, extras: longAgo, opaque: 2 }),
        encodeRequest({ ...gatkq, extras: later, opaque: 3 }),
      ]);
      const [name, value] = [Buffer.from(k), Buffer.from('one')];
      const found = { opcode: opcodes.gatKQ, status: status.noError, extras: uint32(7), key: name };
      expect(responses).toEqual(
        [1, 2].map((opaque) => expect.objectContaining({ ...found, opaque, value, cas })),
      );
      expect(await cache.get(k)).toBe('miss');
    },
    deviates: async ({ wire, binary, key }) => {
      const [k, w, cache] = [key(), await wire(), await binary()];
      const cas = await stored(cache, k);
      const gatkq = { opcode: opcodes.gatKQ, key: k, extras: later };
      const responses = await w.exchangeBinary([
        encodeRequest({ ...gatkq, opaque: 1 }),
        encodeRequest({ ...gatkq, key: key('none'), opaque: 2 }),
      ]);
      const found = {
        opcode: opcodes.gatKQ,
        status: status.noError,
        extras: uint32(7),
        key: EMPTY,
      };
      const value = Buffer.from('one');
      expect(responses).toEqual([expect.objectContaining({ ...found, opaque: 1, value, cas })]);
    },
  });
});
