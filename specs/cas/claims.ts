import { claims, claimsOf } from '../../fixtures/claims';

const storing = 'protocol.txt, Storage commands';
const reading = 'protocol.txt, Retrieval command';

export const cas = claims({
  // The number itself
  'retrieval.get.does-not-change-cas': {
    says: 'Reading an item changes nothing about it: value, flags, TTL and CAS are what they were.',
    source: reading,
    since: '1.2.4',
    waits: 3,
  },
  'cas.unique-per-item': {
    says: 'A server gives no CAS twice, and each change gets a greater one than all changes before it.',
    source: reading,
    since: '1.2.4',
    // On a used server the number may break the rule: see cas.unique-after-binary.
    server: 'fresh',
  },
  'cas.unique-after-binary': {
    says: 'A store by text gets a CAS unique that no item had before, whoever used a connection before it.',
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
    says: 'A server started with -C gives its items no CAS of their own: that of each is read as 0.',
    source: 'memcached.1, OPTIONS -C',
    since: '1.4.0',
    needs: ['-C'],
    // Up to 1.6.24, without CAS, a flush also takes what is stored after it in the same second: a
    // server that was emptied for its next proof would lose that proof's items.
    server: 'fresh',
  },
  'cas.after-each-mutation': {
    says: 'Every command that changes the value of an item makes the CAS that a client knows out of date; a read does not.',
    source: storing,
    since: '1.2.4',
  },
  'cas.touch-keeps': {
    says: 'A new TTL alone leaves the CAS of an item as it was.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },

  // Compare and swap
  'cas.match': {
    says: 'A cas with the CAS that the item has stores, and says so.',
    source: storing,
    since: '1.2.4',
  },
  'cas.mismatch': {
    says: 'A cas with a CAS that is out of date is told that the item was changed, and leaves it as it is.',
    source: storing,
    since: '1.2.4',
  },
  'cas.missing': {
    says: 'A cas on a free key finds nothing to swap, says so, and the key stays free.',
    source: storing,
    since: '1.2.4',
  },
  'cas.used-twice': {
    says: 'A CAS is good for one swap: a second one with it is refused.',
    source: storing,
    since: '1.2.4',
  },
  'cas.zero-token': {
    says: 'No item has the CAS 0: a cas with it is refused as out of date.',
    source: storing,
    since: '1.2.4',
  },
  'cas.concurrent-one-winner': {
    says: 'Of many clients that swap by one CAS at once, one succeeds and the others are told that they did not, so that no update is lost.',
    source: storing,
    since: '1.2.4',
  },
  'cas.expired': {
    says: 'A cas on an item that has expired finds nothing to swap, and does not bring it back.',
    source: storing,
    since: '1.2.4',
    waits: 4,
  },
  'cas.resets-flags-ttl': {
    says: 'A cas that succeeds gives the item its own flags and TTL, as set does.',
    source: storing,
    since: '1.2.4',
    waits: 4,
  },

  // The field of the binary header
  'binary.cas-in-get-response': {
    says: 'The CAS in the header of a Get response is the one that gets prints, and a text cas accepts it.',
    source: 'protocol-binary.txt, 2 Packet structure',
    since: '1.4.0',
  },
  'binary.set-cas-match': {
    says: 'A Set with a CAS in its header stores where the item has that CAS, with a new CAS in the response; otherwise it is answered Key exists, and the item stays.',
    source: 'protocol-binary.txt, 4.3 Set, Add, Replace',
    since: '1.4.0',
  },
  'binary.set-cas-missing': {
    says: 'A Set with a CAS in its header stores nothing under a free key, and is answered Key not found.',
    source: 'protocol-binary.txt, 4.3 Set, Add, Replace',
    since: '1.4.0',
  },
  'binary.replace-cas': {
    says: 'A Replace with a CAS in its header stores only where the item has that CAS.',
    source: 'protocol-binary.txt, 4.3 Set, Add, Replace',
    since: '1.4.0',
  },
  'binary.delete-cas': {
    says: 'A Delete with a CAS in its header deletes only an item that has that CAS.',
    source: 'protocol-binary.txt, 4.4 Delete (as Set; not stated)',
    since: '1.4.0',
  },
  'binary.incr-cas': {
    says: 'An Increment or Decrement with a CAS in its header counts only where the item has that CAS.',
    source: 'protocol-binary.txt, 4.5 Increment, Decrement (as Set; not stated)',
    since: '1.4.0',
  },
  'binary.append-cas': {
    says: 'An Append or Prepend with a CAS in its header adds its bytes only where the item has that CAS.',
    source: 'protocol-binary.txt, 4.10 Append, Prepend (as Set; not stated)',
    since: '1.4.0',
  },
});

export const claim = claimsOf(cas);
