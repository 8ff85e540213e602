import { claims, claimsOf } from '../../fixtures/claims';

const storing = 'protocol.txt, Storage commands';
const reading = 'protocol.txt, Retrieval command';

export const cas = claims({
  'cas.unique-per-item': {
    says: 'A server sets no CAS unique twice, and each change sets a greater one than all changes before it.',
    source: reading,
    since: '1.2.4',
    // On a used server the number may break the rule: see cas.unique-after-binary.
    server: 'fresh',
  },
  'cas.unique-after-binary': {
    says: 'A store by text sets a CAS unique that no item had before, whoever used a connection before it.',
    source: reading,
    since: '1.4.0',
    needs: ['-t', '1'],
    deviations: [
      {
        from: '1.6.27',
        does: 'The first store by text on a descriptor that a binary connection had before gets the CAS of the last store on that one.',
      },
    ],
  },
  'cas.disabled': {
    says: 'A server started with -C sets no CAS uniques: each is read as 0.',
    source: 'memcached.1, OPTIONS -C',
    since: '1.4.0',
    needs: ['-C'],
    // Up to 1.6.24, without CAS, a flush also takes what is stored after it in the same second: a
    // server that was emptied for its next proof would lose that proof's items.
    server: 'fresh',
  },
  'cas.after-each-mutation': {
    says: 'Every command that changes the value of an item sets a new CAS unique; a read does not.',
    source: storing,
    since: '1.2.4',
  },
  'cas.touch-keeps': {
    says: 'A new TTL alone keeps the CAS unique.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },
  'cas.match': {
    says: 'cas with the CAS unique of the item stores.',
    source: storing,
    since: '1.2.4',
  },
  'cas.mismatch': {
    says: 'cas with an old CAS unique replies that the item exists, and leaves it unchanged.',
    source: storing,
    since: '1.2.4',
  },
  'cas.missing': {
    says: 'cas of a missing key is a miss, and stores nothing.',
    source: storing,
    since: '1.2.4',
  },
  'cas.used-twice': {
    says: 'A CAS unique is good for one cas: a second one with it does not store.',
    source: storing,
    since: '1.2.4',
  },
  'cas.zero-token': {
    says: 'No item has the CAS unique 0: cas with it does not store.',
    source: storing,
    since: '1.2.4',
  },
  'cas.concurrent-one-winner': {
    says: 'Of concurrent cas with one CAS unique, one stores, so that no update is lost.',
    source: storing,
    since: '1.2.4',
  },
  'cas.expired': {
    says: 'cas of an expired item is a miss, and does not revive it.',
    source: storing,
    since: '1.2.4',
    waits: 4,
  },
  'cas.resets-flags-ttl': {
    says: 'cas replaces client flags and TTL, as set does.',
    source: storing,
    since: '1.2.4',
    waits: 4,
  },
  'cas.missing-token': {
    says: 'cas without a CAS unique gets an error line, and stores nothing.',
    source: 'protocol.txt, Storage commands',
    since: '1.2.4',
  },
  'cas.bad-token': {
    says: 'A CAS unique that is no unsigned 64-bit number is rejected as a bad command line, and nothing is stored.',
    source: 'protocol.txt, Storage commands',
    since: '1.2.4',
  },
});

export const claim = claimsOf(cas);
