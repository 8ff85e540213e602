import { describe, expect } from '../../fixtures/claims';
import {
  encodeRequest,
  HEADER_LENGTH,
  opcodes,
  status,
} from '../../fixtures/protocol/binary-packet';
import { controlItems } from './control-items';
import { claim } from './claims';

/** No command of Memcached has it. */
const NO_COMMAND = 0x60;

describe('errors › binary › unknown command', () => {
  // Key and extras are as long as a packet without a body: a server that skips them twice skips the
  // first Noop, and is in step again for the second.
  claim('binary.unknown-command-with-key', 'an unknown opcode with a key is skipped as a whole', {
    documented: async (proof) => {
      const { state, before } = await controlItems(proof);
      const wire = await proof.wire();
      const packets = [
        encodeRequest({ opcode: NO_COMMAND, opaque: 1, key: proof.keyOfLength(HEADER_LENGTH) }),
        encodeRequest({ opcode: opcodes.noop, opaque: 2 }),
        encodeRequest({ opcode: opcodes.noop, opaque: 3 }),
      ];
      expect(await wire.exchangeBinary(packets)).toMatchObject([
        { opcode: NO_COMMAND, opaque: 1, status: status.unknownCommand },
        { opcode: opcodes.noop, opaque: 2, status: status.noError },
        { opcode: opcodes.noop, opaque: 3, status: status.noError },
      ]);
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { state, before } = await controlItems(proof);
      const wire = await proof.wire();
      const packets = [
        encodeRequest({ opcode: NO_COMMAND, opaque: 1, key: 'k'.repeat(HEADER_LENGTH) }),
        encodeRequest({ opcode: opcodes.noop, opaque: 2 }),
        encodeRequest({ opcode: opcodes.noop, opaque: 3 }),
      ];
      expect(await wire.exchangeBinary(packets)).toMatchObject([
        { opcode: NO_COMMAND, opaque: 1, status: status.unknownCommand },
        { opcode: opcodes.noop, opaque: 3, status: status.noError },
      ]);
      expect(await state()).toBe(before);
    },
  });

  claim('binary.unknown-command-with-key', 'an unknown opcode with extras is skipped as a whole', {
    documented: async (proof) => {
      const { state, before } = await controlItems(proof);
      const wire = await proof.wire();
      const packets = [
        encodeRequest({ opcode: NO_COMMAND, opaque: 1, extras: Buffer.alloc(HEADER_LENGTH) }),
        encodeRequest({ opcode: opcodes.noop, opaque: 2 }),
        encodeRequest({ opcode: opcodes.noop, opaque: 3 }),
      ];
      expect(await wire.exchangeBinary(packets)).toMatchObject([
        { opcode: NO_COMMAND, opaque: 1, status: status.unknownCommand },
        { opcode: opcodes.noop, opaque: 2, status: status.noError },
        { opcode: opcodes.noop, opaque: 3, status: status.noError },
      ]);
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { state, before } = await controlItems(proof);
      const wire = await proof.wire();
      const packets = [
        encodeRequest({ opcode: NO_COMMAND, opaque: 1, extras: Buffer.alloc(HEADER_LENGTH) }),
        encodeRequest({ opcode: opcodes.noop, opaque: 2 }),
        encodeRequest({ opcode: opcodes.noop, opaque: 3 }),
      ];
      expect(await wire.exchangeBinary(packets)).toMatchObject([
        { opcode: NO_COMMAND, opaque: 1, status: status.unknownCommand },
        { opcode: opcodes.noop, opaque: 3, status: status.noError },
      ]);
      expect(await state()).toBe(before);
    },
  });
});
