import { claims, claimsOf } from '../../fixtures/claims';
import { noBackgroundReclaim } from '../../fixtures/claims/no-background-reclaim';

const other = 'protocol.txt, Other commands';
const crawler = 'protocol.txt, LRU_Crawler';

/**
 * The LRU maintainer starts the crawler by itself, and whoever asks meanwhile gets BUSY. Before 1.5.0
 * there is neither of them unless it is asked for.
 */
const crawlerForUs = {
  needs: ['-o', 'no_lru_maintainer'],
  needsBefore: [{ version: '1.5.0', needs: ['-o', 'lru_crawler'] }],
} as const;

const ownCrawler = { source: crawler, server: 'own', ...crawlerForUs } as const;

/** Before 1.5.0 no page is moved unless that is asked for. */
const reassigns = [{ version: '1.5.0', needs: ['-o', 'slab_reassign'] }] as const;

/** Before 1.5.0 there is no segmented LRU unless an option starts it. */
const segmented = [{ version: '1.5.0', needs: ['-o', 'lru_maintainer'] }] as const;

const lru = {
  source: 'protocol.txt, LRU Tuning',
  server: 'own',
  needsBefore: segmented,
  deviations: [
    {
      from: '1.6.40',
      to: '1.6.40',
      does: 'Every lru command replies ERROR (upstream issue 1260, fixed in 1.6.41).',
    },
  ],
} as const;

const rejectedInOtherWords = [
  {
    to: '1.6.39',
    does: 'The reply is ERROR: shutdown not enabled, which is none of the forms.',
  },
  {
    from: '1.6.40',
    does: 'The reply is SERVER_ERROR: shutdown not enabled, with a colon that the form lacks.',
  },
];

