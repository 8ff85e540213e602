import { claims, claimsOf } from '../../fixtures/claims';

export const storage = claims({
  'storage.set.stores': {
    says: 'set answers that it stored, and from then on get returns just those bytes.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.set.overwrites': {
    says: 'set on a key that is taken succeeds, and replaces value, flags and TTL.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.value.arbitrary-bytes': {
    says: 'A value may hold any bytes, line ends and text of the protocol included, and comes back as it was.',
    source: 'protocol.txt, Protocol',
  },
  'storage.value.zero-length': {
    says: 'A value of no bytes is an entry like any other: a hit, not a miss.',
    source: 'protocol.txt, Storage commands',
  },
});

export const claim = claimsOf(storage);
