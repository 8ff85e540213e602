import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { eventually } from '../../fixtures/time/eventually';
import { allReply, anErrorLine, controlItems, ERROR } from './control-items';
import { claim } from './claims';

describe('errors › admin › abbreviations', () => {
  claim('errors.admin-abbreviation', 'the beginning of a command is no command', {
    documented: async (proof) => {
      const { number, replies, state, before } = await controlItems(proof);
      const requests = [
        'fl\r\n',
        'flush\r\n',
        'verb 1\r\n',
        'stat\r\n',
        'vers\r\n',
        `ge ${number}\r\n`,
      ];
      expect(await replies(requests)).toEqual(allReply(requests, ERROR));
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { replies, state } = await controlItems(proof);
      expect(await replies(['fl\r\n'])).toEqual({ 'fl\r\n': 'OK\r\n' });
      expect(await state()).toBe('END\r\n');
    },
  });

  // stats r goes first and alone: where it is taken for stats reset, watch m is taken for a watch, and
  // such a connection answers nothing more.
  claim('errors.subcommand-abbreviation', 'the beginning of a second word is refused', {
    documented: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const text = await proof.text();
      const { cmd_set } = await text.stats();
      expect(cmd_set).toMatch(/^[1-9]/);
      expect(await replies(['stats r\r\n'])).toEqual({ 'stats r\r\n': ERROR });
      const requests = ['stats res\r\n', 'stats s\r\n', 'lru_crawler c 1\r\n', 'watch m\r\n'];
      expect(await replies(requests)).toEqual(allReply(requests, ERROR));
      expect(await text.stats()).toMatchObject({ cmd_set });
      expect(await state()).toBe(before);
    },
    deviates: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const text = await proof.text();
      expect(await text.stats()).toMatchObject({ cmd_set: expect.stringMatching(/^[1-9]/) });
      expect(await replies(['stats r\r\n', 'stats s\r\n'])).toEqual({
        'stats r\r\n': 'RESET\r\n',
        'stats s\r\n': expect.stringMatching(/^STAT maxbytes \d+\r\n(?:STAT .+\r\n)+END\r\n$/),
      });
      expect(await text.stats()).toMatchObject({ cmd_set: '0' });
      const watcher = await proof.wire();
      await watcher.send('watch m\r\n');
      expect(await watcher.readLine()).toBe('OK');
      expect(await state()).toBe(before);
    },
  });
});

describe('errors › admin › stats', () => {
  claim('stats.unknown-argument', 'stats of something unknown is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = ['stats nosuch\r\n', 'stats ITEMS\r\n', 'stats itemsx\r\n', 'stats 1\r\n'];
    expect(await replies(requests)).toEqual(allReply(requests, ERROR));
    expect(await state()).toBe(before);
  });

  claim('stats.detail-usage', 'stats detail of something unknown is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = ['stats detail\r\n', 'stats detail nosuch\r\n', 'stats detail ON\r\n'];
    expect(await replies(requests)).toEqual(
      allReply(requests, 'CLIENT_ERROR usage: stats detail on|off|dump\r\n'),
    );
    expect(await state()).toBe(before);
    expect(await (await proof.text()).stats('settings')).toMatchObject({ detail_enabled: 'no' });
  });

  claim(
    'stats.cachedump-errors',
    'stats cachedump without its numbers, or with a class that cannot be, is refused',
    async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      expect(
        await replies([
          'stats cachedump\r\n',
          'stats cachedump 1\r\n',
          'stats cachedump x 1\r\n',
          'stats cachedump 1 x\r\n',
          'stats cachedump 255 1\r\n',
          'stats cachedump 1000 1\r\n',
        ]),
      ).toEqual({
        'stats cachedump\r\n': 'CLIENT_ERROR bad command line\r\n',
        'stats cachedump 1\r\n': 'CLIENT_ERROR bad command line\r\n',
        'stats cachedump x 1\r\n': 'CLIENT_ERROR bad command line format\r\n',
        'stats cachedump 1 x\r\n': 'CLIENT_ERROR bad command line format\r\n',
        'stats cachedump 255 1\r\n': 'CLIENT_ERROR Illegal slab id\r\n',
        'stats cachedump 1000 1\r\n': 'CLIENT_ERROR Illegal slab id\r\n',
      });
      expect(await state()).toBe(before);
    },
  );
});