export const admin = claims({
  'admin.version': {
    says: 'version replies the version of the server, the same that its statistics show.',
    source: other,
  },
  'admin.restart-empties': {
    says: 'A server that is restarted is empty, and its CAS uniques begin again.',
    source: 'protocol.txt, Storage commands',
    server: 'fresh',
  },

  // Settings that change while the server runs
  'admin.verbosity': {
    says: 'verbosity sets the level of logging, which the settings show; 2 is the highest.',
    source: other,
    since: '1.2.2',
    server: 'own',
  },
  'admin.cache-memlimit': {
    says: 'cache_memlimit sets the limit of memory, in megabytes.',
    source: other,
    since: '1.4.27',
    server: 'own',
  },
  'admin.slabs-automove': {
    says: 'slabs automove takes 0, 1 or 2, which the settings show; anything else is rejected and changes nothing.',
    source: 'protocol.txt, Slabs Automove',
    // Up to 1.4.13 the document has no 2.
    since: '1.4.14',
    server: 'own',
  },
  'admin.slabs-reassign-errors': {
    says: 'slabs reassign reports why it moves no page: SAME where source and destination are one class, BADCLASS where there is no such class, NOSPARE where the source has no page to spare.',
    source: 'protocol.txt, Slabs Reassign',
    since: '1.4.11',
    server: 'fresh',
    needsBefore: reassigns,
  },
  'admin.lru-tune': {
    says: 'lru tune sets the shares of hot and warm items and how long they may be idle; shares of more than 80 percent together, or no time at all, are rejected and change nothing.',
    ...lru,
    // Before 1.4.38 the third number is an age in seconds.
    since: '1.4.38',
  },
  'admin.lru-mode': {
    says: 'lru mode switches between flat and segmented; anything else is rejected and changes nothing.',
    ...lru,
    since: '1.4.35',
  },
  'admin.lru-temp-ttl': {
    says: 'lru temp_ttl sets the TTL below which items count as temporary; a negative one switches that off.',
    ...lru,
    since: '1.4.35',
  },
  'admin.crawler-sleep': {
    says: 'lru_crawler sleep sets the microseconds between two items, up to a second; more is rejected and changes nothing.',
    source: crawler,
    since: '1.4.18',
    server: 'own',
  },
  'admin.crawler-tocrawl': {
    says: 'lru_crawler tocrawl sets how many items of a class one run looks at; what is no number is rejected and changes nothing.',
    source: crawler,
    since: '1.4.18',
    server: 'own',
  },

  // The crawler
  'admin.crawler-crawl': {
    says: 'lru_crawler crawl frees the expired items of all classes, or of those that are named, and leaves the others.',
    source: crawler,
    since: '1.4.18',
    server: 'fresh',
    ...crawlerForUs,
    deviations: [{ to: '1.4.21', does: 'A crawler that an option started never runs.' }],
  },
  'admin.metadump': {
    says: 'lru_crawler metadump sends a line for each item with its key (URI-encoded), its time of expiry, its last access, its CAS and whether it was fetched, and END.',
    source: crawler,
    // Before 1.5.4 there is no END, so a client cannot know that it has all lines.
    since: '1.5.4',
    server: 'own',
    ...crawlerForUs,
    deviations: [
      { from: '1.5.5', to: '1.5.6', does: 'The newest item of each slab class is left out.' },
    ],
  },
  'admin.metadump-ok': {
    says: 'lru_crawler metadump begins with OK.',
    ...ownCrawler,
    since: '1.4.31',
    deviations: [{ to: '1.6.42', does: 'The items come without a line before them.' }],
  },
  'admin.metadump-hash': {
    says: 'lru_crawler metadump hash goes through the hash table instead of the classes, and lists every item once.',
    ...ownCrawler,
    since: '1.6.9',
  },
  'admin.mgdump': {
    says: 'lru_crawler mgdump, of all classes or of the hash table, sends an mg command for each item that finds it as it stands, and EN.',
    ...ownCrawler,
    since: '1.6.19',
  },
  'admin.mgdump-ok': {
    says: 'lru_crawler mgdump begins with OK.',
    ...ownCrawler,
    since: '1.6.19',
    deviations: [{ to: '1.6.42', does: 'The commands come without a line before them.' }],
  },

  'admin.crawler-disabled': {
    says: 'A server started without the crawler rejects crawls and dumps, until lru_crawler enable; lru_crawler disable stops it again.',
    source: crawler,
    since: '1.4.31',
    ...noBackgroundReclaim,
    deviations: [
      { from: '1.5.0', to: '1.5.3', does: 'Option no_lru_crawler is ignored: a crawl is started.' },
    ],
  },

  // What other start options allow
  'admin.shutdown': {
    says: 'On a server started with -A, shutdown ends the server without a reply.',
    source: `${other}; memcached.1, OPTIONS -A`,
    since: '1.4.16',
    needs: ['-A'],
    server: 'fresh',
  },
  'admin.shutdown-graceful': {
    says: 'On a server started with -A, shutdown graceful ends the server too; any other word is rejected, and the server goes on.',
    source: other,
    since: '1.6.9',
    needs: ['-A'],
    server: 'fresh',
    waits: 2,
  },
  'admin.slabs-reassign-ok': {
    says: 'slabs reassign replies OK and moves a page from a class that has several to another one.',
    source: 'protocol.txt, Slabs Reassign',
    // Up to 1.4.13 the other class has to be full, as the document says.
    since: '1.4.14',
    server: 'fresh',
    needsBefore: reassigns,
  },
  'admin.slabs-reassign-unused-codes': {
    says: 'slabs reassign gives a page only to a class that is full, and replies NOTFULL for one that is not.',
    source: 'protocol.txt, Slabs Reassign',
    since: '1.4.11',
    server: 'fresh',
    needsBefore: reassigns,
    deviations: [
      {
        from: '1.4.14',
        does: 'A class with room gets a page all the same: NOTFULL is never sent.',
      },
    ],
  },
  'admin.warm-restart': {
    says: 'A server whose memory is a file (-e), ended by SIGUSR1 and started again with the same options, has its items unchanged: value, flags, CAS and time of expiry.',
    source: 'memcached -h, -e; protocol.txt, Settings statistics',
    since: '1.5.18',
    needs: ['-e', '{files}/memory'],
    server: 'fresh',
    waits: 4,
  },

  // What a server with default options rejects
  'admin.shutdown-disabled': {
    says: 'Unless it was enabled at the start, shutdown replies an error of a documented form, and the server goes on.',
    source: `${other}; Error strings`,
    since: '1.4.16',
    server: 'own',
    deviations: rejectedInOtherWords,
  },
  'admin.shutdown-graceful-disabled': {
    says: 'Unless it was enabled at the start, shutdown graceful replies an error of a documented form, and the server goes on.',
    source: `${other}; Error strings`,
    since: '1.6.9',
    server: 'own',
    deviations: rejectedInOtherWords,
  },
  'admin.refresh-certs-no-tls': {
    says: 'A server that does not speak TLS replies an error to refresh_certs, and goes on.',
    source: 'tls.txt',
    since: '1.5.13',
  },
  'admin.misbehave-release': {
    says: 'The commands that test the security restrictions, and those for debugging, are unknown to a release.',
    source: 'protocol.txt, Security restrictions',
    since: '1.5.1',
  },
  'admin.verbosity-no-argument': {
    says: 'verbosity without a number gets an error line, and the level stays.',
    source: 'protocol.txt, Other commands',
    since: '1.2.2',
    server: 'own',
  },
  'admin.cache-memlimit-errors': {
    says: 'cache_memlimit rejects a limit below 8 megabytes, and one that can only be bytes, with an error line; the limit stays.',
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
    says: 'cache_memlimit without a number replies ERROR, and the limit stays.',
    source: 'protocol.txt, Other commands',
    since: '1.4.27',
    server: 'own',
  },
  'admin.lru-bad': {
    says: 'lru with a missing or unknown argument replies ERROR.',
    source: 'protocol.txt, LRU Tuning',
    since: '1.4.35',
    server: 'own',
    needsBefore: segmented,
  },
  'admin.lru-no-value': {
    says: 'lru mode without a mode and lru temp_ttl without a TTL reply ERROR.',
    source: 'protocol.txt, LRU Tuning',
    since: '1.4.35',
    server: 'fresh',
    needsBefore: segmented,
    deviations: [{ to: '1.5.13', ends: true, does: 'such a line ends the server with SIGSEGV' }],
  },
  'admin.crawler-badclass': {
    says: 'lru_crawler crawl rejects a slab class that does not exist with BADCLASS.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.4.18',
    ...crawlerForUs,
  },
  'admin.crawler-badclass-metadump': {
    says: 'lru_crawler metadump rejects a slab class that does not exist with BADCLASS.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.4.31',
    ...crawlerForUs,
  },
  'admin.crawler-badclass-mgdump': {
    says: 'lru_crawler mgdump rejects a slab class that does not exist with BADCLASS.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.6.19',
    ...crawlerForUs,
  },
  'admin.crawler-busy': {
    says: 'A crawl during another one is rejected with BUSY.',
    source: 'protocol.txt, LRU_Crawler',
    since: '1.4.18',
    ...crawlerForUs,
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
        does: 'lru_crawler sleep has no effect: a crawl ends at once',
      },
    ],
  },
  'admin.cache-memlimit-noreply': {
    says: 'cache_memlimit with noreply sets the limit, and sends no reply.',
    source: 'protocol.txt, Other commands',
    since: '1.4.27',
    server: 'fresh',
  },
});

export const claim = claimsOf(admin);
