import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('errors › HTTP requests', () => {
  // The same words without the last one are an unknown command.
  claim('errors.http-drops-connection', 'HTTP requests close the connection', async ({ wire }) => {
    for (const line of ['GET / HTTP/1.1', 'POST /key HTTP/1.0', 'nonsense HTTP/']) {
      const w = await wire();
      given(await w.exchange('')).toBe('');
      await w.send(`${line}\r\nHost: localhost\r\n\r\nversion\r\n`);
      expect((await w.closed()).toString()).toBe('');
    }
    expect(await (await wire()).exchange('GET /\r\n')).toBe('ERROR\r\n');
  });
});
