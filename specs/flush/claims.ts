import { claims, claimsOf, type Claim } from '../../fixtures/claims';
import { noBackgroundReclaim } from '../../fixtures/claims/no-background-reclaim';

const FLUSH_ALL = 'protocol.txt, Other commands';

const oneTickEarly = [
  {
    does: 'A delayed flush acts one tick of the server’s clock before its delay is over.',
  },
] as const;

/** Flushing is felt by everybody, so every claim here has its server to itself. */
const onItsOwn = <C extends Claim>(claim: C) => ({ ...claim, server: 'own' as const });

export const flush = claims({
  'flush.immediate': onItsOwn({
    says: 'flush_all answers OK, and every item that was stored before it is a miss.',
    source: FLUSH_ALL,
  }),
  'flush.immediate-then-set': onItsOwn({
    says: 'An item that is stored after a flush is kept, also within the same second.',
    source: FLUSH_ALL,
    waits: 3,
  }),
  'flush.zero-argument': onItsOwn({
    says: 'flush_all 0 acts at once.',
    source: FLUSH_ALL,
  }),
  'flush.negative-argument': onItsOwn({
    says: 'flush_all with a negative number answers OK and acts at once.',
    source: FLUSH_ALL,
  }),
  'flush.absolute-past': onItsOwn({
    says: 'flush_all with a Unix time before the items were stored answers OK and takes nothing away.',
    source: FLUSH_ALL,
  }),

  'flush.delay': onItsOwn({
    says: 'flush_all n answers OK at once; every item is there until the n-th tick of the server’s clock after it, and gone from that tick on.',
    source: FLUSH_ALL,
    waits: 6,
    deviations: oneTickEarly,
  }),
  'flush.delay-one': onItsOwn({
    says: 'flush_all 1 takes effect at the next tick of the server’s clock, and takes away what was stored before that tick.',
    source: FLUSH_ALL,
    waits: 3,
    deviations: [
      {
        does: 'flush_all 1 takes away at once what is there, and until the next tick what is stored is a miss at once.',
      },
    ],
  }),
  'flush.delay-lost-second': onItsOwn({
    says: 'What is stored is there to be read at once, before, while and after a delayed flush takes effect.',
    source: FLUSH_ALL,
    waits: 6,
    deviations: [
      {
        does: 'In the last second before the delay of a flush is over, after it has acted, what is stored is a miss at once.',
      },
    ],
  }),
  'flush.pending-keeps-items': {
    says: 'Until a delayed flush takes effect, what is stored removes no other item.',
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
    says: 'The latest flush_all counts: one that was pending is forgotten.',
    source: FLUSH_ALL,
    waits: 6,
  }),
  'flush.absolute-future': onItsOwn({
    says: 'flush_all with a Unix time to come acts when the server’s clock shows that time.',
    source: 'protocol.txt, Other commands; Expiration times',
    waits: 6,
    deviations: oneTickEarly,
  }),
  'flush.reading-does-not-save': onItsOwn({
    says: 'Reading an item between a delayed flush and its effect does not save it.',
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
    says: 'A server started with -F refuses flush_all, flushes nothing, and counts the request all the same.',
    source: 'memcached.1, OPTIONS -F',
    since: '1.4.17',
    needs: ['-F'],
  },
  'flush.disabled-binary': {
    says: 'A server started with -F refuses Flush of the binary protocol, flushes nothing, and counts the request all the same.',
    source: 'memcached.1, OPTIONS -F',
    since: '1.4.17',
    needs: ['-F'],
    deviations: [
      {
        does: 'It is refused with the status of a missing login, and is not counted.',
      },
    ],
  },

  'binary.flush': onItsOwn({
    says: 'Flush without extras answers with status 0 and nothing else, and every item is a miss.',
    source: 'protocol-binary.txt, Flush',
    since: '1.4.0',
  }),
  'binary.flush-delay': onItsOwn({
    says: 'Flush with an expiry in its extras leaves the items for now; once the delay is over they are gone.',
    source: 'protocol-binary.txt, Flush',
    since: '1.4.0',
    waits: 4,
  }),
  'binary.flushq': onItsOwn({
    says: 'FlushQ flushes and sends nothing.',
    source: 'protocol-binary.txt, Command Opcodes',
    since: '1.4.0',
  }),
});

export const claim = claimsOf(flush);
