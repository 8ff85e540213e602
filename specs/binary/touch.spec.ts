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
import { ask, request } from './requests';

/** A Unix time of 1970: an item that is touched with it has expired at once, which shows the touch. */
const longAgo = { extras: uint32(2_592_001) };
const later = { extras: uint32(1000) };

const EMPTY = Buffer.alloc(0);
const one = Buffer.from('one');
const hit = { status: status.noError, extras: uint32(7) };
const noKey = (): Buffer => EMPTY;
const withKey = (key: string): Buffer => Buffer.from(key);

/** Stores an item with the value `one` and the flags 7; its CAS unique. */
async function stored(cache: BinaryCache, key: string): Promise<bigint> {
  given(await cache.set(key, 'one', { flags: 7 })).toBe('stored');
  const get = await ask(cache, 'get', key);
  given(get).toMatchObject({ ...hit, value: one });
  return get.cas;
}

/** The response is that of a hit, and the item is there though its new time of expiry is in the past. */
const staysAfter =
  (name: keyof typeof opcodes) =>
  async ({ binary, key }: Proof): Promise<void> => {
    const [k, cache] = [key(), await binary()];
    const cas = await stored(cache, k);
    expect(await ask(cache, name, k, longAgo)).toMatchObject(hit);
    expect(await cache.gets(k)).toEqual({ value: one, flags: 7, cas });
  };

/** A response without the key, which is no form of this one, and the one to the Noop. */
async function lacksKey({ wire, binary, key }: Proof): Promise<void> {
  const [k, w, cache] = [key(), await wire(), await binary()];
  const cas = await stored(cache, k);
  await w.send(encodeRequest(request('gatKQ', k, { ...later, opaque: 1 })));
  await w.send(encodeRequest(request('gatKQ', key('missing'), { ...later, opaque: 2 })));
  await w.send(encodeRequest(request('noop', '', { opaque: 3 })));
  const response = { opcode: opcodes.gatKQ, ...hit, opaque: 1, key: EMPTY, value: one, cas };
  expect(decodeResponse(await w.readBytes(24 + 4 + 3))).toMatchObject(response);
  const next = { opcode: opcodes.noop, opaque: 3 };
  expect(decodeResponse(await w.readBytes(24))).toMatchObject(next);
}

describe('binary › touch', () => {
  claim('binary.touch', 'Touch replies the flags, and sets the TTL', {
    documented: async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const cas = await stored(cache, k);
      const found = { ...hit, key: EMPTY, value: EMPTY };
      expect(await ask(cache, 'touch', k, later)).toMatchObject(found);
      expect(await cache.gets(k)).toEqual({ value: one, flags: 7, cas });
      expect(await ask(cache, 'touch', k, longAgo)).toMatchObject(found);
      expect(await cache.get(k)).toBe('miss');
      const miss = { status: status.keyNotFound, extras: EMPTY };
      expect(await ask(cache, 'touch', k, later)).toMatchObject(miss);
    },
    deviates: staysAfter('touch'),
  });

  for (const [id, name, title, keyOf] of [
    ['binary.gat', 'gat', 'GAT replies as Get does, and sets the TTL', noKey],
    ['binary.gatk', 'gatK', 'GATK replies as GAT does, with the key', withKey],
  ] as const)
    claim(id, title, {
      documented: async ({ binary, key }) => {
        const [k, cache] = [key(), await binary()];
        const cas = await stored(cache, k);
        const found = { ...hit, key: keyOf(k), value: one, cas };
        expect(await ask(cache, name, k, later)).toMatchObject(found);
        expect(await ask(cache, name, k, longAgo)).toMatchObject(found);
        const miss = { status: status.keyNotFound, extras: EMPTY };
        expect(await ask(cache, name, k, later)).toMatchObject(miss);
        expect(await cache.get(k)).toBe('miss');
      },
      deviates: staysAfter(name),
    });

  // A hit, a hit that expires the item, and a miss; the response to a Noop after them ends the wait.
  for (const [id, name, title, keyOf, deviates] of [
    ['binary.gatq', 'gatQ', 'GATQ is silent on a miss', noKey, staysAfter('gatQ')],
    ['binary.gatkq', 'gatKQ', 'GATKQ replies the key, and is silent on a miss', withKey, lacksKey],
  ] as const)
    claim(id, title, {
      documented: async ({ wire, binary, key }) => {
        const [k, w, cache] = [key(), await wire(), await binary()];
        const cas = await stored(cache, k);
        const found = { opcode: opcodes[name], ...hit, key: keyOf(k), value: one, cas };
        const requests = [
          request(name, k, { ...later, opaque: 1 }),
          request(name, k, { ...longAgo, opaque: 2 }),
          request(name, k, { ...later, opaque: 3 }),
        ];
        expect(await w.exchangeBinary(requests.map(encodeRequest))).toMatchObject([
          { ...found, opaque: 1 },
          { ...found, opaque: 2 },
        ]);
        expect(await cache.get(k)).toBe('miss');
      },
      deviates,
    });
});
