import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

describe('admin › rejected by default', () => {
  for (const [id, command] of [
    ['admin.shutdown-disabled', 'shutdown'],
    ['admin.shutdown-graceful-disabled', 'shutdown graceful'],
  ] as const)
    claim(id, `${command} is rejected, and the server goes on`, {
      documented: async ({ wire, text, server }) => {
        expect(await (await wire()).exchange(`${command}\r\n`)).toMatch(
          /^(ERROR|CLIENT_ERROR .+|SERVER_ERROR .+)\r\n$/,
        );
        expect(await (await text()).version()).toBe(server.version);
      },
      deviates: async ({ wire, text, server }) => {
        expect(await (await wire()).exchange(`${command}\r\n`)).toMatch(
          /^(SERVER_)?ERROR: shutdown not enabled\r\n$/,
        );
        expect(await (await text()).version()).toBe(server.version);
      },
    });

  // A build that knows no TLS at all does not know the command either.
  claim('admin.refresh-certs-no-tls', 'refresh_certs is an error', async ({ wire }) => {
    const reply = await (await wire()).exchange('refresh_certs\r\n');
    expect(reply).toMatch(/^(ERROR|Error .+)\r\n$/);
  });

  claim('admin.misbehave-release', 'the commands of debug builds are unknown', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchange('misbehave\r\n')).toBe('ERROR\r\n');
    expect(await w.exchange('debugtime 1\r\n')).toBe('ERROR\r\n');
  });
});
