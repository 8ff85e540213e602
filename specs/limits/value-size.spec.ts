import type { Cache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const tooLarge = 'SERVER_ERROR object too large for cache\r\n';

/** A value as large as an item may be at this server: there is no room left for its key. */
async function tooLargeFor(cache: Cache): Promise<Buffer> {
  return bytes(Number((await cache.stats('settings')).item_size_max));
}

describe('limits › size of an item', () => {
  // 1024 bytes are enough for the key and the header, whatever the build.
  claim.over(
    everyDriver,
    'limits.value-1m-default',
    'a value of 1 MiB is too large, one that is 1 KiB smaller is not',
    async ({ cache, key }) => {
      const [k, largest] = [key(), bytes(1024 * 1024 - 1024)];
      expect((await cache.stats('settings')).item_size_max).toBe(String(1024 * 1024));
      expect(await cache.set(k, bytes(1024 * 1024))).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.set(k, largest)).toBe('stored');
      expect(await cache.get(k)).toHold(largest);
    },
  );

  claim('limits.value-1m-default', 'the refusal is a SERVER_ERROR', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const block = `${'v'.repeat(1024 * 1024)}\r\n`;
    expect(await w.exchange(`set ${k} 0 0 1048576\r\n${block}`)).toBe(tooLarge);
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`set ${k} 0 0 1047552\r\n${block.slice(1024)}`)).toBe('STORED\r\n');
  });
});

describe('limits › what a refusal leaves behind', () => {
  claim.over(
    everyDriver,
    'limits.value-too-large-drops-old',
    'a set that is too large removes the old value',
    async ({ cache, another, key }) => {
      const [k, control, large] = [key(), key(), await tooLargeFor(cache)];
      await cache.set(k, 'old');
      await cache.set(control, 'old');
      expect(await cache.get(k)).toHold('old');
      expect(await cache.set(k, large)).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
      expect(await (await another()).get(k)).toBe('miss');
      // No other item went, and the key is free.
      expect(await cache.get(control)).toHold('old');
      expect(await cache.add(k, 'new')).toBe('stored');
    },
  );

  // ms drops the old value whatever its mode: see below.
  claim.over(
    everyDriver.filter(({ name }) => name !== 'meta'),
    'limits.too-large-add-keeps-old',
    'an add, replace or append that is too large leaves the item as it was',
    async ({ cache, key }) => {
      const [k, large] = [key(), await tooLargeFor(cache)];
      await cache.set(k, 'old');
      const replies = [
        await cache.add(k, large),
        await cache.replace(k, large),
        await cache.append(k, large),
      ];
      expect(replies).toEqual(['too large', 'too large', 'too large']);
      expect(await cache.get(k)).toHold('old');
      expect(await cache.replace(k, 'new')).toBe('stored');
      expect(await cache.get(k)).toHold('new');
    },
  );

  claim.over(
    [drivers.text],
    'limits.too-large-add-keeps-old',
    'so does a prepend or a cas',
    async ({ cache, key }) => {
      const [k, large] = [key(), await tooLargeFor(cache)];
      await cache.set(k, 'old', { flags: 7 });
      const before = await cache.gets(k);
      expect(before).toHold('old', 7);
      const { cas } = before as { readonly cas: bigint };
      expect(await cache.prepend(k, large)).toBe('too large');
      expect(await cache.cas(k, large, cas)).toBe('too large');
      expect(await cache.gets(k)).toEqual(before);
      expect(await cache.cas(k, 'new', cas)).toBe('stored');
    },
  );

  claim(
    'meta.ms.too-large',
    'ms that is too large removes the old value in every mode',
    async ({ wire, text, key }) => {
      const plain = await text();
      const block = String(await tooLargeFor(plain));
      const modes = ['', 'q', 'T30', 'MS', 'ME', 'MR', 'MA', 'MP', 'ME q'];
      const items = modes.map((flags) => ({ flags, k: key() }));
      await Promise.all(items.map(({ k }) => plain.set(k, 'old')));
      expect(await plain.getMany(items.map(({ k }) => k))).toHaveProperty('size', modes.length);
      const w = await wire();
      const requests = items.map(
        ({ flags, k }) => `ms ${k} ${String(block.length)} ${flags}\r\n${block}\r\nmn\r\n`,
      );
      expect(await w.exchange(requests.join(''))).toBe(`${tooLarge}MN\r\n`.repeat(modes.length));
      expect(await plain.getMany(items.map(({ k }) => k))).toHaveProperty('size', 0);
    },
  );
});

describe('limits › binary packets', () => {
  claim(
    'binary.too-large',
    'Set answers status 3 and stays in step',
    async ({ wire, text, key }) => {
      const [k, w, plain] = [key(), await wire(), await text()];
      const value = await tooLargeFor(plain);
      const set = { opcode: opcodes.set, key: k, extras: Buffer.alloc(8) };
      const replies = await w.exchangeBinary([
        encodeRequest({ ...set, value: 'old', opaque: 1 }),
        encodeRequest({ ...set, value, opaque: 2 }),
        encodeRequest({ opcode: opcodes.get, key: k, opaque: 3 }),
        encodeRequest({ ...set, value: 'new', opaque: 4 }),
      ]);
      expect(replies.map((reply) => [reply.opcode, reply.opaque, reply.status])).toEqual([
        [opcodes.set, 1, status.noError],
        [opcodes.set, 2, status.valueTooLarge],
        [opcodes.get, 3, status.keyNotFound],
        [opcodes.set, 4, status.noError],
      ]);
      expect(await plain.get(k)).toHold('new');
    },
  );

  claim('binary.setq-too-large', 'SetQ answers status 3', async ({ wire, text, key }) => {
    const [k, w, plain] = [key(), await wire(), await text()];
    const value = await tooLargeFor(plain);
    const set = { opcode: opcodes.setQ, key: k, extras: Buffer.alloc(8) };
    expect(await w.exchangeBinary(encodeRequest({ ...set, value: 'old', opaque: 1 }))).toEqual([]);
    expect(await plain.get(k)).toHold('old');
    const replies = await w.exchangeBinary([
      encodeRequest({ ...set, value, opaque: 2 }),
      encodeRequest({ ...set, value: 'new', opaque: 3 }),
    ]);
    expect(replies.map((reply) => [reply.opcode, reply.opaque, reply.status])).toEqual([
      [opcodes.setQ, 2, status.valueTooLarge],
    ]);
    expect(await plain.get(k)).toHold('new');
  });
});
