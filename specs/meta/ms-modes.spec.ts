import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';
import { meta, mg, ms } from './commands';

describe('meta › ms › modes', () => {
  claim.over(meta, 'meta.ms.mode-E', 'ms with ME adds', async ({ cache, key }) => {
    const k = key();
    expect(await ms(cache, k, 'one', 'ME F7')).toBe('HD');
    const before = await cache.gets(k);
    expect(before).toHold('one', 7);
    expect(await ms(cache, k, 'two', 'ME F8')).toBe('NS');
    expect(await cache.gets(k)).toEqual(before);
  });

  claim.over(meta, 'meta.ms.mode-R', 'ms with MR replaces', async ({ cache, key }) => {
    const k = key();
    expect(await ms(cache, k, 'one', 'MR')).toBe('NS');
    expect(await cache.get(k)).toBe('miss');
    given(await ms(cache, k, 'two', 'F7')).toBe('HD');
    expect(await ms(cache, k, 'three', 'MR F8')).toBe('HD');
    expect(await cache.get(k)).toHold('three', 8);
  });

  claim.over(meta, 'meta.ms.mode-A', 'ms with MA appends', async ({ cache, key }) => {
    const k = key();
    expect(await ms(cache, k, 'one', 'MA')).toBe('NS');
    expect(await cache.get(k)).toBe('miss');
    given(await ms(cache, k, 'two')).toBe('HD');
    expect(await ms(cache, k, ' three', 'MA')).toBe('HD');
    expect(await cache.get(k)).toHold('two three');
  });

  claim.over(meta, 'meta.ms.mode-A', 'ms with MA ignores T and F', async ({ cache, key }) => {
    const k = key();
    given(await ms(cache, k, 'two', 'F7')).toBe('HD');
    expect(await ms(cache, k, ' three', 'MA F8 T500')).toBe('HD');
    expect(await mg(cache, k, 'v f t')).toBe('VA 9 f7 t-1\r\ntwo three');
  });

  claim.over(meta, 'meta.ms.mode-P', 'ms with MP prepends', async ({ cache, key }) => {
    const k = key();
    expect(await ms(cache, k, 'one', 'MP')).toBe('NS');
    expect(await cache.get(k)).toBe('miss');
    given(await ms(cache, k, 'two', 'F7')).toBe('HD');
    expect(await ms(cache, k, 'three ', 'MP')).toBe('HD');
    expect(await cache.get(k)).toHold('three two', 7);
  });

  claim.over(
    meta,
    'meta.ms.mode-S',
    'ms with MS sets a missing and an existing key',
    async ({ cache, key }) => {
      const k = key();
      expect(await ms(cache, k, 'one', 'MS F7')).toBe('HD');
      expect(await cache.get(k)).toHold('one', 7);
      expect(await ms(cache, k, 'two', 'MS')).toBe('HD');
      expect(await cache.get(k)).toHold('two', 0);
    },
  );

  claim.over(
    meta,
    'meta.ms.mode-lowercase',
    'ms rejects a mode in lower case and stores nothing',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'one')).toBe('HD');
      for (const mode of ['Me', 'Mr', 'Ma', 'Mp', 'Ms']) {
        expect(await ms(cache, k, 'two', mode)).toBe('CLIENT_ERROR invalid mode for ms M token');
      }
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim.over(
    meta,
    'meta.ms.append-N',
    'append and prepend with N create a missing item',
    async ({ cache, key }) => {
      const [appended, prepended] = [key(), key()];
      given(await ms(cache, appended, 'one', 'MA T500')).toBe('NS');
      expect(await ms(cache, appended, 'one', 'MA N0 T500')).toBe('HD');
      expect(await ms(cache, prepended, 'two', 'MP T500 N0')).toBe('HD');
      // The TTL is that of N, not that of T.
      expect(await mg(cache, appended, 'v f t')).toBe('VA 3 f0 t-1\r\none');
      expect(await mg(cache, prepended, 'v f t')).toBe('VA 3 f0 t-1\r\ntwo');
    },
  );

  claim.over(
    meta,
    'meta.ms.append-N-present',
    'append and prepend with N leave the TTL and flags of an existing item',
    async ({ cache, key }) => {
      const k = key();
      given(await ms(cache, k, 'two', 'F7')).toBe('HD');
      expect(await ms(cache, k, ' three', 'MA N500')).toBe('HD');
      expect(await ms(cache, k, 'one ', 'MP N500')).toBe('HD');
      expect(await mg(cache, k, 'v f t')).toBe('VA 13 f7 t-1\r\none two three');
    },
  );
});
