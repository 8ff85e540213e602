import { describe, expect } from '../../fixtures/claims';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('admin › version', () => {
  claim.over(everyDriver, 'admin.version', 'version and stats agree', async ({ cache, server }) => {
    expect(await cache.version()).toBe(server.version);
    expect((await cache.stats()).version).toBe(server.version);
  });

  claim('admin.version', 'version replies in one line', async ({ wire, text }) => {
    const [w, { version = '' }] = [await wire(), await (await text()).stats()];
    await w.send('version\r\n');
    expect(await w.readLine()).toBe(`VERSION ${version}`);
    expect(await w.exchange('')).toBe('');
  });
});
