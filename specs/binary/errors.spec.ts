import { describe, expect, given } from '../../fixtures/claims';
import { bytes } from '../../fixtures/drivers/values';
import {
  encodeRequest,
  NEVER_CREATE,
  opcodes,
  uint32,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { binary, counting, request, storing } from './requests';

const unknown = { status: 0x81, value: Buffer.from('Unknown command') };

describe('binary › errors', () => {
  claim.over(
    binary,
    'binary.status-codes',
    'each error has its status and its words',
    async ({ cache, key }) => {
      const [k, missing, extras] = [key(), key(), storing()];
      given(await cache.set(k, 'many')).toBe('stored');
      const tooLarge = bytes(Number((await cache.stats('settings')).item_size_max) + 1);
      const one = counting(1n, 0n, NEVER_CREATE);
      for (const [asked, status, words] of [
        [request('get', missing), 0x01, 'Not found'],
        [request('add', k, { extras, value: 'two' }), 0x02, 'Data exists for key.'],
        [request('add', missing, { extras, value: tooLarge }), 0x03, 'Too large.'],
        [request('append', missing, { value: 'two' }), 0x05, 'Not stored.'],
        [
          request('increment', k, { extras: one }),
          0x06,
          'Non-numeric server-side value for incr or decr',
        ],
        [{ opcode: 0xee }, 0x81, 'Unknown command'],
      ] as const)
        expect(await cache.request(asked)).toMatchObject({ status, value: Buffer.from(words) });
      expect(await cache.get(k)).toHold('many');
      expect(await cache.get(missing)).toBe('miss');
    },
  );

  // A Get has no extras. Servers may close after their reply, so there is no fence.
  claim('binary.status-codes', 'a Get with extras is Invalid arguments', async ({ wire, key }) => {
    const w = await wire();
    await w.send(encodeRequest(request('get', key(), { extras: uint32(0) })));
    const header = await w.readBytes(24);
    expect(header.readUInt16BE(6)).toBe(0x04);
    const body = await w.readBytes(header.readUInt32BE(8));
    expect(body.toString('latin1')).toBe('Invalid arguments');
  });

  // What follows the header is a value; taken for a packet, it would delete the item.
  claim.over(
    binary,
    'binary.unknown-command',
    'an unknown opcode is rejected, and the connection goes on',
    async ({ cache, key }) => {
      const k = key();
      given(await cache.set(k, 'one')).toBe('stored');
      const value = encodeRequest(request('delete', k));
      for (const opcode of [0x25, 0x2f, 0x7f, 0xee, 0xff]) {
        expect(await cache.request({ opcode })).toMatchObject({ opcode, ...unknown });
        expect(await cache.request({ opcode, value })).toMatchObject({ opcode, ...unknown });
      }
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(binary, 'binary.range-ops', 'range operations are unknown', async ({ cache }) => {
    const reserved = Array.from({ length: 13 }, (_, i) => opcodes.rangeGet + i);
    given(reserved.at(-1)).toBe(opcodes.rangeDecrementQ);
    const responses = await Promise.all(reserved.map((opcode) => cache.request({ opcode })));
    expect(responses).toMatchObject(reserved.map((opcode) => ({ opcode, status: 0x81 })));
  });
});
