import { claims, claimsOf } from '../../fixtures/claims';

const storing = 'protocol.txt, Storage commands (noreply)';
const others = 'protocol.txt, Other commands';

export const noreply = claims({
  // What is carried out without a reply
  'noreply.set': {
    says: 'set with noreply stores, and nothing is sent back.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.add-replace': {
    says: 'add and replace with noreply do what they do otherwise, and nothing is sent back, whether they store or not.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.append-prepend': {
    says: 'append and prepend with noreply do what they do otherwise, and nothing is sent back, whether they store or not.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.cas': {
    says: 'cas with noreply does what it does otherwise, and nothing is sent back, be it stored, too late or without an item.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.delete': {
    says: 'delete with noreply deletes, and nothing is sent back, hit or miss.',
    source: 'protocol.txt, Deletion',
    since: '1.2.5',
  },
  'noreply.incr-decr': {
    says: 'incr and decr with noreply count, and nothing is sent back, neither on a miss nor where the value is no number.',
    source: 'protocol.txt, Increment/Decrement',
    since: '1.2.5',
  },
  'noreply.touch': {
    says: 'touch with noreply sets the TTL, and nothing is sent back, hit or miss.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
  },
  'flush.noreply': {
    says: 'flush_all with noreply flushes, at once or after its delay, and nothing is sent back.',
    source: others,
    since: '1.2.5',
    server: 'own',
    waits: 3,
  },
  'noreply.verbosity': {
    says: 'verbosity with noreply sets the level, and nothing is sent back.',
    source: others,
    since: '1.2.5',
    server: 'fresh',
  },
  'admin.cache-memlimit-noreply': {
    says: 'cache_memlimit with noreply sets the limit, and nothing is sent back.',
    source: others,
    since: '1.4.27',
    server: 'fresh',
  },

  // What noreply is not
  'noreply.get-not-supported': {
    says: 'get has no noreply: at the end of its line the word is one more key.',
    source: 'protocol.txt, Retrieval command',
    since: '1.2.5',
    server: 'own',
  },
  'noreply.not-last-token': {
    says: 'noreply counts as the last word of a line only: with another one behind it the command is answered.',
    source: storing,
    since: '1.2.5',
  },

  // What is refused
  'noreply.too-large-silent': {
    says: 'A set with noreply whose value is too large for an item stores nothing: its block is skipped, nothing is sent back, and the next command is served.',
    source: storing,
    since: '1.2.5',
    deviations: [
      {
        to: '1.5.22',
        does: 'The block is not skipped but read as commands, which are executed and answered.',
      },
    ],
  },
  'noreply.bad-data-chunk-silent': {
    says: 'A set with noreply whose block is longer than its line says stores nothing and is not answered; the surplus is read as commands, and those are.',
    source: storing,
    since: '1.2.5',
  },
  'noreply.key-too-long': {
    says: 'A set with noreply whose key is too long stores nothing: its block is skipped, and nothing is sent back.',
    source: storing,
    since: '1.2.5',
    deviations: [
      { to: '1.6.39', does: 'The block is not skipped but read as commands, which are answered.' },
    ],
  },
});

export const claim = claimsOf(noreply);
