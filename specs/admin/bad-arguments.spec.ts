import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { anErrorLine, ERROR, replies, statistics } from '../../fixtures/claims/replies';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

const tooSmall = 'MEMLIMIT_TOO_SMALL cannot set maxbytes to less than 8m\r\n';
const inBytes = 'MEMLIMIT_ADJUST_FAILED input value is megabytes not bytes\r\n';
const memoryLimit = statistics(undefined, 'limit_maxbytes');

describe('admin › bad arguments', () => {
  claim(
    'admin.verbosity-no-argument',
    'verbosity without a number gets an error line, and the level stays',
    replies(() => [[anErrorLine, 'verbosity']], statistics('settings', 'verbosity')),
  );

  claim('admin.cache-memlimit-errors', 'cache_memlimit rejects a limit out of range', {
    documented: replies(
      () => [
        [anErrorLine, 'cache_memlimit 0', 'cache_memlimit 7'],
        [anErrorLine, 'cache_memlimit 1000000001', 'cache_memlimit 67108864000'],
      ],
      memoryLimit,
    ),
    deviates: {
      accepted: async (proof) => {
        await replies(() => [[tooSmall, 'cache_memlimit 0', 'cache_memlimit 7']])(proof);
        const text = await proof.text();
        const { limit_maxbytes } = await text.stats();
        expect(await text.command('cache_memlimit 1000000001')).toBe('OK');
        expect((await text.stats()).limit_maxbytes).not.toBe(limit_maxbytes);
      },
      'other lines': replies(
        () => [
          [tooSmall, 'cache_memlimit 0', 'cache_memlimit 7'],
          [inBytes, 'cache_memlimit 1000000001', 'cache_memlimit 4000000000'],
        ],
        memoryLimit,
      ),
    },
  });

  claim(
    'admin.cache-memlimit-no-number',
    'cache_memlimit without a number replies ERROR, and the limit stays',
    replies(
      () => [[ERROR, 'cache_memlimit', 'cache_memlimit x', 'cache_memlimit -1']],
      memoryLimit,
    ),
  );

  claim(
    'admin.lru-bad',
    'lru with a missing or unknown argument replies ERROR',
    replies(
      () => [
        [ERROR, 'lru', 'lru nosuch', 'lru mode nosuch'],
        [ERROR, 'lru tune', 'lru tune 10', 'lru temp_ttl x'],
      ],
      statistics('settings', 'lru_segmented', 'hot_lru_pct', 'temp_lru'),
    ),
  );

  claim('admin.lru-no-value', 'lru mode and lru temp_ttl without a value reply ERROR', {
    documented: async ({ wire }) => {
      const w = await wire();
      expect(await w.exchange('lru mode\r\nlru temp_ttl\r\n')).toBe(ERROR + ERROR);
    },
    deviates: async ({ wire, ownServer }) => {
      const w = await wire();
      const end = await ownServer.endedBy(() => w.send('lru mode\r\n'));
      expect(end).toMatch(/SIGSEGV|exit code 139/);
      const again = await wire(await ownServer.restart());
      const secondEnd = await ownServer.endedBy(() => again.send('lru temp_ttl\r\n'));
      expect(secondEnd).toMatch(/SIGSEGV|exit code 139/);
    },
  });

  // Older servers have up to 200 slab classes, later ones 63.
  for (const [command, id] of [
    ['crawl', 'admin.crawler-badclass'],
    ['metadump', 'admin.crawler-badclass-metadump'],
    ['mgdump', 'admin.crawler-badclass-mgdump'],
  ] as const) {
    claim(
      id,
      `lru_crawler ${command} rejects a slab class that does not exist`,
      replies(() =>
        ['0', '255', '1000', '-1', 'x', '1,x', '1,255'].map((classes) => [
          'BADCLASS invalid class id\r\n',
          `lru_crawler ${command} ${classes}`,
        ]),
      ),
    );
  }
});

const busy = 'BUSY currently processing crawler request\r\n';

/** The replies to two crawls, once the statistics are so after another one. */
async function crawlsMeanwhile(
  { wire, text, key }: Proof,
  when: Readonly<Record<string, string>>,
): Promise<string> {
  const [w, cache] = [await wire(), await text()];
  const sets = Array.from({ length: 3000 }, () => `set ${key()} 0 0 1 noreply\r\n1\r\n`);
  given(await w.exchange(sets.join(''))).toBe('');
  given(await w.exchange('lru_crawler sleep 1000000\r\n')).toBe('OK\r\n');
  given(await w.exchange('lru_crawler crawl all\r\n')).toBe('OK\r\n');
  await eventually(
    cache,
    () => cache.stats(),
    (stats) => Object.entries(when).every(([name, value]) => stats[name] === value),
    5,
  );
  return w.exchange('lru_crawler crawl all\r\nlru_crawler crawl 1\r\n');
}

describe('admin › busy crawler', () => {
  // The crawler sleeps for a second after each thousand items.
  claim('admin.crawler-busy', 'a second crawl meanwhile is rejected', {
    documented: async (proof) => {
      expect(await crawlsMeanwhile(proof, { lru_crawler_running: '1' })).toBe(busy + busy);
    },
    deviates: {
      hangs: async (proof) => {
        const meanwhile = await crawlsMeanwhile(proof, { lru_crawler_running: '1' });
        expect(meanwhile).toBe('OK\r\nOK\r\n');
      },
      sleepless: async (proof) => {
        const over = { lru_crawler_running: '0', crawler_items_checked: '3000' };
        expect(await crawlsMeanwhile(proof, over)).toBe('OK\r\nOK\r\n');
      },
    },
  });
});
