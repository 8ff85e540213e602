import { wireDrivers } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { eventually } from '../../fixtures/time/eventually';
import { whenFree } from './busy';
import { claim } from './claims';
import { dump, dumpWith, entriesIn, firstLineOf, lineOf } from './dump';

// Beyond 30 days a TTL is a date, and this one lies in 1970: stored, and past its time at once.
const past = { ttl: 2_592_001 };

/** One more than is listed by servers that leave out the newest. */
async function storeTwo({ text, key }: Proof): Promise<void> {
  const cache = await text();
  await cache.set(key(), '1');
  await cache.set(key(), '1');
}

async function newestIsLeftOut({ text, key }: Proof): Promise<void> {
  const cache = await text();
  const [older, newest] = [key(), key()];
  await cache.set(older, '1');
  await cache.set(newest, '1');
  const dumped = entriesIn(await dumpWith(cache, 'metadump all', [lineOf(older)]), [older, newest]);
  expect(dumped.map((items) => items.length)).toEqual([1, 0]);
}

describe('admin › crawler', () => {
  claim.over(
    wireDrivers,
    'admin.crawler-crawl',
    'a crawl frees what has expired and leaves the rest',
    {
      documented: async ({ cache, key, text }) => {
        const control = await text();
        const [living, large, dead] = [key(), key(), [key(), key(), key()]];
        await cache.set(living, '1');
        await Promise.all(dead.map((k) => cache.set(k, '1', past)));
        await cache.set(large, bytes(100_000), past);
        const counts = async (): Promise<unknown> => {
          const { curr_items: items, crawler_reclaimed: freed } = await control.stats();
          return `${String(items)} items, ${String(freed)} freed`;
        };
        const whenThere = (wanted: string): Promise<unknown> =>
          eventually(control, counts, (now) => now === wanted, 5);
        expect(await counts()).toBe('5 items, 0 freed');
        // The smallest class is 1; the large value is in another one, which is left alone at first.
        const classOf = Object.keys(await control.stats('items'))[0]?.split(':')[1];
        const crawl = (classes: string): Promise<string> =>
          whenFree(control, () => control.command(`lru_crawler crawl ${classes}`));
        expect(await crawl(String(classOf))).toBe('OK');
        expect(await whenThere('2 items, 3 freed')).toBe('2 items, 3 freed');
        expect(await crawl('all')).toBe('OK');
        expect(await whenThere('1 items, 4 freed')).toBe('1 items, 4 freed');
        expect(await cache.get(living)).toHold('1');
      },
      deviates: async ({ cache, key, text, time }) => {
        const control = await text();
        await cache.set(key(), '1', past);
        const crawl = await time(control).take(() => control.command('lru_crawler crawl all'));
        expect(crawl.result).toBe('OK');
        await time(control).ticksAfter(crawl, 2);
        expect(await control.stats()).toMatchObject({ curr_items: '1', lru_crawler_running: '1' });
      },
    },
  );

  claim(
    'admin.crawler-disabled',
    'without the crawler nothing is crawled or dumped, until it is enabled',
    {
      documented: async ({ text }) => {
        const cache = await text();
        const off = 'CLIENT_ERROR lru crawler disabled';
        const crawl = (): Promise<string> => cache.command('lru_crawler crawl all');
        expect(await crawl()).toBe(off);
        expect(await cache.command('lru_crawler metadump all')).toBe(off);
        expect(await cache.command('lru_crawler enable')).toBe('OK');
        expect(await whenFree(cache, crawl)).toBe('OK');
        expect(await cache.command('lru_crawler disable')).toBe('OK');
        expect(await eventually(cache, crawl, (answer) => answer === off, 5)).toBe(off);
      },
      deviates: async ({ text }) => {
        expect(await (await text()).command('lru_crawler crawl all')).toBe('OK');
      },
    },
  );

  claim.over(
    wireDrivers,
    'admin.metadump',
    'a dump tells of each item its expiry, its CAS and whether it was fetched',
    {
      documented: async ({ cache, key, trackKey, text, time }) => {
        const control = await text();
        const [plain, odd, ending] = [key(), trackKey(`${key()},%=é`), key()];
        await cache.set(plain, '1');
        await cache.set(odd, '1');
        const { ticks } = await time(cache).take(() => cache.set(ending, '1', { ttl: 1000 }));
        const keys = [plain, odd, ending];
        const unread = entriesIn(await dumpWith(control, 'metadump all', keys.map(lineOf)), keys);
        expect(unread.map((lines) => lines.length)).toEqual([1, 1, 1]);
        const [a, b, c] = unread.flat();
        expect([a?.exp, b?.exp]).toEqual(['-1', '-1']);
        expect(ticks?.map((tick) => String(tick + 1000))).toContain(c?.exp);
        expect([a?.fetch, b?.fetch, c?.fetch]).toEqual(['no', 'no', 'no']);
        const numbers = Object.values(await control.getMany(keys).then((all) => [...all.values()]));
        expect([a?.cas, b?.cas, c?.cas]).toEqual(numbers.map(({ cas }) => String(cas)));
        const read = entriesIn(
          await dumpWith(control, 'metadump all', keys.map(lineOf)),
          keys,
        ).flat();
        expect(read.map(({ fetch }) => fetch)).toEqual(['yes', 'yes', 'yes']);
        const clock = Number((await control.stats()).time);
        expect(read.map(({ la }) => clock - Number(la) < 60)).toEqual([true, true, true]);
      },
      deviates: newestIsLeftOut,
    },
  );

  claim('admin.metadump', 'a dump ends with END, and misses what is gone', {
    documented: async (proof) => {
      const cache = await proof.text();
      const k = proof.key();
      await cache.set(k, '1');
      const before = await dumpWith(cache, 'metadump all', [lineOf(k)]);
      expect([entriesIn(before, [k])[0]?.length, before.at(-1)]).toEqual([1, 'END']);
      await cache.delete(k);
      const after = await dump(cache, 'metadump all');
      expect([entriesIn(after, [k])[0]?.length, after.at(-1)]).toEqual([0, 'END']);
    },
    deviates: newestIsLeftOut,
  });

  claim('admin.metadump-ok', 'a dump begins with OK', {
    documented: async (proof) => {
      await storeTwo(proof);
      expect(await firstLineOf(proof, 'metadump all')).toBe('OK');
    },
    deviates: async (proof) => {
      await storeTwo(proof);
      expect(await firstLineOf(proof, 'metadump all')).toMatch(/^key=/);
    },
  });

  claim(
    'admin.metadump-hash',
    'a dump of the hash table lists every item once',
    async ({ text, key }) => {
      const cache = await text();
      const keys = Array.from({ length: 300 }, () => key());
      await Promise.all(keys.map((k) => cache.set(k, '1')));
      const lines = await dump(cache, 'metadump hash');
      expect(entriesIn(lines, keys).map((items) => items.length)).toEqual(keys.map(() => 1));
      expect(lines.at(-1)).toBe('END');
    },
  );

  claim(
    'admin.mgdump',
    'each line of a dump is a command that finds its item',
    async ({ text, meta, wire, key, trackKey }) => {
      const [cache, writer, raw] = await Promise.all([text(), meta(), wire()]);
      const [plain, binary] = [key(), trackKey(Buffer.from(`${key()} \x00\xff`, 'latin1'))];
      await cache.set(plain, '1');
      expect(await writer.ms(binary, '1', { b: true })).toMatchObject({ code: 'HD' });
      const ours = [`mg ${plain}`, `mg ${binary.toString('base64')} b`];
      const dumps = [await dumpWith(cache, 'mgdump all', ours), await dump(cache, 'mgdump hash')];
      expect(dumps).toEqual(dumps.map((): unknown => expect.arrayContaining(ours)));
      expect(dumps.map((lines) => lines.at(-1))).toEqual(['EN', 'EN']);
      const found = dumps.map((lines) => lines.filter((line) => ours.includes(line)));
      expect(found.map((lines) => lines.length)).toEqual([2, 2]);
      // As they stand, and with flags behind them.
      const [first, second] = ours.map((line) => line.slice('mg '.length));
      expect(await raw.exchange(ours.map((line) => `${line}\r\n`).join(''))).toBe('HD\r\nHD\r\n');
      expect(await raw.exchange(ours.map((line) => `${line} v k\r\n`).join(''))).toBe(
        `VA 1 k${String(first)}\r\n1\r\nVA 1 k${String(second)}\r\n1\r\n`,
      );
      await writer.md(binary, { b: true });
    },
  );

  claim('admin.mgdump-ok', 'a dump of commands begins with OK', {
    documented: async (proof) => {
      await (await proof.text()).set(proof.key(), '1');
      expect(await firstLineOf(proof, 'mgdump all')).toBe('OK');
    },
    deviates: async (proof) => {
      await (await proof.text()).set(proof.key(), '1');
      expect(await firstLineOf(proof, 'mgdump all')).toMatch(/^mg /);
    },
  });
});
