import { claims, claimsOf } from '../../fixtures/claims';

const protocol = 'protocol.txt, Protocol';
const others = 'protocol.txt, Other commands';

/** One thread serves all connections, so that their requests are read in the order in which they come. */
const oneThread = ['-t', '1'] as const;

/** The mode is one that no default would give. */
const onSocket = ['-s', '{socket:main}', '-a', '0640', '-p', '{port}'] as const;

export const connection = claims({
  // How requests arrive
  'connection.half-store-keeps-old': {
    says: 'While only a part of a set has arrived, other clients read the old item.',
    source: 'protocol.txt, Storage commands',
    needs: oneThread,
    server: 'own',
  },
  'connection.client-may-just-close': {
    says: 'A client may close without quit, also in the middle of a value: the store that it began is dropped, and others are served.',
    source: protocol,
    needs: oneThread,
    server: 'own',
  },
  'connection.many': {
    says: 'Several hundred connections can be open at once, and all of them are served.',
    source: protocol,
    server: 'own',
  },

  // How many there may be, and how long they may be silent
  'connection.limit': {
    says: 'Option -c limits how many connections can be open. One too many gets an error line, is closed, and counts in rejected_connections; the others are still served, and one that closes makes room for another.',
    source: 'memcached.1, OPTIONS -c; protocol.txt, General-purpose statistics',
    since: '1.4.25',
    needs: ['-c', '64'],
    needsBefore: [{ version: '1.5.0', needs: ['-c', '64', '-o', 'maxconns_fast'] }],
    deviations: [
      {
        to: '1.6.8',
        does: 'The limit is one of file descriptors, which run out first: a connection too many waits until another one closes.',
      },
    ],
  },
  'connection.limit-shown': {
    says: 'max_connections is the limit that option -c sets.',
    source: 'memcached.1, OPTIONS -c; protocol.txt, General-purpose statistics',
    since: '1.5.1',
    needs: ['-c', '64'],
  },
  'connection.limit-wait': {
    says: 'With no_maxconns_fast a connection too many is not closed: it waits until another one closes, and meanwhile accepting_conns is 0 and listen_disabled_num has gone up.',
    source: 'memcached.1, OPTIONS -c and -o; protocol.txt, General-purpose statistics',
    since: '1.4.25',
    needs: ['-c', '64', '-o', 'no_maxconns_fast'],
    needsBefore: [{ version: '1.5.0', needs: ['-c', '64'] }],
  },
  'connection.idle-timeout': {
    says: 'With an idle timeout of n, the server closes a connection that has sent no command for more than n seconds, and counts it in idle_kicks; one that is in use stays.',
    source: 'memcached.1, OPTIONS -o; protocol.txt, General-purpose statistics',
    since: '1.4.27',
    needs: ['-o', 'idle_timeout=3'],
    waits: 6,
  },

  // Which protocol a connection speaks
  'connection.auto-negotiate': {
    says: 'Each connection to a port speaks the protocol that its first byte shows: binary after 0x80, text after any other.',
    source: 'memcached.1, OPTIONS -B',
    since: '1.4.0',
  },
  'connection.protocol-fixed-per-connection': {
    says: 'A connection that began in text stays in text: a binary packet on it is an unknown line, and is not executed.',
    source: 'memcached.1, OPTIONS -B',
    since: '1.4.0',
  },
  'connection.force-ascii': {
    says: 'With -B ascii every connection speaks text: a binary packet is an unknown line, and is not executed.',
    source: 'memcached.1, OPTIONS -B',
    since: '1.4.0',
    needs: ['-B', 'ascii'],
  },
  'connection.force-binary': {
    says: 'With -B binary every connection speaks binary: one that sends text is closed without a reply.',
    source: 'memcached.1, OPTIONS -B',
    since: '1.4.0',
    needs: ['-B', 'binary'],
  },

  // Where a server listens
  'connection.unix-socket': {
    says: 'With -s the server listens on a Unix socket and on no TCP port, and speaks every protocol there; -a gives the mode of the socket file.',
    source: 'memcached.1, OPTIONS -s, -a',
    needs: onSocket,
  },
  'connection.multiple-listeners': {
    says: '-l may name several listeners, each with a port of its own: all of them serve the same items.',
    source: 'memcached.1, OPTIONS -l',
    since: '1.4.11',
    needs: ['-l', '{host}:{port},{host}:{tcp:second},{host}:{tcp:third}'],
  },
  'connection.tcp-off': {
    says: '-p 0 turns TCP off: other listeners, here UDP, still reply.',
    source: 'memcached.1, OPTIONS -p',
    needs: ['-p', '0', '-t', '1', '-U', '{udp:datagrams}'],
  },
  'connection.per-listener-protocol': {
    says: 'A listener named proto[ascii] speaks text only, one named proto[binary] speaks the binary protocol only, and one beside them without a name speaks both.',
    source: 'help text of -l',
    since: '1.6.17',
    needs: [
      '-l',
      '{host}:{port},proto[ascii]:{host}:{tcp:ascii},proto[binary]:{host}:{tcp:binary}',
    ],
  },

  // How it ends
  'connection.quit': {
    says: 'quit closes the connection without a reply.',
    source: others,
  },
  'connection.quit-after-pipeline': {
    says: 'Commands before a quit in the same pipeline get their replies before the connection closes.',
    source: others,
  },
  'connection.quit-discards-rest': {
    says: 'Commands after a quit are not executed.',
    source: others,
  },
  'connection.quit-arguments': {
    says: 'quit closes the connection also with words after it.',
    source: `${others} (not stated)`,
    since: '1.6.3',
  },
});

export const claim = claimsOf(connection);
