import { claims, claimsOf } from '../../fixtures/claims';
import { binaryTouchMisreads } from '../../fixtures/claims/binary-touch';

const touching = 'protocol.txt, Touch';
const getAndTouch = 'protocol.txt, Get And Touch';

/** How releases up to 1.6.0 touch with a negative TTL. */
const countedBack = {
  to: '1.6.0',
  does: 'The negative TTL is an offset from now: with -1 the item has expired at once, and with a time before the server’s start it does not expire.',
};

export const touch = claims({
  'touch.hit': {
    says: 'touch on an existing key replies TOUCHED and sets the TTL; value, client flags and CAS unique stay.',
    source: touching,
    since: '1.4.8',
  },
  'touch.miss': {
    says: 'touch on a missing key replies NOT_FOUND, and creates nothing.',
    source: touching,
    since: '1.4.8',
  },
  'touch.extends': {
    says: 'touch resets the TTL, also to a longer one.',
    source: touching,
    since: '1.4.8',
    waits: 4,
    deviations: [binaryTouchMisreads],
  },
  'touch.shortens': {
    says: 'touch resets the TTL, also to a shorter one, or of an item that had none.',
    source: touching,
    since: '1.4.8',
    waits: 3,
    deviations: [binaryTouchMisreads],
  },
  'touch.zero': {
    says: 'touch with 0 clears the TTL: the item does not expire.',
    source: touching,
    since: '1.4.8',
    waits: 4,
  },
  'touch.negative': {
    says: 'touch with a negative TTL succeeds, and the item has expired at once.',
    source: touching,
    since: '1.4.26',
    deviations: [countedBack],
  },
  'touch.absolute': {
    says: 'A TTL of more than 30 days is a Unix time: an item that is touched with it expires then, and at once where the time is in the past.',
    source: touching,
    since: '1.4.8',
    waits: 4,
    deviations: [binaryTouchMisreads],
  },
  'touch.expired-not-revived': {
    says: 'An item that has expired cannot be touched: it is a miss, and stays one.',
    source: touching,
    since: '1.4.8',
    waits: 3,
  },
  'touch.gat.expired-not-revived': {
    says: 'An item that has expired cannot be read and touched: it is a miss, and stays one.',
    source: getAndTouch,
    since: '1.5.3',
    waits: 3,
  },

  // Read and touch in one command
  'touch.gat.hit': {
    says: 'gat replies as get does and resets the TTL; value, client flags and CAS unique stay.',
    source: getAndTouch,
    since: '1.5.3',
    waits: 4,
  },
  'touch.gat.miss': {
    says: 'gat of a missing key is a miss, and creates nothing.',
    source: getAndTouch,
    since: '1.5.3',
  },
  'touch.gat.multi': {
    says: 'gat of several keys returns and touches the items that exist, in the order of the request.',
    source: getAndTouch,
    since: '1.5.3',
  },
  'touch.gats.cas': {
    says: 'gats is gat that also returns the CAS unique of each item.',
    source: getAndTouch,
    since: '1.5.3',
  },
  'touch.gat.zero': {
    says: 'gat with 0 clears the TTL: the item does not expire.',
    source: getAndTouch,
    since: '1.5.3',
    waits: 4,
  },
  'touch.gat.negative': {
    says: 'gat with a negative TTL returns the item, which has expired then.',
    source: getAndTouch,
    since: '1.5.3',
    deviations: [countedBack],
  },
  'touch.gat.no-key': {
    says: 'gat and gats need at least one key: with a TTL alone they get an error line.',
    source: 'protocol.txt, Get And Touch',
    since: '1.5.3',
    deviations: [
      { from: '1.6.7', to: '1.6.39', does: 'END, as if keys had been asked for and all missed' },
    ],
  },
  'touch.missing-args': {
    says: 'touch without a TTL, or without a key, gets an error line.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },
  'touch.bad-exptime': {
    says: 'touch with a TTL that is no number is rejected.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },
  'touch.refused-keeps-ttl': {
    says: 'A rejected touch, gat or gats keeps the TTL of the item.',
    source: 'protocol.txt, Touch and Get And Touch',
    // The meta command me shows it.
    since: '1.5.19',
  },
  'touch.gat.bad-exptime': {
    says: 'gat and gats with a TTL that is no number are rejected, and return nothing.',
    source: 'protocol.txt, Get And Touch',
    since: '1.5.3',
  },
  'touch.cross-protocol': {
    says: 'A TTL that touch set over one protocol holds over the others.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
    waits: 4,
    deviations: [
      {
        ...binaryTouchMisreads,
        over: ['memjs', 'binary'].flatMap((writer) =>
          ['memjs', 'text', 'meta', 'binary'].map((reader) => `${writer} to ${reader}`),
        ),
      },
    ],
  },
});

export const claim = claimsOf(touch);
