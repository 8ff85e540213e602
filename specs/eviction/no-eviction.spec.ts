import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import {
  areThere,
  clear,
  countThere,
  fill,
  keysOf,
  MORE_THAN_FITS,
  statistic,
  storeAll,
  value,
} from './fill';

const all = (keys: readonly string[], what: unknown): readonly unknown[] => keys.map(() => what);

/** ms that is refused drops the old value whatever its mode, so it is not an add. */
const addingDrivers: readonly Driver[] = [drivers.text, drivers.memjs, drivers.binary];
const storingDrivers: readonly Driver[] = [drivers.meta, ...addingDrivers];

/** No value is sent: the Noop that ends an exchange is answered where it should count as one. */
async function outOfStep({ wire, text, key }: Proof): Promise<void> {
  const [w, cache, keys] = [await wire(), await text(), keysOf(key, MORE_THAN_FITS)];
  await fill(cache, keys);
  const set = encodeRequest({ opcode: opcodes.set, key: key(), extras: Buffer.alloc(8), value });
  expect(await w.exchangeBinary(set.subarray(0, -value.length))).toMatchObject([
    { opcode: opcodes.set, status: status.outOfMemory },
  ]);
  await clear(cache, keys);
}

async function lost({ text, key }: Proof): Promise<void> {
  const [cache, keys] = [await text(), keysOf(key, MORE_THAN_FITS)];
  const { stored, refused } = await fill(cache, keys);
  await clear(cache, stored.slice(0, 10));
  const replies = await storeAll(cache, refused.slice(0, 10));
  expect(replies.toSorted()).toEqual(['out of memory', ...all(stored.slice(0, 9), 'stored')]);
  await clear(cache, keys);
}

/*
 * Each item is read once at the most. One that is read again counts as in use, and a thread of the
 * server may hold it for a second or so: its memory is not free at once when it is deleted.
 */
describe('eviction › switched off', () => {
  claim.over(
    storingDrivers,
    'eviction.disabled',
    'a store into full memory is refused, and every item stays',
    {
      documented: async ({ cache, key, note }) => {
        const keys = keysOf(key, MORE_THAN_FITS);
        const { stored, refused, answers } = await fill(cache, keys);
        expect(answers).toEqual(['stored', 'out of memory']);
        expect(await countThere(cache, refused)).toBe(0);
        // Ten go, so there is room for ten.
        const [gone, staying, next] = [stored.slice(0, 10), stored.slice(10), refused.slice(0, 10)];
        expect(await Promise.all(gone.map((k) => cache.delete(k)))).toEqual(all(gone, 'deleted'));
        expect(await storeAll(cache, next)).toEqual(all(next, 'stored'));
        expect(await cache.set(String(refused[10]), value)).toBe('out of memory');
        const there = [...staying, ...next];
        expect(await areThere(cache, there)).toEqual(all(there, true));
        expect(await statistic(cache, 'evictions')).toBe(0);
        note({ stored: stored.length, refused: refused.length });
        await clear(cache, keys);
      },
      deviates: { lost, outOfStep },
    },
  );

  claim('eviction.disabled', 'the refusal is a SERVER_ERROR', async ({ wire, text, key }) => {
    const [w, cache, keys] = [await wire(), await text(), keysOf(key, MORE_THAN_FITS)];
    await fill(cache, keys);
    const [k, block] = [key(), `${String(value)}\r\n`];
    expect(await w.exchange(`set ${k} 0 0 20000\r\n${block}get ${k}\r\n`)).toBe(
      'SERVER_ERROR out of memory storing object\r\nEND\r\n',
    );
    await clear(cache, keys);
    expect(await w.exchange(`set ${k} 0 0 20000\r\n${block}`)).toBe('STORED\r\n');
    await clear(cache, [k]);
  });

  claim.over(
    storingDrivers,
    'eviction.oom-drops-old-value',
    'a set that finds no room removes the old value',
    {
      documented: async ({ cache, another, key }) => {
        const keys = keysOf(key, MORE_THAN_FITS);
        const [k = '', ...others] = (await fill(cache, keys)).stored;
        expect(await cache.get(k)).toHold(value);
        expect(await cache.set(k, value)).toBe('out of memory');
        expect(await cache.get(k)).toBe('miss');
        expect(await (await another()).get(k)).toBe('miss');
        // No other item went, and what went has left room.
        expect(await areThere(cache, others)).toEqual(all(others, true));
        expect(await cache.add(k, value)).toBe('stored');
        await clear(cache, keys);
      },
      deviates: { lost, outOfStep },
    },
  );

  claim.over(
    addingDrivers,
    'eviction.oom-add-keeps-old',
    'an add or a replace that finds no room leaves the item as it was',
    {
      documented: async ({ cache, key }) => {
        const keys = keysOf(key, MORE_THAN_FITS);
        const [k = '', ...others] = (await fill(cache, keys)).stored;
        expect(await cache.add(k, value)).toBe('out of memory');
        expect(await cache.replace(k, value)).toBe('out of memory');
        expect(await cache.get(k)).toHold(value);
        await clear(cache, others.slice(0, 1));
        expect(await cache.replace(k, value)).toBe('stored');
        await clear(cache, keys);
      },
      deviates: { outOfStep },
    },
  );

  claim('binary.out-of-memory', 'Set answers status 0x82 and stays in step', {
    documented: async ({ wire, text, key }) => {
      const [w, cache, keys] = [await wire(), await text(), keysOf(key, MORE_THAN_FITS)];
      const [k, other] = (await fill(cache, keys)).stored;
      const set = { opcode: opcodes.set, key: key(), extras: Buffer.alloc(8), value };
      const requests = [
        { ...set, opaque: 1 },
        { opcode: opcodes.get, key: String(other), opaque: 2 },
        { opcode: opcodes.delete, key: String(k), opaque: 3 },
        { ...set, opaque: 4 },
        { ...set, key: key(), opaque: 5 },
      ];
      const replies = await w.exchangeBinary(requests.map(encodeRequest));
      expect(replies.map((reply) => [reply.opcode, reply.opaque, reply.status])).toEqual([
        [opcodes.set, 1, status.outOfMemory],
        [opcodes.get, 2, status.noError],
        [opcodes.delete, 3, status.noError],
        [opcodes.set, 4, status.noError],
        [opcodes.set, 5, status.outOfMemory],
      ]);
      expect(replies[1]?.value.equals(value)).toBe(true);
      // When it has answered once more, it no longer holds the item that it sent.
      expect(await w.exchangeBinary([])).toEqual([]);
      await clear(cache, [...keys, set.key]);
    },
    deviates: { lost, outOfStep },
  });

  claim.over(
    [drivers.text],
    'eviction.store-no-memory-stat',
    'refusals for lack of memory and for size are counted apart',
    async ({ cache, key }) => {
      const refusals = async (): Promise<readonly number[]> => {
        const stats = await cache.stats();
        return [Number(stats.store_no_memory), Number(stats.store_too_large)];
      };
      const [noMemory = NaN, tooLarge = NaN] = await refusals();
      const keys = keysOf(key, MORE_THAN_FITS);
      const { refused } = await fill(cache, keys);
      expect(refused.length).toBeGreaterThan(0);
      expect(await refusals()).toEqual([noMemory + refused.length, tooLarge]);
      expect(await cache.set(key(), bytes(1024 * 1024))).toBe('too large');
      expect(await refusals()).toEqual([noMemory + refused.length, tooLarge + 1]);
      await clear(cache, keys);
    },
  );
});
