import { claims, claimsOf } from '../../fixtures/claims';

const emptyLineFollows = {
  from: '1.6.40',
  to: '1.6.45',
  as: 'empty line',
  does: 'an empty line follows the error line',
} as const;

export const limits = claims({
  'limits.key-250': {
    says: 'A key may have 250 bytes: every command works with such a key.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-250-touch': {
    says: 'A key may have 250 bytes: touch and get-and-touch work with such a key.',
    source: 'protocol.txt, Keys',
    since: '1.4.8',
  },
  'limits.key-250-all-count': {
    says: 'Every byte of a key counts, up to the last of 250.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-251-retrieval': {
    says: 'get and gets of a key of 251 bytes are rejected in one line, without END.',
    source: 'protocol.txt, Keys',
    deviations: [emptyLineFollows],
  },
  'limits.key-251-gat': {
    says: 'gat and gats of a key of 251 bytes are rejected in one line, without END.',
    source: 'protocol.txt, Keys',
    since: '1.5.3',
    deviations: [emptyLineFollows],
  },
  'limits.key-251-storage': {
    says: 'A storage command with a key of 251 bytes is rejected, and stores nothing, neither under that key nor under its first 250 bytes.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-251-others': {
    says: 'delete, incr and decr of a key of 251 bytes are rejected, and leave the item of its first 250 bytes unchanged.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-251-touch': {
    says: 'touch of a key of 251 bytes is rejected, and leaves the item of its first 250 bytes unchanged.',
    source: 'protocol.txt, Keys',
    since: '1.4.8',
  },
  'limits.key-multi-one-long': {
    says: 'One key that is too long rejects the whole request: hits before it are not sent.',
    source: 'protocol.txt, Keys',
    deviations: [
      {
        to: '1.4.5',
        as: 'hits',
        does: 'the hits before that key are sent, without an error line and END',
      },
      emptyLineFollows,
    ],
  },
  'limits.key-251-after-others': {
    says: 'A retrieval command that is rejected for its key leaves the replies to the commands before it alone.',
    source: 'protocol.txt, Protocol and Keys',
    deviations: [
      {
        from: '1.6.0',
        does: 'the commands before it in the same write are executed, but their replies are dropped',
      },
    ],
  },
  'limits.key-bytes': {
    says: 'A key may hold every byte that does not end it: all but the space and the line end, control characters that the document forbids included.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-nul': {
    says: 'NUL in a key is a byte like any other.',
    source: 'protocol.txt, Keys (which forbids control characters)',
    deviations: [{ to: '1.6.39', does: 'a command line ends at its first NUL' }],
  },
  'limits.key-case-sensitive': {
    says: 'Keys are compared byte by byte: letters of another case make another key.',
    source: 'protocol.txt, Keys',
  },
  'limits.value-1m-default': {
    says: 'Without option -I an item may have 1 MiB, key and header included: a value of 1 MiB is too large.',
    source: 'memcached.1, OPTIONS -I',
    server: 'own',
  },
  'limits.value-too-large-drops-old': {
    says: 'A set rejected as too large removes the old value.',
    source: 'protocol.txt, Storage commands (not stated)',
  },
  'limits.too-large-add-keeps-old': {
    says: 'An add, replace, append, prepend or text cas rejected as too large leaves the item unchanged.',
    source: 'protocol.txt, Storage commands (not stated)',
  },
  'limits.item-size-option': {
    says: 'Option -I sets the largest item size: with 2m, close to 2 MiB are stored, and a value of 2 MiB is too large.',
    source: 'memcached.1, OPTIONS -I',
    since: '1.4.2',
    needs: ['-I', '2m'],
  },
  'limits.item-size-small': {
    says: 'Option -I also lowers the largest item size: with 512k, close to 512 KiB are stored, and a value of 512 KiB is too large.',
    source: 'memcached.1, OPTIONS -I',
    since: '1.4.2',
    needs: ['-I', '512k'],
    needsBefore: [
      { version: '1.4.31', needs: ['-I', '512k'] },
      // See limits.item-size-starts.
      { version: '1.5.0', needs: ['-I', '512k', '-o', 'slab_chunk_max=512'] },
    ],
  },
  'limits.item-size-1k': {
    says: 'The smallest value of option -I is 1 KiB: 800 bytes are stored, and a value of 1024 bytes is too large.',
    source: 'memcached.1, OPTIONS -I',
    since: '1.4.2',
    // The chunks of memory must not be larger than the largest item.
    needs: ['-I', '1k', '-o', 'slab_chunk_max=1'],
    needsBefore: [{ version: '1.4.31', needs: ['-I', '1k'] }],
    server: 'fresh',
    deviations: [
      {
        from: '1.4.31',
        to: '1.6.23',
        ends: true,
        does: 'the first store ends the server with SIGSEGV',
      },
    ],
  },
  'limits.item-size-starts': {
    says: 'Option -I takes any size from 1 KiB on, without another option.',
    source: 'memcached.1, OPTIONS -I',
    since: '1.4.2',
    server: 'fresh',
    deviations: [
      {
        from: '1.4.31',
        to: '1.4.39',
        as: 'below 1m',
        does: 'with a size below 1 MiB the server does not start unless slab_chunk_max is set as well',
      },
      {
        from: '1.5.0',
        as: 'below 512k',
        does: 'with a size below 512 KiB the server does not start unless slab_chunk_max is set as well',
      },
    ],
  },
  'limits.requests-per-event': {
    says: 'Option -R sets how many commands of a connection are executed before another connection has its turn.',
    source: 'memcached.1, OPTIONS -R',
    since: '1.4.3',
    // One thread serves both connections.
    needs: ['-t', '1', '-R', '3'],
  },
  'limits.line-of-many-keys': {
    says: 'get and gets may name any number of keys: their lines may be longer than 2048 bytes.',
    source: 'protocol.txt, Retrieval command',
    deviations: [
      {
        from: '1.6.11',
        to: '1.6.12',
        does: 'a line of more than 1024 bytes that comes in pieces replies ERROR',
        sometimes: true,
      },
    ],
  },
  'limits.value-huge-length': {
    says: 'A byte count beyond 31 bits, line end included, is rejected as a bad command line, without waiting for a block.',
    source: 'protocol.txt, Error strings',
  },
  'limits.value-length-over-32-bits': {
    says: 'A byte count of 2^32 or more is rejected, and not cut to a smaller one.',
    source: 'protocol.txt, Error strings',
    deviations: [
      { to: '1.6.39', does: 'the count is cut to 32 bits: 4294967296 stores an empty value' },
    ],
  },
  'limits.value-too-large-in-step': {
    says: 'The block of a store rejected as too large is skipped, and the next command is served.',
    source: 'protocol.txt, Error strings',
  },
  'limits.too-large-reply-after-block': {
    says: 'A store that is too large is rejected once its whole block has arrived.',
    source: 'protocol.txt, Storage commands',
    // One thread: a later reply on another connection shows that the block was read.
    needs: ['-t', '1'],
    deviations: [{ to: '1.5.22', does: 'it is rejected once its line has arrived' }],
  },
});

export const claim = claimsOf(limits);
