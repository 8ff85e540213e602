import { claims, claimsOf } from '../../fixtures/claims';

const deletionSection = 'protocol.txt, Deletion';

export const deletion = claims({
  'delete.hit': {
    says: 'delete of an existing key replies DELETED, and the key is a miss from then on.',
    source: deletionSection,
  },
  'delete.one-winner': {
    says: 'Of concurrent deletes of one key, one replies DELETED, and the others NOT_FOUND.',
    source: deletionSection,
    deviations: [
      {
        to: '1.5.13',
        sometimes: true,
        does: 'More than one client may get DELETED for one item: it is looked up and removed under two locks.',
      },
    ],
  },
  'delete.miss': {
    says: 'delete of a missing key replies NOT_FOUND.',
    source: deletionSection,
  },
  'delete.expired': {
    says: 'delete of an expired item is a miss.',
    source: deletionSection,
    waits: 3,
  },
  'delete.then-add': {
    says: 'A deleted key is missing at once: set and add store it again.',
    source: deletionSection,
    since: '1.4.0',
  },
  'delete.zero-argument': {
    says: 'A 0 after the key, a hold time of earlier releases, has no effect.',
    source: deletionSection,
    since: '1.4.4',
  },
  'delete.only-named-key': {
    says: 'delete removes the item of its key and no other item.',
    source: deletionSection,
  },
  'delete.no-key': {
    says: 'delete without a key gets an error line.',
    source: 'protocol.txt, Deletion',
  },
  'delete.nonzero-argument': {
    says: 'delete takes a key and noreply only: with a number after the key it is rejected, and the item stays.',
    source: 'protocol.txt, Deletion',
    since: '1.4.0',
    deviations: [{ from: '1.6.40', does: 'the number is ignored and the item deleted' }],
  },
});

export const claim = claimsOf(deletion);
