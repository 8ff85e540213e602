import { describe, expect } from '../../fixtures/claims';
import type { Cache } from '../../fixtures/drivers/cache';
import { onlyVersion, withoutTickets } from '../../fixtures/wire/tls';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

const served = /^VERSION \d/;
const version = 'version\r\n';

describe('TLS › versions', () => {
  claim(
    'tls.default-versions',
    'TLS 1.2 and 1.3 are spoken by default',
    async ({ server, answerTo, wire, inTls }) => {
      const [old, current] = [
        await inTls(onlyVersion('TLSv1.2')),
        await inTls(onlyVersion('TLSv1.3')),
      ];
      expect(await answerTo(version, old)).toMatch(served);
      expect(await answerTo(version, current)).toMatch(served);
      expect((await wire(server, old)).security?.protocol).toBe('TLSv1.2');
      expect((await wire(server, current)).security?.protocol).toBe('TLSv1.3');
    },
  );

  claim(
    'tls.min-version',
    'with a minimum of 1.3, TLS 1.2 is refused',
    async ({ answerTo, inTls }) => {
      expect(await answerTo(version, await inTls(onlyVersion('TLSv1.3')))).toMatch(served);
      expect(await answerTo(version, await inTls(onlyVersion('TLSv1.2')))).toMatch(
        /^(closed|refused: )/,
      );
    },
  );
});

describe('TLS › sessions', () => {
  claim(
    'tls.session-resumption',
    'a session is taken up again, and counted once',
    async ({ server, text, wire, inTls }) => {
      const tls = await inTls(withoutTickets);
      const cache = await text(server, tls);
      const sessions = async (): Promise<number> =>
        Number((await cache.stats())['ssl_new_sessions']);
      const before = await sessions();
      const opened = await wire(server, tls);
      const first = opened.security;
      expect(first?.resumed).toBe(false);
      // The client has the session before the server has counted it, but is served after that.
      expect(await opened.exchange('get unseen\r\n')).toBe('END\r\n');
      expect(await sessions()).toBe(before + 1);
      const again = await inTls({ ...withoutTickets, session: first?.session });
      const second = await wire(server, again);
      expect(second.security?.resumed).toBe(true);
      expect(await second.exchange('get unseen\r\n')).toBe('END\r\n');
      expect(await sessions()).toBe(before + 1);
    },
  );
});

/** How many handshakes have failed; before 1.6.30 one number has them all. */
async function failedAt(cache: Cache): Promise<number> {
  const errors = Object.entries(await cache.stats()).filter(([name]) =>
    /^ssl_(handshake|proto)_errors$/.test(name),
  );
  return errors.reduce((sum, [, count]) => sum + Number(count), 0);
}

describe('TLS › statistics', () => {
  claim(
    'tls.stats',
    'failed handshakes and the age of the certificate are told',
    async ({ server, text, answerTo, inTls }) => {
      expect(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      const before = await cache.stats();
      expect(before['ssl_handshake_errors']).toMatch(/^\d+$/);
      expect(await cache.command('refresh_certs')).toBe('OK');
      const after = await cache.stats();
      expect(after['time_since_server_cert_refresh']).toMatch(/^\d+$/);
      // No longer than from before the command until after it, by the server's own clock.
      expect(Number(after['time_since_server_cert_refresh'])).toBeLessThanOrEqual(
        Number(after['time']) - Number(before['time']),
      );
      expect(await cache.stats('settings')).toMatchObject({
        ssl_enabled: 'yes',
        ssl_chain_cert: expect.stringMatching(/\/chain$/),
        ssl_key: expect.stringMatching(/\/key$/),
        ssl_verify_mode: '0',
      });
    },
  );

  claim('tls.stats-failed-handshakes', 'each handshake that fails is counted', {
    documented: async ({ server, text, answerTo, inTls }) => {
      expect(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      const before = await failedAt(cache);
      expect(await answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
      expect(await answerTo(version, await inTls(onlyVersion('TLSv1.1')))).toMatch(/^refused: /);
      // A client gets the refusal first.
      const after = await eventually(
        cache,
        () => failedAt(cache),
        (now) => now >= before + 2,
        5,
      );
      expect(after).toBe(before + 2);
    },
    deviates: async ({ server, text, wire, inTls }) => {
      const cache = await text(server, await inTls());
      const before = await failedAt(cache);
      const open = async (): Promise<number> => Number((await cache.stats()).curr_connections);
      const alone = await open();
      const late = await wire();
      expect(await eventually(cache, open, (now) => now > alone, 5)).toBe(alone + 1);
      await late.send('get a-key-that-is-not-there\r\n');
      expect(await late.closed()).toHaveLength(0);
      expect(await failedAt(cache)).toBe(before);
    },
  });

  claim('tls.stats-min-version', 'the lowest version is told', {
    documented: async ({ server, text, answerTo, inTls }) => {
      expect(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      expect(await cache.stats()).toHaveProperty('ssl_min_version');
    },
    deviates: async ({ server, text, answerTo, inTls }) => {
      expect(await answerTo(version, await inTls())).toMatch(served);
      const cache = await text(server, await inTls());
      expect(await cache.stats()).not.toHaveProperty('ssl_min_version');
      expect(await cache.stats('settings')).toMatchObject({ ssl_min_version: 'tlsv1.2' });
    },
  });
});
