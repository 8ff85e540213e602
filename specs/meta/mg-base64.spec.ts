import { drivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/get';
import { base64, mg } from './mg-replies';

const meta = [drivers.meta];

describe('meta › mg › base64', () => {
  claim('meta.mg.flag-b', 'b takes the key as base64', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`mg ${base64(k)} b v\r\n`)).toBe('EN\r\n');
    await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
    expect(await w.exchange(`mg ${base64(k)} b v\r\n`)).toBe('VA 3\r\none\r\n');
    expect(await w.exchange(`mg ${base64(k)} s f b\r\n`)).toBe('HD s3 f7\r\n');
    // Without b the letters are the key.
    expect(await w.exchange(`mg ${base64(k)} s\r\n`)).toBe('EN\r\n');
  });

  claim.over(
    meta,
    'meta.mg.flag-b-key-return',
    'what was stored with b returns its key as base64',
    async ({ cache, key }) => {
      const k = key();
      await cache.ms(k, 'one', { b: true });
      expect(await mg(cache, base64(k), 'b k s')).toBe(`HD k${base64(k)} b s3`);
      expect(await mg(cache, k, 'k s')).toBe(`HD k${base64(k)} b s3`);
      expect(await cache.get(k)).toHold('one');
      // The store that was last decides.
      await cache.ms(k, 'two!');
      expect(await mg(cache, k, 'k s')).toBe(`HD k${k} s4`);
      expect(await mg(cache, base64(k), 'b k s')).toBe(`HD k${k} s4`);
    },
  );

  // The bytes of the key are those of text, so that the reply stays one line also where it deviates.
  claim.over(
    meta,
    'meta.mg.b-key-return-vivified',
    'what N created with b returns its key as base64',
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

  // Two keys that hold all 256 bytes between them, and one of nothing but what text cannot carry.
  claim.over(
    meta,
    'meta.mg.flag-b-binary-bytes',
    'keys of any bytes are stored, read and deleted',
    async ({ cache, another, key }) => {
      const other = await another();
      const start = Buffer.from(key());
      const keys = [
        Buffer.concat([start, everyByte.subarray(0, 128)]),
        Buffer.concat([start, everyByte.subarray(128)]),
        Buffer.concat([start, Buffer.from(' \r\n\0get x\r\n')]),
      ];
      const read = (): Promise<readonly string[]> =>
        Promise.all(
          keys.map(async (k) => {
            const { code, flags, value } = await other.mg(k, { b: true, k: true, v: true });
            return [code, ...flags, String(value)].join(' ');
          }),
        );
      await Promise.all(keys.map((k, i) => cache.ms(k, `value ${String(i)}`, { b: true, T: 600 })));
      const stored = keys.map((k, i) => `VA k${base64(k)} b value ${String(i)}`);
      expect(await read()).toEqual(stored);
      const [first = start] = keys;
      expect(await cache.md(first, { b: true })).toMatchObject({ code: 'HD' });
      const [missed, ...others] = await read();
      expect([String(missed).slice(0, 2), ...others]).toEqual(['EN', ...stored.slice(1)]);
      const deleted = await Promise.all(keys.map((k) => cache.md(k, { b: true })));
      expect(deleted.map(({ code }) => code)).toEqual(['NF', 'HD', 'HD']);
      expect((await read()).map((reply) => reply.slice(0, 2))).toEqual(['EN', 'EN', 'EN']);
    },
  );

  claim('meta.mg.miss-b-key', 'a miss returns the key as base64', {
    documented: async ({ wire, key }) => {
      const [k, w] = [base64(key()), await wire()];
      expect(await w.exchange(`mg ${k} b k v\r\n`)).toBe(`EN k${k} b\r\n`);
      expect(await w.exchange(`mg ${k} k O1 b\r\n`)).toBe(`EN k${k} b O1\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [plain, w] = [key(), await wire()];
      const k = base64(plain);
      expect(await w.exchange(`mg ${k} b k v\r\n`)).toBe('EN\r\n');
      await w.exchange(`set ${plain} 7 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k} b v\r\n`)).toMatch(/^VA 3( b)?\r\none\r\n$/);
    },
  });
});
