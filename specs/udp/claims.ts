import { claims, claimsOf } from '../../fixtures/claims';

/**
 * One thread serves all datagrams, in the order in which they come: so the reply to what a
 * proof sends last shows that every reply before it has come.
 */
const overUdp = {
  source: 'protocol.txt, UDP protocol',
  needs: ['-t', '1', '-U', '{udp:datagrams}'],
};

export const udp = claims({
  'udp.off-by-default': {
    says: 'Without -U a server does not listen for UDP.',
    source: 'memcached.1, OPTIONS -U',
    since: '1.5.6',
    server: 'own',
  },

  'udp.sasl-refused': {
    says: 'With -S a server does not start when UDP is on: there is no login over UDP.',
    source: 'release notes 1.5.20',
    since: '1.5.20',
    build: 'sasl',
    server: 'fresh',
  },

  // Frames
  'udp.frame-header': {
    says: 'A command in one datagram, after a frame of 8 bytes, gets its reply in a datagram with a frame of its own: the id of the request, number 0 of 1, reserved 0.',
    ...overUdp,
  },
  'udp.request-id': {
    says: 'The reply has the id of its request, whichever of the 65,536 ids that is.',
    ...overUdp,
  },
  'udp.multi-datagram': {
    says: 'A reply of more than 1,400 bytes comes in several datagrams, numbered from 0, each with how many there are: joined in their order they are the reply.',
    ...overUdp,
    deviations: [
      {
        from: '1.6.0',
        to: '1.6.9',
        does: 'The frames do not count the datagram that the last bytes need.',
      },
    ],
  },
  'udp.multi-datagram-lines': {
    says: 'A long reply of many lines comes in several datagrams as well.',
    ...overUdp,
    // Before, no reply of so many lines is that long: this one has 1386 bytes at the most.
    since: '1.5.16',
  },
  'udp.multi-packet-request-dropped': {
    says: 'A request that calls itself a part of several datagrams is not executed, gets no reply, and does no harm.',
    ...overUdp,
    server: 'fresh',
    deviations: [
      {
        from: '1.6.0',
        to: '1.6.7',
        ends: true,
        does: 'One such datagram ends the server with SIGSEGV.',
      },
    ],
  },
  'udp.short-datagram-ignored': {
    says: 'A datagram that holds no more than a frame, or less, is ignored.',
    ...overUdp,
    source: 'protocol.txt, UDP protocol (it does not say)',
  },
  'udp.two-commands': {
    says: 'Two commands in one datagram are both executed; each gets its reply in a datagram of its own, with the same id, number 0 of 1.',
    ...overUdp,
    source: 'protocol.txt, UDP protocol (it does not say)',
  },

  // Commands
  'udp.set': {
    says: 'A set has its block in the same datagram; with noreply there is no reply.',
    ...overUdp,
  },
  'udp.miss': {
    says: 'A get of a missing key replies END.',
    ...overUdp,
  },
  'udp.multi-get': {
    says: 'The reply to a get of several keys is one message: its datagrams are numbered from 0, each with how many there are.',
    ...overUdp,
    deviations: [
      {
        from: '1.6.0',
        does: 'Each item is a message of its own, numbered from 0, and END is the end of the last: so a client cannot tell from the frames whether it has all of them.',
      },
    ],
  },
  'udp.error': {
    says: 'An unknown command replies ERROR, after a frame like any other.',
    ...overUdp,
  },
  'udp.meta': {
    says: 'Meta commands work over UDP.',
    ...overUdp,
    since: '1.6.10',
  },
  'udp.same-data': {
    says: 'UDP and TCP serve the same items.',
    ...overUdp,
  },
});

export const claim = claimsOf(udp);
