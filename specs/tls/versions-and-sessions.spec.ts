import { describe, expect, given } from '../../fixtures/claims';
import { onlyVersion, withoutTickets } from '../../fixtures/wire/tls';
import { claim } from './claims';

const served = /^VERSION \d/;
const version = 'version\r\n';

describe('TLS › versions and sessions', () => {
  claim(
    'tls.default-versions',
    'TLS 1.2 and 1.3 are spoken by default',
    async ({ server, answerTo, wire, inTls }) => {
      for (const protocol of ['TLSv1.2', 'TLSv1.3'] as const) {
        const tls = await inTls(onlyVersion(protocol));
        expect(await answerTo(version, tls)).toMatch(served);
        expect((await wire(server, tls)).security?.protocol).toBe(protocol);
      }
    },
  );

  claim('tls.min-version', 'ssl_min_version=3 refuses TLS 1.2', async ({ answerTo, inTls }) => {
    const [old, current] = [onlyVersion('TLSv1.2'), onlyVersion('TLSv1.3')];
    expect(await answerTo(version, await inTls(current))).toMatch(served);
    expect(await answerTo(version, await inTls(old))).toMatch(/^(closed|refused: )/);
  });

  // The client has the session before the server has counted it, but gets a reply after that.
  claim(
    'tls.session-resumption',
    'with ssl_session_cache a session is resumed, and counts once',
    async ({ server, text, wire, inTls }) => {
      const tls = await inTls(withoutTickets);
      const cache = await text(server, tls);
      const sessions = async (): Promise<number> => Number((await cache.stats()).ssl_new_sessions);
      const before = await sessions();
      const first = await wire(server, tls);
      given(first.security?.resumed).toBe(false);
      given(await first.exchange('get unseen\r\n')).toBe('END\r\n');
      expect(await sessions()).toBe(before + 1);
      const again = await inTls({ ...withoutTickets, session: first.security?.session });
      const second = await wire(server, again);
      expect(second.security?.resumed).toBe(true);
      expect(await second.exchange('get unseen\r\n')).toBe('END\r\n');
      expect(await sessions()).toBe(before + 1);
    },
  );
});
