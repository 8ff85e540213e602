import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { movedBy } from './counters';
import { integers, neverSent, seconds, unlisted } from './names';

describe('stats › names and values', () => {
  claim('stats.format', 'stats sends a line for each statistic, and END', async ({ wire }) => {
    const raw = await wire();
    expect(await raw.exchange('stats\r\n')).toMatch(/^(STAT [a-z_]+ [^\r\n]+\r\n)+END\r\n$/);
  });

  claim.over(
    everyDriver,
    'stats.names',
    'the statistics that tools rely on are there, each of its type',
    async ({ cache }) => {
      const stats = await cache.stats();
      const whole: unknown = expect.stringMatching(/^\d+$/);
      const fraction: unknown = expect.stringMatching(/^\d+\.\d{6}$/);
      expect(stats).toMatchObject(Object.fromEntries(integers.map((name) => [name, whole])));
      expect(stats).toMatchObject(Object.fromEntries(seconds.map((name) => [name, fraction])));
    },
  );

  claim(
    'stats.documented-but-absent',
    'the names that are sent are the names that are documented',
    {
      documented: async ({ text }) => {
        const stats = await (await text()).stats();
        expect(neverSent.filter((name) => !(name in stats))).toEqual([]);
        expect(unlisted.filter((name) => name in stats)).toEqual([]);
      },
      deviates: async ({ text }) => {
        const stats = await (await text()).stats();
        expect(neverSent.filter((name) => !(name in stats))).toEqual(neverSent);
        expect(unlisted.filter((name) => name in stats)).toEqual(unlisted);
      },
    },
  );

  claim.over(
    everyDriver,
    'stats.pid',
    'sixteen connections are told the same process',
    async ({ cache, another }) => {
      const { pid } = await cache.stats();
      expect({ pid }).toEqual({ pid: expect.stringMatching(/^[1-9]\d*$/) });
      const clients = await Promise.all(Array.from({ length: 16 }, () => another()));
      const stats = await Promise.all(clients.map((client) => client.stats()));
      expect(stats.map((each) => each.pid)).toEqual(clients.map(() => pid));
    },
  );

  claim.over(
    everyDriver,
    'stats.version',
    'the version among the statistics is the one that version answers',
    async ({ cache, server }) => {
      const { version } = await cache.stats();
      expect(version).toBe(server.version);
    },
  );
});

describe('stats › settings', () => {
  claim('stats.settings-names-differ', 'the idle timeout is called idle_time', {
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

  claim.over(
    everyDriver,
    'stats.threads-option',
    'two threads are asked for, and two there are',
    async ({ cache }) => {
      expect(await cache.stats()).toHaveProperty('threads', '2');
      expect(await cache.stats('settings')).toHaveProperty('num_threads', '2');
    },
  );

  claim('stats.threads-default', 'there are four threads', async ({ text }) => {
    const cache = await text();
    expect(await cache.stats()).toHaveProperty('threads', '4');
    expect(await cache.stats('settings')).toHaveProperty('num_threads', '4');
  });

  claim.over(
    everyDriver,
    'stats.client-flags-size',
    'client flags have four bytes, or eight',
    async ({ cache }) => {
      const { client_flags_size: size } = await cache.stats('settings');
      expect(['4', '8']).toContain(size);
    },
  );

  // Two ticks on, an age has grown by two; a moment is still the same.
  claim('stats.settings-oldest', 'oldest is an age: it grows by the ticks of the clock', {
    documented: async ({ text, key, time }) => {
      const cache = await text();
      await cache.flush();
      await cache.set(key(), '1');
      const oldest = async (): Promise<number> => Number((await cache.stats('settings')).oldest);
      const before = await time(cache).take(oldest);
      await time(cache).ticksAfter(before, 2);
      expect((await oldest()) - before.result).toBeGreaterThanOrEqual(2);
    },
    deviates: async ({ text, time, note }) => {
      const cache = await text();
      const oldest = async (): Promise<number> => Number((await cache.stats('settings')).oldest);
      expect(await oldest()).toBe(0);
      await cache.flush();
      const first = await time(cache).take(oldest);
      expect(first.result).toBeGreaterThan(0);
      await time(cache).ticksAfter(first, 2);
      expect(await oldest()).toBe(first.result);
      await cache.flush();
      const second = await oldest();
      expect(second - first.result).toBeGreaterThanOrEqual(2);
      note({ afterTheFirstFlush: first.result, afterTheSecond: second });
    },
  });
});

describe('stats › in the binary protocol', () => {
  const stat = (key = ''): Buffer => encodeRequest({ opcode: opcodes.stat, key });

  claim(
    'binary.stat',
    'one response a statistic, and one without key and value behind them',
    async ({ wire, text }) => {
      const responses = await (await wire()).exchangeBinary(stat());
      const named = responses.slice(0, -1);
      expect(named.map((response) => response.key.toString())).toEqual(
        Object.keys(await (await text()).stats()),
      );
      const whole: unknown = expect.objectContaining({
        opcode: opcodes.stat,
        status: status.noError,
        extrasLength: 0,
      });
      expect(responses).toEqual(responses.map(() => whole));
      expect(named.map(({ value }) => value.length)).not.toContain(0);
      expect(responses.at(-1)).toMatchObject({ keyLength: 0, totalBody: 0 });
    },
  );

  claim(
    'binary.stat-key',
    'a group has the names that the text protocol gives it',
    async ({ binary, text, key }) => {
      const [cache, other] = await Promise.all([binary(), text()]);
      await cache.set(key(), '1');
      const groups = ['settings', 'items', 'slabs'];
      const namesOver = async ({ stats }: { stats: typeof cache.stats }): Promise<unknown> =>
        Promise.all(groups.map(async (group) => Object.keys(await stats(group))));
      const names = await namesOver({ stats: (group) => cache.stats(group) });
      expect(names).toEqual(await namesOver({ stats: (group) => other.stats(group) }));
      expect(names).not.toContainEqual([]);
    },
  );

  claim(
    'binary.stat-key',
    'reset sends just the end, and the counters are 0',
    async ({ binary, wire, key }) => {
      const cache = await binary();
      expect(await movedBy(cache, () => cache.set(key(), '1'))).toEqual({ cmd_set: 1 });
      expect(await (await wire()).exchangeBinary(stat('reset'))).toEqual([
        expect.objectContaining({ status: status.noError, keyLength: 0, totalBody: 0 }),
      ]);
      expect((await cache.stats()).cmd_set).toBe('0');
    },
  );

  claim('binary.stat-unknown', 'an unknown group is a key that is not there', async ({ wire }) => {
    const raw = await wire();
    expect(await raw.exchangeBinary(stat('nonsense'))).toEqual([
      expect.objectContaining({ opcode: opcodes.stat, status: status.keyNotFound }),
    ]);
  });
});
