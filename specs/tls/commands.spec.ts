import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, wireDrivers } from '../../fixtures/drivers/drivers';
import { randomBytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { secured } from '../../fixtures/claims/secure';
import { claim } from './claims';

const served = /^VERSION \d/;

/** Nearly a megabyte: many TLS records. */
const LARGE = randomBytes(1_000_000);

describe('TLS › commands', () => {
  claim('tls.commands', 'a server with a certificate answers', async ({ answerTo, inTls }) => {
    expect(await answerTo('version\r\n', await inTls())).toMatch(served);
  });

  claim.over(
    secured(wireDrivers),
    'tls.commands',
    'commands work',
    async ({ server, cache, another, key }) => {
      const [k, counter, other] = [key(), key('counter'), await another()];
      expect(await cache.version()).toBe(server.version);
      expect(await cache.set(k, 'one', { flags: 7 })).toBe('stored');
      expect(await other.get(k)).toHold('one', 7);
      expect(await other.set(counter, '41')).toBe('stored');
      expect(await cache.incr(counter, 1)).toBe(42n);
      expect(await cache.delete(k)).toBe('deleted');
      expect(await other.get(k)).toBe('miss');
    },
  );

  claim('tls.plain-refused', 'a client without TLS gets nothing', async ({ answerTo, inTls }) => {
    expect(await answerTo('version\r\n', await inTls())).toMatch(served);
    expect(await answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
  });

  claim(
    'tls.notls-listener',
    'the two listeners speak to the same cache, each in its own way',
    async ({ server, place, text, answerTo, inTls, key }) => {
      const plain = place('plain');
      const tls = await inTls();
      expect(await answerTo('version\r\n', tls)).toMatch(served);
      expect(await answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
      expect(await answerTo('version\r\n', tls, plain)).not.toMatch(served);
      expect(await answerTo('version\r\n', {}, plain)).toMatch(served);
      const [k, secure, clear] = [key(), await text(server, tls), await text(plain)];
      expect(await secure.set(k, 'one')).toBe('stored');
      expect(await clear.get(k)).toHold('one');
    },
  );

  claim.over(
    secured<WireCache>([drivers.text, drivers.meta]),
    'tls.large-values',
    'a million bytes go through whole',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      expect(await cache.set(k, LARGE)).toBe('stored');
      expect(await other.get(k)).toHold(LARGE);
    },
  );

  claim(
    'tls.pipelined-sets',
    'sets and gets of the text protocol in one piece are all answered',
    async ({ server, wire, inTls, key }) => {
      const raw = await wire(server, await inTls());
      const [one, two] = [key('one'), key('two')];
      const block = 'x'.repeat(600_000);
      const get = (k: string): string => `VALUE ${k} 0 600000\r\n${block}\r\nEND\r\n`;
      const pieces = [one, two].map((k) => `set ${k} 0 0 600000\r\n${block}\r\nget ${k}\r\n`);
      expect(await raw.exchange(pieces.join(''))).toBe(
        `STORED\r\n${get(one)}STORED\r\n${get(two)}`,
      );
    },
  );

  claim(
    'tls.pipelined-sets',
    'sets and gets of the meta protocol in one piece are all answered',
    async ({ server, wire, inTls, key }) => {
      const raw = await wire(server, await inTls());
      const [one, two] = [key('one'), key('two')];
      const block = 'x'.repeat(600_000);
      const pieces = [one, two].map((k) => `ms ${k} 600000\r\n${block}\r\nmg ${k} v\r\n`);
      const hit = `VA 600000\r\n${block}\r\n`;
      expect(await raw.exchange(pieces.join(''))).toBe(`HD\r\n${hit}HD\r\n${hit}`);
    },
  );
});
