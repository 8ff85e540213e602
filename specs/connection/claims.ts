import { claims, claimsOf } from '../../fixtures/claims';

const protocol = 'protocol.txt, Protocol';
const others = 'protocol.txt, Other commands';

/** One thread serves all connections, so that their requests are read in the order in which they come. */
const oneThread = ['-t', '1'] as const;

/** The mode is one that no default would give. */
const onSocket = ['-s', '{socket:main}', '-a', '0640', '-p', '{port}'] as const;

export const connection = claims({
  // How requests arrive
  'storage.split-writes': {
    says: 'A command and its block may arrive in any number of pieces, cut anywhere: the reply is the same.',
    source: protocol,
  },
  'connection.half-store-keeps-old': {
    says: 'While a set has arrived in part only, everybody reads the item that was there.',
    source: 'protocol.txt, Storage commands',
    needs: oneThread,
    server: 'own',
  },
  'connection.client-may-just-close': {
    says: 'A client may close without a word, be it in the middle of a value: the store that it began is dropped, and others are served.',
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
    says: 'Option -c limits how many connections can be open. One too many gets an error line, is closed, and counts in rejected_connections; the others are served on, and their places are free again when they close.',
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
    says: 'With no_maxconns_fast a connection too many is not refused: it waits until another one closes, and meanwhile accepting_conns is 0 and listen_disabled_num has gone up.',
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
    says: 'A connection that began in text stays in text: a binary packet on it is an unknown line, and is not carried out.',
    source: 'memcached.1, OPTIONS -B',
    since: '1.4.0',
  },
  'connection.force-ascii': {
    says: 'With -B ascii every connection speaks text: a binary packet is a line that is not understood, and is not carried out.',
    source: 'memcached.1, OPTIONS -B',
    since: '1.4.0',
    needs: ['-B', 'ascii'],
  },
  'connection.force-binary': {
    says: 'With -B binary every connection speaks binary: one that sends text is closed, and nothing is sent back.',
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
    says: '-l may name several listeners, each with a port of its own: all of them are ways to the same items.',
    source: 'memcached.1, OPTIONS -l',
    since: '1.4.11',
    needs: ['-l', '{host}:{port},{host}:{tcp:second},{host}:{tcp:third}'],
  },
  'connection.tcp-off': {
    says: '-p 0 turns TCP off: what is left to talk to, here UDP, still answers.',
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
    says: 'quit closes the connection, and nothing is sent back.',
    source: others,
  },
  'connection.quit-after-pipeline': {
    says: 'Whatever is due for commands before a quit in the same pipeline is sent before the connection closes.',
    source: others,
  },
  'connection.quit-discards-rest': {
    says: 'Commands behind a quit are not carried out.',
    source: others,
  },
  'connection.quit-arguments': {
    says: 'quit closes the connection also with words after it.',
    source: `${others} (not stated)`,
    since: '1.6.3',
  },
  'errors.http-drops-connection': {
    says: 'A line of no known command whose last word begins with HTTP/ is taken for a request of HTTP: the connection is closed without a reply.',
    source: 'release notes 1.5.1 (protocol.txt does not say)',
    since: '1.5.1',
  },
  'binary.quit': {
    says: 'Quit is answered with status 0, and then the connection is closed.',
    source: 'protocol-binary.txt, 4.6 quit',
    since: '1.4.0',
  },
  'binary.quitq': {
    says: 'QuitQ closes the connection without a response.',
    source: 'protocol-binary.txt, 3.3 Command Opcodes',
    since: '1.4.2',
  },
  'binary.bad-magic': {
    says: 'A packet that does not begin with 0x80 closes a connection that began in binary, and nothing is sent back.',
    source: 'protocol-binary.txt, 3.1 Magic Byte',
    since: '1.4.0',
  },
});

export const claim = claimsOf(connection);
