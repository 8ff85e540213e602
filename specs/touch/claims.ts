import { claims, claimsOf } from '../../fixtures/claims';
import { binaryTouchMisreads } from '../../fixtures/claims/binary-touch';

const touching = 'protocol.txt, Touch';
const getAndTouch = 'protocol.txt, Get And Touch';

/** How releases up to 1.6.0 touch with a negative TTL. */
const countedBack = {
  to: '1.6.0',
  does: 'The negative TTL is an offset from now: with -1 the item has expired at once, and with a time before the server’s start it stays.',
};

export const touch = claims({
  'touch.hit': {
    says: 'touch on an existing key answers TOUCHED and sets the TTL; value, client flags and CAS unique stay.',
    source: touching,
    since: '1.4.8',
  },
  'touch.miss': {
    says: 'touch on a missing key answers NOT_FOUND, and creates nothing.',
    source: touching,
    since: '1.4.8',
  },
  'touch.extends': {
    says: 'touch resets the TTL, also to one that ends later than the old one.',
    source: touching,
    since: '1.4.8',
    waits: 4,
    deviations: [binaryTouchMisreads],
  },
  'touch.shortens': {
    says: 'touch resets the TTL, also to one that ends sooner than the old one, or of an item that had none.',
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
    says: 'A number of more than 30 days is a Unix time: touch makes the item expire then, and at once where it is in the past.',
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
    says: 'gat answers as get does and resets the TTL; value, client flags and CAS unique stay.',
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
    says: 'gat with a negative TTL returns the item a last time: it has expired then.',
    source: getAndTouch,
    since: '1.5.3',
    deviations: [countedBack],
  },

  // The binary commands
  'binary.touch': {
    says: 'Touch (0x1c) sets the TTL, and is answered with the client flags as extras and no value; for a missing key with Key not found.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
    deviations: [binaryTouchMisreads],
  },
  'binary.gat': {
    says: 'GAT (0x1d) is answered as Get is, and sets the TTL; for a missing key with Key not found.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
    deviations: [binaryTouchMisreads],
  },
  'binary.gatq': {
    says: 'GATQ (0x1e) is GAT that is silent on a miss.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
    deviations: [binaryTouchMisreads],
  },
  'binary.gatk': {
    says: 'GATK (0x23) is GAT with the key in its response.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
    deviations: [binaryTouchMisreads],
  },
  'binary.gatkq': {
    says: 'GATKQ (0x24) is GATK that is silent on a miss.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
    deviations: [{ to: '1.4.21', does: 'GATKQ is answered without the key, as GATQ is.' }],
  },
});

export const claim = claimsOf(touch);
