import { describe, expect, given } from '../../fixtures/claims';
import { badExptime, items, notDecimal, replies } from '../../fixtures/claims/replies';
import { storeMany } from '../../fixtures/claims/many-items';
import { drivers, everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const one = { value: Buffer.from('one'), flags: 0 };

describe('flush › at once', () => {
  // Two ticks later the item that was stored in the same second is still there.
  claim.over(
    everyDriver,
    'flush.immediate-then-set',
    'an item stored right after a flush persists',
    async ({ cache, time }) => {
      const { written, seen } = await time(cache).observe({
        write: (k) => Promise.all([cache.set(k, 'old'), cache.flush(), cache.set(k, 'one')]),
        read: (k) => cache.get(k),
        forTicks: 2,
      });
      given(written.result).toEqual(['stored', 'flushed', 'stored']);
      expect(seen).toEqual([[one], [one], [one]]);
    },
  );

  claim.over(
    everyDriver,
    'flush.immediate',
    'flush removes every item',
    async ({ cache, another, key }) => {
      const stored = await storeMany(cache, key);
      const storedElsewhere = await storeMany(await another(), key);
      expect(await cache.flush()).toBe('flushed');
      expect(await stored.read()).toEqual(stored.none);
      expect(await storedElsewhere.read()).toEqual(storedElsewhere.none);
    },
  );

  for (const [id, line] of [
    ['flush.immediate', 'flush_all'],
    ['flush.zero-argument', 'flush_all 0'],
  ] as const) {
    claim(id, `${line} replies OK and removes every item`, async ({ wire, text, key }) => {
      const [w, stored] = [await wire(), await storeMany(await text(), key)];
      expect(await w.exchange(`${line}\r\n`)).toBe('OK\r\n');
      expect(await stored.read()).toEqual(stored.none);
    });
  }

  claim(
    'flush.negative-argument',
    'flush_all with a negative number takes effect at once',
    async ({ wire, text, key }) => {
      const [w, cache] = [await wire(), await text()];
      for (const delay of [-1, -2_592_001]) {
        const stored = await storeMany(cache, key);
        expect(await w.exchange(`flush_all ${delay}\r\n`)).toBe('OK\r\n');
        expect(await stored.read()).toEqual(stored.none);
      }
    },
  );

  claim.over(
    wireDrivers,
    'flush.absolute-past',
    'flush with a time in the past removes nothing',
    async ({ cache, key }) => {
      const stored = await storeMany(cache, key);
      expect(await cache.flush(2_592_001)).toBe('flushed');
      expect(await stored.read()).toEqual(stored.all);
      const { time } = await cache.stats();
      expect(await cache.flush(Number(time) - 3600)).toBe('flushed');
      expect(await stored.read()).toEqual(stored.all);
    },
  );

  claim(
    'flush.bad-argument',
    'flush_all with a delay that is no number is rejected and flushes nothing',
    replies(() => ['abc', ...notDecimal].map((delay) => [badExptime, `flush_all ${delay}`]), items),
  );
});

describe('flush › noreply', () => {
  claim('flush.noreply', 'flush_all noreply flushes and sends no reply', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const hit = `VALUE ${k} 5 3\r\none\r\nEND\r\n`;
    given(await w.exchange(`set ${k} 5 0 3\r\none\r\nget ${k}\r\n`)).toBe(`STORED\r\n${hit}`);
    expect(await w.exchange('flush_all noreply\r\n')).toBe('');
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
  });

  claim(
    'flush.noreply',
    'flush_all with a delay and noreply flushes later and sends no reply',
    async ({ text, wire, time, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.get(k)).toHold('one');
      const flushed = await time(cache).take(() => w.exchange('flush_all 2 noreply\r\n'));
      expect(flushed.result).toBe('');
      await time(cache).ticksAfter(flushed, 2);
      expect(await cache.get(k)).toBe('miss');
      given(await cache.stats()).toMatchObject({ cmd_flush: '1', evictions: '0' });
    },
  );
});

describe('flush › switched off', () => {
  claim('flush.disabled', 'with -F, flush_all is rejected and counted', async (proof) => {
    const [cache, w] = [await proof.text(), await proof.wire()];
    const stored = await storeMany(cache, proof.key);
    const { cmd_flush: before } = await cache.stats();
    const rejection = 'CLIENT_ERROR flush_all not allowed\r\n';
    expect(await w.exchange('flush_all\r\nflush_all 0\r\n')).toBe(rejection + rejection);
    expect(await stored.read()).toEqual(stored.all);
    expect(Number((await cache.stats()).cmd_flush) - Number(before)).toBe(2);
  });

  // memjs takes that status for a failed login, and ends the connection.
  claim.over(
    [drivers.binary],
    'flush.disabled-binary',
    'with -F, a binary Flush is rejected, counted, and flushes nothing',
    {
      documented: async ({ cache, key }) => {
        const stored = await storeMany(cache, key);
        const { cmd_flush: before } = await cache.stats();
        expect(await cache.flush()).not.toBe('flushed');
        expect(await stored.read()).toEqual(stored.all);
        expect(Number((await cache.stats()).cmd_flush) - Number(before)).toBe(1);
      },
      deviates: async ({ cache, key, wire }) => {
        const stored = await storeMany(cache, key);
        const { cmd_flush: before } = await cache.stats();
        expect(await cache.flush()).toBe('not authenticated');
        const packet = encodeRequest({ opcode: opcodes.flush });
        expect(await (await wire()).exchangeBinary(packet)).toMatchObject([
          { status: status.authenticationError },
        ]);
        expect(await stored.read()).toEqual(stored.all);
        expect((await cache.stats()).cmd_flush).toBe(before);
      },
    },
  );
});
