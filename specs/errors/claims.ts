import { claims, claimsOf } from '../../fixtures/claims';

/** A crawl that the server starts by itself would answer BUSY to those that a proof asks for. */
const noCrawlOfItsOwn = {
  needs: ['-o', 'no_lru_maintainer'],
  // Before 1.5.0 there is no crawler unless it is asked for.
  needsBefore: [{ version: '1.5.0', needs: ['-o', 'lru_crawler'] }],
} as const;

/** Before 1.5.0 the segmented LRU has to be asked for. */
const segmented = [{ version: '1.5.0', needs: ['-o', 'lru_maintainer'] }] as const;

export const errors = claims({
  // The line itself
  'errors.unknown-command': {
    says: 'A name that is no command is answered ERROR, and the connection serves what comes next.',
    source: 'protocol.txt, Error strings',
  },
  'errors.command-case-sensitive': {
    says: 'Commands are known by their lower-case names only; written otherwise they are unknown.',
    source: 'protocol.txt, Commands',
  },
  'errors.empty-line': {
    says: 'A line with nothing on it, or a single letter, is refused with an error line.',
    source: 'protocol.txt, Error strings',
  },
  'errors.three-kinds': {
    says: 'A refusal is one line: ERROR, or CLIENT_ERROR or SERVER_ERROR with a text.',
    source: 'protocol.txt, Error strings',
  },
  'errors.connection-survives': {
    says: 'Neither ERROR nor CLIENT_ERROR ends a connection: each refusal in a row is answered in its turn, and the next good command is served.',
    source: 'protocol.txt, Error strings',
  },
  'retrieval.tab-is-not-delimiter': {
    says: 'Any whitespace separates the words of a command line, a tab as well as a space.',
    source: 'protocol.txt, Commands',
    deviations: [{ does: 'a tab is part of the word: the line is an unknown command' }],
  },
  'retrieval.leading-space': {
    says: 'A line starts with the name of its command: with a space in front there is none, and the answer is ERROR.',
    source: 'protocol.txt, Commands',
    deviations: [
      {
        to: '1.6.39',
        as: 'served',
        does: 'spaces in front of the name are skipped, and it is served',
      },
      {
        from: '1.6.40',
        to: '1.6.40',
        as: 'shutdown',
        does: 'a line that begins with two spaces is executed as shutdown, whatever follows',
      },
    ],
  },
  'errors.leading-space-admin': {
    says: 'With a space in front there is no administration command either: the answer is ERROR, and nothing is done.',
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
  'retrieval.get.no-keys': {
    says: 'get and gets ask for at least one key: without any they are refused with an error line.',
    source: 'protocol.txt, Retrieval command',
  },
  'touch.gat.no-key': {
    says: 'gat and gats ask for at least one key: with a TTL alone they are refused with an error line.',
    source: 'protocol.txt, Get And Touch',
    since: '1.5.3',
    deviations: [
      { from: '1.6.7', to: '1.6.39', does: 'END, as if keys had been asked for and all missed' },
    ],
  },
  'delete.no-key': {
    says: 'delete without a key is refused with an error line.',
    source: 'protocol.txt, Deletion',
  },
  'delete.nonzero-argument': {
    says: 'delete takes nothing but a key and noreply: with a number behind the key it is refused, and the item stays.',
    source: 'protocol.txt, Deletion',
    since: '1.4.0',
    deviations: [{ from: '1.6.40', does: 'the number is ignored and the item deleted' }],
  },
  'counters.delta-missing': {
    says: 'incr and decr without a delta are refused with an error line, and count nothing.',
    source: 'protocol.txt, Increment/Decrement',
  },
  'touch.missing-args': {
    says: 'touch without a TTL, or without anything, is refused with an error line.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },

  // Storage lines
  'errors.too-few-arguments-storage': {
    says: 'A storage line that lacks flags, TTL or byte count is refused with an error line, and stores nothing.',
    source: 'protocol.txt, Error strings',
  },
  'storage.flags.non-numeric': {
    says: 'Client flags that are no number, or a negative one, are refused as a bad command line, and nothing is stored.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.exptime.non-numeric': {
    says: 'A TTL that is no number is refused as a bad command line, and nothing is stored.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.data.negative-length': {
    says: 'A negative byte count is refused as a bad command line; no block is awaited.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.data.non-numeric-length': {
    says: 'A byte count that is no number is refused as a bad command line; no block is awaited.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.extra-token-ignored': {
    says: 'One more word behind the byte count that is not noreply makes no difference.',
    source: 'protocol.txt, Storage commands',
  },
  'cas.missing-token': {
    says: 'cas without a CAS is refused with an error line, and stores nothing.',
    source: 'protocol.txt, Storage commands',
    since: '1.2.4',
  },
  'cas.bad-token': {
    says: 'A CAS that is no unsigned 64-bit number is refused as a bad command line, and nothing is stored.',
    source: 'protocol.txt, Storage commands',
    since: '1.2.4',
  },

  // Numbers
  'errors.number-formats': {
    says: 'The numbers of a storage line are plain decimals: fractions, hexadecimals and numbers with letters behind them are refused.',
    source: 'protocol.txt, Storage commands',
  },
  'errors.number-plus-sign': {
    says: 'Flags and TTL of a storage line may have a plus sign in front.',
    source: 'protocol.txt, Storage commands',
  },
  'counters.delta-invalid': {
    says: 'A delta that is no unsigned 64-bit decimal is refused, and the number stays.',
    source: 'protocol.txt, Increment/Decrement',
  },
  'touch.bad-exptime': {
    says: 'touch with a TTL that is no number is refused.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },
  'touch.refused-keeps-ttl': {
    says: 'After a touch, gat or gats that was refused, the item has the TTL that it had.',
    source: 'protocol.txt, Touch and Get And Touch',
    // The meta command me shows it.
    since: '1.5.19',
  },
  'touch.gat.bad-exptime': {
    says: 'gat and gats with a TTL that is no number are refused, and return nothing.',
    source: 'protocol.txt, Get And Touch',
    since: '1.5.3',
  },
  'flush.bad-argument': {
    says: 'flush_all with a delay that is no number is refused, and flushes nothing.',
    source: 'protocol.txt, Other commands (not stated)',
    since: '1.6.7',
    server: 'own',
  },
  'limits.value-huge-length': {
    says: 'A byte count that no 31-bit size can hold with its line end is refused as a bad command line; no block is awaited.',
    source: 'protocol.txt, Error strings',
  },
  'limits.value-length-over-32-bits': {
    says: 'A byte count of 2^32 or more is refused as well, and not taken for a smaller one.',
    source: 'protocol.txt, Error strings',
    deviations: [
      { to: '1.6.39', does: 'the count is cut to 32 bits: 4294967296 stores an empty value' },
    ],
  },

  // Meta commands
  'meta.no-key': {
    says: 'mg, ms, md and ma without a key are refused with an error line.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
    deviations: [{ from: '1.6.0', to: '1.6.2', does: 'ma without a key is answered NF' }],
  },
  'meta.me.no-key': {
    says: 'me without a key is refused as a bad command line.',
    source: 'protocol.txt, Meta Debug',
    since: '1.6.10',
  },
  'meta.unknown-two-letter': {
    says: 'Two letters that begin with m are no meta command unless they name one: the answer is ERROR.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
  },
  'meta.flag-duplicate': {
    says: 'A flag given twice is refused as a duplicate, and the command is not carried out.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.flag-unknown': {
    says: 'A letter that is no flag is refused as invalid, and the command is not carried out.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.flag-bad-token': {
    says: 'A flag that takes a number is refused with something else or nothing behind it, and the command is not carried out.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.mg.flag-b-invalid': {
    says: 'With flag b a key that is not base64 is refused, and the command is not carried out.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.flag-b-foreign-characters': {
    says: 'With flag b a key is base64 and nothing else: one with a character of another alphabet is refused.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [{ does: 'such characters are skipped: ab:cd is the key abcd' }],
  },
  'meta.ms.flag-F-bad': {
    says: 'ms with client flags that are no unsigned number is refused, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-invalid': {
    says: 'ms with a letter that is no mode is refused, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-long-token': {
    says: 'A mode is a single letter: ms with more of them is refused, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
    deviations: [{ from: '1.6.40', does: 'the first letter counts, and the others are ignored' }],
  },
  'meta.ms.length-bad': {
    says: 'ms without a byte count, or with one that is no number from 0 on, is refused as a bad command line; no block is awaited.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ma.mode-invalid': {
    says: 'ma with a letter that is no mode is refused, and counts nothing.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.non-numeric': {
    says: 'ma on a value that is no number is refused, and the value stays.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.bad-number': {
    says: 'ma with a delta or an initial value that is no unsigned 64-bit number is refused: it counts nothing and creates nothing.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },

  // Binary packets
  'binary.unknown-command-with-key': {
    says: 'The packet of an unknown opcode is skipped with its key and its extras, and the next one is served.',
    source: 'protocol-binary.txt, 3.2 Response Status',
    since: '1.4.0',
    deviations: [
      {
        from: '1.6.0',
        does: 'the lengths of key and extras are skipped twice: so many bytes of the next packet are lost',
      },
    ],
  },
  'binary.invalid-extras': {
    says: 'A packet with extras where its command has none, without those it must have, or with too few of them is answered with status 4 (Invalid arguments), and the connection is closed.',
    source: 'protocol-binary.txt, 4 Commands (must and must not have)',
    since: '1.4.0',
  },
  'binary.invalid-extras-touch': {
    says: 'A Touch or GAT without its extras is answered with status 4 (Invalid arguments), and the connection is closed.',
    source: 'protocol-binary.txt, 4 Commands (must and must not have)',
    since: '1.4.8',
  },
  'binary.value-on-get': {
    says: 'A Get or a Delete that carries a value is answered with status 4 (Invalid arguments), and the connection is closed.',
    source: 'protocol-binary.txt, 4.2 Get and 4.4 Delete',
    since: '1.4.0',
  },
  'binary.length-inconsistent': {
    says: 'A packet whose key and extras do not fit into its body is answered with status 0x81, and the connection is closed.',
    source: 'protocol-binary.txt, 2 Packet structure',
    since: '1.4.0',
    deviations: [{ to: '1.4.32', does: 'the status is 4 (Invalid arguments)' }],
  },

  // Administration
  'errors.admin-abbreviation': {
    says: 'The name of a command is not to be abbreviated: its beginning alone is an unknown command, and does nothing.',
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
    says: 'The second word of an administration command is not to be abbreviated either: it is refused, and does nothing.',
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
  'stats.unknown-argument': {
    says: 'stats of something that it does not know is answered ERROR.',
    source: 'protocol.txt, Statistics',
  },
  'stats.detail-usage': {
    says: 'stats detail without on, off or dump behind it is refused with a line that says how it is used.',
    source: 'protocol.txt, Statistics (not described there)',
    since: '1.2.1',
  },
  'stats.cachedump-errors': {
    says: 'stats cachedump is refused without both of its numbers, with others than numbers, and with a slab class that cannot exist.',
    source: 'protocol.txt, Statistics (not described there)',
    since: '1.4.2',
  },
  'admin.verbosity-no-argument': {
    says: 'verbosity without a number is refused with an error line, and the level stays.',
    source: 'protocol.txt, Other commands',
    since: '1.2.2',
    server: 'own',
  },
  'admin.cache-memlimit-errors': {
    says: 'cache_memlimit refuses a limit under 8 megabytes, and one that can only be meant in bytes, with an error line; the limit stays.',
    source: 'protocol.txt, Other commands',
    since: '1.4.27',
    server: 'own',
    deviations: [
      {
        to: '1.4.36',
        as: 'accepted',
        does: 'a limit that can only be meant in bytes is accepted; one that is too small has the line MEMLIMIT_TOO_SMALL …',
      },
      {
        from: '1.4.37',
        as: 'other lines',
        does: 'the lines are MEMLIMIT_TOO_SMALL … and MEMLIMIT_ADJUST_FAILED …',
      },
    ],
  },
  'admin.cache-memlimit-no-number': {
    says: 'cache_memlimit without a number is answered ERROR, and the limit stays.',
    source: 'protocol.txt, Other commands',
    since: '1.4.27',
    server: 'own',
  },
  'admin.lru-bad': {
    says: 'lru without a command of its own, or with one that lacks what it needs, is answered ERROR.',
    source: 'protocol.txt, LRU Tuning',
    since: '1.4.35',
    server: 'own',
    needsBefore: segmented,
  },
  'admin.lru-no-value': {
    says: 'lru mode without a mode and lru temp_ttl without a TTL are answered ERROR.',
    source: 'protocol.txt, LRU Tuning',
    since: '1.4.35',
    server: 'fresh',
    needsBefore: segmented,
    deviations: [{ to: '1.5.13', ends: true, does: 'such a line ends the server with SIGSEGV' }],
  },
  'admin.crawler-badclass': {
    says: 'lru_crawler crawl refuses a slab class that is none with BADCLASS.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.4.18',
    ...noCrawlOfItsOwn,
  },
  'admin.crawler-badclass-metadump': {
    says: 'lru_crawler metadump refuses a slab class that is none with BADCLASS.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.4.31',
    ...noCrawlOfItsOwn,
  },
  'admin.crawler-badclass-mgdump': {
    says: 'lru_crawler mgdump refuses a slab class that is none with BADCLASS.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.6.19',
    ...noCrawlOfItsOwn,
  },
  'admin.crawler-busy': {
    says: 'While a crawl is under way, further ones are refused with BUSY.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.4.18',
    ...noCrawlOfItsOwn,
    server: 'fresh',
    deviations: [
      {
        to: '1.4.21',
        as: 'hangs',
        does: 'a crawler that an option started never runs, and is never busy',
      },
      {
        from: '1.4.23',
        to: '1.4.29',
        as: 'sleepless',
        does: 'lru_crawler sleep has no effect: a crawl is over at once',
      },
    ],
  },
  'watch.bad': {
    says: 'watch with a stream that it does not know is answered ERROR, and the connection stays one for commands.',
    source: 'protocol.txt, Watchers',
    since: '1.4.26',
  },
  'watch.pipelined-refused': {
    says: 'watch and lru_crawler metadump take over a connection, so behind a store in the same write they are refused.',
    source: 'not in protocol.txt: the text of the refusal',
    since: '1.6.0',
  },
  'watch.pipelined-behind-get': {
    says: 'Behind a get in the same write, watch and lru_crawler metadump are refused as well.',
    source: 'not in protocol.txt: the text of the refusal',
    since: '1.6.0',
    deviations: [{ to: '1.6.34', does: 'behind a get they are taken as if they came alone' }],
  },

  // In step
  'storage.data.too-long': {
    says: 'A block longer than its byte count is refused as a bad data chunk; what follows the count and a line end’s length is the next command.',
    source: 'protocol.txt, Storage commands',
  },
  'meta.ms.block-too-long': {
    says: 'ms refuses a block longer than its byte count as a bad data chunk, also with flag q.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.error-swallows-block': {
    says: 'When ms refuses a flag, the block that was announced is skipped, and not taken for commands.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'errors.refused-line-skips-block': {
    says: 'When a storage line is refused, the block that it announced is skipped, and not taken for commands.',
    source: 'protocol.txt, Storage commands',
    deviations: [{ to: '1.6.39', does: 'the block is carried out as commands' }],
  },
  'limits.value-too-large-in-step': {
    says: 'The block of a store that is refused as too large is skipped, and the next command is served.',
    source: 'protocol.txt, Error strings',
  },
  'limits.too-large-reply-after-block': {
    says: 'A store that is too large is refused when the whole of its block has come, not before.',
    source: 'protocol.txt, Storage commands',
    // One thread: what another connection is answered afterwards shows that the block was looked at.
    needs: ['-t', '1'],
    deviations: [{ to: '1.5.22', does: 'the refusal comes when the line has come' }],
  },
  'errors.server-error-keeps-connection': {
    says: 'The refusal of a value that is too large leaves the connection open.',
    source: 'protocol.txt, Error strings',
  },
  'errors.http-drops-connection': {
    says: 'A line of no known command whose last word begins with HTTP/ is taken for an HTTP request: the connection is closed without a reply.',
    source: 'release notes 1.5.1 (protocol.txt does not say)',
    since: '1.5.1',
  },
});

export const claim = claimsOf(errors);
