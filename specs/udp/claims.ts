import { claims, claimsOf } from '../../fixtures/claims';

const protocol = 'protocol.txt, UDP protocol';

/**
 * One thread serves all datagrams, in the order in which they come: so what a proof sends last shows
 * that everything before it was answered, or that it will not be.
 */
const overUdp = ['-t', '1', '-U', '{udp:datagrams}'] as const;

export const udp = claims({
  'udp.off-by-default': {
    says: 'A server that was not told to does not listen for UDP.',
    source: 'memcached.1, OPTIONS -U',
    since: '1.5.6',
    server: 'own',
  },

  'udp.sasl-refused': {
    says: 'With -S, which wants a login of everybody, a server does not start when UDP is on: there is no login over UDP.',
    source: 'release notes 1.5.20',
    since: '1.5.20',
    build: 'sasl',
    server: 'fresh',
  },

  // Frames
  'udp.frame-header': {
    says: 'A command in one datagram, behind a frame of 8 bytes, is answered in a datagram with a frame of its own: the id of the request, number 0 of 1, reserved 0.',
    source: protocol,
    needs: overUdp,
  },
  'udp.request-id': {
    says: 'The reply has the id of its request, whichever of the 65,536 ids that is.',
    source: protocol,
    needs: overUdp,
  },
  'udp.multi-datagram': {
    says: 'A reply of more than 1,400 bytes comes in several datagrams, numbered from 0, each of which tells how many there are: joined in their order they are the reply.',
    source: protocol,
    needs: overUdp,
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
    source: protocol,
    // Before, no reply of so many lines is that long: this one has 1386 bytes at the most.
    since: '1.5.16',
    needs: overUdp,
  },
  'udp.multi-packet-request-dropped': {
    says: 'A request that calls itself a part of several datagrams is not executed, gets no reply, and does no harm.',
    source: protocol,
    needs: overUdp,
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
    source: `${protocol} (it does not say)`,
    needs: overUdp,
  },
  'udp.two-commands': {
    says: 'Two commands in one datagram are both carried out; each is answered in a datagram of its own, with the same id, number 0 of 1.',
    source: `${protocol} (it does not say)`,
    needs: overUdp,
  },

  // Commands
  'udp.set': {
    says: 'A set comes with its block in the same datagram; with noreply nothing comes back.',
    source: protocol,
    needs: overUdp,
  },
  'udp.miss': {
    says: 'A get of a key that is not there is answered with END.',
    source: protocol,
    needs: overUdp,
  },
  'udp.multi-get': {
    says: 'The reply to a get of several keys is one message: its datagrams are numbered from 0, and each of them tells how many there are.',
    source: protocol,
    needs: overUdp,
    deviations: [
      {
        from: '1.6.0',
        does: 'Each item is a message of its own, numbered from 0, and END is the end of the last: so a client cannot tell from the frames whether it has all of them.',
      },
    ],
  },
  'udp.error': {
    says: 'A command that nobody knows is answered with ERROR, behind a frame like any other.',
    source: protocol,
    needs: overUdp,
  },
  'udp.meta': {
    says: 'Meta commands work over UDP.',
    source: protocol,
    since: '1.6.10',
    needs: overUdp,
  },
  'binary.udp': {
    says: 'The binary protocol works over UDP too, behind the same frame.',
    source: protocol,
    since: '1.4.0',
    needs: overUdp,
  },
  'udp.same-data': {
    says: 'UDP and TCP are two ways to the same items.',
    source: protocol,
    needs: overUdp,
  },
});

export const claim = claimsOf(udp);
