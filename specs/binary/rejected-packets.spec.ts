import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { controlItems, type ControlItems } from '../../fixtures/claims/replies';
import {
  decodeResponse,
  encodeRequest,
  HEADER_LENGTH,
  opcodes,
  status,
  uint32,
  uint64,
  type BinaryRequest,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

/** No command of Memcached has it. */
const NO_COMMAND = 0x60;

const flagsAndTtl = Buffer.alloc(8);

/** Sends a packet on a connection of its own, and returns the response after which the server closes it. */
async function lastResponse({ wire }: Proof, packet: BinaryRequest) {
  const w = await wire();
  await w.send(encodeRequest(packet));
  return decodeResponse(await w.closed());
}

/** The last responses to those packets, each with its status and text. */
async function lastResponses(
  proof: Proof,
  packetsOf: (items: ControlItems) => readonly BinaryRequest[],
): Promise<readonly string[]> {
  const items = await controlItems(proof);
  const responses = packetsOf(items).map(async (packet) => {
    const { opcode, status, value } = await lastResponse(proof, packet);
    given(opcode).toBe(packet.opcode);
    return `${status} ${value.toString()}`;
  });
  const all = await Promise.all(responses);
  given(await items.state()).toBe(items.before);
  return all;
}

const invalidArguments = `${status.invalidArguments} Invalid arguments`;
const unknownCommand = `${status.unknownCommand} Unknown command`;

describe('binary › packets that close the connection', () => {
  claim('binary.invalid-extras', 'surplus extras close the connection', async (proof) => {
    const extras = flagsAndTtl;
    const responses = await lastResponses(proof, ({ text: key }) => [
      { opcode: opcodes.get, key, extras },
      { opcode: opcodes.getK, key, extras },
      { opcode: opcodes.delete, key, extras },
      { opcode: opcodes.append, key, extras, value: 'v' },
      { opcode: opcodes.prepend, key, extras, value: 'v' },
      { opcode: opcodes.stat, extras },
      { opcode: opcodes.version, extras },
      { opcode: opcodes.noop, extras },
      { opcode: opcodes.quit, extras },
    ]);
    expect(responses).toEqual(responses.map(() => invalidArguments));
  });

  claim('binary.invalid-extras', 'missing or short extras close the connection', async (proof) => {
    const [missing, w] = [proof.key(), await proof.wire()];
    const [value, delta] = ['v', uint64(1n)];
    const responses = await lastResponses(proof, ({ text: key, number }) => [
      { opcode: opcodes.set, key, value },
      { opcode: opcodes.set, key, value, extras: uint32(0) },
      { opcode: opcodes.add, key: missing, value },
      { opcode: opcodes.replace, key, value },
      { opcode: opcodes.increment, key: number },
      { opcode: opcodes.increment, key: number, extras: delta },
      { opcode: opcodes.decrement, key: number, extras: delta },
    ]);
    expect(responses).toEqual(responses.map(() => invalidArguments));
    expect(await w.exchange(`get ${missing}\r\n`)).toBe('END\r\n');
    const add = { opcode: opcodes.add, key: missing, value, extras: flagsAndTtl };
    const [added] = await (await proof.wire()).exchangeBinary(encodeRequest(add));
    given(added).toMatchObject({ opcode: opcodes.add, status: status.noError });
  });

  claim(
    'binary.invalid-extras-touch',
    'a Touch or GAT without extras closes the connection',
    async (proof) => {
      const responses = await lastResponses(proof, ({ text: key }) => [
        { opcode: opcodes.touch, key },
        { opcode: opcodes.gat, key },
      ]);
      expect(responses).toEqual(responses.map(() => invalidArguments));
    },
  );

  claim('binary.value-on-get', 'a value on Get or Delete closes the connection', async (proof) => {
    const responses = await lastResponses(proof, ({ text: key }) => [
      { opcode: opcodes.get, key, value: 'v' },
      { opcode: opcodes.getK, key, value: 'v' },
      { opcode: opcodes.delete, key, value: 'v' },
    ]);
    expect(responses).toEqual(responses.map(() => invalidArguments));
  });

  // Key and extras are sent; the header says that there is no body, or one with less.
  const shortBodies = ({ text: key }: ControlItems) => [
    { opcode: opcodes.get, key, totalBody: 0 },
    { opcode: opcodes.get, key, totalBody: key.length - 1 },
    { opcode: opcodes.delete, key, totalBody: 1 },
    { opcode: opcodes.set, key, extras: flagsAndTtl, totalBody: key.length },
    { opcode: opcodes.set, key, extras: flagsAndTtl, totalBody: flagsAndTtl.length },
  ];

  claim('binary.length-inconsistent', 'a body shorter than key and extras closes the connection', {
    documented: async (proof) => {
      const responses = await lastResponses(proof, shortBodies);
      expect(responses).toEqual(responses.map(() => unknownCommand));
    },
    deviates: async (proof) => {
      const responses = await lastResponses(proof, shortBodies);
      expect(responses).toEqual(responses.map(() => invalidArguments));
    },
  });

  claim('binary.key-250', 'a key of 251 bytes closes the connection', async (proof) => {
    const [key, cache] = [proof.keyOfLength(250), await proof.binary()];
    given(await cache.set(key, 'one')).toBe('stored');
    given(await cache.get(key)).toHold('one');
    const set = { opcode: opcodes.set, extras: flagsAndTtl, value: 'two' };
    expect(await lastResponse(proof, { ...set, key: `${key}k` })).toMatchObject({
      opcode: opcodes.set,
      status: status.invalidArguments,
    });
    expect(await cache.get(key)).toHold('one');
  });
});

describe('binary › unknown opcodes', () => {
  // Key and extras are as long as a packet without a body: a server that skips their lengths twice also
  // skips the first Noop.
  for (const [part, packet] of [
    ['a key', { opcode: NO_COMMAND, opaque: 1, key: 'k'.repeat(HEADER_LENGTH) }],
    ['extras', { opcode: NO_COMMAND, opaque: 1, extras: Buffer.alloc(HEADER_LENGTH) }],
  ] as const) {
    const packets = [
      encodeRequest(packet),
      encodeRequest({ opcode: opcodes.noop, opaque: 2 }),
      encodeRequest({ opcode: opcodes.noop, opaque: 3 }),
    ];
    claim('binary.unknown-command-with-key', `an unknown opcode with ${part} is skipped`, {
      documented: async ({ wire }) => {
        expect(await (await wire()).exchangeBinary(packets)).toMatchObject([
          { opcode: NO_COMMAND, opaque: 1, status: status.unknownCommand },
          { opcode: opcodes.noop, opaque: 2, status: status.noError },
          { opcode: opcodes.noop, opaque: 3, status: status.noError },
        ]);
      },
      deviates: async ({ wire }) => {
        expect(await (await wire()).exchangeBinary(packets)).toMatchObject([
          { opcode: NO_COMMAND, opaque: 1, status: status.unknownCommand },
          { opcode: opcodes.noop, opaque: 3, status: status.noError },
        ]);
      },
    });
  }
});

describe('binary › values that are too large', () => {
  for (const [id, opcode, stores, ends] of [
    ['binary.too-large', opcodes.set, 'Set', [1, 2, 3]],
    ['binary.setq-too-large', opcodes.setQ, 'SetQ', [2]],
  ] as const) {
    claim(id, `${stores} of too large a value replies status 3`, async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      const value = Buffer.alloc(Number((await cache.stats('settings')).item_size_max));
      const set = { opcode, key: k, extras: flagsAndTtl };
      const responses = await w.exchangeBinary([
        encodeRequest({ ...set, value: 'old', opaque: 1 }),
        encodeRequest({ ...set, value, opaque: 2 }),
        encodeRequest({ ...set, value: 'new', opaque: 3 }),
      ]);
      const statuses = [status.noError, status.noError, status.valueTooLarge, status.noError];
      expect(responses.map((each) => [each.opcode, each.opaque, each.status])).toEqual(
        ends.map((opaque) => [opcode, opaque, statuses[opaque]]),
      );
      given(await cache.get(k)).toHold('new');
    });
  }
});
