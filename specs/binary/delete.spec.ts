import { describe, expect, given } from '../../fixtures/claims';
import { status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { ask, binary, done, reply, request } from './requests';

describe('binary › delete', () => {
  claim.over(binary, 'binary.delete', 'Delete of a missing key fails', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, 'one')).toBe('stored');
    given(await cache.get(k)).toHold('one');
    expect(await ask(cache, 'delete', k)).toMatchObject(done);
    expect(await cache.get(k)).toBe('miss');
    expect(await ask(cache, 'delete', k)).toMatchObject({ status: status.keyNotFound });
  });

  claim.over(binary, 'binary.deleteq', 'DeleteQ is silent on a hit', async ({ cache, key }) => {
    const k = key();
    given(await cache.set(k, 'one')).toBe('stored');
    given(await cache.get(k)).toHold('one');
    const [first, second] = [{ opaque: 1_000_001 }, { opaque: 1_000_002 }];
    const responses = await cache.quiet([
      request('deleteQ', k, first),
      request('deleteQ', k, second),
    ]);
    expect(responses).toMatchObject([{ ...reply('deleteQ', 'keyNotFound'), ...second }]);
    expect(await cache.get(k)).toBe('miss');
  });
});
