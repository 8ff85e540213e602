import { describe } from '../../fixtures/claims';
import { anErrorLine, badLine, items, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('cas › rejected lines', () => {
  claim(
    'cas.missing-token',
    'cas without a CAS unique gets an error line, and stores nothing',
    replies(({ text, silentBlock }) => [[anErrorLine, `cas ${text} 0 0 ${silentBlock}`]], items),
  );

  // 2^64 is the first number that 64 bits do not hold.
  claim(
    'cas.bad-token',
    'a CAS unique that is no unsigned 64-bit number is rejected, and nothing is stored',
    replies(
      ({ text, silentBlock }) =>
        ['abc', '-1', '1.5', '18446744073709551616'].map((cas) => [
          badLine,
          `cas ${text} 0 0 ${silentBlock.replace('\r', ` ${cas}\r`)}`,
        ]),
      items,
    ),
  );
});
