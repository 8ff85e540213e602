import { claims, claimsOf } from '../../fixtures/claims';

const general = 'protocol.txt, General-purpose statistics';

/**
 * The background threads free expired and flushed items whenever they come by: where a proof is
 * about what a client finds, they are switched off. Before 1.5.0 they run only where they are asked for.
 */
const noBackgroundReclaim = {
  needs: ['-o', 'no_lru_maintainer,no_lru_crawler'],
  needsBefore: [{ version: '1.5.0', needs: [] }],
} as const;

export const stats = claims({
  // The clock
  'stats.uptime-time': {
    says: 'time and uptime are counted in seconds and keep pace with real time.',
    source: general,
    waits: 6,
  },

  // What a reply looks like, and which names it holds
  'stats.format': {
    says: 'stats answers one line for each statistic, STAT with its name and its value, and END behind the last one.',
    source: general,
  },
  'stats.names': {
    says: 'The general statistics hold the names that every tool for Memcached relies on, and each has a value of its documented type.',
    source: general,
    since: '1.4.8',
  },
  'stats.documented-but-absent': {
    says: 'The list of names in the document is the list of names that stats sends.',
    source: general,
    since: '1.6.0',
    server: 'own',
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
    says: 'The version among the statistics is the one that the command version answers.',
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
    says: 'The settings show how many bytes the client flags of an item have: 4, or 8 in a build for large ones.',
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
  'binary.stat': {
    says: 'Stat answers one response for each statistic, its name as the key and its value as text, and behind them one with neither; the names are those of the text protocol.',
    source: 'protocol-binary.txt, 4.11 Stat',
    since: '1.4.0',
  },
  'binary.stat-key': {
    says: 'The key of a Stat request names the group of statistics to send; with reset nothing comes but the end, and the counters are 0.',
    source: 'protocol-binary.txt, 4.11 Stat',
    since: '1.4.0',
    server: 'own',
  },
  'binary.stat-unknown': {
    says: 'Stat for a group that does not exist has one response, whose status says that there is no such key.',
    source: 'protocol-binary.txt, 4.11 Stat',
    since: '1.4.0',
  },

  // Counters of commands
  'stats.cmd-get': {
    says: 'cmd_get counts the keys that were asked for, and each counts either as a hit or as a miss.',
    source: general,
    server: 'own',
  },
  'stats.gets-counts': {
    says: 'A read that also gives the CAS counts as any other read.',
    source: general,
    server: 'own',
  },
  'stats.cmd-set': {
    says: 'cmd_set counts every request to store, also one whose condition does not hold; one that is refused before it gets that far does not count.',
    source: general,
    server: 'own',
  },
  'stats.delete-hits-misses': {
    says: 'delete_hits and delete_misses count deletes of keys that are there and of keys that are not.',
    source: general,
    server: 'own',
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
    source: general,
    since: '1.3.2',
    server: 'own',
  },
  'stats.cas': {
    says: 'A compare-and-swap counts in cas_hits, cas_badval or cas_misses: the CAS was right, was another one, or there was no item.',
    source: general,
    since: '1.3.2',
    server: 'own',
  },
  'stats.touch': {
    says: 'A touch and a read that touches count in cmd_touch and touch_hits or touch_misses, and not as reads.',
    source: general,
    since: '1.4.8',
    server: 'own',
  },
  'meta.counts.as-text': {
    says: 'A meta command counts as the text command that does the same: mg as get, or with T on a hit as touch, ms as set, ma as incr or decr, md as delete unless it only marks as stale. cmd_meta counts me alone.',
    source: 'protocol.txt, Meta Get; General-purpose statistics',
    since: '1.6.10',
    server: 'own',
  },
  'flush.counts': {
    says: 'cmd_flush counts the requests to flush.',
    source: general,
    since: '1.4.0',
    server: 'own',
  },
  'expiry.get-expired-stat': {
    says: 'A get that finds an item past its time is a miss, and counts in get_expired as well.',
    source: general,
    since: '1.4.26',
    ...noBackgroundReclaim,
  },
  'flush.get-flushed-stat': {
    says: 'A get that finds an item which was flushed is a miss, and counts in get_flushed as well.',
    source: general,
    since: '1.4.28',
    ...noBackgroundReclaim,
    server: 'own',
    waits: 2,
  },
  'stats.accuracy-concurrent': {
    says: 'The counters are exact however many connections and threads move them at once.',
    source: general,
    server: 'own',
  },
  'stats.bytes-read-written': {
    says: 'bytes_read and bytes_written count every byte that clients send and are sent.',
    source: general,
    server: 'own',
  },
  'stats.reset': {
    says: 'stats reset sets the counters to 0 and leaves the items, and what is counted of them, as they are.',
    source: 'protocol.txt, Statistics',
    server: 'own',
  },

  // What is stored
  'stats.curr-items': {
    says: 'curr_items is the number of items: a new key adds one, overwriting none, and a delete takes one away.',
    source: general,
    server: 'empty',
  },
  'stats.total-items': {
    says: 'total_items counts every time that something was stored, overwriting included, and never goes down.',
    source: general,
    server: 'own',
  },
  'stats.bytes': {
    says: 'bytes grows by the key, the value and some more for each item, and is 0 when all have been deleted.',
    source: general,
    server: 'empty',
  },
  'flush.memory-lazy': {
    says: 'flush_all does not give back the memory of the items at once: total_malloced stays.',
    source: 'protocol.txt, Other commands',
    server: 'own',
  },
  'stats.items': {
    says: 'stats items tells, for each slab class that holds items, how many there are, how old the oldest is and what was evicted; of an empty cache it has nothing to tell.',
    source: 'protocol.txt, Item statistics',
    server: 'empty',
  },
  'stats.slabs': {
    says: 'stats slabs tells, for each slab class, its chunks, its pages and what commands did in it, and in all the number of classes and their memory; the parts agree with the whole.',
    source: 'protocol.txt, Slab statistics',
    server: 'own',
  },
  'stats.sizes-disabled': {
    says: 'Unless the server was started to track sizes, stats sizes answers only that this is disabled.',
    source: 'protocol.txt, Item size statistics',
    since: '1.4.27',
    server: 'own',
  },
  'stats.sizes-enabled': {
    says: 'A server that was started to track sizes tells in stats sizes how many items there are of each size, in steps of 32 bytes; what is stored and deleted is added and taken away.',
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
    says: 'stats detail on begins to count gets, hits, sets and deletes by the part of the key before the first colon, dump shows them, and off ends it.',
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
    says: 'A server started with -X lists no keys: it refuses stats cachedump and lru_crawler metadump.',
    source: 'memcached.1, OPTIONS -X',
    since: '1.4.34',
    needs: ['-X'],
    needsBefore: [{ version: '1.5.0', needs: ['-X', '-o', 'lru_crawler'] }],
  },
  'stats.dumping-disabled-detail': {
    says: 'A server started with -X refuses stats detail too, which would tell the beginnings of keys.',
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
    says: 'What is told in two places is the same in both: reads are hits and misses, touches too; the classes together hold the items, and did the commands, of the whole server.',
    source: 'protocol.txt, General-purpose statistics; Item statistics; Slab statistics',
    since: '1.4.8',
    ...noBackgroundReclaim,
  },

  // Connections
  'stats.connections': {
    says: 'curr_connections is the number of connections that are open, total_connections counts those that ever were.',
    source: general,
    server: 'own',
  },
  'stats.conns': {
    says: 'stats conns tells address and state of every connection and every listener, and for a connection also the address that it came to.',
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
  'watch.counts': {
    says: 'log_watchers is the number of connections that watch.',
    source: general,
    since: '1.6.11',
    server: 'fresh',
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
