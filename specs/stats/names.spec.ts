import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** General statistics that every server sends, by the type that the document gives them. */
const integers =
  'pid uptime time pointer_size curr_items total_items bytes curr_connections total_connections ' +
  'cmd_get cmd_set cmd_flush cmd_touch get_hits get_misses delete_hits delete_misses incr_hits ' +
  'incr_misses decr_hits decr_misses cas_hits cas_misses cas_badval touch_hits touch_misses ' +
  'evictions reclaimed bytes_read bytes_written limit_maxbytes threads';
const seconds = 'rusage_user rusage_system';

/** Names that the document lists and a server with default options does not send. */
const neverSent =
  'idle_kicks proxy_conn_requests proxy_conn_errors proxy_conn_oom proxy_req_active'.split(' ');
/** Names that every server sends and the document lacks. */
const unlisted = 'libevent cmd_meta lru_crawler_running malloc_fails lru_bumps_dropped'.split(' ');

const each = (names: string, value: unknown): object =>
  Object.fromEntries(names.split(' ').map((name) => [name, value]));

describe('stats › names and values', () => {
  claim('stats.format', 'stats sends a line for each statistic, and END', async ({ wire }) => {
    expect(await (await wire()).exchange('stats\r\n')).toMatch(
      /^(STAT [a-z_]+ [^\r\n]+\r\n)+END\r\n$/,
    );
  });

  claim.over(
    everyDriver,
    'stats.names',
    'the statistics that tools rely on are there, each of its type',
    async ({ cache }) => {
      const stats = await cache.stats();
      expect(stats).toMatchObject(each(integers, expect.stringMatching(/^\d+$/)));
      expect(stats).toMatchObject(each(seconds, expect.stringMatching(/^\d+\.\d{6}$/)));
    },
  );

  claim('stats.documented-but-absent', 'the names in a stats reply are the documented ones', {
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
  });

  claim.over(everyDriver, 'stats.pid', 'connections share one pid', async ({ cache, another }) => {
    const { pid } = await cache.stats();
    given(pid).toMatch(/^[1-9]\d*$/);
    const clients = await Promise.all(Array.from({ length: 16 }, another));
    const stats = await Promise.all(clients.map((client) => client.stats()));
    expect(stats.map((seen) => seen.pid)).toEqual(clients.map(() => pid));
  });

  claim.over(
    everyDriver,
    'stats.version',
    'the version in stats is that of the command version',
    async ({ cache, server }) => {
      expect((await cache.stats()).version).toBe(server.version);
    },
  );
});
