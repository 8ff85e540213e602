import { expect } from '@jest/globals';
import { describe } from '../../fixtures/claims';
import { askOverUdp } from './ask';
import { claim } from './claims';

describe('udp', () => {
  claim(
    'udp.off-by-default',
    'a server with default options does not answer over UDP',
    async ({ server, text }) => {
      const cache = await text();
      expect(await cache.version()).toBe(server.version);
      expect(await askOverUdp(server, 'version\r\n')).toBe('no answer');
      expect(await cache.stats('settings')).toMatchObject({ udpport: '0' });
    },
  );
});
