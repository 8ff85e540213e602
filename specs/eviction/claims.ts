import { claims, claimsOf } from '../../fixtures/claims';
import { lostChunk, outOfStep, twoPages, withoutEviction } from '../../fixtures/claims/no-room';
import type { Claim } from '../../fixtures/claims/table';

const STORAGE = 'protocol.txt, Storage commands';
const GENERAL = 'protocol.txt, General-purpose statistics';

/** Before 1.5.0 the segmented LRU has to be asked for. */
const segmented = (options: string): NonNullable<Claim['needsBefore']> => [
  { version: '1.5.0', needs: [...twoPages, '-o', options] },
];

export const eviction = claims({
  // What is evicted when memory is full, and what stays
  'eviction.lru': {
    says: 'When memory is full a store still succeeds: items that were stored long ago and not used since are evicted, and each counts in evictions.',
    source: STORAGE,
    needs: twoPages,
  },
  'eviction.recently-read-survive': {
    says: 'Items that are read repeatedly survive, while new ones that nobody reads are evicted.',
    source: 'new_lru.txt',
    since: '1.4.35',
    needs: twoPages,
    needsBefore: segmented('lru_maintainer'),
    waits: 1,
  },
  'eviction.expired-first': {
    says: 'The memory of expired items is used again before anything that is still valid is evicted.',
    source: 'protocol.txt, Item statistics (reclaimed)',
    needs: twoPages,
    waits: 4,
  },
  'eviction.temporary-ttl': {
    says: 'With temporary_ttl an item with a shorter TTL is not evicted: it stays until it expires or is deleted, even if that leaves no room for others.',
    source: 'protocol.txt, LRU Tuning (temp_ttl); new_lru.txt',
    since: '1.4.35',
    needs: [...twoPages, '-o', 'temporary_ttl=100'],
    needsBefore: segmented('lru_maintainer,temporary_ttl=100'),
  },

  // Without eviction
  'eviction.disabled': {
    says: 'With -M nothing is evicted: a store that finds no room is rejected as out of memory, all items stay, and deleting some makes room again.',
    source: 'memcached.1, OPTIONS -M',
    needs: withoutEviction,
    deviations: [lostChunk, outOfStep],
  },
  'eviction.oom-drops-old-value': {
    says: 'A set that finds no room removes the old value.',
    source: 'memcached.1, OPTIONS -M; protocol.txt, Storage commands (not stated)',
    needs: withoutEviction,
    deviations: [lostChunk, outOfStep],
  },
  'eviction.oom-add-keeps-old': {
    says: 'An add or a replace that finds no room leaves the item unchanged.',
    source: 'memcached.1, OPTIONS -M; protocol.txt, Storage commands (not stated)',
    needs: withoutEviction,
    deviations: [outOfStep],
  },
  'eviction.store-no-memory-stat': {
    says: 'A store that finds no room counts in store_no_memory, one that is too large in store_too_large.',
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
