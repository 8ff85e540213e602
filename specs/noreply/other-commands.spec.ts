import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** A Unix time of 1970: an item that is touched with it is gone at once. */
const LONG_AGO = 2_592_001;

describe('noreply › other commands', () => {
  claim(
    'noreply.delete',
    'delete with noreply deletes, and sends nothing',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      expect(await w.exchange(`delete ${k} noreply\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`delete ${k} noreply\r\n`)).toBe('');
    },
  );

  claim(
    'noreply.incr-decr',
    'incr and decr with noreply count, and send nothing',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 2\r\n10\r\n`);
      expect(await w.exchange(`incr ${k} 7 noreply\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 2\r\n17\r\nEND\r\n`);
      expect(await w.exchange(`decr ${k} 4 noreply\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 2\r\n13\r\nEND\r\n`);
    },
  );

  claim(
    'noreply.incr-decr',
    'incr and decr with noreply that cannot count send nothing either',
    async ({ wire, key }) => {
      const [k, free, w] = [key(), key('free'), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      expect(await w.exchange(`incr ${k} 1 noreply\r\ndecr ${k} 1 noreply\r\n`)).toBe('');
      expect(await w.exchange(`incr ${free} 1 noreply\r\ndecr ${free} 1 noreply\r\n`)).toBe('');
      expect(await w.exchange(`get ${k} ${free}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    },
  );

  claim('noreply.touch', 'touch with noreply touches, and sends nothing', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`touch ${k} 1000 noreply\r\n`)).toBe('');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`touch ${k} ${LONG_AGO} noreply\r\n`)).toBe('');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`touch ${k} 1000 noreply\r\n`)).toBe('');
  });

  claim(
    'flush.noreply',
    'flush_all with noreply flushes, and sends nothing',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      expect(await w.exchange('flush_all noreply\r\n')).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  );

  claim(
    'flush.noreply',
    'flush_all with a delay and noreply flushes later, and sends nothing',
    async ({ text, wire, time, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await cache.set(k, 'one');
      expect(await cache.get(k)).toHold('one');
      const flushed = await time(cache).take(() => w.exchange('flush_all 2 noreply\r\n'));
      expect(flushed.result).toBe('');
      await time(cache).ticksAfter(flushed, 2);
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.stats()).toMatchObject({ cmd_flush: '1', evictions: '0' });
    },
  );

  claim(
    'noreply.verbosity',
    'verbosity with noreply sets the level, and sends nothing',
    async ({ wire, text }) => {
      const [w, cache] = [await wire(), await text()];
      expect(await cache.stats('settings')).toMatchObject({ verbosity: '0' });
      expect(await w.exchange('verbosity 1 noreply\r\n')).toBe('');
      expect(await cache.stats('settings')).toMatchObject({ verbosity: '1' });
    },
  );

  claim(
    'admin.cache-memlimit-noreply',
    'cache_memlimit with noreply sets the limit, and sends nothing',
    async ({ wire, text }) => {
      const [w, cache] = [await wire(), await text()];
      expect(await cache.stats()).toMatchObject({ limit_maxbytes: String(64 * 1024 ** 2) });
      expect(await w.exchange('cache_memlimit 96 noreply\r\n')).toBe('');
      expect(await cache.stats()).toMatchObject({ limit_maxbytes: String(96 * 1024 ** 2) });
    },
  );

  // An item whose key is the very word.
  claim(
    'noreply.get-not-supported',
    'get takes noreply for a key',
    async ({ wire, key, trackKey }) => {
      const [k, word, w] = [key(), trackKey('noreply'), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\nset ${word} 6 0 3\r\ntwo\r\n`);
      expect(await w.exchange(`get ${k} noreply\r\n`)).toBe(
        `VALUE ${k} 5 3\r\none\r\nVALUE noreply 6 3\r\ntwo\r\nEND\r\n`,
      );
      await w.exchange('delete noreply\r\n');
      expect(await w.exchange(`get ${k} noreply\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    },
  );
});
