import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf, textOf } from '../../fixtures/drivers/reads';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

/** The protocols have different words for a value that is too large. */
const rejected = /^(not stored|too large|out of memory)$/;

describe('storage › append and prepend', () => {
  claim.over(
    everyDriver,
    'storage.append.existing',
    'append adds bytes after the value',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await cache.append(k, '\r\ntwo')).toBe('stored');
      expect(await cache.get(k)).toHold('one\r\ntwo');
      expect(await cache.append(k, '3')).toBe('stored');
      expect(await cache.get(k)).toHold('one\r\ntwo3');
    },
  );

  claim.over(
    wireDrivers,
    'storage.prepend.existing',
    'prepend adds bytes before the value',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await cache.prepend(k, 'two\r\n')).toBe('stored');
      expect(await cache.get(k)).toHold('two\r\none');
      expect(await cache.prepend(k, '3')).toBe('stored');
      expect(await cache.get(k)).toHold('3two\r\none');
    },
  );

  // Each piece names its client and its number.
  claim.over(
    everyDriver,
    'storage.append.existing',
    'concurrent appends are all there, once, whole and in the order of each client',
    async ({ cache, another, stored }) => {
      const k = await stored(cache, '|');
      const clients = await Promise.all(Array.from({ length: 8 }, another));
      const writers = clients.map((client, c) => ({
        client,
        pieces: Array.from({ length: 20 }, (_, n) => `${c}.${n}`),
      }));
      const appending = writers.flatMap(({ client, pieces }) =>
        pieces.map((piece) => client.append(k, `${piece}|`)),
      );
      given(await Promise.all(appending)).toEqual(appending.map(() => 'stored'));
      const left = textOf(await cache.get(k))
        .slice(1, -1)
        .split('|');
      expect(left).toHaveLength(appending.length);
      const byWriter = writers.map((_, c) => left.filter((it) => it.startsWith(`${c}.`)));
      expect(byWriter).toEqual(writers.map(({ pieces }) => pieces));
    },
  );

  claim.over(
    everyDriver,
    'storage.append.empty',
    'append of no bytes keeps the value',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      expect(await cache.append(k, '')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  // 1,000,000 bytes fit, 1,100,000 are more than the 1 MiB that an item may have by default.
  claim.over(
    everyDriver,
    'storage.append.over-limit',
    'append beyond the largest item size is rejected, and the value stays',
    async ({ cache, stored }) => {
      const large = bytes(1_000_000);
      const k = await stored(cache, large);
      expect(await cache.append(k, bytes(100_000))).toMatch(rejected);
      expect(await cache.get(k)).toHold(large);
      given(await cache.append(k, '!')).toBe('stored');
      given(await cache.get(k)).toHold(Buffer.concat([large, Buffer.from('!')]));
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.over-limit',
    'append and prepend that are rejected keep client flags and CAS unique',
    async ({ cache, stored }) => {
      const large = bytes(1_000_000);
      const k = await stored(cache, large, { flags: 7 });
      const before = await cache.gets(k);
      expect(await cache.append(k, bytes(100_000))).toMatch(rejected);
      expect(await cache.prepend(k, bytes(100_000))).toMatch(rejected);
      const after = await cache.gets(k);
      expect(after).toHold(large, 7);
      expect(casOf(after)).toBe(casOf(before));
      given(await cache.cas(k, 'small', casOf(before))).toBe('stored');
    },
  );

  claim(
    'storage.append.keeps-flags-exptime',
    'client flags on the line of append and prepend are ignored',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
      given(await w.exchange(`append ${k} 6 0 1\r\n>\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 4\r\none>\r\nEND\r\n`);
      given(await w.exchange(`prepend ${k} 7 0 1\r\n<\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 5\r\n<one>\r\nEND\r\n`);
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.keeps-flags-exptime',
    'append and prepend keep the client flags',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one', { flags: 2_147_483_647 });
      given(await cache.append(k, '>')).toBe('stored');
      expect(await cache.get(k)).toHold('one>', 2_147_483_647);
      given(await cache.prepend(k, '<')).toBe('stored');
      expect(await cache.get(k)).toHold('<one>', 2_147_483_647);
    },
  );

  claim.over(
    everyDriver,
    'storage.append.keeps-flags-exptime',
    'append keeps the TTL',
    async ({ cache, time }) => {
      const append = { run: (k: string) => cache.append(k, '>'), gives: 'stored' };
      expect(await time(cache).onFirstTick(append)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.keeps-flags-exptime',
    'prepend keeps the TTL',
    async ({ cache, time }) => {
      const prepend = { run: (k: string) => cache.prepend(k, '<'), gives: 'stored' };
      expect(await time(cache).onFirstTick(prepend)).toExpireOnTick();
    },
  );

  claim(
    'storage.append.keeps-flags-exptime',
    'a TTL on the line of append and prepend is ignored',
    async ({ text, time }) => {
      const cache = await text();
      const both = (k: string) =>
        Promise.all([
          cache.command(`append ${k} 0 1000 1`, '>'),
          cache.command(`prepend ${k} 0 1000 1`, '<'),
        ]);
      const command = { run: both, gives: ['STORED', 'STORED'] };
      expect(await time(cache).onFirstTick(command)).toExpireOnTick();
    },
  );

  claim.over(
    wireDrivers,
    'storage.append.new-cas',
    'append and prepend set a new CAS unique',
    async ({ cache, stored }) => {
      const k = await stored(cache, 'one');
      const first = await cache.gets(k);
      given(await cache.append(k, '>')).toBe('stored');
      const second = await cache.gets(k);
      given(await cache.prepend(k, '<')).toBe('stored');
      const items = [first, second, await cache.gets(k)];
      given(items.map(textOf)).toEqual(['one', 'one>', '<one>']);
      expect(new Set(items.map(casOf)).size).toBe(3);
      expect(await cache.cas(k, 'two', casOf(second))).toBe('exists');
      given(await cache.get(k)).toHold('<one>');
    },
  );
});
