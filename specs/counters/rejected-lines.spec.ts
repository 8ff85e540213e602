import { describe } from '../../fixtures/claims';
import { anErrorLine, items, notDecimal, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('counters › rejected lines', () => {
  claim(
    'counters.delta-missing',
    'incr and decr without a delta get an error line',
    replies(
      ({ number }) => [[anErrorLine, 'incr', 'decr', `incr ${number}`, `decr ${number}`]],
      items,
    ),
  );

  // 2^64 is the first number that 64 bits do not hold.
  claim(
    'counters.delta-invalid',
    'a delta that is no unsigned 64-bit decimal is rejected, and the number stays',
    replies(
      ({ number }) =>
        ['abc', '-1', '18446744073709551616', ...notDecimal].map((delta) => [
          'CLIENT_ERROR invalid numeric delta argument\r\n',
          `incr ${number} ${delta}`,
          `decr ${number} ${delta}`,
        ]),
      items,
    ),
  );
});
