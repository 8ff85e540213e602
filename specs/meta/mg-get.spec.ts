import { drivers } from '../../fixtures/drivers/drivers';
import { everyByte, protocolText } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/get';

const meta = [drivers.meta];

const aClientError = /^CLIENT_ERROR [^\r\n]+\r\n$/;

describe('meta › mg › hit and miss', () => {
  claim('meta.mg.hit-no-flags', 'mg with a key alone answers HD', {
    documented: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`mg ${k}\r\n`)).toBe('EN\r\n');
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k}\r\n`)).toBe('HD\r\n');
      await w.exchange(`delete ${k}\r\n`);
      expect(await w.exchange(`mg ${k}\r\n`)).toBe('EN\r\n');
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const rejected = 'CLIENT_ERROR bad command line format\r\n';
      expect(await w.exchange(`mg ${k}\r\n`)).toBe(rejected);
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k}\r\n`)).toBe(rejected);
      expect(await w.exchange(`mg ${k} s\r\n`)).toBe('HD s3\r\n');
    },
  });

  claim('meta.mg.miss', 'mg of a missing key answers EN', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} v\r\n`)).toBe('EN\r\n');
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    // The oldest releases with meta commands return the flags where later ones have the length.
    expect(await w.exchange(`mg ${k} v\r\n`)).toMatch(/^VA [3v] ?\r\none\r\n/);
    await w.exchange(`delete ${k}\r\n`);
    expect(await w.exchange(`mg ${k} v\r\n`)).toBe('EN\r\n');
  });

  claim('meta.mg.flag-v', 'the value comes with v only', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    expect(await w.exchange(`mg ${k} v\r\n`)).toBe('VA 3\r\none\r\n');
    expect(await w.exchange(`mg ${k} s f\r\n`)).toBe('HD s3 f7\r\n');
    expect(await w.exchange(`mg ${k} s v f\r\n`)).toBe('VA 3 s3 f7\r\none\r\n');
  });

  claim.over(meta, 'meta.mg.flag-v', 'v returns any bytes', async ({ cache, key }) => {
    const values = ['', ...protocolText.map((text) => Buffer.from(text, 'latin1')), everyByte];
    const items = values.map((value) => ({ k: key(), value: Buffer.from(value) }));
    await Promise.all(items.map(({ k, value }) => cache.set(k, value)));
    const replies = await Promise.all(items.map(({ k }) => cache.mg(k, { v: true })));
    expect(replies.map(({ code, size, value }) => ({ code, size, value }))).toEqual(
      items.map(({ value }) => ({ code: 'VA', size: value.length, value })),
    );
  });

  // The keys of a proof begin with s: a key behind the key is the flag s, with a token.
  claim('meta.mg.single-key', 'a second key is taken for a flag', async ({ wire, key }) => {
    const [one, two, w] = [key('one'), key('two'), await wire()];
    await w.exchange(`set ${one} 7 0 3\r\none\r\nset ${two} 8 0 4\r\ntwo!\r\n`);
    expect(await w.exchange(`mg ${two} v f\r\n`)).toMatch(/^VA 4 f8 ?\r\ntwo!\r\n/);
    expect(await w.exchange(`mg ${one} ${two} v f\r\n`)).toMatch(/^VA 3 s3 f7 ?\r\none\r\n/);
    expect(await w.exchange(`mg ${one} zz\r\n`)).toBe('CLIENT_ERROR invalid flag\r\n');
  });

  claim(
    'meta.mg.miss-no-other-flags',
    'a miss returns nothing of an item',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const request = `mg ${k} s t f c h l v\r\n`;
      expect(await w.exchange(request)).toBe('EN\r\n');
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      expect(await w.exchange(request)).toMatch(/^VA 3 s3 t-1 f7 c\d+ h0 l\d+ ?\r\none\r\n/);
      await w.exchange(`delete ${k}\r\n`);
      expect(await w.exchange(request)).toBe('EN\r\n');
    },
  );

  claim('meta.mg.miss-reflects-O-k', 'a miss returns key and opaque', {
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
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k} k Oa1 v\r\n`)).toBe(`VA 3 k${k} Oa1\r\none\r\n`);
    },
  });
});

describe('meta › mg › q', () => {
  claim('meta.mg.flag-q-miss', 'a miss with q is silent', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${k} v q\r\nmg ${k} q s\r\n`)).toBe('');
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    expect(await w.exchange(`mg ${k} v q\r\n`)).toMatch(/^VA 3 ?\r\none\r\n/);
    await w.exchange(`delete ${k}\r\n`);
    expect(await w.exchange(`mg ${k} v q\r\n`)).toBe('');
  });

  claim('meta.mg.flag-q-hit', 'a hit with q is answered', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    expect(await w.exchange(`mg ${k} q s\r\n`)).toBe('HD s3\r\n');
    expect(await w.exchange(`mg ${k} v q f\r\n`)).toBe('VA 3 f7\r\none\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-q-hit',
    'of many keys with q the hits come, in their order',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 20 }, () => key());
      const stored = keys.filter((_, i) => i % 3 === 0);
      await Promise.all(stored.map((k) => cache.set(k, k)));
      const requests = keys.map((k) => ({ command: 'mg' as const, key: k, flags: 'v k' }));
      const replies = await cache.quiet(requests);
      expect(replies.map(({ code, flags, value }) => [code, flags, String(value)])).toEqual(
        stored.map((k) => ['VA', [`k${k}`], k]),
      );
    },
  );

  claim('meta.mg.flag-q-error', 'q silences no error', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    const requests = [`mg ${k} k zz q\r\n`, `mg ${k} q zz\r\n`, `mg ${k} v v q\r\n`];
    const replies = await Promise.all(
      requests.map(async (request) => (await wire()).exchange(request)),
    );
    expect(replies).toEqual(requests.map((): unknown => expect.stringMatching(aClientError)));
    expect(await w.exchange(`mg ${k} v q\r\n`)).toMatch(/^VA 3 ?\r\none\r\n/);
  });
});
