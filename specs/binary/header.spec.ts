import { describe, expect, given } from '../../fixtures/claims';
import {
  encodeRequest,
  NEVER_CREATE,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { ask, binary, counting, done, reply, request, storing } from './requests';

describe('binary › header', () => {
  claim('binary.header', 'a response of GetK, to the byte', async ({ wire, text, key }) => {
    const [w, plain, k] = [await wire(), await text(), key()];
    given(await plain.set(k, 'value', { flags: 0x5eadbeef })).toBe('stored');
    const cas = BigInt(String((await plain.getMany([k])).get(k)?.cas));
    await w.send(encodeRequest(request('getK', k, { opaque: 0x01020304 })));
    const response = await w.readBytes(24 + 4 + k.length + 5);
    expect(response.toString('latin1')).toBe(
      Buffer.concat([
        Buffer.of(0x81, 0x0c, 0, k.length, 4, 0, 0, 0),
        uint32(4 + k.length + 5),
        uint32(0x01020304),
        uint64(cas),
        uint32(0x5eadbeef),
        Buffer.from(`${k}value`),
      ]).toString('latin1'),
    );
    // And nothing after it.
    expect(await w.exchangeBinary([])).toEqual([]);
  });

  claim.over(
    binary,
    'binary.header',
    'every response has the opcode of its request, and lengths that add up',
    async ({ cache, key }) => {
      const k = key();
      for (const [name, fields, extrasLength, keyLength, totalBody] of [
        ['set', { extras: storing(), value: 'value' }, 0, 0, 0],
        ['get', {}, 4, 0, 9],
        ['getK', {}, 4, k.length, k.length + 9],
        ['delete', {}, 0, 0, 0],
        ['get', {}, 0, 0, 9],
      ] as const) {
        const header = { magic: 0x81, opcode: opcodes[name], dataType: 0 };
        expect(await ask(cache, name, k, fields)).toMatchObject({
          ...header,
          extrasLength,
          keyLength,
          totalBody,
        });
      }
      const noop = {
        magic: 0x81,
        opcode: opcodes.noop,
        dataType: 0,
        extrasLength: 0,
        keyLength: 0,
      };
      expect(await ask(cache, 'noop', '')).toMatchObject({ ...noop, totalBody: 0 });
    },
  );

  claim('binary.opaque', 'every response has the opaque of its request', async ({ wire, key }) => {
    const [k, missing] = [key(), key()];
    const one = counting(1n, 0n, NEVER_CREATE);
    const requests = [
      request('set', k, { extras: storing(), value: 'many', opaque: 0xffffffff }),
      request('get', k, { opaque: 0 }),
      request('getQ', k, { opaque: 0x0a0d0a0d }),
      request('get', missing, { opaque: 0x80000000 }),
      request('addQ', k, { extras: storing(), value: 'two', opaque: 1 }),
      request('increment', k, { extras: one, opaque: 0x81818181 }),
      { opcode: 0xee, opaque: 0x7fffffff },
    ];
    expect(await (await wire()).exchangeBinary(requests.map(encodeRequest))).toMatchObject([
      { status: status.noError, opaque: 0xffffffff },
      { status: status.noError, opaque: 0 },
      { status: status.noError, opaque: 0x0a0d0a0d },
      { status: status.keyNotFound, opaque: 0x80000000 },
      { status: status.keyExists, opaque: 1 },
      { status: status.nonNumericValue, opaque: 0x81818181 },
      { status: status.unknownCommand, opaque: 0x7fffffff },
    ]);
  });

  claim.over(
    binary,
    'binary.datatype-ignored',
    'data type and reserved field of a request are ignored',
    async ({ cache, key }) => {
      const [extras, value] = [storing(), Buffer.from('one')];
      for (const fields of [
        { dataType: 1 },
        { dataType: 255 },
        { vbucket: 1 },
        { vbucket: 65_535 },
        { dataType: 128, vbucket: 32_768 },
      ]) {
        const k = key();
        expect(await ask(cache, 'set', k, { ...fields, extras, value })).toMatchObject(done);
        const hit = { status: status.noError, dataType: 0, value };
        expect(await ask(cache, 'get', k, fields)).toMatchObject(hit);
      }
    },
  );
});

describe('binary › noop and version', () => {
  claim('binary.noop', 'Noop replies last, and is empty', async ({ wire, key }) => {
    const [k, missing] = [key(), key()];
    const requests = [
      request('setQ', k, { extras: storing(), value: 'one' }),
      request('getKQ', missing),
      request('getKQ', k),
      request('deleteQ', missing),
      request('noop', '', { opaque: 42 }),
    ];
    expect(await (await wire()).exchangeBinary(requests.map(encodeRequest))).toMatchObject([
      reply('getKQ', 'noError'),
      reply('deleteQ', 'keyNotFound'),
      { ...reply('noop', 'noError'), opaque: 42, cas: 0n, totalBody: 0 },
    ]);
  });

  claim.over(binary, 'binary.version', 'Version is three numbers', async ({ cache, server }) => {
    const response = await ask(cache, 'version', '');
    const version = response.value.toString('latin1');
    expect(response).toMatchObject({ status: status.noError, extrasLength: 0, keyLength: 0 });
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(version).toBe((await cache.stats()).version);
    expect(version).toBe(server.version);
  });
});
