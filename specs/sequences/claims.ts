import { claims, claimsOf } from '../../fixtures/claims';

export const sequences = claims({
  'sequences.as-a-cache': {
    says: 'Whatever commands one client sends in whatever order, each answer follows from the ones before it, and nothing else is left behind.',
    source: 'protocol.txt, Commands',
    since: '1.4.8',
  },
});

export const claim = claimsOf(sequences);
