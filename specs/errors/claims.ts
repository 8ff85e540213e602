import { claims, claimsOf } from '../../fixtures/claims';

export const errors = claims({
  'errors.unknown-command': {
    says: 'An unknown command replies ERROR, and the connection serves the next one.',
    source: 'protocol.txt, Error strings',
  },
  'errors.command-case-sensitive': {
    says: 'Commands have lower-case names: in capital letters they are unknown.',
    source: 'protocol.txt, Commands',
  },
  'errors.empty-line': {
    says: 'An empty line, or a single letter, gets an error line.',
    source: 'protocol.txt, Error strings',
  },
  'errors.three-kinds': {
    says: 'A rejection is one line: ERROR, or CLIENT_ERROR or SERVER_ERROR with a text.',
    source: 'protocol.txt, Error strings',
  },
  'errors.connection-survives': {
    says: 'ERROR and CLIENT_ERROR close no connection: rejections come one by one, and the next command is served.',
    source: 'protocol.txt, Error strings',
  },
  'errors.leading-space-admin': {
    says: 'A space before an administration command makes it an unknown command, which is not executed.',
    source: 'protocol.txt, Commands',
    server: 'own',
    deviations: [
      {
        to: '1.6.39',
        does: 'spaces in front of the name are skipped: flush_all flushes the cache',
      },
      {
        from: '1.6.41',
        does: 'flush_all with spaces in front of it flushes the cache',
      },
    ],
  },
  'errors.too-few-arguments-storage': {
    says: 'A storage line without client flags, TTL or byte count gets an error line, and stores nothing.',
    source: 'protocol.txt, Error strings',
  },
  'errors.number-formats': {
    says: 'The numbers of a storage line are plain decimals: fractions, hexadecimals and numbers with letters after them are rejected.',
    source: 'protocol.txt, Storage commands',
  },
  'errors.number-plus-sign': {
    says: 'Client flags and TTL of a storage line may have a plus sign.',
    source: 'protocol.txt, Storage commands',
  },
  'errors.admin-abbreviation': {
    says: 'An abbreviated command is an unknown command, and is not executed.',
    source: 'protocol.txt, Commands',
    server: 'own',
    deviations: [
      {
        from: '1.6.40',
        to: '1.6.40',
        does: 'the first administration command that begins so is run: fl flushes the cache',
      },
    ],
  },
  'errors.subcommand-abbreviation': {
    says: 'An abbreviated second word of an administration command replies ERROR, and is not executed.',
    source:
      'protocol.txt, Statistics, General-purpose statistics and Watchers (by the words they list)',
    server: 'own',
    deviations: [
      {
        from: '1.6.40',
        does: 'the beginning of a second word stands for the word: stats r resets the statistics',
      },
    ],
  },
  'errors.refused-line-skips-block': {
    says: 'The block of a rejected storage line is skipped, and not executed.',
    source: 'protocol.txt, Storage commands',
    deviations: [{ to: '1.6.39', does: 'the block is executed as commands' }],
  },
  'errors.server-error-keeps-connection': {
    says: 'The rejection of a value that is too large leaves the connection open.',
    source: 'protocol.txt, Error strings',
  },
  'errors.http-drops-connection': {
    says: 'A line of no known command whose last word begins with HTTP/ is taken for an HTTP request: the connection is closed without a reply.',
    source: 'release notes 1.5.1 (protocol.txt does not say)',
    since: '1.5.1',
  },
  'errors.long-line-no-newline': {
    says: 'A line of more than 2048 bytes without a line end closes its connection, unless it begins with get or gets; a shorter one may end later.',
    source: 'not in protocol.txt: what servers do',
    // Before, it is 1024 bytes.
    since: '1.6.14',
  },
  'errors.long-line-gat-mg': {
    says: 'A line of gat, gats or mg of more than 2048 bytes without a line end closes its connection.',
    source: 'not in protocol.txt: what servers do',
    since: '1.6.0',
  },
});

export const claim = claimsOf(errors);
