import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('meta › mn after quiet commands', () => {
  // Another client sees what the quiet commands did.
  claim('meta.mn-fence', 'MN follows all quiet commands', async ({ wire, text, key }) => {
    const [w, cache, gone] = [await wire(), await text(), key()];
    const keys = Array.from({ length: 200 }, () => key());
    given(await cache.set(gone, 'one')).toBe('stored');
    const sets = keys.map((k) => `ms ${k} ${k.length} q\r\n${k}\r\n`).join('');
    expect(await w.exchange(`${sets}md ${gone} q\r\nmn\r\n`)).toBe('MN\r\n');
    const seen = await cache.getMany([gone, ...keys]);
    expect([...seen].map(([k, { value }]) => [k, value.toString()])).toEqual(
      keys.map((k) => [k, k]),
    );
    const gets = keys.map((k) => `mg ${k} v k q\r\nmg ${gone} v k q\r\n`).join('');
    const hits = keys.map((k) => `VA ${k.length} k${k}\r\n${k}\r\n`).join('');
    expect(await w.exchange(`${gets}mn\r\n`)).toBe(`${hits}MN\r\n`);
  });
});
