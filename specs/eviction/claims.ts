import { claims, claimsOf } from '../../fixtures/claims';
import type { Claim } from '../../fixtures/claims/table';

const STORAGE = 'protocol.txt, Storage commands';
const GENERAL = 'protocol.txt, General-purpose statistics';

/** Two pages of memory: little enough to be filled at once. */
const little = ['-m', '2'] as const;
const withoutEviction = [...little, '-M'] as const;

/** Before 1.5.0 the segmented LRU has to be asked for. */
const segmented = (options: string): NonNullable<Claim['needsBefore']> => [
  { version: '1.5.0', needs: [...little, '-o', options] },
];

const outOfStep = {
  from: '1.4.18',
  to: '1.4.28',
  over: ['memjs', 'binary'],
  as: 'outOfStep',
  does: 'The value of a binary store that finds no room is taken for requests.',
} as const;
const lostChunk = {
  from: '1.4.11',
  to: '1.4.14',
  as: 'lost',
  does: 'One of the chunks that are freed cannot be used again.',
} as const;

export const eviction = claims({
  // What goes when memory is full, and what stays
  'eviction.lru': {
    says: 'When memory is full a store still succeeds: items that were stored long ago and not used since make room, and each of them counts in evictions.',
    source: STORAGE,
    needs: little,
  },
  'eviction.recently-read-survive': {
    says: 'Items that are read again and again stay, while new ones that nobody reads push each other out.',
    source: 'new_lru.txt',
    since: '1.4.35',
    needs: little,
    needsBefore: segmented('lru_maintainer'),
    waits: 1,
  },
  'eviction.expired-first': {
    says: 'The memory of expired items is used again before anything that is still valid is evicted.',
    source: 'protocol.txt, Item statistics (reclaimed)',
    needs: little,
    waits: 4,
  },
  'eviction.temporary-ttl': {
    says: 'With temporary_ttl an item whose TTL is shorter than that is not evicted: it stays until it expires or is deleted, even if that leaves no room for others.',
    source: 'protocol.txt, LRU Tuning (temp_ttl); new_lru.txt',
    since: '1.4.35',
    needs: [...little, '-o', 'temporary_ttl=100'],
    needsBefore: segmented('lru_maintainer,temporary_ttl=100'),
  },

  // Without eviction
  'eviction.disabled': {
    says: 'With -M nothing is evicted: a store for which there is no room is refused as out of memory, all items stay, and deleting some makes room again.',
    source: 'memcached.1, OPTIONS -M',
    needs: withoutEviction,
    deviations: [lostChunk, outOfStep],
  },
  'eviction.oom-drops-old-value': {
    says: 'A set that is refused for lack of memory removes the value that was there.',
    source: 'memcached.1, OPTIONS -M; protocol.txt, Storage commands (not stated)',
    needs: withoutEviction,
    deviations: [lostChunk, outOfStep],
  },
  'eviction.oom-add-keeps-old': {
    says: 'An add or a replace that is refused for lack of memory leaves the item as it was.',
    source: 'memcached.1, OPTIONS -M; protocol.txt, Storage commands (not stated)',
    needs: withoutEviction,
    deviations: [outOfStep],
  },
  'binary.out-of-memory': {
    says: 'A Set packet for which there is no room is answered with status 0x82; its body is skipped, and the connection goes on.',
    source: 'protocol-binary.txt, 3.2 Response Status',
    since: '1.4.0',
    needs: withoutEviction,
    deviations: [lostChunk, outOfStep],
  },
  'eviction.store-no-memory-stat': {
    says: 'A store that is refused for lack of memory counts in store_no_memory, one that is refused as too large in store_too_large.',
    source: GENERAL,
    since: '1.6.13',
    needs: withoutEviction,
  },

  // How much memory there is
  'eviction.memory-limit-stat': {
    says: 'limit_maxbytes is the memory that option -m allows for items, in bytes.',
    source: `memcached.1, OPTIONS -m; ${GENERAL}`,
    needs: ['-m', '8'],
  },
  'eviction.memory-limit-default': {
    says: 'Without option -m, items may have 64 MiB of memory.',
    source: 'memcached.1, OPTIONS -m',
    needs: [],
  },
});

export const claim = claimsOf(eviction);
