import { claims, claimsOf } from '../../fixtures/claims';

const source = 'protocol.txt, Watchers';

const own = { source, since: '1.4.26', server: 'own' } as const;

const afterNul = {
  to: '1.4.33',
  does: 'Every line but the first has a NUL before it.',
} as const;

export const watching = claims({
  'watch.ok': {
    says: 'watch replies OK and turns the connection into a log of the streams that it names, or of fetchers where it names none.',
    ...own,
  },
  'watch.stacked': {
    says: 'One watch can name several streams.',
    ...own,
  },
  'watch.proxy-streams': {
    says: 'A watch may name the streams of the proxy, whether or not there is one.',
    source,
    since: '1.6.16',
    server: 'own',
  },
  'watch.fetchers': {
    says: 'The stream fetchers has a line for each item that is looked up, with a time, a number of its own, the key and whether it was found.',
    ...own,
    deviations: [afterNul],
  },
  'watch.mutations': {
    says: 'The stream mutations has a line for each attempt to store, with the key, the command and the result.',
    ...own,
    deviations: [
      {
        to: '1.4.33',
        does: 'Result and command are those that follow the right ones in a list: a set that stored is shown as exists and replace.',
      },
    ],
  },
  'watch.deletions': {
    says: 'The stream deletions has a line for each item that is deleted, with the key and the command, and none for a delete that misses.',
    source,
    since: '1.6.20',
    server: 'own',
  },
  'watch.disabled': {
    says: 'A server started with -W rejects watch.',
    source: 'memcached -h, -W',
    since: '1.5.21',
    needs: ['-W'],
  },
  'watch.connevents': {
    says: 'The stream connevents has a line for each connection that opens or closes, with its remote address, port and transport, and with the reason where it closes.',
    source,
    since: '1.6.11',
    server: 'fresh',
  },
  'watch.evictions': {
    says: 'The stream evictions has a line for each item that is evicted, with its key, whether it was ever fetched, the TTL that it had left and the seconds since it was last used.',
    source,
    since: '1.4.26',
    needs: ['-m', '2'],
    deviations: [afterNul],
  },
  'watch.uri-encoding': {
    says: 'In a log line a key is URI-encoded.',
    ...own,
  },
  'watch.other-connections-unaffected': {
    says: 'A watcher that does not read its log delays nobody: others are served as before, and the lines that it misses are counted.',
    source: 'protocol.txt, Watchers; General-purpose statistics',
    since: '1.4.26',
    server: 'fresh',
  },
  'watch.counts': {
    says: 'log_watchers is the number of connections that watch.',
    source: 'protocol.txt, General-purpose statistics',
    since: '1.6.11',
    server: 'fresh',
  },
  'watch.bad': {
    says: 'watch of an unknown stream replies ERROR, and the connection still takes commands.',
    source: 'protocol.txt, Watchers',
    since: '1.4.26',
  },
  'watch.pipelined-refused': {
    says: 'watch and lru_crawler metadump take over a connection: after a store in the same write they are rejected.',
    source: 'not in protocol.txt: the text of the refusal',
    since: '1.6.0',
  },
  'watch.pipelined-behind-get': {
    says: 'watch and lru_crawler metadump after a get in the same write are rejected.',
    source: 'not in protocol.txt: the text of the refusal',
    since: '1.6.0',
    deviations: [{ to: '1.6.34', does: 'behind a get they are taken as if they came alone' }],
  },
});

export const claim = claimsOf(watching);
