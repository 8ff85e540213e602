import { describe, expect, given } from '../../fixtures/claims';
import type { Cache } from '../../fixtures/drivers/cache';
import { eventually } from '../../fixtures/time/eventually';
import { onlyVersion } from '../../fixtures/wire/tls';
import { claim } from './claims';

const served = /^VERSION \d/;
const version = 'version\r\n';

/** How many handshakes have failed; before 1.6.30 one number has them all. */
async function failedAt(cache: Cache): Promise<number> {
  const { ssl_handshake_errors: failed = '0', ssl_proto_errors: others = '0' } =
    await cache.stats();
  return Number(failed) + Number(others);
}

describe('TLS › statistics', () => {
  // The certificate is no older than from before the command until after it, by the server's own clock.
  claim(
    'tls.stats',
    'the statistics report failed handshakes and the age of the certificate',
    async ({ server, text, answerTo, inTls }) => {
      given(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      const before = await cache.stats();
      expect(before.ssl_handshake_errors).toMatch(/^\d+$/);
      given(await cache.command('refresh_certs')).toBe('OK');
      const after = await cache.stats();
      const age = after.time_since_server_cert_refresh;
      expect(age).toMatch(/^\d+$/);
      expect(Number(age)).toBeLessThanOrEqual(Number(after.time) - Number(before.time));
      expect(await cache.stats('settings')).toMatchObject({
        ssl_enabled: 'yes',
        ssl_chain_cert: expect.stringMatching(/\/chain$/),
        ssl_key: expect.stringMatching(/\/key$/),
        ssl_verify_mode: '0',
      });
    },
  );

  // A client is refused before the failure is counted.
  claim('tls.stats-failed-handshakes', 'each handshake that fails counts', {
    documented: async ({ server, text, answerTo, inTls }) => {
      given(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      const before = await failedAt(cache);
      given(await answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
      given(await answerTo(version, await inTls(onlyVersion('TLSv1.1')))).toMatch(/^refused: /);
      const failed = (): Promise<number> => failedAt(cache);
      expect(await eventually(cache, failed, (now) => now >= before + 2)).toBe(before + 2);
    },
    deviates: async ({ server, text, wire, inTls }) => {
      const cache = await text(server, await inTls());
      const before = await failedAt(cache);
      const open = async (): Promise<number> => Number((await cache.stats()).curr_connections);
      const alone = await open();
      const late = await wire();
      expect(await eventually(cache, open, (now) => now > alone)).toBe(alone + 1);
      await late.send('get a-key-that-is-not-there\r\n');
      expect(await late.closed()).toHaveLength(0);
      expect(await failedAt(cache)).toBe(before);
    },
  });

  claim('tls.stats-min-version', 'ssl_min_version is among the statistics', {
    documented: async ({ server, text, answerTo, inTls }) => {
      given(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      expect(await cache.stats()).toHaveProperty('ssl_min_version');
    },
    deviates: async ({ server, text, answerTo, inTls }) => {
      given(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      expect(await cache.stats()).not.toHaveProperty('ssl_min_version');
      expect(await cache.stats('settings')).toMatchObject({ ssl_min_version: 'tlsv1.2' });
    },
  });
});
