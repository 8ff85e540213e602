/** How a login is written in the two protocols. */
import { given } from '../../fixtures/claims';
import type { TextCache } from '../../fixtures/drivers/text';
import { opcodes, type BinaryRequest } from '../../fixtures/protocol/binary-packet';
import type { Login } from '../../fixtures/server/secrets/secrets';
import type { Wire } from '../../fixtures/wire/wire';

/** A set with that block: in the text protocol that is a login, whatever its key, flags and exptime. */
export const setOf = (block: string, head = 'set auth 0 0'): string =>
  `${head} ${block.length}\r\n${block}\r\n`;

/** A login with the text protocol. */
export const loginAs = ({ user, password }: Login): string => setOf(`${user} ${password}`);

/** Sends a request, and returns the line that comes back. */
export async function say(wire: Wire, request: string): Promise<string> {
  await wire.send(request);
  return wire.readLine();
}

/** Logs a text client in. */
export async function logIn(cache: TextCache, { user, password }: Login): Promise<void> {
  const block = `${user} ${password}`;
  given(await cache.command(`set auth 0 0 ${block.length}`, block)).toBe('STORED');
}

/** A login by SASL, with PLAIN unless another mechanism is named. Source of its message: RFC 4616. */
export const saslAuth = ({ user, password }: Login, mechanism = 'PLAIN'): BinaryRequest => ({
  opcode: opcodes.saslAuth,
  key: mechanism,
  value: `\0${user}\0${password}`,
});

/** Its step, which PLAIN does not need. */
export const saslStep = (login: Login): BinaryRequest => ({
  ...saslAuth(login),
  opcode: opcodes.saslStep,
});
