import { describe, expect, given } from '../../fixtures/claims';
import { movedBy } from '../../fixtures/claims/counters';
import type { Cache } from '../../fixtures/drivers/cache';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const stat = (key = ''): Buffer => encodeRequest({ opcode: opcodes.stat, key });

describe('binary › stat', () => {
  claim(
    'binary.stat',
    'Stat has a response for each statistic, and a last one without key and value',
    async ({ wire, text }) => {
      const responses = await (await wire()).exchangeBinary(stat());
      const named = responses.slice(0, -1);
      const names = Object.keys(await (await text()).stats());
      expect(named.map(({ key }) => key.toString())).toEqual(names);
      const header = { opcode: opcodes.stat, status: status.noError, extrasLength: 0 };
      expect(responses).toMatchObject(responses.map(() => header));
      expect(named.map(({ value }) => value.length)).not.toContain(0);
      expect(responses.at(-1)).toMatchObject({ keyLength: 0, totalBody: 0 });
    },
  );

  claim(
    'binary.stat-key',
    'Stat with a group as its key has the names that the text protocol gives it',
    async ({ binary, text, key }) => {
      const [cache, other] = [await binary(), await text()];
      given(await cache.set(key(), '1')).toBe('stored');
      const names = async (from: Cache, group: string): Promise<readonly string[]> =>
        Object.keys(await from.stats(group));
      for (const group of ['settings', 'items', 'slabs']) {
        const expected = await names(other, group);
        given(expected).not.toEqual([]);
        expect(await names(cache, group)).toEqual(expected);
      }
    },
  );

  claim(
    'binary.stat-key',
    'Stat with the key reset has just the last response, and the counters are 0',
    async ({ binary, wire, key }) => {
      const cache = await binary();
      given(await movedBy(cache, () => cache.set(key(), '1'))).toEqual({ cmd_set: 1 });
      const end = { status: status.noError, keyLength: 0, totalBody: 0 };
      expect(await (await wire()).exchangeBinary(stat('reset'))).toMatchObject([end]);
      expect((await cache.stats()).cmd_set).toBe('0');
    },
  );

  claim('binary.stat-unknown', 'Stat of an unknown group is Key not found', async ({ wire }) => {
    const unknown = { opcode: opcodes.stat, status: status.keyNotFound };
    expect(await (await wire()).exchangeBinary(stat('nonsense'))).toMatchObject([unknown]);
  });
});
