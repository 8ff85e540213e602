import { claims, claimsOf } from '../../fixtures/claims';

const section = 'protocol.txt, Increment/Decrement';

export const counters = claims({
  'counters.incr.result': {
    says: 'incr adds to the number that an item holds, stores the sum and answers it.',
    source: section,
  },
  'counters.decr.result': {
    says: 'decr subtracts from the number that an item holds, stores the rest and answers it.',
    source: section,
  },
  'counters.miss': {
    says: 'incr and decr of a key that is not there say so, and create nothing.',
    source: section,
  },
  'counters.decr.floor-zero': {
    says: 'decr by more than the number leaves 0.',
    source: section,
  },
  'counters.incr.wrap-64': {
    says: 'incr beyond the largest number of 64 bits goes on from 0.',
    source: section,
    // Older servers read on behind large numbers, and no proof that wants an empty server leaves a minus sign.
    server: 'empty',
  },
  'counters.incr.max-value': {
    says: 'Numbers are exact to the largest one of 64 bits, 18446744073709551615.',
    source: section,
    // Older servers read on behind large numbers, and no proof that wants an empty server leaves a minus sign.
    server: 'empty',
  },
  'counters.memory-behind-value': {
    says: 'What a value counts as does not depend on what its memory held before.',
    source: section,
    needs: ['-t', '1'],
    deviations: [
      {
        to: '1.6.21',
        does: 'A number of 2^63 and more is refused where its memory held a minus sign just after it.',
      },
    ],
  },
  'counters.non-numeric': {
    says: 'incr and decr of a value that is not a number are refused, and the item stays as it was.',
    source: section,
    since: '1.2.7',
  },
  'counters.empty-value': {
    says: 'An empty value is not a number: incr and decr are refused.',
    source: section,
    since: '1.2.7',
    needs: ['-t', '1'],
    deviations: [
      { to: '1.4.21', does: 'An empty value counts as the digits that its memory held before.' },
    ],
  },
  'counters.space-value': {
    says: 'A value of spaces alone is not a number: incr and decr are refused.',
    source: section,
    since: '1.2.7',
    needs: ['-t', '1'],
    deviations: [{ does: 'A value of spaces counts as the digits that its memory held before.' }],
  },
  'counters.leading-space-value': {
    says: 'Blanks before a number, or more behind it, make a value that is not a number: incr is refused.',
    source: section,
    since: '1.2.7',
    deviations: [
      {
        does: 'Blanks before the number are passed over, and so is a blank or a NUL behind it with all that follows.',
      },
    ],
  },
  'counters.leading-zero-value': {
    says: 'Zeros before a number do not count.',
    source: section,
  },
  'counters.delta-zero': {
    says: 'incr by 0 answers the number as it is, and counts as a change: the item has a new CAS.',
    source: section,
  },
  'counters.decr.padding': {
    says: 'A number that became shorter may be followed by blanks in the value, but not in the answer, and goes on being a number.',
    source: section,
  },
  'counters.incr.grows': {
    says: 'A number that becomes longer makes its value longer.',
    source: section,
  },
  'counters.keeps-flags-ttl': {
    says: 'incr and decr leave flags and TTL of the item as they are, also where its value becomes longer.',
    source: section,
    waits: 3,
  },
  'counters.changes-cas': {
    says: 'incr and decr give the item a CAS that it did not have before.',
    source: section,
    since: '1.2.4',
  },
  'counters.atomic': {
    says: 'However many clients count at once, each step counts, and no two of them get the same number.',
    source: section,
  },
  'counters.expired': {
    says: 'An item that has expired is not there for incr and decr either.',
    source: section,
    waits: 3,
  },
  'counters.value-too-long': {
    says: 'Digits that make no number of 64 bits are not a number: incr is refused.',
    source: section,
  },
  'binary.incr-keeps-ttl': {
    says: 'The expiry of a binary Increment or Decrement is for an item that it creates: one that is there keeps its own.',
    source: 'protocol-binary.txt, Increment, Decrement',
    since: '1.4.0',
    waits: 3,
  },
  'binary.incr-max-wrap': {
    says: 'A binary Increment beyond the largest number of 64 bits answers 0 and goes on from there.',
    source: 'protocol-binary.txt, Increment, Decrement',
    since: '1.4.0',
    // Older servers read on behind large numbers, and no proof that wants an empty server leaves a minus sign.
    server: 'empty',
  },
});

export const claim = claimsOf(counters);
