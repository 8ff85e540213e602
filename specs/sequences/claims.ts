import { claims, claimsOf } from '../../fixtures/claims';

export const sequences = claims({
  'sequences.as-a-cache': {
    says: 'Whatever commands one client sends in whatever order, each reply follows from the commands before it.',
    source: 'protocol.txt, Commands',
    since: '1.4.8',
  },
});

export const claim = claimsOf(sequences);
