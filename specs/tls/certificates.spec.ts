import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { identity } from '../../fixtures/wire/tls';
import { claim } from './claims';

const served = /^VERSION \d/;
const notServed = /^(closed|refused: )/;
const version = 'version\r\n';

describe('TLS › certificates', () => {
  claim(
    'tls.verifiable',
    'the certificate holds for those who trust its authority, and for its name',
    async ({ answerTo, inTls, secrets }) => {
      const { stranger } = (await secrets()).certificates;
      expect(await answerTo(version, await inTls())).toMatch(served);
      const trustsAnother = await inTls({ ca: stranger.certificate });
      expect(await answerTo(version, trustsAnother)).toMatch(/^refused: .*certificate/);
      const wantsAnother = await inTls({ servername: 'another.test' });
      expect(await answerTo(version, wantsAnother)).toMatch(/^refused: .*another\.test/);
    },
  );

  claim(
    'tls.client-cert-required',
    'a client is served only with a certificate of the authority',
    async ({ answerTo, inTls, secrets }) => {
      const { client, stranger } = (await secrets()).certificates;
      expect(await answerTo(version, await inTls(identity(client)))).toMatch(served);
      expect(await answerTo(version, await inTls())).toMatch(notServed);
      expect(await answerTo(version, await inTls(identity(stranger)))).toMatch(notServed);
    },
  );

  claim(
    'tls.client-cert-optional',
    'a client is served without a certificate, but not with one of somebody else',
    async ({ answerTo, inTls, secrets }) => {
      const { client, stranger } = (await secrets()).certificates;
      expect(await answerTo(version, await inTls())).toMatch(served);
      expect(await answerTo(version, await inTls(identity(client)))).toMatch(served);
      expect(await answerTo(version, await inTls(identity(stranger)))).toMatch(notServed);
    },
  );

  claim(
    'tls.refresh-certs',
    'new connections see the new certificate, and open ones go on',
    async ({ server, ownServer, text, wire, inTls, secrets, key }) => {
      const { server: first, renewed } = (await secrets()).certificates;
      const [tls, k] = [await inTls(), key()];
      const cache = await text(server, tls);
      const seen = async (): Promise<unknown> => (await wire(server, tls)).security?.fingerprint;
      expect(await cache.set(k, 'one')).toBe('stored');
      await ownServer.writeFiles({ chain: renewed.certificate, key: renewed.key });
      expect(await seen()).toBe(first.fingerprint);
      expect(await cache.command('refresh_certs')).toBe('OK');
      expect(await seen()).toBe(renewed.fingerprint);
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim(
    'tls.refresh-certs-bad-file',
    'an unreadable certificate is told, and changes nothing',
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
    'new connections see the new certificate soon after SIGHUP',
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
