import { expect } from '@jest/globals';
import { everyDriver } from '../../fixtures/cache/drivers';
import { everyByte, protocolText, randomBytes } from '../../fixtures/cache/values';
import { describe } from '../../fixtures/claims';
import { claim } from './claims';

describe('storage › set', () => {
  claim.over(everyDriver, 'storage.set.stores', 'set persists', async ({ cache, another, key }) => {
    const k = key();
    expect(await cache.set(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one');
    // Another connection sees it too: it is kept by the server, not by the client.
    expect(await (await another()).get(k)).toHold('one');
  });

  claim.over(everyDriver, 'storage.set.overwrites', 'set overwrites', async ({ cache, key }) => {
    const k = key();
    expect(await cache.set(k, 'the first value')).toBe('stored');
    expect(await cache.set(k, 'second')).toBe('stored');
    expect(await cache.get(k)).toHold('second');
  });
});

describe('storage › value', () => {
  claim.over(
    everyDriver,
    'storage.value.zero-length',
    'an empty value is a hit',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.set(k, '')).toBe('stored');
      expect(await cache.get(k)).toHold('');
    },
  );
});
