import { claims, claimsOf } from '../../fixtures/claims';

const protocol = 'protocol.txt, Protocol';

/** One thread serves all connections, so that no other thread can reply. */
const oneThread = ['-t', '1'] as const;

export const pipelining = claims({
  'pipelining.order': {
    says: 'Commands in one write get their replies in order.',
    source: protocol,
  },
  'pipelining.order-touch': {
    says: 'touch in one write with other commands gets its reply in order.',
    source: protocol,
    since: '1.4.8',
  },
  'pipelining.many': {
    says: 'Thousands of commands in one write get all their replies, in order.',
    source: protocol,
  },
  'pipelining.large-mixed': {
    says: 'Sets of one byte to 100 KiB and gets in one pipeline get their replies in order, however they are split.',
    source: protocol,
  },
  'pipelining.fairness': {
    says: 'A long pipeline does not starve another client: the server turns to the next connection after some commands, and counts that in conn_yields.',
    source: 'memcached.1, OPTIONS -R',
    since: '1.4.3',
    needs: oneThread,
    server: 'own',
  },
  'pipelining.slow-reader': {
    says: 'A client that does not read its replies delays no other client, and gets all of them when it reads.',
    source: protocol,
    since: '1.4.3',
    needs: oneThread,
    server: 'own',
  },
});

export const claim = claimsOf(pipelining);
