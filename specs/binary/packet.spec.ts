import { drivers } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import {
  encodeRequest,
  NEVER_CREATE,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const binary = [drivers.binary];

/** Flags and expiry of a store, both 0. */
const stored = Buffer.alloc(8);

/** Delta 1, initial 0, and no creation. */
const counted = Buffer.concat([uint64(1n), uint64(0n), uint32(NEVER_CREATE)]);

describe('binary › header', () => {
  claim('binary.header', 'a response to the byte', async ({ wire, text, key }) => {
    const [connection, plain] = [await wire(), await text()];
    const k = key();
    expect(await plain.set(k, 'value', { flags: 0x5eadbeef })).toBe('stored');
    const cas = String((await plain.getMany([k])).get(k)?.cas);
    await connection.send(encodeRequest({ opcode: opcodes.getK, key: k, opaque: 0x01020304 }));
    expect((await connection.readBytes(24 + 4 + k.length + 5)).toString('latin1')).toBe(
      Buffer.concat([
        Buffer.of(0x81, 0x0c, 0, k.length, 4, 0, 0, 0),
        uint32(4 + k.length + 5),
        uint32(0x01020304),
        uint64(BigInt(cas)),
        uint32(0x5eadbeef),
        Buffer.from(`${k}value`),
      ]).toString('latin1'),
    );
    // And nothing behind it.
    expect(await connection.exchangeBinary([])).toEqual([]);
  });

  claim.over(
    binary,
    'binary.header',
    'every response has the opcode of its request, and lengths that add up',
    async ({ cache, key }) => {
      const k = key();
      const requests = [
        { opcode: opcodes.set, key: k, extras: stored, value: 'value' },
        { opcode: opcodes.get, key: k },
        { opcode: opcodes.getK, key: k },
        { opcode: opcodes.delete, key: k },
        { opcode: opcodes.get, key: k },
        { opcode: opcodes.noop },
      ];
      const responses = await Promise.all(requests.map((request) => cache.request(request)));
      expect(
        responses.map(({ magic, opcode, dataType, extrasLength, keyLength, totalBody }) =>
          [magic, opcode, dataType, extrasLength, keyLength, totalBody].join(' '),
        ),
      ).toEqual([
        '129 1 0 0 0 0',
        '129 0 0 4 0 9',
        `129 12 0 4 ${k.length} ${k.length + 9}`,
        '129 4 0 0 0 0',
        '129 0 0 0 0 9',
        '129 10 0 0 0 0',
      ]);
    },
  );

  claim('binary.opaque', 'hits and errors carry the opaque', async ({ wire, key }) => {
    const [k, absent] = [key(), key()];
    const requests = [
      { opcode: opcodes.set, key: k, extras: stored, value: 'many', opaque: 0xffffffff },
      { opcode: opcodes.get, key: k, opaque: 0 },
      { opcode: opcodes.getQ, key: k, opaque: 0x0a0d0a0d },
      { opcode: opcodes.get, key: absent, opaque: 0x80000000 },
      { opcode: opcodes.addQ, key: k, extras: stored, value: 'two', opaque: 1 },
      { opcode: opcodes.increment, key: k, extras: counted, opaque: 0x81818181 },
      { opcode: 0xee, opaque: 0x7fffffff },
    ];
    const responses = await (await wire()).exchangeBinary(requests.map(encodeRequest));
    expect(responses.map((response) => response.opaque)).toEqual(
      requests.map((request) => request.opaque),
    );
    expect(responses.map((response) => response.status)).toEqual([
      status.noError,
      status.noError,
      status.noError,
      status.keyNotFound,
      status.keyExists,
      status.nonNumericValue,
      status.unknownCommand,
    ]);
  });

  claim.over(
    binary,
    'binary.datatype-ignored',
    'any data type and any reserved field will do',
    async ({ cache, key }) => {
      const odd = [
        { dataType: 1 },
        { dataType: 255 },
        { vbucket: 1 },
        { vbucket: 65_535 },
        { dataType: 128, vbucket: 32_768 },
      ].map((fields) => ({ ...fields, k: key() }));
      const sets = await Promise.all(
        odd.map(({ k, ...fields }) =>
          cache.request({ ...fields, opcode: opcodes.set, key: k, extras: stored, value: 'one' }),
        ),
      );
      const gets = await Promise.all(
        odd.map(({ k, ...fields }) => cache.request({ ...fields, opcode: opcodes.get, key: k })),
      );
      expect(sets).toEqual(
        odd.map(() => expect.objectContaining({ status: status.noError, totalBody: 0 })),
      );
      expect(gets).toEqual(
        odd.map(() =>
          expect.objectContaining({
            status: status.noError,
            dataType: 0,
            value: Buffer.from('one'),
          }),
        ),
      );
    },
  );
});

describe('binary › errors', () => {
  claim.over(
    binary,
    'binary.status-codes',
    'each error has its status and its words',
    async ({ cache, key }) => {
      const [k, absent] = [key(), key()];
      await cache.set(k, 'many');
      const tooLarge = bytes(Number((await cache.stats('settings')).item_size_max) + 1);
      const responses = await Promise.all([
        cache.request({ opcode: opcodes.get, key: absent }),
        cache.request({ opcode: opcodes.add, key: k, extras: stored, value: 'two' }),
        cache.request({ opcode: opcodes.add, key: absent, extras: stored, value: tooLarge }),
        cache.request({ opcode: opcodes.append, key: absent, value: 'two' }),
        cache.request({ opcode: opcodes.increment, key: k, extras: counted }),
        cache.request({ opcode: 0xee }),
      ]);
      expect(
        responses.map((response) => [response.status, response.value.toString('latin1')]),
      ).toEqual([
        [0x01, 'Not found'],
        [0x02, 'Data exists for key.'],
        [0x03, 'Too large.'],
        [0x05, 'Not stored.'],
        [0x06, 'Non-numeric server-side value for incr or decr'],
        [0x81, 'Unknown command'],
      ]);
      expect(await cache.get(k)).toHold('many');
      expect(await cache.get(absent)).toBe('miss');
    },
  );

  claim(
    'binary.status-codes',
    'a request that is not as it must be has a status and words, too',
    async ({ wire, key }) => {
      // A Get has no extras. Servers may close behind their answer, so there is no fence.
      const connection = await wire();
      await connection.send(encodeRequest({ opcode: opcodes.get, key: key(), extras: uint32(0) }));
      const header = await connection.readBytes(24);
      expect(header.readUInt16BE(6)).toBe(0x04);
      const body = await connection.readBytes(header.readUInt32BE(8));
      expect(body.toString('latin1')).toBe('Invalid arguments');
    },
  );

  claim.over(
    binary,
    'binary.unknown-command',
    'an unknown opcode is refused, and the connection goes on',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      // What follows the header is a value; taken for a packet, it would delete the item.
      const value = encodeRequest({ opcode: opcodes.delete, key: k });
      const unknown = [0x25, 0x2f, 0x7f, 0xee, 0xff];
      const responses = await Promise.all(
        unknown.flatMap((opcode) => [cache.request({ opcode }), cache.request({ opcode, value })]),
      );
      expect(responses).toEqual(
        unknown
          .flatMap((opcode) => [opcode, opcode])
          .map((opcode) =>
            expect.objectContaining({
              opcode,
              status: status.unknownCommand,
              value: Buffer.from('Unknown command'),
            }),
          ),
      );
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    binary,
    'binary.range-ops',
    'operations on ranges are unknown commands',
    async ({ cache }) => {
      const reserved = Array.from({ length: 13 }, (_, i) => opcodes.rangeGet + i);
      expect(reserved.at(-1)).toBe(opcodes.rangeDecrementQ);
      const responses = await Promise.all(reserved.map((opcode) => cache.request({ opcode })));
      expect(responses.map((response) => [response.opcode, response.status])).toEqual(
        reserved.map((opcode) => [opcode, status.unknownCommand]),
      );
    },
  );
});

describe('binary › noop and version', () => {
  claim('binary.noop', 'noop answers last, with nothing in it', async ({ wire, key }) => {
    const [k, absent] = [key(), key()];
    const responses = await (
      await wire()
    ).exchangeBinary(
      [
        { opcode: opcodes.setQ, key: k, extras: stored, value: 'one' },
        { opcode: opcodes.getKQ, key: absent },
        { opcode: opcodes.getKQ, key: k },
        { opcode: opcodes.deleteQ, key: absent },
        { opcode: opcodes.noop, opaque: 42 },
      ].map(encodeRequest),
    );
    expect(responses.map(({ opcode }) => opcode)).toEqual([
      opcodes.getKQ,
      opcodes.deleteQ,
      opcodes.noop,
    ]);
    expect(responses.at(-1)).toMatchObject({
      status: status.noError,
      opaque: 42,
      cas: 0n,
      totalBody: 0,
    });
  });

  claim.over(
    binary,
    'binary.version',
    'version answers with three numbers',
    async ({ cache, server }) => {
      const response = await cache.request({ opcode: opcodes.version });
      expect(response).toMatchObject({ status: status.noError, extrasLength: 0, keyLength: 0 });
      expect(response.value.toString('latin1')).toMatch(/^\d+\.\d+\.\d+/);
      expect(response.value.toString('latin1')).toBe((await cache.stats()).version);
      expect(server.version).toBe(response.value.toString('latin1'));
    },
  );
});
