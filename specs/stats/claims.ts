import { claims, claimsOf } from '../../fixtures/claims';
import { noBackgroundReclaim } from '../../fixtures/claims/no-background-reclaim';

const general = 'protocol.txt, General-purpose statistics';

const own = { source: general, server: 'own' } as const;

export const stats = claims({
  // The clock
  'stats.uptime-time': {
    says: 'time and uptime are counted in seconds and keep pace with real time.',
    source: general,
    waits: 6,
  },

  // What a reply looks like, and which names it holds
  'stats.format': {
    says: 'stats replies one line for each statistic, STAT with its name and its value, and END after the last one.',
    source: general,
  },
  'stats.names': {
    says: 'The general statistics hold the names that every tool for Memcached relies on, and each has a value of its documented type.',
    source: general,
    since: '1.4.8',
  },
  'stats.documented-but-absent': {
    says: 'The list of names in the document is the list of names that stats sends.',
    ...own,
    since: '1.6.0',
    deviations: [
      {
        does: 'A server without an idle timeout and without the proxy leaves out idle_kicks and the names of the proxy, and all send some names that the list lacks, such as libevent and cmd_meta.',
      },
    ],
  },
  'stats.pid': {
    says: 'pid is the number of the server’s process: one for all connections, whichever thread serves them.',
    source: general,
  },
  'stats.version': {
    says: 'The version among the statistics is the one that the command version reports.',
    source: general,
  },
  'stats.settings': {
    says: 'The settings are what the server was started with.',
    source: 'protocol.txt, Settings statistics',
    since: '1.4.0',
    needs: ['-m', '8', '-t', '2', '-R', '7', '-M', '-C'],
  },
  'stats.threads-option': {
    says: 'threads is the number of worker threads that -t asks for.',
    source: 'memcached.1, OPTIONS -t',
    needs: ['-t', '2'],
  },
  'stats.threads-default': {
    says: 'Without -t there are four worker threads.',
    source: 'memcached.1, OPTIONS -t',
    server: 'fresh',
  },
  'stats.settings-names-differ': {
    says: 'The settings name the idle timeout as the document does: idle_time.',
    source: 'protocol.txt, Settings statistics',
    since: '1.4.27',
    deviations: [{ does: 'The setting is called idle_timeout.' }],
  },
  'stats.client-flags-size': {
    says: 'client_flags_size is how many bytes the client flags of an item have: 4, or 8 in a build for large ones.',
    source: 'protocol.txt, Settings statistics',
    since: '1.6.22',
  },
  'stats.settings-oldest': {
    says: 'oldest, among the settings, is the age of the oldest item that is still honoured.',
    source: 'protocol.txt, Settings statistics',
    since: '1.4.0',
    server: 'fresh',
    waits: 3,
    deviations: [
      {
        does: 'oldest is no age: it is 0 until the first flush_all, and from then on the moment of the last one, on the clock that counts from the start of the server.',
      },
    ],
  },

  // Counters of commands
  'stats.cmd-get': {
    says: 'cmd_get counts the keys that were asked for, and each counts either as a hit or as a miss.',
    ...own,
  },
  'stats.gets-counts': {
    says: 'A read that also gives the CAS unique counts as any other read.',
    ...own,
  },
  'stats.cmd-set': {
    says: 'cmd_set counts every request to store, also one whose condition does not hold; one that is rejected before it gets that far does not count.',
    ...own,
  },
  'stats.delete-hits-misses': {
    says: 'delete_hits and delete_misses count deletes of existing keys and of missing keys.',
    ...own,
    deviations: [
      {
        to: '1.4.10',
        over: ['memjs', 'binary'],
        does: 'Deletes of the binary protocol are not counted.',
      },
    ],
  },
  'stats.incr-decr': {
    says: 'incr and decr count hits and misses of their own; a value that is no number is neither.',
    ...own,
    since: '1.3.2',
  },
  'stats.cas': {
    says: 'A cas counts in cas_hits, cas_badval or cas_misses: the CAS unique was right, was another one, or there was no item.',
    ...own,
    since: '1.3.2',
  },
  'stats.touch': {
    says: 'A touch and a read that touches count in cmd_touch and touch_hits or touch_misses, and not as reads.',
    ...own,
    since: '1.4.8',
  },
  'stats.accuracy-concurrent': {
    says: 'The counters are exact however many connections and threads move them at once.',
    ...own,
  },
  'stats.bytes-read-written': {
    says: 'bytes_read and bytes_written count every byte that clients send and are sent.',
    ...own,
  },
  'stats.reset': {
    says: 'stats reset sets the counters to 0 and leaves the items, and what is counted of them, as they are.',
    source: 'protocol.txt, Statistics',
    server: 'own',
  },

  // What is stored
  'stats.curr-items': {
    says: 'curr_items is the number of items: a store of a missing key adds one, one of an existing key none, and a delete removes one.',
    source: general,
    server: 'empty',
  },
  'stats.total-items': {
    says: 'total_items counts every time that something was stored, overwriting included, and never goes down.',
    ...own,
  },
  'stats.bytes': {
    says: 'bytes grows by the key, the value and some more for each item, and is 0 when all have been deleted.',
    source: general,
    server: 'empty',
  },
  'stats.items': {
    says: 'stats items reports, for each slab class that holds items, how many there are, how old the oldest is and what was evicted; for an empty cache it reports nothing.',
    source: 'protocol.txt, Item statistics',
    server: 'empty',
  },
  'stats.slabs': {
    says: 'stats slabs reports, for each slab class, its chunks, its pages and what commands did in it, and in all the number of classes and their memory; the parts add up to the whole.',
    source: 'protocol.txt, Slab statistics',
    server: 'own',
  },
  'stats.sizes-disabled': {
    says: 'Unless the server was started to track sizes, stats sizes reports only that this is disabled.',
    source: 'protocol.txt, Item size statistics',
    since: '1.4.27',
    server: 'own',
  },
  'stats.sizes-enabled': {
    says: 'On a server that was started to track sizes, stats sizes reports how many items there are of each size, in steps of 32 bytes, as items are stored and deleted.',
    source: 'protocol.txt, Item size statistics',
    since: '1.4.27',
    needs: ['-o', 'track_sizes'],
    server: 'fresh',
  },
  'stats.sizes-enable-command': {
    says: 'The histogram of sizes can be switched on and off while the server runs.',
    source: 'protocol.txt, Item size statistics',
    since: '1.4.27',
    server: 'fresh',
    deviations: [{ from: '1.6.25', does: 'The commands are unknown.' }],
  },
  'stats.cachedump': {
    says: 'stats cachedump lists items of a slab class, each with the bytes of its value and the Unix time at which it expires, as many as it is asked for; 0 asks for all.',
    source: 'memcached.1, OPTIONS -X; protocol.txt only mentions it',
    server: 'fresh',
    waits: 3,
    deviations: [
      {
        to: '1.4.25',
        does: 'An item without a TTL has the time at which the server was started.',
      },
    ],
  },
  'stats.detail': {
    says: 'stats detail on starts to count gets, hits, sets and deletes by the part of the key before the first colon, dump shows them, and off stops it.',
    source: 'memcached.1, OPTIONS -D; protocol.txt does not describe it',
    since: '1.2.1',
    server: 'fresh',
  },
  'stats.detail-delimiter': {
    says: '-D names the character that ends a prefix, and counting begins with the server.',
    source: 'memcached.1, OPTIONS -D',
    since: '1.2.1',
    needs: ['-D', '/'],
  },
  'stats.dumping-disabled': {
    says: 'A server started with -X lists no keys: it rejects stats cachedump and lru_crawler metadump.',
    source: 'memcached.1, OPTIONS -X',
    since: '1.4.34',
    needs: ['-X'],
    needsBefore: [{ version: '1.5.0', needs: ['-X', '-o', 'lru_crawler'] }],
  },
  'stats.dumping-disabled-detail': {
    says: 'A server started with -X also rejects stats detail, which would show the beginnings of keys.',
    source: 'memcached.1, OPTIONS -X',
    since: '1.6.37',
    needs: ['-X'],
  },
  'stats.chunk-size-options': {
    says: '-n says how much room the smallest chunk has for key, value and flags, and -f how many times larger each class is than the one before.',
    source: 'memcached.1, OPTIONS -n, -f',
    needs: ['-n', '500', '-f', '2'],
  },
  'stats.agree': {
    says: 'What two statistics report agrees: reads are hits and misses, touches too; the slab classes together hold the items, and did the commands, of the whole server.',
    source: 'protocol.txt, General-purpose statistics; Item statistics; Slab statistics',
    since: '1.4.8',
    ...noBackgroundReclaim,
  },

  // Connections
  'stats.connections': {
    says: 'curr_connections is the number of open connections, total_connections counts those that were ever opened.',
    ...own,
  },
  'stats.conns': {
    says: 'stats conns reports address and state of every connection and every listener, and for a connection also the address that it came to.',
    source: 'protocol.txt, Connection statistics',
    since: '1.5.17',
    server: 'own',
  },
  'stats.conns-secs': {
    says: 'secs_since_last_cmd counts the seconds since the last command on a connection.',
    source: 'protocol.txt, Connection statistics',
    since: '1.4.18',
    server: 'own',
    waits: 3,
  },
  'stats.conns-nread': {
    says: 'A connection on which a part of a value has come is in state conn_nread until the rest has.',
    source: 'protocol.txt, Connection statistics',
    since: '1.4.18',
    server: 'own',
  },
  'stats.unknown-argument': {
    says: 'stats of an unknown group replies ERROR.',
    source: 'protocol.txt, Statistics',
  },
  'stats.detail-usage': {
    says: 'stats detail without on, off or dump replies with its usage.',
    source: 'protocol.txt, Statistics (not described there)',
    since: '1.2.1',
  },
  'stats.cachedump-errors': {
    says: 'stats cachedump without two numbers, or with a slab class that cannot exist, is rejected.',
    source: 'protocol.txt, Statistics (not described there)',
    since: '1.4.2',
  },
});

export const claim = claimsOf(stats);
