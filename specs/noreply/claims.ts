import { claims, claimsOf } from '../../fixtures/claims';

const storing = 'protocol.txt, Storage commands (noreply)';
const others = 'protocol.txt, Other commands';

export const noreply = claims({
  'noreply.set': {
    says: 'set with noreply stores, and sends no reply.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.add-replace': {
    says: 'add and replace with noreply send no reply, whether they store or not.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.append-prepend': {
    says: 'append and prepend with noreply send no reply, whether they store or not.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.cas': {
    says: 'cas with noreply sends no reply, whether it stores or not.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.delete': {
    says: 'delete with noreply deletes, and sends no reply, hit or miss.',
    source: 'protocol.txt, Deletion',
    since: '1.2.5',
  },
  'noreply.incr-decr': {
    says: 'incr and decr with noreply count, and send no reply, also on a miss or a value that is no number.',
    source: 'protocol.txt, Increment/Decrement',
    since: '1.2.5',
  },
  'noreply.touch': {
    says: 'touch with noreply sets the TTL, and sends no reply, hit or miss.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },
  'noreply.verbosity': {
    says: 'verbosity with noreply sets the level, and sends no reply.',
    source: others,
    since: '1.2.5',
    server: 'fresh',
  },
  'noreply.get-not-supported': {
    says: 'get has no noreply: the word is one more key.',
    source: 'protocol.txt, Retrieval command',
    since: '1.2.5',
    server: 'own',
  },
  'noreply.not-last-token': {
    says: 'noreply is the last word of a line: before another word it has no effect.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.too-large-silent': {
    says: 'A set with noreply of a value that is too large stores nothing: its block is skipped, no reply is sent, and the next command is served.',
    source: storing,
    since: '1.2.5',
    deviations: [
      {
        to: '1.5.22',
        does: 'The block is executed as commands, which get replies.',
      },
    ],
  },
  'noreply.bad-data-chunk-silent': {
    says: 'A set with noreply whose block is longer than its byte count stores nothing and sends no reply; the surplus is read as commands, which get replies.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.key-too-long': {
    says: 'A set with noreply of a key that is too long stores nothing: its block is skipped, and no reply is sent.',
    source: storing,
    since: '1.2.5',
    deviations: [{ to: '1.6.39', does: 'The block is executed as commands, which get replies.' }],
  },
  'noreply.mixed-order': {
    says: 'Commands with noreply leave no gap in a pipeline: the other replies come in order.',
    source: 'protocol.txt, Storage commands (noreply)',
    since: '1.2.5',
  },
});

export const claim = claimsOf(noreply);
