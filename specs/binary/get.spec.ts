import { describe, expect, given } from '../../fixtures/claims';
import { everyByte } from '../../fixtures/drivers/values';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { ask, binary, request } from './requests';

const EMPTY = Buffer.alloc(0);
const one = Buffer.from('one');
const noFlags = { status: status.keyNotFound, extrasLength: 0, cas: 0n };

describe('binary › get', () => {
  claim.over(
    binary,
    'binary.get-hit',
    'a hit of Get has flags, value and CAS unique, and no key',
    async ({ cache, text, key }) => {
      const [plain, k] = [await text(), key()];
      given(await plain.set(k, everyByte, { flags: 0x7edcba98 })).toBe('stored');
      const hit = await ask(cache, 'get', k);
      const extras = uint32(0x7edcba98);
      expect(hit).toMatchObject({ status: status.noError, extras, key: EMPTY, value: everyByte });
      expect(await plain.gets(k)).toMatchObject({ value: everyByte, cas: hit.cas });
    },
  );

  claim.over(binary, 'binary.get-miss', 'a miss of Get is Not found', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, 'one')).toBe('stored');
    given(await cache.get(k)).toHold('one');
    given(await cache.delete(k)).toBe('deleted');
    const miss = { ...noFlags, key: EMPTY, value: Buffer.from('Not found') };
    expect(await ask(cache, 'get', k)).toMatchObject(miss);
  });

  claim.over(binary, 'binary.getk-hit', 'a hit of GetK has the key', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
    const { cas } = await ask(cache, 'get', k);
    const hit = { status: status.noError, extras: uint32(7), key: Buffer.from(k), value: one, cas };
    expect(await ask(cache, 'getK', k)).toMatchObject({ opcode: opcodes.getK, ...hit });
  });

  claim.over(binary, 'binary.getk-miss', 'a GetK miss has just the key', async ({ cache, key }) => {
    const k = key();
    const miss = { ...noFlags, key: Buffer.from(k), value: EMPTY };
    expect(await ask(cache, 'getK', k)).toMatchObject(miss);
    given(await cache.set(k, 'one')).toBe('stored');
    expect(await ask(cache, 'getK', k)).toMatchObject({ status: status.noError });
  });

  claim.over(
    binary,
    'binary.get-request-cas-ignored',
    'a CAS unique in a Get is ignored',
    async ({ cache, key }) => {
      const k = key();
      given(await cache.set(k, 'one')).toBe('stored');
      const { cas: before } = await ask(cache, 'get', k);
      for (const cas of [1n, before, before + 1n, 2n ** 64n - 1n])
        expect(await ask(cache, 'get', k, { cas })).toMatchObject({
          status: status.noError,
          value: one,
          cas: before,
        });
      expect(await cache.gets(k)).toMatchObject({ cas: before });
    },
  );
});

describe('binary › quiet get', () => {
  for (const [id, name, title] of [
    ['binary.getq-silent-miss', 'getQ', 'GetQ is silent on a miss'],
    ['binary.getkq-silent-miss', 'getKQ', 'GetKQ is silent on a miss'],
  ] as const)
    claim.over(binary, id, title, async ({ cache, key }) => {
      const quiet = request(name, key());
      expect(await cache.quiet([quiet, quiet])).toEqual([]);
      given(await cache.set(String(quiet.key), 'one')).toBe('stored');
      expect(await cache.quiet([quiet, quiet])).toHaveLength(2);
    });

  claim.over(binary, 'binary.getq-hit', 'GetQ and GetKQ reply a hit', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
    const { cas } = await ask(cache, 'get', k);
    const hit = { status: status.noError, extras: uint32(7), value: one, cas };
    expect(await cache.quiet([request('getQ', k), request('getKQ', k)])).toMatchObject([
      { ...hit, opcode: opcodes.getQ, key: EMPTY },
      { ...hit, opcode: opcodes.getKQ, key: Buffer.from(k) },
    ]);
  });

  // Each leaves in a write of its own; only what comes after the last one is certain.
  claim(
    'binary.getq-hit-timing',
    'hits of quiet gets come before the next response that is not quiet',
    async ({ wire, binary: connect, key }) => {
      const [w, cache] = [await wire(), await connect()];
      const [k, missing, last] = [key(), key(), key()];
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.set(last, 'two')).toBe('stored');
      await w.send(encodeRequest(request('getKQ', k, { opaque: 1 })));
      await w.send(encodeRequest(request('getKQ', missing, { opaque: 2 })));
      await w.send(encodeRequest(request('getQ', last, { opaque: 3 })));
      expect(await w.exchangeBinary(encodeRequest(request('get', k, { opaque: 4 })))).toMatchObject(
        [
          { opaque: 1, value: one },
          { opaque: 3, value: Buffer.from('two') },
          { opaque: 4, value: one },
        ],
      );
    },
  );
});
