import type { Cache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const one = { value: Buffer.from('one'), flags: 0 };

/** Ten items, seen to be there. */
async function tenEntries(cache: Cache, key: (label: string) => string) {
  const keys = Array.from({ length: 10 }, (_, i) => key(`of-ten-${i}`));
  const stored = await Promise.all(keys.map((k) => cache.set(k, k)));
  expect(stored).toEqual(keys.map(() => 'stored'));
  const items = {
    all: keys.map((k) => ({ value: Buffer.from(k), flags: 0 })),
    none: keys.map(() => 'miss'),
    read: () => Promise.all(keys.map((k) => cache.get(k))),
  };
  expect(await items.read()).toEqual(items.all);
  return items;
}

describe('flush › at once', () => {
  // Waits, and so comes first: two ticks later the item of the same second is still there.
  claim.over(
    everyDriver,
    'flush.immediate-then-set',
    'an item stored right after the flush is kept',
    async ({ cache, time }) => {
      const { written, seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.set(k, 'old'), cache.flush(), cache.set(k, 'one')]),
        read: (k) => cache.get(k),
        forTicks: 2,
      });
      expect(written.result).toEqual(['stored', 'flushed', 'stored']);
      expect(seen).toEqual([[one], [one], [one]]);
    },
  );

  claim.over(
    everyDriver,
    'flush.immediate',
    'flush takes every item away',
    async ({ cache, another, key }) => {
      const items = await tenEntries(cache, key);
      const elsewhere = await tenEntries(await another(), key);
      expect(await cache.flush()).toBe('flushed');
      expect(await items.read()).toEqual(items.none);
      expect(await elsewhere.read()).toEqual(elsewhere.none);
    },
  );

  claim('flush.immediate', 'flush_all answers OK', async ({ wire, text, key }) => {
    const items = await tenEntries(await text(), key);
    expect(await (await wire()).exchange('flush_all\r\n')).toBe('OK\r\n');
    expect(await items.read()).toEqual(items.none);
  });

  claim('flush.zero-argument', 'flush_all 0 is flush_all', async ({ wire, text, key }) => {
    const items = await tenEntries(await text(), key);
    expect(await (await wire()).exchange('flush_all 0\r\n')).toBe('OK\r\n');
    expect(await items.read()).toEqual(items.none);
  });

  claim(
    'flush.negative-argument',
    'flush_all with a negative number acts at once',
    async ({ wire, text, key }) => {
      const cache = await text();
      const line = await wire();
      const first = await tenEntries(cache, key);
      expect(await line.exchange('flush_all -1\r\n')).toBe('OK\r\n');
      expect(await first.read()).toEqual(first.none);
      const second = await tenEntries(cache, key);
      expect(await line.exchange('flush_all -2592001\r\n')).toBe('OK\r\n');
      expect(await second.read()).toEqual(second.none);
    },
  );

  claim.over(
    wireDrivers,
    'flush.absolute-past',
    'flush with a time that is over takes nothing away',
    async ({ cache, key }) => {
      const items = await tenEntries(cache, key);
      expect(await cache.flush(2_592_001)).toBe('flushed');
      expect(await items.read()).toEqual(items.all);
      const { time } = await cache.stats();
      expect(await cache.flush(Number(time) - 3600)).toBe('flushed');
      expect(await items.read()).toEqual(items.all);
    },
  );
});

describe('flush › switched off', () => {
  claim('flush.disabled', 'flush_all is refused, counted, and harmless', async (proof) => {
    const [cache, raw] = await Promise.all([proof.text(), proof.wire()]);
    const items = await tenEntries(cache, proof.key);
    const { cmd_flush: before } = await cache.stats();
    const refusal = 'CLIENT_ERROR flush_all not allowed\r\n';
    expect(await raw.exchange('flush_all\r\n')).toBe(refusal);
    expect(await raw.exchange('flush_all 0\r\n')).toBe(refusal);
    expect(await items.read()).toEqual(items.all);
    expect(Number((await cache.stats()).cmd_flush) - Number(before)).toBe(2);
  });

  // memjs takes that status for a failed login, and ends the connection.
  claim.over([drivers.binary], 'flush.disabled-binary', 'Flush is refused, counted, and harmless', {
    documented: async ({ cache, key }) => {
      const items = await tenEntries(cache, key);
      const { cmd_flush: before } = await cache.stats();
      expect(await cache.flush()).not.toBe('flushed');
      expect(await items.read()).toEqual(items.all);
      expect(Number((await cache.stats()).cmd_flush) - Number(before)).toBe(1);
    },
    deviates: async ({ cache, key, wire }) => {
      const items = await tenEntries(cache, key);
      const { cmd_flush: before } = await cache.stats();
      expect(await cache.flush()).toBe('not authenticated');
      const raw = await (await wire()).exchangeBinary(encodeRequest({ opcode: opcodes.flush }));
      expect(raw.map((response) => response.status)).toEqual([status.authenticationError]);
      expect(await items.read()).toEqual(items.all);
      expect((await cache.stats()).cmd_flush).toBe(before);
    },
  });
});

describe('flush › binary', () => {
  const noError = { opcode: opcodes.flush, status: 0, totalBody: 0, opaque: 0xf1 };

  // Waits, and so comes first.
  claim('binary.flush-delay', 'Flush with an expiry acts later', async ({ binary, time }) => {
    const cache = await binary();
    const flush = { opcode: opcodes.flush, extras: uint32(2), opaque: 0xf1 };
    const { written, seen } = await time(cache).observe({
      write: (k) => Promise.all([cache.set(k, 'one'), cache.request(flush)]),
      read: (k) => cache.get(k),
      forTicks: 2,
    });
    expect(written.result).toEqual(['stored', expect.objectContaining(noError)]);
    // There for now; gone two ticks later.
    expect([seen[0], seen[2]]).toEqual([[one], ['miss']]);
  });

  claim('binary.flush', 'Flush without extras acts at once', async ({ wire, binary, key }) => {
    const items = await tenEntries(await binary(), key);
    const packet = encodeRequest({ opcode: opcodes.flush, opaque: 0xf1 });
    const responses = await (await wire()).exchangeBinary(packet);
    expect(responses).toEqual([expect.objectContaining(noError)]);
    expect(await items.read()).toEqual(items.none);
  });

  claim('binary.flushq', 'FlushQ flushes and is silent', async ({ wire, binary, key }) => {
    const items = await tenEntries(await binary(), key);
    const packet = encodeRequest({ opcode: opcodes.flushQ, opaque: 0xf1 });
    expect(await (await wire()).exchangeBinary(packet)).toEqual([]);
    expect(await items.read()).toEqual(items.none);
  });
});
