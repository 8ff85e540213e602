import { describe, expect, given } from '../../fixtures/claims';
import { oneOnEachThread } from '../../fixtures/claims/each-thread';
import { clientsAmong, connections, untilClients } from '../../fixtures/claims/stats-conns';
import type { Cache } from '../../fixtures/drivers/cache';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

describe('stats › connections', () => {
  claim.over(
    everyDriver,
    'stats.connections',
    'curr_connections follows ten connections that open and close, total_connections keeps them',
    async ({ cache, another, wire }) => {
      await oneOnEachThread(cache, wire);
      const counts = async (): Promise<readonly [number, number]> => {
        const { curr_connections: open, total_connections: total } = await cache.stats();
        return [Number(open), Number(total)];
      };
      const openTen = async (): Promise<readonly Cache[]> => {
        const ten = await Promise.all(Array.from({ length: 10 }, another));
        await Promise.all(ten.map((client) => client.version()));
        return ten;
      };
      // What an earlier proof has closed may be counted until each thread has served somebody.
      const [, total] = await counts();
      const ten = await openTen();
      const [open, opened] = await counts();
      expect(opened).toBe(total + 10);
      await Promise.all(ten.map((client) => client.close()));
      const after = await eventually(cache, counts, ([now]) => now === open - 10);
      expect(after).toEqual([open - 10, total + 10]);
      await openTen();
      expect(await counts()).toEqual([open, total + 20]);
    },
  );

  claim.over(
    everyDriver,
    'stats.conns',
    'stats conns has address and state of every connection and every listener',
    async ({ another, text }) => {
      const observer = await text();
      await (await another()).version();
      await untilClients(observer, 3);
      const all = await connections(observer);
      const address: unknown = expect.stringMatching(/^tcp6?:.+:\d+$/);
      const seconds: unknown = expect.stringMatching(/^\d+$/);
      const state: unknown = expect.stringMatching(
        /^conn_(parse_cmd|new_cmd|read|waiting|write|mwrite)$/,
      );
      const client = { addr: address, listen_addr: address, state, secs_since_last_cmd: seconds };
      expect(clientsAmong(all)).toEqual([client, client, client]);
      const listeners = all.filter((each) => each.state === 'conn_listening');
      expect(listeners.length).toBeGreaterThanOrEqual(1);
      expect(listeners.length).toBe(all.length - 3);
      const listener = { addr: address, state: 'conn_listening', secs_since_last_cmd: seconds };
      expect(listeners).toEqual(listeners.map(() => listener));
      // Each client has an address of its own, and all came to the same one.
      const [a, b, c] = clientsAmong(all);
      expect(new Set([a?.addr, b?.addr, c?.addr]).size).toBe(3);
      expect([b?.listen_addr, c?.listen_addr]).toEqual([a?.listen_addr, a?.listen_addr]);
    },
  );

  // The last command of the silent connection is the stats that ends the first reading.
  claim.over(
    everyDriver,
    'stats.conns-secs',
    'secs_since_last_cmd of a silent connection counts the seconds since its last command',
    async ({ cache, text, time }) => {
      const observer = await text();
      const spoke = await time(cache).take(() => cache.version());
      await untilClients(observer, 2);
      await time(observer).ticksAfter(spoke, 2);
      const read = await time(observer).take(() => connections(observer));
      const seconds = clientsAmong(read.result).map((each) => Number(each.secs_since_last_cmd));
      const last = Number(spoke.ticks?.[1]);
      const possible = read.ticks?.map((tick) => [0, tick - last]);
      expect(possible).toContainEqual(seconds.sort((a, b) => a - b));
      expect(seconds.at(-1)).toBeGreaterThanOrEqual(2);
    },
  );

  claim(
    'stats.conns-nread',
    'a connection is in conn_nread until the rest of a value has come',
    async ({ text, wire, key }) => {
      const [cache, w, k] = [await text(), await wire(), key()];
      const states = async (): Promise<readonly unknown[]> =>
        (await connections(cache)).map(({ state }) => state);
      given(await states()).not.toContain('conn_nread');
      await w.send(`set ${k} 0 0 10\r\n01234`);
      await eventually(cache, states, (all) => all.includes('conn_nread'));
      given(await cache.get(k)).toBe('miss');
      await w.send('56789\r\n');
      given(await w.readLine()).toBe('STORED');
      expect(await states()).not.toContain('conn_nread');
      given(await cache.get(k)).toHold('0123456789');
    },
  );
});
