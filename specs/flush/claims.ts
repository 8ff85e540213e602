import { claims, claimsOf, type Claim } from '../../fixtures/claims';
import { noBackgroundReclaim } from '../../fixtures/claims/no-background-reclaim';

const FLUSH_ALL = 'protocol.txt, Other commands';

const oneTickEarly = [
  {
    does: 'A delayed flush takes effect one tick too early.',
  },
] as const;

/** A flush removes the items of every other proof, so these have a server of their own. */
const onItsOwn = <C extends Claim>(claim: C) => ({ ...claim, server: 'own' as const });

export const flush = claims({
  'flush.immediate': onItsOwn({
    says: 'flush_all replies OK, and every item stored before it is a miss.',
    source: FLUSH_ALL,
  }),
  'flush.immediate-then-set': onItsOwn({
    says: 'An item stored after a flush persists, also within the same second.',
    source: FLUSH_ALL,
    waits: 3,
  }),
  'flush.zero-argument': onItsOwn({
    says: 'flush_all 0 takes effect at once.',
    source: FLUSH_ALL,
  }),
  'flush.negative-argument': onItsOwn({
    says: 'flush_all with a negative number replies OK and takes effect at once.',
    source: FLUSH_ALL,
  }),
  'flush.absolute-past': onItsOwn({
    says: 'flush_all with a Unix time before the items were stored replies OK and removes nothing.',
    source: FLUSH_ALL,
  }),
  'flush.delay': onItsOwn({
    says: 'flush_all n replies OK at once; every item is there until the n-th tick of the server’s clock, and gone from that tick on.',
    source: FLUSH_ALL,
    waits: 6,
    deviations: oneTickEarly,
  }),
  'flush.delay-one': onItsOwn({
    says: 'flush_all 1 takes effect on the next tick of the server’s clock, and removes what was stored before it.',
    source: FLUSH_ALL,
    waits: 3,
    deviations: [
      {
        does: 'flush_all 1 removes every item at once, and until the next tick what is stored is a miss at once.',
      },
    ],
  }),
  'flush.delay-lost-second': onItsOwn({
    says: 'An item is readable as soon as it is stored, before and after a delayed flush takes effect.',
    source: FLUSH_ALL,
    waits: 6,
    deviations: [
      {
        does: 'In the last second before the delay of a flush is over, after it has acted, what is stored is a miss at once.',
      },
    ],
  }),
  'flush.pending-keeps-items': {
    says: 'Until a delayed flush takes effect, a store removes no other item.',
    source: FLUSH_ALL,
    server: 'fresh',
    deviations: [
      {
        from: '1.4.7',
        to: '1.4.11',
        does: 'A new item takes the memory of one that a pending flush is to remove: that one is a miss at once.',
      },
    ],
  },
  'flush.delay-replaced': onItsOwn({
    says: 'A flush_all replaces a pending one.',
    source: FLUSH_ALL,
    waits: 6,
  }),
  'flush.absolute-future': onItsOwn({
    says: 'flush_all with a Unix time in the future takes effect when the server’s clock shows that time.',
    source: 'protocol.txt, Other commands; Expiration times',
    waits: 6,
    deviations: oneTickEarly,
  }),
  'flush.reading-does-not-save': onItsOwn({
    says: 'A read between a delayed flush and its effect does not save the item.',
    source: FLUSH_ALL,
    waits: 4,
  }),
  'flush.counts': {
    says: 'cmd_flush counts the requests to flush.',
    source: 'protocol.txt, General-purpose statistics',
    since: '1.4.0',
    server: 'own',
  },
  'flush.get-flushed-stat': {
    says: 'A get of a flushed item is a miss, and counts in get_flushed as well.',
    source: 'protocol.txt, General-purpose statistics',
    since: '1.4.28',
    ...noBackgroundReclaim,
    server: 'own',
    waits: 2,
  },
  'flush.memory-lazy': {
    says: 'flush_all does not give back the memory of the items at once: total_malloced stays.',
    source: 'protocol.txt, Other commands',
    server: 'own',
  },
  'flush.disabled': {
    says: 'A server started with -F rejects flush_all, flushes nothing, and counts the request.',
    source: 'memcached.1, OPTIONS -F',
    since: '1.4.17',
    needs: ['-F'],
  },
  'flush.disabled-binary': {
    says: 'A server started with -F rejects a binary Flush, flushes nothing, and counts the request.',
    source: 'memcached.1, OPTIONS -F',
    since: '1.4.17',
    needs: ['-F'],
    deviations: [
      {
        does: 'It is rejected with the status of a missing login, and not counted.',
      },
    ],
  },
  'flush.bad-argument': {
    says: 'flush_all with a delay that is no number is rejected, and flushes nothing.',
    source: 'protocol.txt, Other commands (not stated)',
    since: '1.6.7',
    server: 'own',
  },
  'flush.noreply': {
    says: 'flush_all with noreply flushes, at once or after its delay, and sends no reply.',
    source: FLUSH_ALL,
    since: '1.2.5',
    server: 'own',
    waits: 3,
  },
});

export const claim = claimsOf(flush);
