import { describe, expect, given } from '../../fixtures/claims';
import { wireDrivers } from '../../fixtures/drivers/drivers';
import { claim } from './claims';

/** A Unix time of 1970: an item that is touched with it has expired at once, which shows the touch. */
const LONG_AGO = 2_592_001;

describe('touch › gat', () => {
  claim.over(
    wireDrivers,
    'touch.gat.hit',
    'gat returns the item and keeps value, client flags and CAS unique',
    async ({ cache, another, key }) => {
      const k = key();
      await cache.set(k, 'one', { flags: 7 });
      const before = await cache.gets(k);
      given(before).toHold('one', 7);
      expect(await (await another()).getAndTouch(k, 1000)).toHold('one', 7);
      expect(await cache.gets(k)).toEqual(before);
    },
  );

  claim('touch.gat.hit', 'gat replies VALUE and END', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const hit = `VALUE ${k} 5 3\r\none\r\nEND\r\n`;
    given(await w.exchange(`set ${k} 5 0 3\r\none\r\nget ${k}\r\n`)).toBe(`STORED\r\n${hit}`);
    expect(await w.exchange(`gat 1000 ${k}\r\n`)).toBe(hit);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(hit);
  });

  // A key that was never there, and one that was deleted.
  claim.over(
    wireDrivers,
    'touch.gat.miss',
    'gat misses a missing key and creates nothing',
    async ({ cache, key }) => {
      const k = key();
      expect(await cache.getAndTouch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
      given(await cache.add(k, 'one')).toBe('stored');
      given(await cache.getAndTouch(k, 1000)).toHold('one');
      given(await cache.delete(k)).toBe('deleted');
      given(await cache.get(k)).toBe('miss');
      expect(await cache.getAndTouch(k, 1000)).toBe('miss');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim('touch.gat.miss', 'gat and gats of a missing key reply END', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`gat 1000 ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`gats 1000 ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    given(await w.exchange(`gat 1000 ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
  });

  claim(
    'touch.gat.multi',
    'gat of several keys returns those that exist, in the order of the request',
    async ({ wire, key }) => {
      const [a, b, c, none, w] = [key('a'), key('b'), key('c'), key('none'), await wire()];
      await w.exchange(`set ${a} 1 0 1\r\na\r\nset ${b} 2 0 1\r\nb\r\nset ${c} 3 0 1\r\nc\r\n`);
      const hits = `VALUE ${c} 3 1\r\nc\r\nVALUE ${a} 1 1\r\na\r\nVALUE ${b} 2 1\r\nb\r\nEND\r\n`;
      given(await w.exchange(`get ${c} ${none} ${a} ${b}\r\n`)).toBe(hits);
      expect(await w.exchange(`gat 1000 ${c} ${none} ${a} ${b}\r\n`)).toBe(hits);
    },
  );

  claim(
    'touch.gat.multi',
    'gat of several keys touches each item that it returns, and no other',
    async ({ wire, key }) => {
      const [a, b, other, none, w] = [key('a'), key('b'), key('c'), key('none'), await wire()];
      await w.exchange(`set ${a} 1 0 1\r\na\r\nset ${b} 2 0 1\r\nb\r\nset ${other} 3 0 1\r\nc\r\n`);
      const hits = `VALUE ${b} 2 1\r\nb\r\nVALUE ${a} 1 1\r\na\r\nEND\r\n`;
      const untouched = `VALUE ${other} 3 1\r\nc\r\nEND\r\n`;
      given(await w.exchange(`get ${b} ${none} ${a}\r\nget ${other}\r\n`)).toBe(hits + untouched);
      expect(await w.exchange(`gat ${LONG_AGO} ${b} ${none} ${a}\r\n`)).toBe(hits);
      expect(await w.exchange(`get ${a} ${b} ${other}\r\n`)).toBe(untouched);
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
      given(asGets).toMatch(
        /^VALUE [^ ]+ 8 3 \d+\r\ntwo\r\nVALUE [^ ]+ 7 3 \d+\r\none\r\nEND\r\n$/,
      );
      expect(await cache.gats(a, 1000)).toEqual(await cache.gets(a));
      expect(await cache.gats(b, 1000)).toEqual(await cache.gets(b));
      expect(await w.exchange(`gats 1000 ${b} ${a}\r\n`)).toBe(asGets);
    },
  );

  claim('touch.gats.cas', 'gats touches each item that it returns', async ({ wire, key }) => {
    const [a, b, w] = [key('a'), key('b'), await wire()];
    await w.exchange(`set ${a} 1 0 1\r\na\r\nset ${b} 2 0 1\r\nb\r\n`);
    const hit = /^VALUE [^ ]+ 1 1 \d+\r\na\r\nEND\r\n$/;
    const other = `VALUE ${b} 2 1\r\nb\r\nEND\r\n`;
    given(await w.exchange(`gets ${a}\r\n`)).toMatch(hit);
    given(await w.exchange(`get ${b}\r\n`)).toBe(other);
    expect(await w.exchange(`gats ${LONG_AGO} ${a}\r\n`)).toMatch(hit);
    expect(await w.exchange(`gets ${a}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`get ${b}\r\n`)).toBe(other);
  });
});
