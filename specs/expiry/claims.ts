import { claims, claimsOf } from '../../fixtures/claims';
import { noBackgroundReclaim } from '../../fixtures/claims/no-background-reclaim';
import { binaryTouchMisreads } from '../../fixtures/claims/binary-touch';

const STORAGE = 'protocol.txt, Storage commands';
const TIMES = 'protocol.txt, Expiration times';

/** How releases treat a number of more than signed 32 bits. */
const countedBack = {
  to: '1.4.6',
  as: 'counted back',
  does: 'The number is taken as signed 32 bits, and a negative one as an offset from now: 4294967295 was a second ago, so the item has expired at once; 2147483648 is before the server’s start, so the item does not expire.',
};
const takenAsSigned = {
  as: 'signed',
  does: 'The number is taken as signed 32 bits: from 2147483648 on it is negative and the item has expired at once.',
};
const rejected = {
  as: 'rejected',
  does: 'A number that does not fit into signed 32 bits is rejected with an error, and the item is left unchanged.',
};

export const expiry = claims({
  'expiry.relative.lifetime': {
    says: 'An item with a TTL of n seconds is there until the n-th tick of the server’s clock after it was stored, and gone from that tick on.',
    source: TIMES,
    waits: 6,
  },
  'expiry.relative.common-tick': {
    says: 'Items that were stored with the same TTL during one second of the server’s clock expire on the same tick.',
    source: TIMES,
    waits: 3,
  },
  'expiry.relative.never-late': {
    says: 'In real time an item outlives its TTL by less than a second.',
    source: TIMES,
    waits: 3,
  },
  'expiry.ttl-1-may-vanish-at-once': {
    says: 'An item with a TTL of 1 expires on the next tick of the server’s clock, however soon after the store that comes.',
    source: TIMES,
    since: '1.5.3',
    waits: 2,
  },
  'expiry.clock-double-step': {
    says: 'Where the server’s clock steps by two at once, an item stored in the second before expires on its tick all the same: a second sooner in real time.',
    source: TIMES,
    server: 'fresh',
    waits: 75,
    soak: 'a server’s clock steps by two every 10 to 20 minutes, and at the soonest some seconds after a start that is timed for it',
  },
  'expiry.zero-never': {
    says: 'A TTL of 0 means that the item does not expire.',
    source: STORAGE,
    waits: 3,
  },
  'expiry.meta-t-whole-seconds': {
    says: 'The remaining TTL that mg reports is the number of ticks that are left: n right after the store, one less at each tick, and never 0.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 4,
  },

  'expiry.negative-text': {
    says: 'A store with a negative TTL succeeds, and the item has expired at once.',
    source: STORAGE,
    since: '1.4.26',
  },
  'expiry.negative-replaces': {
    says: 'A set with a negative TTL replaces the old item: neither is there afterwards.',
    source: STORAGE,
    since: '1.4.26',
  },
  'expiry.negative-meta': {
    says: 'ms with a negative T replies HD, and the item has expired at once.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'expiry.expired-behaves-as-absent': {
    says: 'An expired item is a missing key to every command: reading, changing and deleting it miss, and set and add store.',
    source: STORAGE,
    waits: 3,
  },

  'expiry.exact-30-days': {
    says: 'A TTL of 2592000, exactly 30 days, counts from now.',
    source: TIMES,
    waits: 2,
  },
  'expiry.absolute-after-30-days': {
    says: 'A TTL of 2592001, one second more than 30 days, is a Unix time in 1970: the item has expired at once.',
    source: TIMES,
  },
  'expiry.absolute-past': {
    says: 'An item stored with a Unix time in the past has expired at once.',
    source: TIMES,
  },
  'expiry.absolute-future': {
    says: 'An item stored with a Unix time in the future is there, and that time less now is what remains of its TTL.',
    source: TIMES,
    waits: 2,
  },
  'expiry.absolute-lifetime': {
    says: 'An item stored with a Unix time is there until the server’s clock shows that time, and gone from then on.',
    source: TIMES,
    waits: 4,
  },
  'expiry.binary-large-unsigned': {
    says: 'The binary protocol’s expiry is an unsigned number of 32 bits: the largest is a time in 2106, not a negative one.',
    source: 'protocol-binary.txt, Set, Add, Replace',
    since: '1.4.0',
  },
  'expiry.over-2038-text': {
    says: 'A Unix time has 32 bits, so one from 2038 to 2106 is in the future for a storage command as well.',
    source: TIMES,
    deviations: [
      countedBack,
      {
        from: '1.4.7',
        as: 'signed',
        does: 'A storage line takes the number as signed 32 bits: from 2147483648 on it is negative and the item has expired at once, and 4294967296 is 0, so the item does not expire.',
      },
    ],
  },
  'expiry.over-2038-touch': {
    says: 'A Unix time has 32 bits, so one from 2038 to 2106 is in the future for touch as well.',
    source: TIMES,
    since: '1.4.8',
    deviations: [
      { ...countedBack, to: '1.6.0' },
      { ...takenAsSigned, from: '1.6.1', to: '1.6.44' },
      { ...rejected, from: '1.6.45' },
    ],
  },
  'expiry.over-2038-gat': {
    says: 'A Unix time has 32 bits, so one from 2038 to 2106 is in the future for gat as well.',
    source: TIMES,
    since: '1.5.3',
    deviations: [
      { ...countedBack, to: '1.6.0' },
      { ...takenAsSigned, from: '1.6.1', to: '1.6.39' },
      { ...rejected, from: '1.6.40' },
    ],
  },
  'expiry.over-2038-meta': {
    says: 'A Unix time has 32 bits, so one from 2038 to 2106 is in the future for T of mg, ms and ma as well.',
    source: TIMES,
    since: '1.6.10',
    deviations: [
      { ...takenAsSigned, to: '1.6.44' },
      { ...rejected, from: '1.6.45' },
    ],
  },

  'expiry.get-does-not-extend': {
    says: 'get keeps the TTL.',
    source: TIMES,
    waits: 3,
  },
  'expiry.append-keeps': {
    says: 'append and prepend keep the TTL.',
    source: STORAGE,
    since: '1.2.4',
    waits: 3,
  },
  'expiry.incr-keeps': {
    says: 'incr and decr keep the TTL.',
    source: STORAGE,
    waits: 3,
  },
  'expiry.set-resets': {
    says: 'set on an existing item resets the TTL.',
    source: STORAGE,
    waits: 4,
  },
  'expiry.replace-resets': {
    says: 'replace and cas reset the TTL to their own; with 0 they clear it.',
    source: STORAGE,
    waits: 4,
  },
  'expiry.touch-resets': {
    says: 'touch resets the TTL.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
    waits: 4,
    deviations: [binaryTouchMisreads],
  },
  'expiry.gat-resets': {
    says: 'gat, and each other command that reads and touches, resets the TTL.',
    source: 'protocol.txt, Get And Touch',
    since: '1.5.3',
    waits: 4,
  },
  'expiry.set-without-ttl-clears': {
    says: 'set without a TTL clears the TTL of an existing item.',
    source: STORAGE,
    waits: 4,
  },
  'expiry.negative-meta-ttl-report': {
    says: 't returns no time left for an item that a negative T or N has just expired.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
    deviations: [{ does: 't returns a number near 2^32; the item has expired all the same' }],
  },
  'expiry.get-expired-stat': {
    says: 'A get of an expired item is a miss, and counts in get_expired as well.',
    source: 'protocol.txt, General-purpose statistics',
    since: '1.4.26',
    ...noBackgroundReclaim,
  },
});

export const claim = claimsOf(expiry);
