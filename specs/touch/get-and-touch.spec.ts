import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, wireDrivers, type Driver } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims';

/** In the binary protocol a TTL is unsigned: there are no negative ones. */
const whereTtlsHaveASign: readonly Driver<WireCache>[] = [drivers.text, drivers.meta];

/** A Unix time of 1970: with it an item that is found ends at once, which shows that it was touched. */
const LONG_AGO = 2_592_001;

describe('touch › gat', () => {
  claim.over(
    wireDrivers,
    'touch.gat.hit',
    'gat reads, and leaves value, client flags and CAS unique alone',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const before = await cache.gets(k);
      expect(await (await another()).getAndTouch(k, 1000)).toHold('one', 7);
      expect(await cache.gets(k)).toEqual(before);
      expect(before).toHold('one', 7);
    },
  );

  claim('touch.gat.hit', 'gat answers VALUE and END', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
    expect(await w.exchange(`gat 1000 ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim.over(
    wireDrivers,
    'touch.gat.miss',
    'gat of a missing key creates nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.getAndTouch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.add(k, 'one')).toBe('stored');
      expect(await cache.getAndTouch(k, 1000)).toHold('one');
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.getAndTouch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim('touch.gat.miss', 'gat and gats of a missing key answer END', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`gat 1000 ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`gats 1000 ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`gat 1000 ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim(
    'touch.gat.multi',
    'gat of several keys returns those that exist, as they were asked for',
    async ({ wire, key }) => {
      const [a, b, c, none, w] = [key('a'), key('b'), key('c'), key('none'), await wire()];
      await w.exchange(`set ${a} 1 0 1\r\na\r\nset ${b} 2 0 1\r\nb\r\nset ${c} 3 0 1\r\nc\r\n`);
      const hits = `VALUE ${c} 3 1\r\nc\r\nVALUE ${a} 1 1\r\na\r\nVALUE ${b} 2 1\r\nb\r\nEND\r\n`;
      expect(await w.exchange(`gat 1000 ${c} ${none} ${a} ${b}\r\n`)).toBe(hits);
    },
  );

  // Each that was found is gone afterwards, one that was not asked for is still there.
  claim(
    'touch.gat.multi',
    'gat of several keys touches each that it returns, and no other',
    async ({ wire, key }) => {
      const [a, b, other, none, w] = [key('a'), key('b'), key('c'), key('none'), await wire()];
      await w.exchange(`set ${a} 1 0 1\r\na\r\nset ${b} 2 0 1\r\nb\r\nset ${other} 3 0 1\r\nc\r\n`);
      const hits = `VALUE ${b} 2 1\r\nb\r\nVALUE ${a} 1 1\r\na\r\nEND\r\n`;
      expect(await w.exchange(`gat ${LONG_AGO} ${b} ${none} ${a}\r\n`)).toBe(hits);
      expect(await w.exchange(`get ${a} ${b} ${other}\r\n`)).toBe(
        `VALUE ${other} 3 1\r\nc\r\nEND\r\n`,
      );
    },
  );

  claim(
    'touch.gats.cas',
    'gats returns the CAS unique of each item',
    async ({ wire, text, key }) => {
      const [a, b, w, cache] = [key('a'), key('b'), await wire(), await text()];
      await cache.set(a, 'one', { flags: 7 });
      await cache.set(b, 'two', { flags: 8 });
      const asGets = await w.exchange(`gets ${b} ${a}\r\n`);
      expect(await cache.gats(a, 1000)).toEqual(await cache.gets(a));
      expect(await cache.gats(b, 1000)).toEqual(await cache.gets(b));
      expect(await w.exchange(`gats 1000 ${b} ${a}\r\n`)).toBe(asGets);
      expect(asGets).toMatch(
        /^VALUE [^ ]+ 8 3 \d+\r\ntwo\r\nVALUE [^ ]+ 7 3 \d+\r\none\r\nEND\r\n$/,
      );
    },
  );

  claim('touch.gats.cas', 'gats touches each item that it returns', async ({ wire, key }) => {
    const [a, b, w] = [key('a'), key('b'), await wire()];
    await w.exchange(`set ${a} 1 0 1\r\na\r\nset ${b} 2 0 1\r\nb\r\n`);
    expect(await w.exchange(`gats ${LONG_AGO} ${a}\r\n`)).toMatch(
      /^VALUE [^ ]+ 1 1 \d+\r\na\r\nEND\r\n$/,
    );
    expect(await w.exchange(`gets ${a}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`get ${b}\r\n`)).toBe(`VALUE ${b} 2 1\r\nb\r\nEND\r\n`);
  });

  claim.over(
    whereTtlsHaveASign,
    'touch.gat.negative',
    'gat with a negative TTL returns the item a last time',
    {
      documented: async ({ cache, key }) => {
        const items = [-1, -1000, -2_147_483_648].map((ttl) => ({ k: key(), ttl }));
        await Promise.all(items.map(({ k }) => cache.set(k, 'one', { flags: 7 })));
        const gat = () => Promise.all(items.map(({ k, ttl }) => cache.getAndTouch(k, ttl)));
        expect(await gat()).toEqual(items.map(() => ({ value: Buffer.from('one'), flags: 7 })));
        expect(await gat()).toEqual(items.map(() => 'miss'));
        const after = await Promise.all(items.map(({ k }) => cache.get(k)));
        expect(after).toEqual(items.map(() => 'miss'));
      },
      deviates: async ({ cache, key }) => {
        const [justNow, beforeTheStart] = [key(), key()];
        await Promise.all([cache.set(justNow, 'one'), cache.set(beforeTheStart, 'one')]);
        expect(await cache.getAndTouch(justNow, -1)).toHold('one');
        expect(await cache.get(justNow)).toBe('miss');
        expect(await cache.getAndTouch(beforeTheStart, -2_147_483_648)).toHold('one');
        expect(await cache.get(beforeTheStart)).toHold('one');
      },
    },
  );
});
