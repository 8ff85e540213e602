import { describe } from '../../fixtures/claims';
import { badLine, ERROR, replies, statistics } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('stats › bad arguments', () => {
  claim(
    'stats.unknown-argument',
    'stats of an unknown group replies ERROR',
    replies(() => [[ERROR, 'stats nosuch', 'stats ITEMS', 'stats itemsx', 'stats 1']]),
  );

  claim(
    'stats.detail-usage',
    'stats detail with a missing or unknown argument replies its usage',
    replies(
      () => [
        [
          'CLIENT_ERROR usage: stats detail on|off|dump\r\n',
          'stats detail',
          'stats detail nosuch',
          'stats detail ON',
        ],
      ],
      statistics('settings', 'detail_enabled'),
    ),
  );

  claim(
    'stats.cachedump-errors',
    'stats cachedump without two numbers, or with an impossible slab class, is rejected',
    replies(() => [
      ['CLIENT_ERROR bad command line\r\n', 'stats cachedump', 'stats cachedump 1'],
      [badLine, 'stats cachedump x 1', 'stats cachedump 1 x'],
      ['CLIENT_ERROR Illegal slab id\r\n', 'stats cachedump 255 1', 'stats cachedump 1000 1'],
    ]),
  );
});
