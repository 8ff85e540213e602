import { claims, claimsOf } from '../../fixtures/claims';
import { speaksTls } from '../../fixtures/server/secrets/start';

const help = 'tls.txt; memcached -h, ';
const statistics = 'protocol.txt, TLS statistics';

/** Before 1.5.13 there is no -Z. */
const tls = { source: 'tls.txt', since: '1.5.13', ...speaksTls() };

const asksForClient = { ...tls, ...speaksTls('ssl_verify_mode=2', 'ssl_ca_cert={files}/ca') };

export const secure = claims({
  'tls.commands': {
    says: 'A server that has a certificate and its key serves every protocol inside TLS.',
    ...tls,
  },
  'tls.plain-refused': {
    says: 'A client that speaks without TLS to a port with TLS gets no reply, and its connection is closed.',
    ...tls,
  },
  'tls.notls-listener': {
    says: 'A listener that is marked notls speaks without TLS while the others speak it, to the same cache.',
    ...tls,
    needs: [...tls.needs, '-l', '{host}:{port},notls:{host}:{tcp:plain}'],
  },
  'tls.verifiable': {
    says: 'A client that checks the certificate accepts the server where its authority signed for it, and only there.',
    ...tls,
  },
  'tls.client-cert-required': {
    says: 'With ssl_verify_mode=2 a client is served only with a certificate that the given authority signed.',
    ...asksForClient,
    source: `${help}ssl_verify_mode`,
  },
  'tls.client-cert-optional': {
    says: 'With ssl_verify_mode=1 a client without a certificate is served; one whose certificate another authority signed is not.',
    ...tls,
    source: `${help}ssl_verify_mode`,
    ...speaksTls('ssl_verify_mode=1', 'ssl_ca_cert={files}/ca'),
  },
  'tls.default-versions': {
    says: 'Without an option for versions a server speaks TLS 1.2 and 1.3.',
    ...tls,
    source: `${help}ssl_min_version`,
    since: '1.6.11',
  },
  'tls.min-version': {
    says: 'With ssl_min_version=3 a client of TLS 1.2 is refused, and one of TLS 1.3 served.',
    ...tls,
    source: `${help}ssl_min_version`,
    ...speaksTls('ssl_min_version=3'),
    since: '1.6.11',
  },
  'tls.refresh-certs': {
    says: 'refresh_certs makes the server use the certificate and key that are in its files now, for new connections; open ones go on.',
    ...tls,
  },
  'tls.refresh-certs-bad-file': {
    says: 'refresh_certs reports an error where the certificate cannot be read, and the old one stays in use.',
    ...tls,
  },
  'tls.sighup-reload': {
    says: 'SIGHUP also makes the server use the certificate and key that are in its files now.',
    ...tls,
    since: '1.6.40',
    waits: 2,
  },
  'tls.session-resumption': {
    says: 'With ssl_session_cache a client of TLS 1.2 resumes its session, and only new sessions are counted.',
    ...tls,
    source: statistics,
    ...speaksTls('ssl_session_cache'),
    since: '1.6.3',
  },
  'tls.large-values': {
    says: 'Values of nearly a megabyte are stored and read whole inside TLS.',
    ...tls,
  },
  'tls.pipelined-sets': {
    says: 'Sets that come in one piece with other commands get their replies at once, together with them.',
    ...tls,
    deviations: [
      {
        to: '1.6.38',
        does: 'What follows the last set gets its reply only when the client sends more.',
      },
    ],
  },
  'tls.stats': {
    says: 'The statistics report the failed handshakes and the seconds since the certificate was refreshed, and the settings how TLS is spoken.',
    ...tls,
    source: statistics,
    since: '1.6.1',
  },
  'tls.stats-failed-handshakes': {
    says: 'A handshake that fails raises ssl_handshake_errors or ssl_proto_errors.',
    ...tls,
    source: statistics,
    since: '1.6.1',
    deviations: [
      {
        to: '1.6.29',
        sometimes: true,
        does: 'A handshake is counted only when it has failed by the time the server accepts the connection.',
      },
    ],
  },
  'tls.stats-min-version': {
    says: 'ssl_min_version is among the statistics.',
    ...tls,
    source: statistics,
    since: '1.6.11',
    deviations: [{ does: 'It is among the settings, and not among the statistics.' }],
  },
});

export const claim = claimsOf(secure);
