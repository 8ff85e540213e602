import { describe, expect } from '../../fixtures/claims';
import { opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

describe('auth › SASL', () => {
  claim(
    'auth.sasl-disabled',
    'without -S the opcodes of SASL are unknown, and commands need no login',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      const responses = [
        await cache.request({ opcode: opcodes.saslList }),
        await cache.request({ opcode: opcodes.saslAuth, key: 'PLAIN', value: '\0user\0password' }),
        await cache.request({ opcode: opcodes.saslStep, key: 'PLAIN', value: 'more' }),
      ];
      expect(responses.map((each) => [each.opcode, each.status])).toEqual(
        [opcodes.saslList, opcodes.saslAuth, opcodes.saslStep].map((opcode) => [
          opcode,
          status.unknownCommand,
        ]),
      );
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );
});
