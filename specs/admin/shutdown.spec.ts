import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

const ended = 'ended with exit code 0';

describe('admin › shutdown', () => {
  claim(
    'admin.shutdown',
    'with -A shutdown ends the server and every connection, without a reply',
    async ({ wire, ownServer }) => {
      const [w, other] = [await wire(), await wire()];
      expect(await ownServer.endedBy(() => w.send('shutdown\r\n'))).toBe(ended);
      expect([await w.closed(), await other.closed()].map(String)).toEqual(['', '']);
    },
  );

  // It waits for its threads, which takes up to a second.
  claim(
    'admin.shutdown-graceful',
    'with -A shutdown graceful ends the server, and other words do not',
    async ({ wire, ownServer }) => {
      const w = await wire();
      const rejected = 'CLIENT_ERROR invalid shutdown mode\r\n';
      expect(await w.exchange('shutdown politely\r\n')).toBe(rejected);
      expect(await w.exchange('shutdown graceful now\r\n')).toBe(rejected);
      expect(await ownServer.endedBy(() => w.send('shutdown graceful\r\n'))).toBe(ended);
      expect((await w.closed()).toString()).toBe('');
    },
  );
});
