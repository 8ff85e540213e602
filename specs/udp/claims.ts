import { claims, claimsOf } from '../../fixtures/claims';

export const udp = claims({
  'udp.off-by-default': {
    says: 'A server that was not told to does not listen for UDP.',
    source: 'memcached.1, OPTIONS -U',
    since: '1.5.6',
    server: 'own',
  },
});

export const claim = claimsOf(udp);
