import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import type { Wire } from '../../fixtures/wire/wire';
import { claim } from './claims';

/**
 * Servers that do not know an opcode wait for more bytes than its request has (see the claims about
 * unknown opcodes), so a Noop follows in the same write.
 */
async function statusOfVerbosity(w: Wire, level: number): Promise<number> {
  const request = encodeRequest({ opcode: opcodes.verbosity, extras: uint32(level) });
  await w.send(Buffer.concat([request, encodeRequest({ opcode: opcodes.noop })]));
  const header = await w.readBytes(24);
  expect(header[1]).toBe(opcodes.verbosity);
  return header.readUInt16BE(6);
}

describe('binary › verbosity', () => {
  claim('binary.verbosity', 'Verbosity sets the level of logging', {
    documented: async ({ wire, text }) => {
      expect(await statusOfVerbosity(await wire(), 1)).toBe(status.noError);
      expect(await (await text()).stats('settings')).toHaveProperty('verbosity', '1');
    },
    deviates: async ({ wire, text }) => {
      const cache = await text();
      const { verbosity } = await cache.stats('settings');
      expect(await statusOfVerbosity(await wire(), 1)).toBe(status.unknownCommand);
      expect(await cache.stats('settings')).toHaveProperty('verbosity', verbosity);
    },
  });
});
