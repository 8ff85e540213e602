import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

describe('admin › shutdown', () => {
  claim(
    'admin.shutdown',
    'shutdown ends the server and every connection, and answers nothing',
    async ({ wire, ownServer }) => {
      const [raw, other] = await Promise.all([wire(), wire()]);
      expect(await ownServer.endedBy(() => raw.send('shutdown\r\n'))).toBe(
        'ended with exit code 0',
      );
      expect([await raw.closed(), await other.closed()].map(String)).toEqual(['', '']);
    },
  );

  // It waits for its threads, which takes up to a second.
  claim(
    'admin.shutdown-graceful',
    'shutdown graceful ends the server, and other words do not',
    async ({ wire, ownServer }) => {
      const raw = await wire();
      const refused = 'CLIENT_ERROR invalid shutdown mode\r\n';
      expect(await raw.exchange('shutdown politely\r\n')).toBe(refused);
      expect(await raw.exchange('shutdown graceful now\r\n')).toBe(refused);
      expect(await ownServer.endedBy(() => raw.send('shutdown graceful\r\n'))).toBe(
        'ended with exit code 0',
      );
      expect((await raw.closed()).toString()).toBe('');
    },
  );
});
