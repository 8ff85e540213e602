import { describe, expect, given } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { identity } from '../../fixtures/wire/tls';
import { claim } from './claims';

const served = /^VERSION \d/;
const notServed = /^(closed|refused: )/;
const version = 'version\r\n';

describe('TLS › certificates', () => {
  claim(
    'tls.verifiable',
    'the certificate holds for clients that trust its authority, and for its name',
    async ({ answerTo, inTls, secrets }) => {
      const { stranger } = (await secrets()).certificates;
      expect(await answerTo(version, await inTls())).toMatch(served);
      const trustsAnother = await inTls({ ca: stranger.certificate });
      expect(await answerTo(version, trustsAnother)).toMatch(/^refused: .*certificate/);
      const wantsAnother = await inTls({ servername: 'another.test' });
      expect(await answerTo(version, wantsAnother)).toMatch(/^refused: .*another\.test/);
    },
  );

  for (const [id, title, withoutOne] of [
    ['tls.client-cert-required', 'ssl_verify_mode=2 requires a client certificate', notServed],
    ['tls.client-cert-optional', 'ssl_verify_mode=1 allows clients without a certificate', served],
  ] as const)
    claim(id, title, async ({ answerTo, inTls, secrets }) => {
      const { client, stranger } = (await secrets()).certificates;
      expect(await answerTo(version, await inTls(identity(client)))).toMatch(served);
      expect(await answerTo(version, await inTls())).toMatch(withoutOne);
      expect(await answerTo(version, await inTls(identity(stranger)))).toMatch(notServed);
    });

  claim(
    'tls.refresh-certs',
    'after refresh_certs new connections see the new certificate, and open ones go on',
    async ({ server, ownServer, text, wire, inTls, secrets, key }) => {
      const { server: first, renewed } = (await secrets()).certificates;
      const [tls, k] = [await inTls(), key()];
      const cache = await text(server, tls);
      const seen = async (): Promise<unknown> => (await wire(server, tls)).security?.fingerprint;
      given(await cache.set(k, 'one')).toBe('stored');
      await ownServer.writeFiles({ chain: renewed.certificate, key: renewed.key });
      expect(await seen()).toBe(first.fingerprint);
      expect(await cache.command('refresh_certs')).toBe('OK');
      expect(await seen()).toBe(renewed.fingerprint);
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim(
    'tls.refresh-certs-bad-file',
    'refresh_certs with an unreadable certificate is an error, and changes nothing',
    async ({ server, ownServer, text, wire, inTls, secrets }) => {
      const { server: first } = (await secrets()).certificates;
      const tls = await inTls();
      const cache = await text(server, tls);
      await ownServer.writeFiles({ chain: 'not a certificate\n' });
      expect(await cache.command('refresh_certs')).toMatch(/^Error loading the certificate chain/);
      expect((await wire(server, tls)).security?.fingerprint).toBe(first.fingerprint);
      expect(await cache.version()).toBe(server.version);
    },
  );

  claim(
    'tls.sighup-reload',
    'soon after SIGHUP new connections see the new certificate',
    async ({ server, ownServer, text, wire, inTls, secrets }) => {
      const { server: first, renewed } = (await secrets()).certificates;
      const tls = await inTls();
      const cache = await text(server, tls);
      const seen = async (): Promise<unknown> => (await wire(server, tls)).security?.fingerprint;
      await ownServer.writeFiles({ chain: renewed.certificate, key: renewed.key });
      expect(await seen()).toBe(first.fingerprint);
      await ownServer.signal('SIGHUP');
      const isRenewed = (fingerprint: unknown): boolean => fingerprint === renewed.fingerprint;
      expect(await eventually(cache, seen, isRenewed, 3)).toBe(renewed.fingerprint);
      expect(await cache.version()).toBe(server.version);
    },
  );
});
