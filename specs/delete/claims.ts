import { claims, claimsOf } from '../../fixtures/claims';

const deletionSection = 'protocol.txt, Deletion';

export const deletion = claims({
  'delete.hit': {
    says: 'delete of an existing key answers DELETED, and the key is a miss from then on.',
    source: deletionSection,
  },
  'delete.one-winner': {
    says: 'When many clients delete one key at once, one of them gets DELETED, and the others NOT_FOUND.',
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
    says: 'delete of a missing key answers NOT_FOUND.',
    source: deletionSection,
  },
  'delete.expired': {
    says: 'An item that has expired is not there for delete either.',
    source: deletionSection,
    waits: 3,
  },
  'delete.then-add': {
    says: 'A deleted key is free at once: it can be set and added again.',
    source: deletionSection,
    since: '1.4.0',
  },
  'delete.zero-argument': {
    says: 'A 0 behind the key, as clients from the days of a hold time send it, changes nothing.',
    source: deletionSection,
    since: '1.4.4',
  },
  'delete.only-named-key': {
    says: 'delete takes away the item of its key and no other one.',
    source: deletionSection,
  },
});

export const claim = claimsOf(deletion);
