import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { secured } from '../../fixtures/claims/secure';
import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, wireDrivers } from '../../fixtures/drivers/drivers';
import { randomBytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

const served = /^VERSION \d/;

/** Nearly a megabyte: many TLS records. */
const LARGE = randomBytes(1_000_000);
const block = 'x'.repeat(600_000);

/** Two sets of a large value with a get after each, and the replies: all but the last, and the last. */
interface Pipeline {
  readonly request: string;
  readonly before: string;
  readonly last: string;
}
type Pipelined = (a: string, b: string) => Pipeline;

const inText: Pipelined = (a, b) => {
  const [one, two] = [`VALUE ${a} 0 600000`, `VALUE ${b} 0 600000`];
  const setAndGet = (k: string): string => `set ${k} 0 0 600000\r\n${block}\r\nget ${k}\r\n`;
  return {
    request: setAndGet(a) + setAndGet(b),
    before: `STORED\r\n${one}\r\n${block}\r\nEND\r\nSTORED\r\n`,
    last: `${two}\r\n${block}\r\nEND\r\n`,
  };
};
const inMeta: Pipelined = (a, b) => {
  const setAndGet = (k: string): string => `ms ${k} 600000\r\n${block}\r\nmg ${k} v\r\n`;
  const hit = `VA 600000\r\n${block}\r\n`;
  return { request: setAndGet(a) + setAndGet(b), before: `HD\r\n${hit}HD\r\n`, last: hit };
};

/** The server has the last get, since a byte that comes later, whatever it is, brings the reply. */
const lastWaitsForMore =
  (pipelined: Pipelined) =>
  async ({ server, wire, inTls, key }: Proof): Promise<void> => {
    const { request, before, last } = pipelined(key('one'), key('two'));
    const [w, other] = [await wire(server, await inTls()), await wire(server, await inTls())];
    await w.send(request);
    expect((await w.readBytes(before.length)).toString('latin1')).toBe(before);
    expect(await other.exchange('get unseen\r\n')).toBe('END\r\n');
    expect(await other.exchange('get unseen\r\n')).toBe('END\r\n');
    expect(w.received).toHaveLength(0);
    await w.send('get unseen\r\n');
    expect((await w.readBytes(last.length)).toString('latin1')).toBe(last);
  };

describe('TLS › commands', () => {
  claim('tls.commands', 'a server with a certificate replies', async ({ answerTo, inTls }) => {
    expect(await answerTo('version\r\n', await inTls())).toMatch(served);
  });

  claim.over(
    secured(wireDrivers),
    'tls.commands',
    'version, set, get, incr and delete work in TLS',
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

  claim('tls.plain-refused', 'a client without TLS gets no reply', async ({ answerTo, inTls }) => {
    expect(await answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
    given(await answerTo('version\r\n', await inTls())).toMatch(served);
  });

  claim(
    'tls.notls-listener',
    'a notls listener and one with TLS share the items',
    async ({ server, place, text, answerTo, inTls, key }) => {
      const [plain, tls] = [place('plain'), await inTls()];
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
    'a value of a million bytes is stored and read whole',
    async ({ cache, another, key }) => {
      const [k, other] = [key(), await another()];
      expect(await cache.set(k, LARGE)).toBe('stored');
      expect(await other.get(k)).toHold(LARGE);
    },
  );

  claim('tls.pipelined-sets', 'large sets and gets in one write are all replied to', {
    documented: async ({ server, wire, inTls, key }) => {
      const { request, before, last } = inText(key('one'), key('two'));
      expect(await (await wire(server, await inTls())).exchange(request)).toBe(before + last);
    },
    deviates: lastWaitsForMore(inText),
  });

  claim.over([drivers.meta], 'tls.pipelined-sets', 'large ms and mg in one write all get replies', {
    documented: async ({ server, wire, inTls, key }) => {
      const { request, before, last } = inMeta(key('one'), key('two'));
      expect(await (await wire(server, await inTls())).exchange(request)).toBe(before + last);
    },
    deviates: lastWaitsForMore(inMeta),
  });
});