describe('errors › admin › settings', () => {
  claim('admin.verbosity-no-argument', 'verbosity without a number is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const text = await proof.text();
    const { verbosity } = await text.stats('settings');
    expect(verbosity).toMatch(/^\d+$/);
    const requests = ['verbosity\r\n'];
    expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
    expect(await text.stats('settings')).toMatchObject({ verbosity });
    expect(await state()).toBe(before);
  });

  claim('admin.cache-memlimit-errors', 'a limit that is too small or too large is refused', {
    documented: async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const text = await proof.text();
      const { limit_maxbytes } = await text.stats();
      expect(limit_maxbytes).toMatch(/^\d+$/);
      const requests = ['0', '7', '1000000001', '67108864000'].map(
        (limit) => `cache_memlimit ${limit}\r\n`,
      );
      expect(await replies(requests)).toEqual(allReply(requests, anErrorLine));
      expect(await text.stats()).toMatchObject({ limit_maxbytes });
      expect(await state()).toBe(before);
    },
    deviates: {
      accepted: async (proof) => {
        const { replies, state, before } = await controlItems(proof);
        const text = await proof.text();
        const small = ['cache_memlimit 0\r\n', 'cache_memlimit 7\r\n'];
        expect(await replies(small)).toEqual(
          allReply(small, 'MEMLIMIT_TOO_SMALL cannot set maxbytes to less than 8m\r\n'),
        );
        const { limit_maxbytes } = await text.stats();
        expect(await text.command('cache_memlimit 1000000001')).toBe('OK');
        expect((await text.stats()).limit_maxbytes).not.toBe(limit_maxbytes);
        expect(await state()).toBe(before);
      },
      'other lines': async (proof) => {
        const { replies, state, before } = await controlItems(proof);
        const text = await proof.text();
        const { limit_maxbytes } = await text.stats();
        expect(limit_maxbytes).toMatch(/^\d+$/);
        const small = ['cache_memlimit 0\r\n', 'cache_memlimit 7\r\n'];
        const large = ['cache_memlimit 1000000001\r\n', 'cache_memlimit 4000000000\r\n'];
        expect(await replies([...small, ...large])).toEqual({
          ...allReply(small, 'MEMLIMIT_TOO_SMALL cannot set maxbytes to less than 8m\r\n'),
          ...allReply(large, 'MEMLIMIT_ADJUST_FAILED input value is megabytes not bytes\r\n'),
        });
        expect(await text.stats()).toMatchObject({ limit_maxbytes });
        expect(await state()).toBe(before);
      },
    },
  });

  claim(
    'admin.cache-memlimit-no-number',
    'cache_memlimit without a number is refused',
    async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const text = await proof.text();
      const { limit_maxbytes } = await text.stats();
      expect(limit_maxbytes).toMatch(/^\d+$/);
      const requests = ['cache_memlimit\r\n', 'cache_memlimit x\r\n', 'cache_memlimit -1\r\n'];
      expect(await replies(requests)).toEqual(allReply(requests, ERROR));
      expect(await text.stats()).toMatchObject({ limit_maxbytes });
      expect(await state()).toBe(before);
    },
  );

  claim('admin.lru-bad', 'lru without what it needs is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const text = await proof.text();
    const { lru_segmented, hot_lru_pct, temp_lru } = await text.stats('settings');
    expect([lru_segmented, hot_lru_pct, temp_lru]).not.toContain(undefined);
    const requests = [
      'lru\r\n',
      'lru nosuch\r\n',
      'lru mode nosuch\r\n',
      'lru tune\r\n',
      'lru tune 10\r\n',
      'lru temp_ttl x\r\n',
    ];
    expect(await replies(requests)).toEqual(allReply(requests, ERROR));
    expect(await text.stats('settings')).toMatchObject({ lru_segmented, hot_lru_pct, temp_lru });
    expect(await state()).toBe(before);
  });
});

describe('errors › admin › LRU', () => {
  claim('admin.lru-no-value', 'lru mode and lru temp_ttl without a value are refused', {
    documented: async ({ wire }) => {
      const connection = await wire();
      expect(await connection.exchange('lru mode\r\n')).toBe(ERROR);
      expect(await connection.exchange('lru temp_ttl\r\n')).toBe(ERROR);
    },
    deviates: async ({ wire, ownServer }) => {
      const connection = await wire();
      const end = await ownServer.endedBy(() => connection.send('lru mode\r\n'));
      expect(end).toMatch(/SIGSEGV|exit code 139/);
      // The other one ends it just as well.
      const again = await wire(await ownServer.restart());
      const secondEnd = await ownServer.endedBy(() => again.send('lru temp_ttl\r\n'));
      expect(secondEnd).toMatch(/SIGSEGV|exit code 139/);
    },
  });
});

