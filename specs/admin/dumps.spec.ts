import { describe, expect, given } from '../../fixtures/claims';
import { dump, dumpWith, firstLineOf, itemsIn, lineOf } from '../../fixtures/claims/crawler';
import type { Proof } from '../../fixtures/claims/proof';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

async function newestIsLeftOut({ text, key }: Proof): Promise<void> {
  const [cache, older, newest] = [await text(), key(), key()];
  given(await cache.set(older, '1')).toBe('stored');
  given(await cache.set(newest, '1')).toBe('stored');
  const lines = await dumpWith(cache, 'metadump all', [lineOf(older)]);
  expect(itemsIn(lines, [older])).toHaveLength(1);
  expect(itemsIn(lines, [newest])).toEqual([]);
}

describe('admin › dumps', () => {
  claim.over(wireDrivers, 'admin.metadump', 'metadump has exp, la, cas and fetch of each item', {
    documented: async ({ cache, key, trackKey, text, time }) => {
      const control = await text();
      const [plain, odd, ending] = [key(), trackKey(`${key()},%=é`), key()];
      const keys = [plain, odd, ending];
      given(await cache.set(plain, '1')).toBe('stored');
      given(await cache.set(odd, '1')).toBe('stored');
      const { ticks } = await time(cache).take(() => cache.set(ending, '1', { ttl: 1000 }));
      const unread = itemsIn(await dumpWith(control, 'metadump all', keys.map(lineOf)), keys);
      const found = await control.getMany(keys);
      const [exp, fetch] = ['-1', 'no'];
      expect(unread).toMatchObject([{ exp, fetch }, { exp, fetch }, { fetch }]);
      expect(ticks?.map((tick) => String(tick + 1000))).toContain(unread[2]?.exp);
      expect(unread.map(({ cas }) => cas)).toEqual(keys.map((k) => String(found.get(k)?.cas)));
      const read = itemsIn(await dumpWith(control, 'metadump all', keys.map(lineOf)), keys);
      expect(read).toMatchObject([{ fetch: 'yes' }, { fetch: 'yes' }, { fetch: 'yes' }]);
      const clock = Number((await control.stats()).time);
      expect(read.map(({ la }) => clock - Number(la) < 60)).toEqual([true, true, true]);
    },
    deviates: newestIsLeftOut,
  });

  claim('admin.metadump', 'metadump ends with END, and a deleted item is not in it', {
    documented: async ({ text, key }) => {
      const [cache, k] = [await text(), key()];
      given(await cache.set(k, '1')).toBe('stored');
      const before = await dumpWith(cache, 'metadump all', [lineOf(k)]);
      expect(itemsIn(before, [k])).toHaveLength(1);
      expect(before.at(-1)).toBe('END');
      given(await cache.delete(k)).toBe('deleted');
      const after = await dump(cache, 'metadump all');
      expect(itemsIn(after, [k])).toEqual([]);
      expect(after.at(-1)).toBe('END');
    },
    deviates: newestIsLeftOut,
  });

  // Two items: one more than is listed by servers that leave out the newest.
  for (const [id, command, line] of [
    ['admin.metadump-ok', 'metadump', /^key=/],
    ['admin.mgdump-ok', 'mgdump', /^mg /],
  ] as const)
    claim(id, `${command} begins with OK`, {
      documented: async (proof) => {
        const cache = await proof.text();
        given(await cache.set(proof.key(), '1')).toBe('stored');
        given(await cache.set(proof.key(), '1')).toBe('stored');
        expect(await firstLineOf(proof, `${command} all`)).toBe('OK');
      },
      deviates: async (proof) => {
        const cache = await proof.text();
        given(await cache.set(proof.key(), '1')).toBe('stored');
        given(await cache.set(proof.key(), '1')).toBe('stored');
        expect(await firstLineOf(proof, `${command} all`)).toMatch(line);
      },
    });

  claim('admin.metadump-hash', 'metadump hash lists each item once', async ({ text, key }) => {
    const cache = await text();
    const keys = Array.from({ length: 300 }, () => key());
    await Promise.all(keys.map((k) => cache.set(k, '1')));
    const lines = await dump(cache, 'metadump hash');
    expect(itemsIn(lines, keys).map((item) => item.key)).toEqual(keys.map(encodeURIComponent));
    expect(lines.at(-1)).toBe('END');
  });

  // The commands are executed as they stand, and with flags after them.
  claim(
    'admin.mgdump',
    'each line of an mgdump is an mg that finds its item',
    async ({ text, meta, wire, key, trackKey }) => {
      const [cache, writer, w] = [await text(), await meta(), await wire()];
      const [plain, odd] = [key(), trackKey(Buffer.from(`${key()} \x00\xff`, 'latin1'))];
      given(await cache.set(plain, '1')).toBe('stored');
      given(await writer.ms(odd, '1', { b: true })).toMatchObject({ code: 'HD' });
      const [ofPlain, ofOdd] = [`mg ${plain}`, `mg ${odd.toString('base64')} b`];
      const all = await dumpWith(cache, 'mgdump all', [ofPlain, ofOdd]);
      const hash = await dump(cache, 'mgdump hash');
      for (const lines of [all, hash]) {
        const ours = lines.filter((line) => [ofPlain, ofOdd].includes(line));
        expect(ours.toSorted()).toEqual([ofPlain, ofOdd].sort());
        expect(lines.at(-1)).toBe('EN');
      }
      expect(await w.exchange(`${ofPlain}\r\n${ofOdd}\r\n`)).toBe('HD\r\nHD\r\n');
      expect(await w.exchange(`${ofPlain} v k\r\n${ofOdd} v k\r\n`)).toBe(
        `VA 1 k${plain}\r\n1\r\nVA 1 k${ofOdd.slice('mg '.length)}\r\n1\r\n`,
      );
      await writer.md(odd, { b: true });
    },
  );
});
