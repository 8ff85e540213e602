import { drivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const binary = [drivers.binary];

describe('binary › get', () => {
  claim.over(
    binary,
    'binary.get-hit',
    'a hit has flags, value and CAS, and no key',
    async ({ cache, text, key }) => {
      const plain = await text();
      const k = key();
      await plain.set(k, everyByte, { flags: 0x7edcba98 });
      const item = await plain.gets(k);
      const hit = await cache.request({ opcode: opcodes.get, key: k });
      expect(hit).toMatchObject({
        status: status.noError,
        extras: uint32(0x7edcba98),
        key: Buffer.alloc(0),
        value: everyByte,
      });
      expect(item).toMatchObject({ value: everyByte, cas: hit.cas });
    },
  );

  claim.over(binary, 'binary.get-miss', 'a miss says Not found', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one');
    expect(await cache.get(k)).toHold('one');
    await cache.delete(k);
    expect(await cache.request({ opcode: opcodes.get, key: k })).toMatchObject({
      status: status.keyNotFound,
      extrasLength: 0,
      keyLength: 0,
      cas: 0n,
      value: Buffer.from('Not found'),
    });
  });

  claim.over(binary, 'binary.getk-hit', 'GetK gives the key', async ({ cache, key }) => {
    const k = key();
    await cache.set(k, 'one', { flags: 7 });
    const { cas } = await cache.request({ opcode: opcodes.get, key: k });
    expect(await cache.request({ opcode: opcodes.getK, key: k })).toMatchObject({
      opcode: opcodes.getK,
      status: status.noError,
      extras: uint32(7),
      key: Buffer.from(k),
      value: Buffer.from('one'),
      cas,
    });
  });

  claim.over(
    binary,
    'binary.getk-miss',
    'a miss of GetK gives the key and no words',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.request({ opcode: opcodes.getK, key: k })).toMatchObject({
        status: status.keyNotFound,
        extrasLength: 0,
        key: Buffer.from(k),
        value: Buffer.alloc(0),
        cas: 0n,
      });
      await cache.set(k, 'one');
      expect((await cache.request({ opcode: opcodes.getK, key: k })).status).toBe(status.noError);
    },
  );

  claim.over(
    binary,
    'binary.get-request-cas-ignored',
    'a CAS in the request does not matter',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one');
      const plain = await cache.request({ opcode: opcodes.get, key: k });
      const others = await Promise.all(
        [1n, plain.cas, plain.cas + 1n, 2n ** 64n - 1n].map((cas) =>
          cache.request({ opcode: opcodes.get, key: k, cas }),
        ),
      );
      expect(others).toEqual(
        others.map(() =>
          expect.objectContaining({
            status: status.noError,
            value: Buffer.from('one'),
            cas: plain.cas,
          }),
        ),
      );
      expect(await cache.gets(k)).toMatchObject({ cas: plain.cas });
    },
  );
});

