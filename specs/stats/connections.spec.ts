import { everyDriver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { oneOnEachThread } from '../connection/threads';
import { claim } from './claims';
import { clients, clientsAmong, connections } from './conns';

describe('stats › connections', () => {
  claim.over(
    everyDriver,
    'stats.connections',
    'ten connections come and go',
    async ({ cache, another, wire }) => {
      await oneOnEachThread(cache, wire);
      const before = await cache.stats();
      const ten = await Promise.all(Array.from({ length: 10 }, () => another()));
      await Promise.all(ten.map((client) => client.version()));
      const meanwhile = await cache.stats();
      await Promise.all(ten.map((client) => client.close()));
      const after = await eventually(
        cache,
        () => cache.stats(),
        ({ curr_connections: open }) => open === before.curr_connections,
        5,
      );
      const grown = (now: typeof before): unknown =>
        ['curr_connections', 'total_connections'].map(
          (name) => Number(now[name]) - Number(before[name]),
        );
      expect({ meanwhile: grown(meanwhile), after: grown(after) }).toEqual({
        meanwhile: [10, 10],
        after: [0, 10],
      });
    },
  );

  claim.over(
    everyDriver,
    'stats.conns',
    'every connection and every listener has its address and its state',
    async ({ another, text }) => {
      const observer = await text();
      await (await another()).version();
      await clients(observer, 3);
      const all = await connections(observer);
      const listeners = all.filter(({ state }) => state === 'conn_listening');
      expect(listeners.length).toBeGreaterThanOrEqual(1);
      expect(listeners.length).toBe(all.length - 3);
      const address: unknown = expect.stringMatching(/^tcp6?:.+:\d+$/);
      const seconds: unknown = expect.stringMatching(/^\d+$/);
      const client = {
        addr: address,
        listen_addr: address,
        state: expect.stringMatching(/^conn_(parse_cmd|new_cmd|read|waiting|write|mwrite)$/),
        secs_since_last_cmd: seconds,
      };
      expect(clientsAmong(all)).toEqual([client, client, client]);
      const listener = { addr: address, state: 'conn_listening', secs_since_last_cmd: seconds };
      expect(listeners).toEqual(listeners.map(() => listener));
      // Each client has an address of its own, and all came to the same one.
      const addresses = (name: string): Set<unknown> =>
        new Set(clientsAmong(all).map((each) => each[name]));
      expect(addresses('addr').size).toBe(3);
      expect(addresses('listen_addr').size).toBe(1);
    },
  );

  claim.over(
    everyDriver,
    'stats.conns-secs',
    'a connection that is silent counts the seconds since its last command',
    async ({ cache, text, time }) => {
      const observer = await text();
      // The last command of the silent connection is the stats that ends this reading.
      const spoke = await time(cache).take(() => cache.version());
      await clients(observer, 2);
      await time(observer).ticksAfter(spoke, 2);
      const read = await time(observer).take(() => connections(observer));
      const seconds = clientsAmong(read.result).map((each) => Number(each.secs_since_last_cmd));
      const last = Number(spoke.ticks?.[1]);
      const possible = [...new Set(read.ticks)].map((tick) => [0, tick - last]);
      expect(possible).toContainEqual(seconds.sort((a, b) => a - b));
      expect(seconds.at(-1)).toBeGreaterThanOrEqual(2);
    },
  );

  claim('stats.conns-nread', 'half a value leaves its connection reading', async (proof) => {
    const [cache, raw] = await Promise.all([proof.text(), proof.wire()]);
    const k = proof.key();
    const states = async (): Promise<readonly unknown[]> =>
      (await connections(cache)).map(({ state }) => state);
    expect(await states()).not.toContain('conn_nread');
    await raw.send(`set ${k} 0 0 10\r\n01234`);
    await eventually(cache, states, (all) => all.includes('conn_nread'), 5);
    expect(await cache.get(k)).toBe('miss');
    await raw.send('56789\r\n');
    expect(await raw.readLine()).toBe('STORED');
    expect(await states()).not.toContain('conn_nread');
    expect(await cache.get(k)).toHold('0123456789');
  });
});

describe('stats › watchers', () => {
  claim('watch.counts', 'watchers are counted while they watch', async ({ text, wire }) => {
    const cache = await text();
    const watching = async (): Promise<unknown> => (await cache.stats()).log_watchers;
    // A thread of the server counts them in its own time.
    const untilThere = (count: string): Promise<unknown> =>
      eventually(cache, watching, (now) => now === count, 5);
    expect(await watching()).toBe('0');
    const [one, two] = await Promise.all([wire(), wire()]);
    await one.send('watch fetchers\r\n');
    expect(await one.readLine()).toBe('OK');
    expect(await untilThere('1')).toBe('1');
    await two.send('watch mutations\r\n');
    expect(await two.readLine()).toBe('OK');
    expect(await untilThere('2')).toBe('2');
    await Promise.all([one.close(), two.close()]);
    expect(await untilThere('0')).toBe('0');
  });
});
