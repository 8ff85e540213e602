import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  uint32,
  uint64,
  type BinaryRequest,
} from '../../fixtures/protocol/binary-packet';
import { badChunk, badLine, controlItems, ERROR } from './control-items';
import { claim } from './claims';

/** Sends each packet on a connection of its own, and gives what came until the server closed it. */
const lastWords = (
  { wire }: Proof,
  packets: readonly BinaryRequest[],
): Promise<{ opcode: number; status: number; text: string }[]> =>
  Promise.all(
    packets.map(async (packet) => {
      const connection = await wire();
      await connection.send(encodeRequest(packet));
      const { opcode, status, value } = decodeResponse(await connection.closed());
      return { opcode, status, text: value.toString('latin1') };
    }),
  );

describe('errors › what closes a connection › a packet that breaks the rules', () => {
  const flagsAndTtl = Buffer.concat([uint32(0), uint32(0)]);

  claim(
    'binary.invalid-extras',
    'extras that a command does not have close the connection',
    async (proof) => {
      const { text: key, state, before } = await controlItems(proof);
      const extras = flagsAndTtl;
      const packets = [
        { opcode: opcodes.get, key, extras },
        { opcode: opcodes.getK, key, extras },
        { opcode: opcodes.delete, key, extras },
        { opcode: opcodes.append, key, extras, value: 'v' },
        { opcode: opcodes.prepend, key, extras, value: 'v' },
        { opcode: opcodes.stat, extras },
        { opcode: opcodes.version, extras },
        { opcode: opcodes.noop, extras },
        { opcode: opcodes.quit, extras },
      ];
      expect(await lastWords(proof, packets)).toEqual(packets.map(invalidArguments));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'binary.invalid-extras',
    'extras that are missing or too short close the connection',
    async (proof) => {
      const { text: key, number, state, before } = await controlItems(proof);
      const nobody = proof.key('nobody');
      const value = 'v';
      const delta = uint64(1n);
      const packets = [
        { opcode: opcodes.set, key, value },
        { opcode: opcodes.set, key, value, extras: uint32(0) },
        { opcode: opcodes.add, key: nobody, value },
        { opcode: opcodes.replace, key, value },
        { opcode: opcodes.increment, key: number },
        { opcode: opcodes.increment, key: number, extras: delta },
        { opcode: opcodes.decrement, key: number, extras: delta },
      ];
      expect(await lastWords(proof, packets)).toEqual(packets.map(invalidArguments));
      expect(await state()).toBe(before);
      const reader = await proof.wire();
      expect(await reader.exchange(`get ${nobody}\r\n`)).toBe('END\r\n');
      // The same add with its extras succeeds: the key was free.
      const [added] = await (
        await proof.wire()
      ).exchangeBinary(
        encodeRequest({ opcode: opcodes.add, key: nobody, value, extras: flagsAndTtl }),
      );
      expect(added).toMatchObject({ opcode: opcodes.add, status: status.noError });
    },
  );

  claim(
    'binary.invalid-extras-touch',
    'a Touch or GAT without extras closes the connection',
    async (proof) => {
      const { text: key, state, before } = await controlItems(proof);
      const packets = [
        { opcode: opcodes.touch, key },
        { opcode: opcodes.gat, key },
      ];
      expect(await lastWords(proof, packets)).toEqual(packets.map(invalidArguments));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'binary.value-on-get',
    'a Get or a Delete that carries a value closes the connection',
    async (proof) => {
      const { text: key, state, before } = await controlItems(proof);
      const packets = [
        { opcode: opcodes.get, key, value: 'v' },
        { opcode: opcodes.getK, key, value: 'v' },
        { opcode: opcodes.delete, key, value: 'v' },
      ];
      expect(await lastWords(proof, packets)).toEqual(packets.map(invalidArguments));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'binary.length-inconsistent',
    'a body shorter than its key and extras closes the connection',
    {
      documented: async (proof) => {
        expect(await endsOfShortBodies(proof)).toEqual([
          [status.unknownCommand, 'Unknown command'],
        ]);
      },
      deviates: async (proof) => {
        expect(await endsOfShortBodies(proof)).toEqual([
          [status.invalidArguments, 'Invalid arguments'],
        ]);
      },
    },
  );
});

/**
 * Status and text that come before the end, each once. The key and the extras are sent; the header says
 * that there is no body, or one with less.
 */
async function endsOfShortBodies(proof: Proof): Promise<readonly (readonly unknown[])[]> {
  const { text: key, state, before } = await controlItems(proof);
  const extras = Buffer.alloc(8);
  const packets = [
    { opcode: opcodes.get, key, totalBody: 0 },
    { opcode: opcodes.get, key, totalBody: key.length - 1 },
    { opcode: opcodes.delete, key, totalBody: 1 },
    { opcode: opcodes.set, key, extras, totalBody: key.length },
    { opcode: opcodes.set, key, extras, totalBody: extras.length },
  ];
  const ends = await lastWords(proof, packets);
  expect(ends.map(({ opcode }) => opcode)).toEqual(packets.map(({ opcode }) => opcode));
  expect(await state()).toBe(before);
  const different = new Map(
    ends.map(({ status, text }) => [`${String(status)} ${text}`, [status, text]]),
  );
  return [...different.values()];
}

const invalidArguments = ({ opcode }: BinaryRequest): object => ({
  opcode,
  status: status.invalidArguments,
  text: 'Invalid arguments',
});

describe('errors › what closes a connection › and what does not', () => {
  claim(
    'errors.connection-survives',
    'refusals in a row are answered one by one, and the connection serves on',
    async (proof) => {
      const { text, number, numberReply, state, before } = await controlItems(proof);
      const connection = await proof.wire();
      const request = [
        'nosuch\r\n',
        `set ${text} 0 0 x\r\n`,
        `set ${text} 0 0 1\r\nn..`,
        `incr ${number} x\r\n`,
        `incr ${text} 1\r\n`,
        `decr ${number} x\r\n`,
        `get ${number}\r\n`,
      ];
      const reply = [
        ERROR,
        badLine,
        badChunk,
        'CLIENT_ERROR invalid numeric delta argument\r\n',
        'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n',
        'CLIENT_ERROR invalid numeric delta argument\r\n',
        numberReply,
      ];
      expect(await connection.exchange(request.join(''))).toBe(reply.join(''));
      expect(await connection.exchange(request.join('').repeat(50))).toBe(
        reply.join('').repeat(50),
      );
      expect(await state()).toBe(before);
    },
  );

  claim.over(
    everyDriver,
    'errors.server-error-keeps-connection',
    'a value that is too large leaves the connection open',
    async ({ cache, key }) => {
      const [k, beside] = [key(), key('beside')];
      expect(await cache.set(beside, 'one')).toBe('stored');
      expect(await cache.set(k, bytes(1_048_577))).toBe('too large');
      expect(await cache.get(beside)).toHold('one');
      expect(await cache.set(k, 'small')).toBe('stored');
      expect(await cache.get(k)).toHold('small');
    },
  );
});
