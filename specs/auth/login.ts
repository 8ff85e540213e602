/** How a login is written down in the two protocols. */
import type { Login } from '../../fixtures/server/secrets/secrets';
import { opcodes, type BinaryRequest } from '../../fixtures/protocol/binary-packet';

/** A user and a password as the block of a set has them. */
export const token = ({ user, password }: Login): string => `${user} ${password}`;

/** A login in the text protocol; key, flags and exptime do not matter. */
export const setOf = (block: string): string =>
  `set auth 0 0 ${String(block.length)}\r\n${block}\r\n`;

/** The message of PLAIN. Source: RFC 4616. */
const plain = ({ user, password }: Login): string => `\0${user}\0${password}`;

/** A login by SASL, with PLAIN unless another mechanism is named. */
export const saslAuth = (login: Login, mechanism = 'PLAIN'): BinaryRequest => ({
  opcode: opcodes.saslAuth,
  key: mechanism,
  value: plain(login),
});

/** Its step, which PLAIN does not need. */
export const saslStep = (login: Login): BinaryRequest => ({
  ...saslAuth(login),
  opcode: opcodes.saslStep,
});
