import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

describe('stats › settings', () => {
  claim('stats.settings-names-differ', 'the setting of the idle timeout is called idle_time', {
    documented: async ({ text }) => {
      expect(await (await text()).stats('settings')).toHaveProperty('idle_time');
    },
    deviates: async ({ text }) => {
      const settings = await (await text()).stats('settings');
      expect(settings).not.toHaveProperty('idle_time');
      expect(settings).toHaveProperty('idle_timeout', expect.stringMatching(/^\d+$/));
    },
  });

  claim.over(
    everyDriver,
    'stats.settings',
    'the settings are those of the command line, and otherwise the defaults',
    async ({ cache }) => {
      expect(await cache.stats('settings')).toMatchObject({
        maxbytes: String(8 << 20),
        num_threads: '2',
        reqs_per_event: '7',
        evictions: 'off',
        cas_enabled: 'no',
        maxconns: '1024',
        tcpport: expect.stringMatching(/^[1-9]\d*$/),
        udpport: expect.stringMatching(/^\d+$/),
        verbosity: '0',
        growth_factor: '1.25',
        chunk_size: '48',
        detail_enabled: 'no',
        auth_enabled_sasl: 'no',
        item_size_max: String(1 << 20),
      });
    },
  );

  claim.over(everyDriver, 'stats.threads-option', '-t 2 starts two threads', async ({ cache }) => {
    expect(await cache.stats()).toHaveProperty('threads', '2');
    expect(await cache.stats('settings')).toHaveProperty('num_threads', '2');
  });

  claim('stats.threads-default', 'without -t there are four worker threads', async ({ text }) => {
    const cache = await text();
    expect(await cache.stats()).toHaveProperty('threads', '4');
    expect(await cache.stats('settings')).toHaveProperty('num_threads', '4');
  });

  claim.over(
    everyDriver,
    'stats.client-flags-size',
    'client_flags_size is the bytes of the largest client flags that are kept',
    async ({ cache, wire, key }) => {
      const { client_flags_size: size } = await cache.stats('settings');
      expect(size).toMatch(/^[48]$/);
      const [k, w, beyond] = [key(), await wire(), 2n ** (8n * BigInt(String(size)))];
      const set = (flags: bigint): string => `set ${k} ${flags} 0 3\r\none\r\nget ${k}\r\n`;
      expect(await w.exchange(set(beyond - 1n))).toContain(`VALUE ${k} ${beyond - 1n} 3\r\n`);
      expect(await w.exchange(set(beyond))).not.toContain(`VALUE ${k} ${beyond} 3\r\n`);
    },
  );

  // Two ticks later an age has grown by two; a moment is still the same.
  claim('stats.settings-oldest', 'oldest is an age: it grows by the ticks of the clock', {
    documented: async ({ text, key, time }) => {
      const cache = await text();
      given(await cache.flush()).toBe('flushed');
      given(await cache.set(key(), '1')).toBe('stored');
      const oldest = async (): Promise<number> => Number((await cache.stats('settings')).oldest);
      const before = await time(cache).take(oldest);
      await time(cache).ticksAfter(before, 2);
      expect((await oldest()) - before.result).toBeGreaterThanOrEqual(2);
    },
    deviates: async ({ text, time, note }) => {
      const cache = await text();
      const oldest = async (): Promise<number> => Number((await cache.stats('settings')).oldest);
      expect(await oldest()).toBe(0);
      given(await cache.flush()).toBe('flushed');
      const first = await time(cache).take(oldest);
      expect(first.result).toBeGreaterThan(0);
      await time(cache).ticksAfter(first, 2);
      expect(await oldest()).toBe(first.result);
      given(await cache.flush()).toBe('flushed');
      const second = await oldest();
      expect(second - first.result).toBeGreaterThanOrEqual(2);
      note({ afterTheFirstFlush: first.result, afterTheSecond: second });
    },
  });
});
