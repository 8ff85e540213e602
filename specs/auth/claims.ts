import { claims, claimsOf } from '../../fixtures/claims';

export const auth = claims({
  'auth.sasl-disabled': {
    says: 'On a server without -S the opcodes of SASL are unknown commands.',
    source: 'memcached.1, OPTIONS -S',
    since: '1.4.3',
    server: 'own',
  },
});

export const claim = claimsOf(auth);
