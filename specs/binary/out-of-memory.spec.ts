import { describe, expect } from '../../fixtures/claims';
import { clear, fill, keysOf, MORE_THAN_FITS, value } from '../../fixtures/claims/fill';
import { showLostChunk as lost, showOutOfStep as outOfStep } from '../../fixtures/claims/no-room';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

describe('binary › out of memory', () => {
  claim('binary.out-of-memory', 'a Set that finds no room is status 0x82, its value is skipped', {
    documented: async ({ wire, text, key }) => {
      const [w, cache, keys] = [await wire(), await text(), keysOf(key, MORE_THAN_FITS)];
      const [k, other] = (await fill(cache, keys)).stored;
      const set = { opcode: opcodes.set, key: key(), extras: Buffer.alloc(8), value };
      const requests = [
        { ...set, opaque: 1 },
        { opcode: opcodes.get, key: String(other), opaque: 2 },
        { opcode: opcodes.delete, key: String(k), opaque: 3 },
        { ...set, opaque: 4 },
        { ...set, key: key(), opaque: 5 },
      ];
      const replies = await w.exchangeBinary(requests.map(encodeRequest));
      expect(replies.map((reply) => [reply.opcode, reply.opaque, reply.status])).toEqual([
        [opcodes.set, 1, status.outOfMemory],
        [opcodes.get, 2, status.noError],
        [opcodes.delete, 3, status.noError],
        [opcodes.set, 4, status.noError],
        [opcodes.set, 5, status.outOfMemory],
      ]);
      expect(replies[1]?.value.equals(value)).toBe(true);
      // When it has replied once more, it no longer holds the item that it sent.
      expect(await w.exchangeBinary([])).toEqual([]);
      await clear(cache, [...keys, set.key]);
    },
    deviates: { lost, outOfStep },
  });
});
