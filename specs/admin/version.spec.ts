import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

describe('admin › version', () => {
  claim.over(
    everyDriver,
    'admin.version',
    'a client connects, and learns the version',
    async ({ cache, server }) => {
      expect(await cache.version()).toBe(server.version);
      expect((await cache.stats()).version).toBe(server.version);
    },
  );

  claim('admin.version', 'the version comes in one line', async ({ wire, text }) => {
    const { version = '' } = await (await text()).stats();
    const raw = await wire();
    await raw.send('version\r\n');
    expect(await raw.readLine()).toBe(`VERSION ${version}`);
    expect(await raw.exchange('')).toBe('');
  });
});