const busy = 'BUSY currently processing crawler request\r\n';

/** The replies to two crawls when the statistics are so after another one. */
async function crawlsMeanwhile(
  { wire, text, key }: Proof,
  when: Readonly<Record<string, string>>,
): Promise<string> {
  const [connection, cache] = [await wire(), await text()];
  const items = Array.from({ length: 3000 }, () => `set ${key()} 0 0 1 noreply\r\n1\r\n`);
  expect(await connection.exchange(items.join(''))).toBe('');
  expect(await connection.exchange('lru_crawler sleep 1000000\r\n')).toBe('OK\r\n');
  expect(await connection.exchange('lru_crawler crawl all\r\n')).toBe('OK\r\n');
  await eventually(
    cache,
    () => cache.stats(),
    (stats) => Object.entries(when).every(([name, value]) => stats[name] === value),
    5,
  );
  return connection.exchange('lru_crawler crawl all\r\nlru_crawler crawl 1\r\n');
}

describe('errors › admin › crawler', () => {
  const badClass = 'BADCLASS invalid class id\r\n';
  // Older servers have up to 200 classes, later ones 63.
  const noClasses = ['0', '255', '1000', '-1', 'x', '1,x', '1,255'];

  claim('admin.crawler-badclass', 'a crawl of a class that is none is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = noClasses.map((id) => `lru_crawler crawl ${id}\r\n`);
    expect(await replies(requests)).toEqual(allReply(requests, badClass));
    expect(await state()).toBe(before);
  });

  claim(
    'admin.crawler-badclass-metadump',
    'a metadump of a class that is none is refused',
    async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const requests = noClasses.map((id) => `lru_crawler metadump ${id}\r\n`);
      expect(await replies(requests)).toEqual(allReply(requests, badClass));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'admin.crawler-badclass-mgdump',
    'an mgdump of a class that is none is refused',
    async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const requests = noClasses.map((id) => `lru_crawler mgdump ${id}\r\n`);
      expect(await replies(requests)).toEqual(allReply(requests, badClass));
      expect(await state()).toBe(before);
    },
  );

  // The crawler sleeps for a second after a thousand items: with three thousand it is busy for long.
  claim('admin.crawler-busy', 'a second crawl meanwhile is refused', {
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

describe('errors › admin › what takes a connection over', () => {
  claim('watch.bad', 'watch of an unknown stream is refused', async (proof) => {
    const { replies, state, before } = await controlItems(proof);
    const requests = [
      'watch nosuch\r\n',
      'watch mutations nosuch\r\n',
      'watch nosuch fetchers\r\n',
    ];
    expect(await replies(requests)).toEqual(allReply(requests, ERROR));
    expect(await state()).toBe(before);
  });

  // Both would fail on their own as well, in other words: so the connection stays one for commands.
  claim(
    'watch.pipelined-refused',
    'watch and metadump behind a store in the same write are refused',
    async (proof) => {
      const { replies, state, before } = await controlItems(proof);
      const store = `set ${proof.key()} 0 0 1\r\n1\r\n`;
      const [watch, dump] = ['watch nosuch\r\n', 'lru_crawler metadump 0\r\n'];
      expect(await replies([store + watch, store + dump])).toEqual({
        [store + watch]: 'STORED\r\nERROR cannot pipeline other commands before watch\r\n',
        [store + dump]: 'STORED\r\nERROR cannot pipeline other commands before metadump\r\n',
      });
      expect(await state()).toBe(before);
    },
  );

  claim(
    'watch.pipelined-behind-get',
    'watch and metadump behind a get in the same write are refused',
    {
      documented: async (proof) => {
        const { number, numberReply, replies, state, before } = await controlItems(proof);
        const get = `get ${number}\r\n`;
        const [watch, dump] = ['watch nosuch\r\n', 'lru_crawler metadump 0\r\n'];
        expect(await replies([get + watch, get + dump])).toEqual({
          [get + watch]: `${numberReply}ERROR cannot pipeline other commands before watch\r\n`,
          [get + dump]: `${numberReply}ERROR cannot pipeline other commands before metadump\r\n`,
        });
        expect(await state()).toBe(before);
      },
      deviates: async (proof) => {
        const { number, numberReply, replies, state, before } = await controlItems(proof);
        const get = `get ${number}\r\n`;
        const watch = 'watch nosuch\r\n';
        expect(await replies([get + watch])).toEqual({ [get + watch]: numberReply + ERROR });
        expect(await state()).toBe(before);
      },
    },
  );
});
