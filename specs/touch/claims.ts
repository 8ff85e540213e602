import { claims, claimsOf } from '../../fixtures/claims';

const touching = 'protocol.txt, Touch';
const getAndTouch = 'protocol.txt, Get And Touch';

export const touch = claims({
  'touch.hit': {
    says: 'touch on a key that is there says so and gives the item a new TTL; value, flags and CAS stay.',
    source: touching,
    since: '1.4.8',
  },
  'touch.miss': {
    says: 'touch on a key that is not there says that, and creates nothing.',
    source: touching,
    since: '1.4.8',
  },
  'touch.extends': {
    says: 'A longer TTL from touch counts from the touch on: the item outlives the one it had.',
    source: touching,
    since: '1.4.8',
    waits: 4,
  },
  'touch.shortens': {
    says: 'A shorter TTL from touch ends an item that was to stay longer, or for ever.',
    source: touching,
    since: '1.4.8',
    waits: 3,
  },
  'touch.zero': {
    says: 'touch with 0 takes the TTL away: the item stays.',
    source: touching,
    since: '1.4.8',
    waits: 4,
  },
  'touch.negative': {
    says: 'touch with a negative TTL succeeds, and the item has expired at once.',
    source: touching,
    since: '1.6.1',
  },
  'touch.absolute': {
    says: 'A number of more than 30 days is a Unix time: touch makes the item end then, and at once where that is past.',
    source: touching,
    since: '1.4.8',
    waits: 4,
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
    says: 'gat answers as get does and gives the item a new TTL; value, flags and CAS stay.',
    source: getAndTouch,
    since: '1.5.3',
    waits: 4,
  },
  'touch.gat.miss': {
    says: 'gat of a key that is not there is a miss, and creates nothing.',
    source: getAndTouch,
    since: '1.5.3',
  },
  'touch.gat.multi': {
    says: 'gat of several keys returns and touches those that are there, in the order of the request.',
    source: getAndTouch,
    since: '1.5.3',
  },
  'touch.gats.cas': {
    says: 'gats is gat that also gives the CAS of each item.',
    source: getAndTouch,
    since: '1.5.3',
  },
  'touch.gat.zero': {
    says: 'gat with 0 takes the TTL away: the item stays.',
    source: getAndTouch,
    since: '1.5.3',
    waits: 4,
  },
  'touch.gat.negative': {
    says: 'gat with a negative TTL returns the item a last time: it has expired then.',
    source: getAndTouch,
    since: '1.6.1',
  },

  // The binary commands
  'binary.touch': {
    says: 'Touch (0x1c) is answered with the flags as extras and no value; on a free key with Key not found.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
  },
  'binary.gat': {
    says: 'GAT (0x1d) is answered as Get is, and sets the TTL; on a free key with Key not found.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
  },
  'binary.gatq': {
    says: 'GATQ (0x1e) is GAT that is silent on a miss.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.8',
  },
  'binary.gatk': {
    says: 'GATK (0x23) is GAT with the key in its response; GATKQ (0x24) is the same, and silent on a miss.',
    source: 'protocol_binary.h (protocol-binary.txt lacks it)',
    since: '1.4.22',
  },
});

export const claim = claimsOf(touch);
