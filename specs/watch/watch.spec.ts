import { describe, expect, given } from '../../fixtures/claims';
import { linesAbout, watch } from '../../fixtures/claims/watch-log';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

describe('watch', () => {
  claim('watch.ok', 'watch replies OK, then sends a log instead of replies', async (proof) => {
    const [log, cache, k] = [await proof.wire(), await proof.text(), proof.key()];
    expect(await watch(log, 'fetchers')).toBe('OK');
    await log.send('version\r\n');
    given(await cache.get(k)).toBe('miss');
    const line = { type: 'item_get', key: encodeURIComponent(k) };
    expect(await linesAbout(log, [k], 1)).toMatchObject([line]);
  });

  claim('watch.ok', 'watch without a stream watches fetchers', async ({ wire, text, key }) => {
    const [log, cache, k] = [await wire(), await text(), key()];
    expect(await watch(log, '')).toBe('OK');
    given(await cache.get(k)).toBe('miss');
    const line = { type: 'item_get', key: encodeURIComponent(k) };
    expect(await linesAbout(log, [k], 1)).toMatchObject([line]);
  });

  claim('watch.ok', 'watch of an unknown stream is rejected', async ({ wire }) => {
    expect(await (await wire()).exchange('watch paint\r\n')).toBe('ERROR\r\n');
  });

  claim('watch.disabled', 'with -W watch is rejected', async ({ wire }) => {
    const w = await wire();
    for (const streams of ['fetchers', ''])
      expect(await watch(w, streams)).toBe('CLIENT_ERROR watch commands not allowed');
  });

  // A set looks the old item up before it stores the new one.
  claim('watch.stacked', 'watch of two streams sends both in one log', async (proof) => {
    const [cache, k, log] = [await proof.text(), proof.key(), await proof.wire()];
    expect(await watch(log, 'fetchers mutations')).toBe('OK');
    given(await cache.set(k, '1')).toBe('stored');
    expect(await linesAbout(log, [k], 2)).toMatchObject([
      { type: 'item_get', key: encodeURIComponent(k) },
      { type: 'item_store', key: encodeURIComponent(k) },
    ]);
  });

  claim('watch.proxy-streams', 'watch of a stream of the proxy replies OK', async ({ wire }) => {
    for (const streams of [
      'proxyreqs proxyevents proxyuser',
      'proxyreqs',
      'proxyevents',
      'proxyuser',
      'sysevents',
      'rawcmds',
    ])
      expect(await watch(await wire(), streams)).toBe('OK');
  });

  // A long key makes long lines.
  claim(
    'watch.other-connections-unaffected',
    'a watcher that does not read misses lines, and others do not wait for it',
    async (proof) => {
      const [log, cache, k] = [await proof.wire(), await proof.text(), proof.keyOfLength(250)];
      given(await watch(log, 'fetchers')).toBe('OK');
      log.pauseReading();
      given(await cache.set(k, '1')).toBe('stored');
      const read = async (): Promise<Readonly<Record<string, string>>> => {
        const hits = await Promise.all(Array.from({ length: 1000 }, () => cache.get(k)));
        expect(hits.filter((hit) => typeof hit === 'object')).toHaveLength(1000);
        return cache.stats();
      };
      const missed = ({ log_watcher_skipped: lines }: Readonly<Record<string, string>>): boolean =>
        Number(lines) > 0;
      const { get_hits: hits, log_watcher_skipped: lines } = await eventually(
        cache,
        read,
        missed,
        20,
      );
      proof.note({ linesMissed: Number(lines), getsMeanwhile: Number(hits) });
    },
  );

  // A thread of the server counts them in its own time.
  claim('watch.counts', 'log_watchers counts the connections that watch', async (proof) => {
    const cache = await proof.text();
    const watchers = async (): Promise<unknown> => (await cache.stats()).log_watchers;
    const reaches = (count: string): Promise<unknown> =>
      eventually(cache, watchers, (now) => now === count);
    expect(await watchers()).toBe('0');
    const [one, two] = [await proof.wire(), await proof.wire()];
    given(await watch(one, 'fetchers')).toBe('OK');
    expect(await reaches('1')).toBe('1');
    given(await watch(two, 'mutations')).toBe('OK');
    expect(await reaches('2')).toBe('2');
    await Promise.all([one.close(), two.close()]);
    expect(await reaches('0')).toBe('0');
  });
});
