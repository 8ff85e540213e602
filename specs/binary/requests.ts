/** Requests of the binary protocol in one line: `ask(cache, 'getK', k)` sends one, and gives its response. */
import type { BinaryCache } from '../../fixtures/drivers/binary';
import { drivers } from '../../fixtures/drivers/drivers';
import {
  opcodes,
  status,
  uint32,
  uint64,
  type BinaryRequest,
  type BinaryResponse,
} from '../../fixtures/protocol/binary-packet';

export const binary = [drivers.binary];

type Name = keyof typeof opcodes;
type Fields = Omit<BinaryRequest, 'opcode' | 'key'>;

export const request = (name: Name, key: string | Buffer, fields: Fields = {}): BinaryRequest => ({
  opcode: opcodes[name],
  key,
  ...fields,
});

export const ask = (
  cache: BinaryCache,
  name: Name,
  key: string | Buffer,
  fields: Fields = {},
): Promise<BinaryResponse> => cache.request(request(name, key, fields));

/** What a response to that request has in its header. */
export const reply = (name: Name, as: keyof typeof status): object => ({
  opcode: opcodes[name],
  status: status[as],
});

/** A response without extras, key and value. */
export const done = { status: status.noError, totalBody: 0 };

/** Extras of a store: client flags and a TTL. */
export const storing = (flags = 0, ttl = 0): Buffer => Buffer.concat([uint32(flags), uint32(ttl)]);

/** Extras of a count: delta, the initial number, and the TTL of what is created. */
export const counting = (delta: bigint, initial: bigint, expiry: number): Buffer =>
  Buffer.concat([uint64(delta), uint64(initial), uint32(expiry)]);
