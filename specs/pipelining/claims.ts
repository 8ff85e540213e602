import { claims, claimsOf } from '../../fixtures/claims';

const protocol = 'protocol.txt, Protocol';

/** One thread serves all connections, so that no other one can answer in its place. */
const oneThread = ['-t', '1'] as const;

export const pipelining = claims({
  'pipelining.order': {
    says: 'Commands that are sent in one write are answered one by one, in their order.',
    source: protocol,
  },
  'pipelining.order-touch': {
    says: 'A touch that is sent in one write with other commands is answered in its turn.',
    source: protocol,
    since: '1.4.8',
  },
  'pipelining.many': {
    says: 'Thousands of commands that are sent in one write are all answered, in their order.',
    source: protocol,
  },
  'pipelining.large-mixed': {
    says: 'Sets of one byte to 100 KiB and gets in one pipeline are answered in their order, whatever pieces they come in.',
    source: protocol,
  },
  'noreply.mixed-order': {
    says: 'Commands with noreply leave no gap in a pipeline: the replies to the others come in their order.',
    source: 'protocol.txt, Storage commands (noreply)',
    since: '1.2.5',
  },
  'meta.mn-fence': {
    says: 'mn behind a chain of quiet commands is answered when all of them have been carried out.',
    source: 'protocol.txt, Meta No-Op',
    since: '1.6.10',
  },
  'binary.multiget': {
    says: 'A run of GetKQ with a Noop behind it is answered with one response a hit, in order, and the one of the Noop at the end.',
    source: 'protocol-binary.txt, 4.2 Get',
    since: '1.4.0',
  },
  'pipelining.fairness': {
    says: 'A client with a long pipeline does not starve another one: the server turns to the next connection after some commands, and counts that in conn_yields.',
    source: 'memcached.1, OPTIONS -R',
    since: '1.4.3',
    needs: oneThread,
    server: 'own',
  },
  'pipelining.slow-reader': {
    says: 'A client that does not read its replies holds up nobody else, and gets all of them when it reads.',
    source: protocol,
    since: '1.4.3',
    needs: oneThread,
    server: 'own',
  },
});

export const claim = claimsOf(pipelining);
