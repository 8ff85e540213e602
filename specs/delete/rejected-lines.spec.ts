import { describe, expect, given } from '../../fixtures/claims';
import { anErrorLine, items, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('delete › rejected lines', () => {
  claim(
    'delete.no-key',
    'delete without a key gets an error line',
    replies(() => [[anErrorLine, 'delete', 'delete ']]),
  );

  claim('delete.nonzero-argument', 'delete with a number after the key is rejected', {
    documented: replies(
      ({ text }) => [[/CLIENT_ERROR bad command line format/, `delete ${text} 5`]],
      items,
    ),
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 0 0 1\r\n5\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`delete ${k} 5\r\n`)).toBe('DELETED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  });
});
