import { describe, expect, given } from '../../fixtures/claims';
import { numbers } from '../../fixtures/claims/counters';
import { oneOnEachThread } from '../../fixtures/claims/each-thread';
import { overClasses } from '../../fixtures/claims/slab-classes';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

describe('stats › totals', () => {
  // Up to 1.4.10 a delete counts only in the text protocol: see stats.delete-hits-misses.
  claim.over(
    everyDriver,
    'stats.agree',
    'the statistics of the slab classes add up to the general ones',
    async ({ cache, another, text, key }) => {
      await cache.stats('reset');
      const [other, deleter] = [await another(), await text()];
      const [a, b, missing, deleted] = [key(), key(), key(), key()];
      given(await cache.set(a, '1')).toBe('stored');
      given(await other.set(b, bytes(100_000))).toBe('stored');
      await Promise.all([cache.get(a), other.get(b), other.get(a), cache.get(missing)]);
      await Promise.all([cache.touch(a, 100), other.incr(a, 1), other.decr(a, 1)]);
      given(await cache.add(b, '')).toBe('not stored');
      given(await other.set(key(), '1')).toBe('stored');
      given(await cache.set(deleted, '1')).toBe('stored');
      given(await cache.delete(missing)).toBe('miss');
      given(await deleter.delete(deleted)).toBe('deleted');
      const general = numbers(await cache.stats());
      const items = await cache.stats('items');
      const slabs = await cache.stats('slabs');
      const inAll = {
        cmd_set: 5,
        get_hits: 3,
        touch_hits: 1,
        delete_hits: 1,
        incr_hits: 1,
        decr_hits: 1,
      };
      expect(general).toMatchObject({
        ...inAll,
        cmd_get: 4,
        get_misses: 1,
        cmd_touch: 1,
        evictions: 0,
      });
      expect(Number(general.touch_hits) + Number(general.touch_misses)).toBe(1);
      expect(general.curr_items).toBeGreaterThanOrEqual(3);
      expect(overClasses(items, 'number')).toBe(general.curr_items);
      expect(overClasses(items, 'evicted')).toBe(0);
      const inClasses = Object.keys(inAll).map((name) => [name, overClasses(slabs, name)]);
      expect(Object.fromEntries(inClasses)).toEqual(inAll);
    },
  );

  // The connections that wait on each thread have to be counted themselves, so they quit: that has no reply.
  claim(
    'stats.bytes-read-written',
    'every byte that is sent and received counts, and no other',
    async ({ wire, text, key }) => {
      const [w, k] = [await wire(), key()];
      const ask = async (request: string, end: string): Promise<string> => {
        await w.send(request);
        return (await w.readUntil(end)).toString('latin1');
      };
      const others = await oneOnEachThread(await text(), wire);
      await Promise.all(others.map((other) => other.send('quit\r\n')));
      await Promise.all(others.map((other) => other.closed()));
      const before = await ask('stats\r\n', 'END\r\n');
      const set = `set ${k} 0 0 10000\r\n${'v'.repeat(10_000)}\r\n`;
      const stored = await ask(set, 'STORED\r\n');
      const value = await ask(`get ${k}\r\n`, 'END\r\n');
      const after = await ask('stats\r\n', 'END\r\n');
      const count = (reply: string, name: string): number =>
        Number(new RegExp(`STAT ${name} (\\d+)`).exec(reply)?.[1]);
      const grownBy = (name: string): number => count(after, name) - count(before, name);
      // A stats reply is written after it has been put together, so the first one counts in the second.
      const read = set.length + `get ${k}\r\nstats\r\n`.length;
      const written = before.length + stored.length + value.length;
      expect([grownBy('bytes_read'), grownBy('bytes_written')]).toEqual([read, written]);
    },
  );

  claim('stats.reset', 'stats reset replies RESET', async ({ wire }) => {
    expect(await (await wire()).exchange('stats reset\r\n')).toBe('RESET\r\n');
  });

  claim.over(everyDriver, 'stats.reset', 'stats reset clears counters', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, '1')).toBe('stored');
    await Promise.all([cache.get(k), cache.get(key()), cache.decr(key(), 1), cache.incr(k, 1)]);
    const names =
      'cmd_get cmd_set get_hits get_misses decr_misses incr_hits total_items total_connections';
    const counters = async (): Promise<unknown> => {
      const stats = await cache.stats();
      return names.split(' ').map((name) => stats[name]);
    };
    given(await counters()).not.toContain('0');
    await cache.stats('reset');
    expect(await counters()).toEqual(names.split(' ').map(() => '0'));
    const { curr_items: items, bytes: size, curr_connections: open } = await cache.stats();
    expect([items, size, open].map(Number)).not.toContain(0);
    expect(await cache.get(k)).toHold('2');
  });
});
