import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';
import { linesAbout, watch } from './log';

describe('watch › starting to watch', () => {
  claim(
    'watch.ok',
    'a watcher is told OK, and then sent a log instead of replies',
    async ({ wire, text, key }) => {
      const [log, cache] = await Promise.all([wire(), text()]);
      expect(await watch(log, 'fetchers')).toBe('OK');
      await log.send('version\r\n');
      const k = key();
      expect(await cache.get(k)).toBe('miss');
      expect(await linesAbout(log, [k], 1)).toMatchObject([
        { type: 'item_get', key: encodeURIComponent(k) },
      ]);
    },
  );

  claim('watch.ok', 'who names no stream watches fetches', async ({ wire, text, key }) => {
    const [log, cache] = await Promise.all([wire(), text()]);
    expect(await watch(log, '')).toBe('OK');
    const k = key();
    expect(await cache.get(k)).toBe('miss');
    expect(await linesAbout(log, [k], 1)).toMatchObject([
      { type: 'item_get', key: encodeURIComponent(k) },
    ]);
  });

  claim('watch.ok', 'an unknown stream is refused', async ({ wire }) => {
    const raw = await wire();
    expect(await raw.exchange('watch paint\r\n')).toBe('ERROR\r\n');
  });

  claim('watch.disabled', 'nobody may watch', async ({ wire }) => {
    const raw = await wire();
    const refused = 'CLIENT_ERROR watch commands not allowed';
    expect(await watch(raw, 'fetchers')).toBe(refused);
    expect(await watch(raw, '')).toBe(refused);
  });

  claim('watch.stacked', 'two streams come in one log', async ({ wire, text, key }) => {
    const [log, cache] = await Promise.all([wire(), text()]);
    expect(await watch(log, 'fetchers mutations')).toBe('OK');
    const k = key();
    expect(await cache.set(k, '1')).toBe('stored');
    // A set looks the old item up before it stores the new one.
    expect(await linesAbout(log, [k], 2)).toMatchObject([
      { type: 'item_get', key: encodeURIComponent(k) },
      { type: 'item_store', key: encodeURIComponent(k) },
    ]);
  });

  claim('watch.proxy-streams', 'the streams of the proxy can be named', async ({ wire }) => {
    const streams = ['proxyreqs', 'proxyevents', 'proxyuser', 'sysevents', 'rawcmds'];
    const logs = await Promise.all(streams.map(() => wire()));
    const [all, ...each] = [await wire(), ...logs];
    expect(await watch(all, 'proxyreqs proxyevents proxyuser')).toBe('OK');
    expect(await Promise.all(each.map((log, i) => watch(log, String(streams[i]))))).toEqual(
      streams.map(() => 'OK'),
    );
  });

  claim(
    'watch.other-connections-unaffected',
    'a watcher that does not read misses lines, and nobody waits for it',
    async ({ wire, text, keyOfLength, note }) => {
      const [log, cache] = await Promise.all([wire(), text()]);
      expect(await watch(log, 'fetchers')).toBe('OK');
      log.pauseReading();
      // A long key makes long lines.
      const k = keyOfLength(250);
      await cache.set(k, '1');
      const thousand = Array.from({ length: 1000 }, () => k);
      const read = async (): Promise<Readonly<Record<string, string>>> => {
        const hits = await Promise.all(thousand.map((each) => cache.get(each)));
        expect(hits.filter((hit) => typeof hit === 'object')).toHaveLength(1000);
        return cache.stats();
      };
      const missed = (stats: Readonly<Record<string, string>>): boolean =>
        Number(stats.log_watcher_skipped) > 0;
      const { get_hits: hits, log_watcher_skipped: skipped } = await eventually(
        cache,
        read,
        missed,
        20,
      );
      expect(Number(skipped)).toBeGreaterThan(0);
      note({ linesMissed: Number(skipped), getsMeanwhile: Number(hits) });
    },
  );
});
