import { claims, claimsOf } from '../../fixtures/claims';
import { speaksTls } from '../../fixtures/server/secrets/start';

const document = 'tls.txt';
const help = 'tls.txt; memcached -h, ';
const statistics = 'protocol.txt, TLS statistics';

/** Before 1.5.13 there is no -Z. */
const tls = { since: '1.5.13', ...speaksTls() };

const asksForClient = { ...tls, ...speaksTls('ssl_verify_mode=2', 'ssl_ca_cert={files}/ca') };

export const secure = claims({
  'tls.commands': {
    says: 'A server that was given a certificate and its key serves every protocol inside TLS.',
    source: document,
    ...tls,
  },
  'tls.plain-refused': {
    says: 'A client that speaks without TLS to a port with TLS gets no reply of Memcached, and its connection is closed.',
    source: document,
    ...tls,
  },
  'tls.notls-listener': {
    says: 'A listener that is marked notls speaks without TLS while the others speak it, to the same cache.',
    source: document,
    ...tls,
    needs: [...tls.needs, '-l', '{host}:{port},notls:{host}:{tcp:plain}'],
  },
  'tls.verifiable': {
    says: 'A client that checks the certificate takes the server where its authority signed for it, and only there.',
    source: document,
    ...tls,
  },
  'tls.client-cert-required': {
    says: 'With ssl_verify_mode=2 a client is served only with a certificate that the given authority signed.',
    source: `${help}ssl_verify_mode`,
    ...asksForClient,
  },
  'tls.client-cert-optional': {
    says: 'With ssl_verify_mode=1 a client without a certificate is served; one whose certificate another authority signed is not.',
    source: `${help}ssl_verify_mode`,
    ...tls,
    ...speaksTls('ssl_verify_mode=1', 'ssl_ca_cert={files}/ca'),
  },
  'tls.default-versions': {
    says: 'A server that was told nothing of versions speaks TLS 1.2 and 1.3.',
    source: `${help}ssl_min_version`,
    ...tls,
    since: '1.6.11',
  },
  'tls.min-version': {
    says: 'With ssl_min_version=3 a client of TLS 1.2 is refused, and one of TLS 1.3 served.',
    source: `${help}ssl_min_version`,
    ...tls,
    ...speaksTls('ssl_min_version=3'),
    since: '1.6.11',
  },
  'tls.refresh-certs': {
    says: 'refresh_certs makes the server use the certificate and key that are in its files now, for new connections; those that are open go on.',
    source: document,
    ...tls,
  },
  'tls.refresh-certs-bad-file': {
    says: 'refresh_certs says so where the certificate cannot be read, and the one before it stays in use.',
    source: document,
    ...tls,
  },
  'tls.sighup-reload': {
    says: 'SIGHUP makes the server use the certificate and key that are in its files now, too.',
    source: document,
    ...tls,
    since: '1.6.40',
    waits: 2,
  },
  'tls.session-resumption': {
    says: 'With ssl_session_cache a client of TLS 1.2 takes its session up again, and only new sessions are counted.',
    source: statistics,
    ...tls,
    ...speaksTls('ssl_session_cache'),
    since: '1.6.3',
  },
  'tls.large-values': {
    says: 'Values of nearly a megabyte go through TLS whole, in both directions.',
    source: document,
    ...tls,
  },
  'tls.pipelined-sets': {
    says: 'Sets that come in one piece with other commands are answered at once, together with them.',
    source: document,
    ...tls,
    deviations: [
      {
        to: '1.6.38',
        does: 'What follows the last set is answered only when the client sends more.',
      },
    ],
  },
  'tls.stats': {
    says: 'The statistics tell the failed handshakes and the seconds since the certificate was refreshed, and the settings how TLS is spoken.',
    source: statistics,
    ...tls,
    since: '1.6.1',
  },
  'tls.stats-failed-handshakes': {
    says: 'A handshake that fails raises ssl_handshake_errors or ssl_proto_errors.',
    source: statistics,
    ...tls,
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
    says: 'The statistics tell ssl_min_version.',
    source: statistics,
    ...tls,
    since: '1.6.11',
    deviations: [{ does: 'The settings tell it, the statistics do not.' }],
  },
});

export const claim = claimsOf(secure);
