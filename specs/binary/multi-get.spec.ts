import { describe, expect, given } from '../../fixtures/claims';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

describe('binary › many GetKQ', () => {
  claim(
    'binary.multiget',
    'GetKQ of many keys reply to the hits, and then the Noop after them',
    async ({ wire, binary, key }) => {
      const [w, cache] = [await wire(), await binary()];
      const keys = Array.from({ length: 20 }, () => key());
      const sets = keys.map((k) => cache.set(k, `value of ${k}`, { flags: 7 }));
      given(await Promise.all(sets)).toEqual(keys.map(() => 'stored'));
      const gets = keys.flatMap((k, i) => [
        { opcode: opcodes.getKQ, key: k, opaque: i },
        { opcode: opcodes.getKQ, key: key('missing'), opaque: 1000 + i },
      ]);
      const noop = { opcode: opcodes.noop, opaque: 2000 };
      const responses = await w.exchangeBinary([...gets, noop].map(encodeRequest));
      const hits = keys.map((k, i) => ({
        opcode: opcodes.getKQ,
        status: status.noError,
        opaque: i,
        extras: uint32(7),
        key: Buffer.from(k),
        value: Buffer.from(`value of ${k}`),
      }));
      expect(responses).toMatchObject([...hits, { ...noop, status: status.noError, totalBody: 0 }]);
    },
  );
});
