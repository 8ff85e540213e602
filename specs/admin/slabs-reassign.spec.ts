import { describe, expect, given } from '../../fixtures/claims';
import { whenFree } from '../../fixtures/claims/crawler';
import type { Proof } from '../../fixtures/claims/proof';
import { classesIn } from '../../fixtures/claims/slab-classes';
import { bytes } from '../../fixtures/drivers/values';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';

interface TwoClasses {
  /** Pages of the large class, pages of the small one, and how many pages the server has moved. */
  readonly pages: () => Promise<readonly number[]>;
  readonly reassign: () => Promise<string>;
  readonly whenMoved: () => Promise<readonly number[]>;
}

/**
 * A class with several pages and one with a single item on its only page. Of 100 KB a page has ten items
 * at the most, so thirty have at least three pages. Without automove, the server moves none by itself.
 */
async function twoClasses({ text, key }: Proof): Promise<TwoClasses> {
  const cache = await text();
  given(await cache.command('slabs automove 0')).toBe('OK');
  await Promise.all(Array.from({ length: 30 }, () => cache.set(key(), bytes(100_000))));
  given(await cache.set(key(), '1')).toBe('stored');
  const [small, large] = classesIn(await cache.stats('items')).map(String);
  // In this order: a page that moves between the two is not counted before it is seen.
  const pages = async (): Promise<readonly number[]> => {
    const { slabs_moved: moved } = await cache.stats();
    const slabs = await cache.stats('slabs');
    return [slabs[`${large}:total_pages`], slabs[`${small}:total_pages`], moved].map(Number);
  };
  return {
    pages,
    reassign: () => whenFree(cache, () => cache.command(`slabs reassign ${large} ${small}`)),
    whenMoved: () => eventually(cache, pages, ([, , moved]) => moved === 1),
  };
}

describe('admin › slabs reassign', () => {
  claim(
    'admin.slabs-reassign-errors',
    'slabs reassign reports why it moves no page',
    async ({ wire, text, key }) => {
      const [w, cache] = [await wire(), await text()];
      given(await cache.set(key(), '1')).toBe('stored');
      for (const [classes, reason] of [
        ['1 1', /^SAME .+\r\n$/],
        ['1 900', /^BADCLASS .+\r\n$/],
        ['900 1', /^BADCLASS .+\r\n$/],
        ['1 2', /^NOSPARE .+\r\n$/],
      ] as const) {
        const reassign = (): Promise<string> => w.exchange(`slabs reassign ${classes}\r\n`);
        expect(await whenFree(cache, reassign)).toMatch(reason);
      }
      expect(await cache.stats()).toMatchObject({ slabs_moved: '0', slab_reassign_running: '0' });
    },
  );

  claim('admin.slabs-reassign-ok', 'slabs reassign moves a page to a class', async (proof) => {
    const { pages, reassign, whenMoved } = await twoClasses(proof);
    const [before = 0, ...others] = await pages();
    given(before).toBeGreaterThan(2);
    given(others).toEqual([1, 0]);
    expect(await reassign()).toBe('OK');
    expect(await whenMoved()).toEqual([before - 1, 2, 1]);
  });

  claim('admin.slabs-reassign-unused-codes', 'slabs reassign to a class with room is NOTFULL', {
    documented: async (proof) => {
      const { pages, reassign } = await twoClasses(proof);
      const before = await pages();
      expect(await reassign()).toMatch(/^NOTFULL\b/);
      expect(await pages()).toEqual(before);
    },
    deviates: async (proof) => {
      const { pages, reassign, whenMoved } = await twoClasses(proof);
      given((await pages()).slice(1)).toEqual([1, 0]);
      expect(await reassign()).toBe('OK');
      expect((await whenMoved()).slice(1)).toEqual([2, 1]);
    },
  });
});
