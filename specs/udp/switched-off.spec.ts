import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('udp › switched off', () => {
  // A container publishes no UDP port that its server was not told of: there, its word counts.
  claim(
    'udp.off-by-default',
    'a server with default options does not reply over UDP',
    async ({ server, text, knock }) => {
      const [cache, { host, port }] = [await text(), server];
      given(await cache.version()).toBe(server.version);
      expect(await cache.stats('settings')).toMatchObject({ udpport: '0' });
      expect(await knock({ host, port, transport: 'udp' })).toBe('no answer');
    },
  );

  // That -S alone is no reason, the gate has seen: it asks such a server for a login.
  claim('udp.sasl-refused', 'a server with -S and -U does not start', async ({ refusal }) => {
    expect(await refusal('-S', '-U', '{udp:datagrams}')).toMatch(
      /it ended with exit code [1-9]\d* before it answered\. It printed:\n.*UDP/,
    );
  });
});
