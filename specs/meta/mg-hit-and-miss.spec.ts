import { describe, expect, given } from '../../fixtures/claims';
import { everyByte, protocolText } from '../../fixtures/drivers/values';
import { claim } from './claims';
import { meta, quiet } from './commands';

describe('meta › mg › hit and miss', () => {
  claim('meta.mg.hit-no-flags', 'mg with a key alone replies HD to a hit', {
    documented: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`mg ${k}\r\n`)).toBe('HD\r\n');
      given(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
      expect(await w.exchange(`mg ${k}\r\n`)).toBe('EN\r\n');
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      given(await w.exchange(`mg ${k} s\r\n`)).toBe('HD s3\r\n');
      expect(await w.exchange(`mg ${k}\r\n`)).toBe('CLIENT_ERROR bad command line format\r\n');
    },
  });

  claim('meta.mg.miss', 'mg of a missing key replies EN', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} v\r\n`)).toBe('EN\r\n');
    given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    // The oldest releases with meta commands return the flags where later ones have the length.
    given(await w.exchange(`mg ${k} v\r\n`)).toMatch(/^VA [3v] ?\r\none\r\n/);
    given(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
    expect(await w.exchange(`mg ${k} v\r\n`)).toBe('EN\r\n');
  });

  claim('meta.mg.flag-v', 'mg returns the value with v only', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${k} s f\r\n`)).toBe('HD s3 f7\r\n');
    expect(await w.exchange(`mg ${k} s v f\r\n`)).toBe('VA 3 s3 f7\r\none\r\n');
  });

  claim.over(meta, 'meta.mg.flag-v', 'mg with v returns any bytes', async ({ cache, key }) => {
    for (const value of ['', everyByte, ...protocolText]) {
      const [k, bytes] = [key(), Buffer.from(value)];
      given(await cache.set(k, bytes)).toBe('stored');
      expect(await cache.command('mg', k, 'v')).toMatchObject({
        code: 'VA',
        size: bytes.length,
        value: bytes,
      });
    }
  });

  // The keys of a proof begin with s: after the first key it is the flag s, with a token.
  claim('meta.mg.single-key', 'mg takes a second key for a flag', async ({ wire, key }) => {
    const [one, two, w] = [key('one'), key('two'), await wire()];
    given(await w.exchange(`set ${one} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    given(await w.exchange(`set ${two} 8 0 4\r\ntwo!\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${one} ${two} v f\r\n`)).toMatch(/^VA 3 s3 f7 ?\r\none\r\n/);
    expect(await w.exchange(`mg ${one} zz\r\n`)).toBe('CLIENT_ERROR invalid flag\r\n');
  });

  claim(
    'meta.mg.miss-no-other-flags',
    'a miss of mg returns no flag of an item',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const request = `mg ${k} s t f c h l v\r\n`;
      expect(await w.exchange(request)).toBe('EN\r\n');
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      given(await w.exchange(request)).toMatch(/^VA 3 s3 t-1 f7 c\d+ h0 l\d+ ?\r\none\r\n/);
      given(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
      expect(await w.exchange(request)).toBe('EN\r\n');
    },
  );

  claim('meta.mg.miss-reflects-O-k', 'a miss of mg returns k and O', {
    documented: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`mg ${k} k Oa1 v\r\n`)).toBe(`EN k${k} Oa1\r\n`);
      expect(await w.exchange(`mg ${k} s Oa1 t k\r\n`)).toBe(`EN Oa1 k${k}\r\n`);
      expect(await w.exchange(`mg ${k} O-\r\n`)).toBe('EN O-\r\n');
      expect(await w.exchange(`mg ${k} k\r\n`)).toBe(`EN k${k}\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`mg ${k} k Oa1 v\r\nmg ${k} O-\r\n`)).toBe('EN\r\nEN\r\n');
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`mg ${k} k Oa1 v\r\n`)).toBe(`VA 3 k${k} Oa1\r\none\r\n`);
    },
  });
});

describe('meta › mg › q', () => {
  claim('meta.mg.flag-q-miss', 'mg with q is silent on a miss', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} v q\r\nmg ${k} q s\r\n`)).toBe('');
    given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    given(await w.exchange(`mg ${k} v q\r\n`)).toMatch(/^VA 3 ?\r\none\r\n/);
    given(await w.exchange(`delete ${k}\r\n`)).toBe('DELETED\r\n');
    expect(await w.exchange(`mg ${k} v q\r\n`)).toBe('');
  });

  claim('meta.mg.flag-q-hit', 'mg with q replies to a hit', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${k} q s\r\n`)).toBe('HD s3\r\n');
    expect(await w.exchange(`mg ${k} v q f\r\n`)).toBe('VA 3 f7\r\none\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-q-hit',
    'of many mg with q only the hits reply, in their order',
    async ({ cache, key }) => {
      const [one, missing, two, three] = [key(), key(), key(), key()];
      given(await cache.set(one, 'one')).toBe('stored');
      given(await cache.set(two, 'two')).toBe('stored');
      given(await cache.set(three, 'three')).toBe('stored');
      const replies = await quiet(cache, [
        { command: 'mg', key: missing, flags: 'v k' },
        { command: 'mg', key: three, flags: 'v k' },
        { command: 'mg', key: missing, flags: 'v k' },
        { command: 'mg', key: one, flags: 'v k' },
        { command: 'mg', key: two, flags: 'v k' },
        { command: 'mg', key: missing, flags: 'v k' },
      ]);
      expect(replies).toEqual([
        `VA 5 k${three}\r\nthree`,
        `VA 3 k${one}\r\none`,
        `VA 3 k${two}\r\ntwo`,
      ]);
    },
  );

  claim('meta.mg.flag-q-error', 'mg with q reports errors', async ({ wire, key }) => {
    const k = key();
    given(await (await wire()).exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    for (const flags of ['k zz q', 'q zz', 'v v q']) {
      const reply = await (await wire()).exchange(`mg ${k} ${flags}\r\n`);
      expect(reply).toMatch(/^CLIENT_ERROR [^\r\n]+\r\n$/);
    }
  });
});
