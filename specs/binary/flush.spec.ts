import { describe, expect } from '../../fixtures/claims';
import { storeMany } from '../../fixtures/claims/many-items';
import { encodeRequest, opcodes, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const noError = { opcode: opcodes.flush, status: 0, totalBody: 0, opaque: 0xf1 };

describe('binary › Flush', () => {
  claim('binary.flush-delay', 'Flush with an expiry acts later', async ({ binary, time }) => {
    const cache = await binary();
    const flush = { opcode: opcodes.flush, extras: uint32(2), opaque: 0xf1 };
    const { written, seen } = await time(cache).observe({
      write: (k) => Promise.all([cache.set(k, 'one'), cache.request(flush)]),
      read: (k) => cache.get(k),
      forTicks: 2,
    });
    expect(written.result).toMatchObject(['stored', noError]);
    const one = { value: Buffer.from('one'), flags: 0 };
    expect([seen[0], seen[2]]).toEqual([[one], ['miss']]);
  });

  for (const [id, opcode, responses] of [
    ['binary.flush', opcodes.flush, [noError]],
    ['binary.flushq', opcodes.flushQ, []],
  ] as const) {
    const title = `Flush removes every item, with ${responses.length} responses`;
    claim(id, title, async ({ wire, binary, key }) => {
      const [w, stored] = [await wire(), await storeMany(await binary(), key)];
      const packet = encodeRequest({ opcode, opaque: 0xf1 });
      expect(await w.exchangeBinary(packet)).toMatchObject(responses);
      expect(await stored.read()).toEqual(stored.none);
    });
  }
});
