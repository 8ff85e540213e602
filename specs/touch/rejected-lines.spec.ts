import { describe } from '../../fixtures/claims';
import {
  anErrorLine,
  badExptime,
  ERROR,
  notDecimal,
  replies,
  ttl as theTtl,
} from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('touch › rejected lines', () => {
  claim(
    'touch.missing-args',
    'touch without a TTL gets an error line',
    replies(({ text }) => [[anErrorLine, 'touch', `touch ${text}`]]),
  );

  claim('touch.gat.no-key', 'gat and gats without a key get an error line', {
    documented: replies(() => [[anErrorLine, 'gat', 'gats', 'gat 0', 'gats 0']]),
    deviates: replies(() => [
      [ERROR, 'gat', 'gats'],
      ['END\r\n', 'gat 0', 'gats 0'],
    ]),
  });

  claim(
    'touch.bad-exptime',
    'touch with a TTL that is no number is rejected',
    replies(({ text }) =>
      ['abc', ...notDecimal].map((ttl) => [badExptime, `touch ${text} ${ttl}`]),
    ),
  );

  claim(
    'touch.gat.bad-exptime',
    'gat and gats with a TTL that is no number are rejected',
    replies(({ text, number }) =>
      ['abc', ...notDecimal].map((ttl) => [
        badExptime,
        `gat ${ttl} ${text} ${number}`,
        `gats ${ttl} ${text}`,
      ]),
    ),
  );

  claim(
    'touch.refused-keeps-ttl',
    'a rejected touch, gat or gats keeps the TTL',
    replies(
      ({ text }) => [
        ...['abc', ...notDecimal].map(
          (ttl) =>
            [
              badExptime,
              `touch ${text} ${ttl}`,
              `gat ${ttl} ${text}`,
              `gats ${ttl} ${text}`,
            ] as const,
        ),
        [anErrorLine, `touch ${text}`],
      ],
      theTtl,
    ),
  );
});
