import { describe, expect, given } from '../../fixtures/claims';
import {
  badLine,
  controlItems,
  items,
  replies,
  storageCommands,
} from '../../fixtures/claims/replies';
import type { Cache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { casOf } from '../../fixtures/drivers/reads';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

const tooLarge = 'SERVER_ERROR object too large for cache\r\n';

/** A value as large as an item may be, which leaves no room for its key. */
const tooLargeFor = async (cache: Cache): Promise<Buffer> =>
  bytes(Number((await cache.stats('settings')).item_size_max));

describe('limits › size of a value', () => {
  // 1024 bytes are enough for the key and the header, whatever the build.
  claim.over(
    everyDriver,
    'limits.value-1m-default',
    'a value of 1 MiB is too large, one that is 1 KiB smaller is not',
    async ({ cache, key }) => {
      const [k, largest] = [key(), bytes(1024 * 1024 - 1024)];
      given((await cache.stats('settings')).item_size_max).toBe(String(1024 * 1024));
      expect(await cache.set(k, bytes(1024 * 1024))).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
      expect(await cache.set(k, largest)).toBe('stored');
      expect(await cache.get(k)).toHold(largest);
    },
  );

  claim('limits.value-1m-default', 'a set of 1 MiB replies SERVER_ERROR', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    const block = `${'v'.repeat(1024 * 1024)}\r\n`;
    expect(await w.exchange(`set ${k} 0 0 1048576\r\n${block}`)).toBe(tooLarge);
    expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    expect(await w.exchange(`set ${k} 0 0 1047552\r\n${block.slice(1024)}`)).toBe('STORED\r\n');
  });

  claim.over(
    everyDriver,
    'limits.value-too-large-drops-old',
    'a set that is too large removes the old value',
    async ({ cache, another, key, stored }) => {
      const [k, control, large] = [await stored(cache, 'old'), key(), await tooLargeFor(cache)];
      given(await cache.set(control, 'old')).toBe('stored');
      given(await cache.get(k)).toHold('old');
      given(await cache.set(k, large)).toBe('too large');
      expect(await cache.get(k)).toBe('miss');
      expect(await (await another()).get(k)).toBe('miss');
      given(await cache.get(control)).toHold('old');
      expect(await cache.add(k, 'new')).toBe('stored');
    },
  );

  // ms removes the old value in every mode: see meta.ms.too-large.
  claim.over(
    everyDriver.filter(({ name }) => name !== 'meta'),
    'limits.too-large-add-keeps-old',
    'an add, replace or append that is too large leaves the item unchanged',
    async ({ cache, stored }) => {
      const [k, large] = [await stored(cache, 'old'), await tooLargeFor(cache)];
      expect(await cache.add(k, large)).toBe('too large');
      expect(await cache.replace(k, large)).toBe('too large');
      expect(await cache.append(k, large)).toBe('too large');
      expect(await cache.get(k)).toHold('old');
      given(await cache.replace(k, 'new')).toBe('stored');
      given(await cache.get(k)).toHold('new');
    },
  );

  claim.over(
    [drivers.text],
    'limits.too-large-add-keeps-old',
    'a prepend or cas that is too large leaves the item unchanged',
    async ({ cache, stored }) => {
      const [k, large] = [await stored(cache, 'old', { flags: 7 }), await tooLargeFor(cache)];
      const before = await cache.gets(k);
      given(before).toHold('old', 7);
      expect(await cache.prepend(k, large)).toBe('too large');
      expect(await cache.cas(k, large, casOf(before))).toBe('too large');
      expect(await cache.gets(k)).toEqual(before);
      given(await cache.cas(k, 'new', casOf(before))).toBe('stored');
    },
  );

  // The value is made of commands: the reply and the number show one that is executed.
  claim(
    'limits.value-too-large-in-step',
    'the block of a store that is too large is skipped, and the next command is served',
    replies(({ number, numberReply }, { key }) => {
      const k = key();
      const block = `incr ${number} 1\r\n`.repeat(50_000);
      return storageCommands.map((command) => [
        tooLarge + numberReply,
        `${command} ${k} 0 0 ${block.length} 1\r\n${block}\r\nget ${number} ${k}`,
      ]);
    }, items),
  );

  claim('limits.too-large-reply-after-block', 'a set too large is rejected after its block', {
    documented: async ({ wire, key }) => {
      const [w, other] = [await wire(), await wire()];
      await w.send(`set ${key()} 0 0 1048577\r\n${'v'.repeat(1_048_577)}\r`);
      // One thread serves both connections in turn: after three replies here it has read the block.
      given(await other.exchange('version\r\n')).toMatch(/^VERSION /);
      given(await other.exchange('version\r\n')).toMatch(/^VERSION /);
      given(await other.exchange('version\r\n')).toMatch(/^VERSION /);
      expect(w.received.toString('latin1')).toBe('');
      expect(await w.exchange('\n')).toBe(tooLarge);
    },
    deviates: async ({ wire, key }) => {
      const w = await wire();
      await w.send(`set ${key()} 0 0 1048577\r\n`);
      expect(`${await w.readLine()}\r\n`).toBe(tooLarge);
      expect(await w.exchange(`${'v'.repeat(1_048_577)}\r\n`)).toBe('');
    },
  });
});

describe('limits › byte counts', () => {
  // The get after it is served, so it was not taken for the block.
  claim(
    'limits.value-huge-length',
    'a byte count from 2147483646 to 2^32 - 1 is rejected, and the next line is a command',
    replies(({ text, number, numberReply }) =>
      storageCommands.map((command) => [
        badLine + numberReply,
        `${command} ${text} 0 0 2147483646 1\r\nget ${number}`,
        `${command} ${text} 0 0 2147483647 1\r\nget ${number}`,
        `${command} ${text} 0 0 2147483648 1\r\nget ${number}`,
        `${command} ${text} 0 0 4294967295 1\r\nget ${number}`,
      ]),
    ),
  );

  // The empty line after it is an empty block where 2^32 counts as 0.
  claim('limits.value-length-over-32-bits', 'a byte count of 2^32 is rejected', {
    documented: replies(({ text }) => [
      [
        /^CLIENT_ERROR bad command line format\r\n(?:CLIENT_)?ERROR.*\r\n$/,
        `set ${text} 0 0 4294967296\r\n\r\n`,
      ],
    ]),
    deviates: async (proof) => {
      const [{ text }, w] = [await controlItems(proof), await proof.wire()];
      expect(await w.exchange(`set ${text} 0 0 4294967296\r\n\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${text}\r\n`)).toBe(`VALUE ${text} 0 0\r\n\r\nEND\r\n`);
    },
  });
});