describe('binary › quiet get', () => {
  claim.over(binary, 'binary.getq-silent-miss', 'GetQ hides a miss', async ({ cache, key }) => {
    const k = key();
    const getQ = { opcode: opcodes.getQ, key: k };
    expect(await cache.quiet([getQ, getQ])).toEqual([]);
    await cache.set(k, 'one');
    expect(await cache.quiet([getQ, getQ])).toHaveLength(2);
  });

  claim.over(binary, 'binary.getkq-silent-miss', 'GetKQ hides a miss', async ({ cache, key }) => {
    const k = key();
    const getKQ = { opcode: opcodes.getKQ, key: k };
    expect(await cache.quiet([getKQ, getKQ])).toEqual([]);
    await cache.set(k, 'one');
    expect(await cache.quiet([getKQ, getKQ])).toHaveLength(2);
  });

  claim.over(
    binary,
    'binary.getq-hit',
    'GetQ and GetKQ answer a hit under their own opcodes',
    async ({ cache, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const { cas } = await cache.request({ opcode: opcodes.get, key: k });
      const hit = { status: status.noError, extras: uint32(7), value: Buffer.from('one'), cas };
      expect(
        await cache.quiet([
          { opcode: opcodes.getQ, key: k },
          { opcode: opcodes.getKQ, key: k },
        ]),
      ).toMatchObject([
        { ...hit, opcode: opcodes.getQ, key: Buffer.alloc(0) },
        { ...hit, opcode: opcodes.getKQ, key: Buffer.from(k) },
      ]);
    },
  );

  claim(
    'binary.getq-hit-timing',
    'the hits are there before the next answer that is not quiet',
    async ({ wire, binary: connect, key }) => {
      const [connection, cache] = [await wire(), await connect()];
      const [k, absent, last] = [key(), key(), key()];
      await Promise.all([cache.set(k, 'one'), cache.set(last, 'two')]);
      // Each leaves in a write of its own; only what comes after the last one is certain.
      await connection.send(encodeRequest({ opcode: opcodes.getKQ, key: k, opaque: 1 }));
      await connection.send(encodeRequest({ opcode: opcodes.getKQ, key: absent, opaque: 2 }));
      await connection.send(encodeRequest({ opcode: opcodes.getQ, key: last, opaque: 3 }));
      const responses = await connection.exchangeBinary([
        encodeRequest({ opcode: opcodes.get, key: k, opaque: 4 }),
      ]);
      expect(responses.map(({ opaque, value }) => [opaque, value.toString()])).toEqual([
        [1, 'one'],
        [3, 'two'],
        [4, 'one'],
      ]);
    },
  );
});

describe('binary › keys and values of any bytes', () => {
  claim.over(
    binary,
    'binary.key-any-bytes',
    'keys that no text could name keep apart',
    async ({ cache, key, trackKey }) => {
      // Every byte there is, in pieces that are short enough for a key.
      const pieces = [0, 64, 128, 192].map((from) => everyByte.subarray(from, from + 64));
      const odd = [...pieces, Buffer.from(' \r\n'), Buffer.from('\0'), Buffer.from('\0\0')];
      const written = odd.map((piece) => ({
        k: trackKey(Buffer.concat([Buffer.from(key()), piece])),
        value: piece,
      }));
      const sets = await Promise.all(written.map(({ k, value }) => cache.set(k, value)));
      expect(sets).toEqual(written.map(() => 'stored'));
      const read = await Promise.all(
        written.map(({ k }) => cache.request({ opcode: opcodes.getK, key: k })),
      );
      expect(read.map(({ key: name, value }) => ({ k: name, value }))).toEqual(written);
    },
  );

  claim.over(
    binary,
    'binary.key-any-bytes',
    'keys that differ in their last byte are two keys',
    async ({ cache, key, trackKey }) => {
      const start = key();
      const [zero, line, blank] = ['\0', '\n', ' '].map((end) => trackKey(`${start}${end}`));
      expect(await cache.set(String(zero), 'zero')).toBe('stored');
      expect(await cache.get(String(line))).toBe('miss');
      expect(await cache.set(String(line), 'line')).toBe('stored');
      expect(await cache.get(String(blank))).toBe('miss');
      expect(await cache.get(start)).toBe('miss');
      expect(await cache.get(String(zero))).toHold('zero');
      expect(await cache.get(String(line))).toHold('line');
    },
  );

  claim.over(
    binary,
    'binary.value-with-crlf',
    'a line end belongs to the value',
    async ({ cache, wire, key }) => {
      const k = key();
      expect(await cache.set(k, 'one\r\n')).toBe('stored');
      expect(await cache.get(k)).toHold('one\r\n');
      expect(await (await wire()).exchange(`get ${k}\r\n`)).toBe(
        `VALUE ${k} 0 5\r\none\r\n\r\nEND\r\n`,
      );
      // Without one it has none, and text adds its own all the same.
      expect(await cache.set(k, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('two');
      expect(await (await wire()).exchange(`get ${k}\r\n`)).toBe(
        `VALUE ${k} 0 3\r\ntwo\r\nEND\r\n`,
      );
    },
  );
});
