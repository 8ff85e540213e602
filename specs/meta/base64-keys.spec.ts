import { describe, expect, given } from '../../fixtures/claims';
import { everyByte } from '../../fixtures/drivers/values';
import { claim } from './claims';
import { base64, ma, md, meta, mg, ms } from './commands';

describe('meta › base64 keys', () => {
  claim('meta.mg.flag-b', 'mg with b takes the key as base64', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${base64(k)} b v\r\n`)).toBe('EN\r\n');
    given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`mg ${base64(k)} b v\r\n`)).toBe('VA 3\r\none\r\n');
    expect(await w.exchange(`mg ${base64(k)} s f b\r\n`)).toBe('HD s3 f7\r\n');
    // Without b the letters are the key.
    expect(await w.exchange(`mg ${base64(k)} s\r\n`)).toBe('EN\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-b-key-return',
    'an item that was stored with b returns its key as base64',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, base64(k), 'one', 'b')).toBe('HD');
      expect(await mg(cache, base64(k), 'b k s')).toBe(`HD k${base64(k)} b s3`);
      expect(await mg(cache, k, 'k s')).toBe(`HD k${base64(k)} b s3`);
      // The last store decides.
      given(await ms(cache, k, 'two!')).toBe('HD');
      expect(await mg(cache, k, 'k s')).toBe(`HD k${k} s4`);
      expect(await mg(cache, base64(k), 'b k s')).toBe(`HD k${k} s4`);
    },
  );

  // The bytes of the key are those of text, so that the reply stays one line also where it deviates.
  claim.over(
    meta,
    'meta.mg.b-key-return-vivified',
    'an item that N created with b returns its key as base64',
    {
      documented: async ({ cache, key }) => {
        const k = key();
        expect(await mg(cache, base64(k), 'b N60 k')).toBe(`HD k${base64(k)} b W`);
        expect(await mg(cache, base64(k), 'b k')).toBe(`HD k${base64(k)} b Z`);
      },
      deviates: async ({ cache, key }) => {
        const k = key();
        expect(await mg(cache, base64(k), 'b N60 k')).toBe(`HD k${k} W`);
        expect(await mg(cache, base64(k), 'b k')).toBe(`HD k${k} Z`);
      },
    },
  );

  // Two keys that hold all 256 bytes between them, and one that text would take for two lines.
  claim.over(
    meta,
    'meta.mg.flag-b-binary-bytes',
    'with b a key may hold any bytes',
    async ({ cache, another, key, trackKey }) => {
      const other = await another();
      for (const bytes of [
        everyByte.subarray(0, 128),
        everyByte.subarray(128),
        Buffer.from(' \r\n\0get x\r\n'),
      ]) {
        const k = base64(trackKey(Buffer.concat([Buffer.from(key()), bytes])));
        expect(await ms(cache, k, 'one', 'b T600')).toBe('HD');
        expect(await mg(other, k, 'b k v')).toBe(`VA 3 k${k} b\r\none`);
        expect(await md(cache, k, 'b')).toBe('HD');
        expect(await md(cache, k, 'b')).toBe('NF');
        expect(await mg(other, k, 'b v')).toBe('EN');
      }
    },
  );

  claim('meta.mg.miss-b-key', 'a miss with b and k returns the key as base64', {
    documented: async ({ wire, key }) => {
      const [k, w] = [base64(key()), await wire()];
      expect(await w.exchange(`mg ${k} b k v\r\n`)).toBe(`EN k${k} b\r\n`);
      expect(await w.exchange(`mg ${k} k O1 b\r\n`)).toBe(`EN k${k} b O1\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [plain, w] = [key(), await wire()];
      const k = base64(plain);
      expect(await w.exchange(`mg ${k} b k v\r\n`)).toBe('EN\r\n');
      given(await w.exchange(`set ${plain} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`mg ${k} b v\r\n`)).toMatch(/^VA 3( b)?\r\none\r\n$/);
    },
  });

  claim.over(
    meta,
    'meta.ma.b',
    'ma with b takes the key as base64',
    async ({ cache, key, trackKey }) => {
      const k = key();
      given(await ms(cache, k, '41')).toBe('HD');
      expect(await ma(cache, base64(k), 'b v')).toBe('VA 2\r\n42');
      expect(await cache.get(k)).toHold('42');
      // A key that no other form could name.
      const binary = base64(trackKey(Buffer.from(`${key()} \0\r\n`)));
      given(await ms(cache, binary, '99', 'b')).toBe('HD');
      expect(await ma(cache, binary, 'b v')).toBe('VA 3\r\n100');
      expect(await mg(cache, binary, 'b v')).toBe('VA 3\r\n100');
    },
  );

  claim.over(meta, 'meta.me.b', 'me with b takes and shows the key as base64', {
    documented: async ({ cache, key, trackKey }) => {
      const k = base64(trackKey(Buffer.from(`${key()} \0`)));
      given(await ms(cache, k, 'v', 'b')).toBe('HD');
      expect((await cache.command('me', k, 'b')).line).toContain(`ME ${k} exp=`);
    },
    deviates: async ({ cache, key, trackKey }) => {
      const k = base64(trackKey(Buffer.from(`${key()} \0`)));
      given(await ms(cache, k, 'v', 'b')).toBe('HD');
      expect((await cache.command('me', k, 'b')).line).toBe('EN');
      // With any word after it, b counts.
      expect((await cache.command('me', k, 'b k')).line).toContain(`ME ${k} exp=`);
    },
  });
});
