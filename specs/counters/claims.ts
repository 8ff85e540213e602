import { claims, claimsOf } from '../../fixtures/claims';

const section = 'protocol.txt, Increment/Decrement';

export const counters = claims({
  'counters.incr.result': {
    says: 'incr adds to the number of an item, stores the sum and replies with it.',
    source: section,
  },
  'counters.decr.result': {
    says: 'decr subtracts from the number of an item, stores the result and replies with it.',
    source: section,
  },
  'counters.miss': {
    says: 'incr and decr of a missing key are a miss, and create nothing.',
    source: section,
  },
  'counters.decr.floor-zero': {
    says: 'decr by more than the number stores 0.',
    source: section,
  },
  'counters.incr.wrap-64': {
    says: 'incr beyond the largest number of 64 bits wraps around to 0.',
    source: section,
    // See counters.memory-behind-value: no proof that wants an empty server leaves a minus sign.
    server: 'empty',
  },
  'counters.incr.max-value': {
    says: 'Numbers are exact up to the largest one of 64 bits, 18446744073709551615.',
    source: section,
    // See counters.memory-behind-value: no proof that wants an empty server leaves a minus sign.
    server: 'empty',
  },
  'counters.memory-behind-value': {
    says: 'The number of a value does not depend on what its memory held before.',
    source: section,
    needs: ['-t', '1'],
    deviations: [
      {
        to: '1.6.21',
        does: 'A number of 2^63 and more is rejected where its memory held a minus sign just after it.',
      },
    ],
  },
  'counters.non-numeric': {
    says: 'incr and decr of a value that is no number are rejected, and the item stays.',
    source: section,
    since: '1.2.7',
  },
  'counters.empty-value': {
    says: 'An empty value is no number: incr and decr are rejected.',
    source: section,
    since: '1.2.7',
    needs: ['-t', '1'],
    deviations: [
      { to: '1.4.21', does: 'An empty value counts as the digits that its memory held before.' },
    ],
  },
  'counters.space-value': {
    says: 'A value of spaces alone is no number: incr and decr are rejected.',
    source: section,
    since: '1.2.7',
    needs: ['-t', '1'],
    deviations: [{ does: 'A value of spaces counts as the digits that its memory held before.' }],
  },
  'counters.leading-space-value': {
    says: 'A value with spaces before the digits, or more bytes after them, is no number: incr is rejected.',
    source: section,
    since: '1.2.7',
    deviations: [
      {
        does: 'Spaces before the number are skipped, and so is a space or a NUL after it with all that follows.',
      },
    ],
  },
  'counters.leading-zero-value': {
    says: 'Leading zeros of a number do not count.',
    source: section,
  },
  'counters.delta-zero': {
    says: 'incr by 0 replies with the number, and sets a new CAS unique.',
    source: section,
  },
  'counters.decr.padding': {
    says: 'After decr, spaces may follow a shorter number in the value, not in the reply, and it is still a number.',
    source: section,
  },
  'counters.incr.grows': {
    says: 'incr to a number with more digits makes the value longer.',
    source: section,
  },
  'counters.keeps-flags-ttl': {
    says: 'incr and decr keep client flags and TTL, also where the value becomes longer.',
    source: section,
    waits: 3,
  },
  'counters.changes-cas': {
    says: 'incr and decr set a new CAS unique.',
    source: section,
    since: '1.2.4',
  },
  'counters.atomic': {
    says: 'Concurrent counting loses no step, and no two clients get the same number.',
    source: section,
  },
  'counters.expired': {
    says: 'incr and decr of an expired item are a miss.',
    source: section,
    waits: 3,
  },
  'counters.value-too-long': {
    says: 'More digits than 64 bits hold are no number: incr is rejected.',
    source: section,
  },
  'counters.delta-missing': {
    says: 'incr and decr without a delta get an error line, and count nothing.',
    source: 'protocol.txt, Increment/Decrement',
  },
  'counters.delta-invalid': {
    says: 'A delta that is no unsigned 64-bit decimal is rejected, and the number stays.',
    source: 'protocol.txt, Increment/Decrement',
  },
});

export const claim = claimsOf(counters);
