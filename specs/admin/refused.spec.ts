import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import type { Wire } from '../../fixtures/wire/wire';
import { claim } from './claims';

/**
 * Servers that do not know an opcode wait for more bytes than its request has (see the claims about
 * unknown opcodes), so a Noop follows in the same write.
 */
async function statusOfVerbosity(raw: Wire, level: number): Promise<number> {
  const request = encodeRequest({ opcode: opcodes.verbosity, extras: uint32(level) });
  await raw.send(Buffer.concat([request, encodeRequest({ opcode: opcodes.noop })]));
  const header = await raw.readBytes(24);
  expect(header[1]).toBe(opcodes.verbosity);
  return header.readUInt16BE(6);
}

describe('admin › refused by default', () => {
  const anError = /^(ERROR|CLIENT_ERROR .+|SERVER_ERROR .+)\r\n$/;
  const inOtherWords = /^(SERVER_)?ERROR: shutdown not enabled\r\n$/;

  claim('admin.shutdown-disabled', 'shutdown is refused, and the server goes on', {
    documented: async ({ wire }) => {
      expect(await (await wire()).exchange('shutdown\r\n')).toMatch(anError);
    },
    deviates: async ({ wire, text, server }) => {
      expect(await (await wire()).exchange('shutdown\r\n')).toMatch(inOtherWords);
      expect(await (await text()).version()).toBe(server.version);
    },
  });

  claim(
    'admin.shutdown-graceful-disabled',
    'shutdown graceful is refused, and the server goes on',
    {
      documented: async ({ wire }) => {
        expect(await (await wire()).exchange('shutdown graceful\r\n')).toMatch(anError);
      },
      deviates: async ({ wire, text, server }) => {
        expect(await (await wire()).exchange('shutdown graceful\r\n')).toMatch(inOtherWords);
        expect(await (await text()).version()).toBe(server.version);
      },
    },
  );

  // A build that knows no TLS at all does not know the command either.
  claim('admin.refresh-certs-no-tls', 'refresh_certs is an error', async ({ wire }) => {
    const answer = await (await wire()).exchange('refresh_certs\r\n');
    expect(answer).toMatch(/^(ERROR|Error .+)\r\n$/);
  });

  claim('admin.misbehave-release', 'the commands of debug builds are unknown', async ({ wire }) => {
    const raw = await wire();
    expect(await raw.exchange('misbehave\r\n')).toBe('ERROR\r\n');
    expect(await raw.exchange('debugtime 1\r\n')).toBe('ERROR\r\n');
  });

  claim('binary.verbosity', 'Verbosity sets the level of logging', {
    documented: async ({ wire, text }) => {
      const cache = await text();
      expect(await statusOfVerbosity(await wire(), 1)).toBe(status.noError);
      expect(await cache.stats('settings')).toHaveProperty('verbosity', '1');
    },
    deviates: async ({ wire, text }) => {
      const cache = await text();
      const { verbosity } = await cache.stats('settings');
      expect(await statusOfVerbosity(await wire(), 1)).toBe(status.unknownCommand);
      expect(await cache.stats('settings')).toHaveProperty('verbosity', verbosity);
    },
  });
});
