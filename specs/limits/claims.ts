import { claims, claimsOf } from '../../fixtures/claims';

const emptyLineFollows = {
  from: '1.6.40',
  to: '1.6.45',
  as: 'empty line',
  does: 'an empty line follows the refusal, and is taken for the beginning of the next reply',
} as const;

export const limits = claims({
  // How long a key may be
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
    says: 'A get or gets with a key of 251 bytes is refused in one line, with no END.',
    source: 'protocol.txt, Keys',
    deviations: [emptyLineFollows],
  },
  'limits.key-251-gat': {
    says: 'A gat or gats with a key of 251 bytes is refused in one line, with no END.',
    source: 'protocol.txt, Keys',
    since: '1.5.3',
    deviations: [emptyLineFollows],
  },
  'limits.key-251-storage': {
    says: 'A storage command with a key of 251 bytes is refused, and stores nothing, neither under that key nor under the part of it that would fit.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-251-others': {
    says: 'delete, incr and decr with a key of 251 bytes are refused, and do nothing to an item whose key is the first 250 of them.',
    source: 'protocol.txt, Keys',
  },
  'limits.key-251-touch': {
    says: 'touch with a key of 251 bytes is refused, and does nothing to an item whose key is the first 250 of them.',
    source: 'protocol.txt, Keys',
    since: '1.4.8',
  },
  'limits.key-multi-one-long': {
    says: 'One key that is too long spoils the whole request: hits on the keys before it are not sent.',
    source: 'protocol.txt, Keys',
    deviations: [
      {
        to: '1.4.5',
        as: 'hits',
        does: 'the hits before that key are sent in place of a refusal, and no END follows',
      },
      emptyLineFollows,
    ],
  },
  'limits.key-251-after-others': {
    says: 'A retrieval command that is refused for its key takes nothing from the commands before it: each has its reply.',
    source: 'protocol.txt, Protocol and Keys',
    deviations: [
      {
        from: '1.6.0',
        does: 'the replies to the commands that came in the same write before it are dropped, although they were carried out',
      },
    ],
  },
  'meta.key-too-long': {
    says: 'Meta commands take keys of 250 bytes, and refuse those of 251.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.0',
  },
  'meta.mg.b-length': {
    says: 'What counts of a base64 key are its letters: 250 of them at the most, so that the key behind them has at most 186 bytes.',
    source: 'protocol.txt, Keys and Meta Get',
    since: '1.6.10',
  },
  'binary.key-250': {
    says: 'A packet with a key of 251 bytes is refused with status 4, and the server closes the connection.',
    source: 'protocol-binary.txt, 2; protocol.txt, Keys',
    since: '1.4.2',
  },

  // What a key may hold
  'limits.key-bytes': {
    says: 'The server takes every byte in a key that does not end it: all but the blank and the line end, control characters that the document forbids included.',
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

  // How large an item may be
  'limits.value-1m-default': {
    says: 'Without option -I an item may have 1 MiB, its key and its header included: a value of 1 MiB is too large.',
    source: 'memcached.1, OPTIONS -I',
    server: 'own',
  },
  'limits.value-too-large-drops-old': {
    says: 'A set that is refused as too large removes the value that was there.',
    source: 'protocol.txt, Storage commands (not stated)',
  },
  'limits.too-large-add-keeps-old': {
    says: 'An add, replace, append, prepend or text cas that is refused as too large leaves the item as it was.',
    source: 'protocol.txt, Storage commands (not stated)',
  },
  'meta.ms.too-large': {
    says: 'ms with too large a value is refused as set is, in any mode and also with q; its block is skipped, and the item that was there is gone.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'binary.too-large': {
    says: 'A Set packet with too large a value is answered with status 3; its body is skipped, and the connection goes on.',
    source: 'protocol-binary.txt, 3.2 Response Status',
    since: '1.4.0',
  },
  'binary.setq-too-large': {
    says: 'SetQ is quiet for what is stored only: too large a value is answered.',
    source: 'protocol-binary.txt, 4.3',
    since: '1.4.0',
  },

  'limits.item-size-option': {
    says: 'Option -I sets how large an item may be: with 2m, one that is close to 2 MiB is stored and comes back, and a value of 2 MiB is too large.',
    source: 'memcached.1, OPTIONS -I',
    since: '1.4.2',
    needs: ['-I', '2m'],
  },
  'limits.item-size-small': {
    says: 'Option -I also makes the largest item smaller: with 512k, one that is close to 512 KiB is stored and comes back, and a value of 512 KiB is too large.',
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
    says: 'The smallest limit of an item is 1 KiB: 800 bytes are stored and come back, a value of 1024 bytes is too large.',
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

  // How many commands at a time
  'limits.requests-per-event': {
    says: 'Option -R sets how many commands of a connection are carried out before another connection has its turn.',
    source: 'memcached.1, OPTIONS -R',
    since: '1.4.3',
    // One thread serves both connections.
    needs: ['-t', '1', '-R', '3'],
  },

  // How long a line may be
  'errors.long-line-no-newline': {
    says: 'A line that has not ended within 2048 bytes closes its connection, unless it begins with get or gets; a shorter one may end later.',
    source: 'not in protocol.txt: what servers do',
    // Before, it is 1024 bytes.
    since: '1.6.14',
  },
  'limits.line-of-many-keys': {
    says: 'A get or gets may name any number of keys: its line may be longer than any other.',
    source: 'protocol.txt, Retrieval command',
    deviations: [
      {
        from: '1.6.11',
        to: '1.6.12',
        does: 'a line of more than 1024 bytes that comes in pieces is answered ERROR',
        sometimes: true,
      },
    ],
  },
  'errors.long-line-gat-mg': {
    says: 'gat, gats and mg are not exempt: a line of theirs that has not ended within 2048 bytes closes its connection.',
    source: 'not in protocol.txt: what servers do',
    since: '1.6.0',
  },
  'meta.flags-too-many': {
    says: 'A meta command with thirty flags is refused for their number.',
    source: 'protocol.txt, Meta Commands (not stated)',
    since: '1.6.0',
  },
  'meta.mg.flag-O-max': {
    says: 'An opaque token may have up to 32 bytes.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [{ does: '31 bytes are the most; a token of 32 is refused' }],
  },
});

export const claim = claimsOf(limits);
