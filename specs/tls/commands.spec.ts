import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, wireDrivers } from '../../fixtures/drivers/drivers';
import { randomBytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
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

  claim('tls.pipelined-sets', 'sets and gets of the text protocol in one piece are all answered', {
    documented: async ({ server, wire, inTls, key }) => {
      const raw = await wire(server, await inTls());
      const { request, replies } = textOf([key('one'), key('two')]);
      expect(await raw.exchange(request)).toBe(replies.join(''));
    },
    deviates: async (proof) => {
      const { request, replies } = textOf([proof.key('one'), proof.key('two')]);
      await lastWaitsForMore(proof, request, replies);
    },
  });

  claim.over(
    [drivers.meta],
    'tls.pipelined-sets',
    'sets and gets of the meta protocol in one piece are all answered',
    {
      documented: async ({ server, wire, inTls, key }) => {
        const raw = await wire(server, await inTls());
        const { request, replies } = metaOf([key('one'), key('two')]);
        expect(await raw.exchange(request)).toBe(replies.join(''));
      },
      deviates: async (proof) => {
        const { request, replies } = metaOf([proof.key('one'), proof.key('two')]);
        await lastWaitsForMore(proof, request, replies);
      },
    },
  );
});

const block = 'x'.repeat(600_000);

interface Pipeline {
  readonly request: string;
  /** To each command. */
  readonly replies: readonly string[];
}

const textOf = (keys: readonly string[]): Pipeline => ({
  request: keys.map((k) => `set ${k} 0 0 600000\r\n${block}\r\nget ${k}\r\n`).join(''),
  replies: keys.flatMap((k) => ['STORED\r\n', `VALUE ${k} 0 600000\r\n${block}\r\nEND\r\n`]),
});

const metaOf = (keys: readonly string[]): Pipeline => ({
  request: keys.map((k) => `ms ${k} 600000\r\n${block}\r\nmg ${k} v\r\n`).join(''),
  replies: keys.flatMap(() => ['HD\r\n', `VA 600000\r\n${block}\r\n`]),
});

/** The server has the last get, since a byte that comes later, whatever it is, brings the reply. */
async function lastWaitsForMore(
  { server, wire, inTls }: Proof,
  request: string,
  replies: readonly string[],
): Promise<void> {
  const [raw, other] = [await wire(server, await inTls()), await wire(server, await inTls())];
  const [before, last] = [replies.slice(0, -1).join(''), String(replies.at(-1))];
  await raw.send(request);
  expect((await raw.readBytes(before.length)).toString('latin1')).toBe(before);
  expect(await other.exchange('get unseen\r\n')).toBe('END\r\n');
  expect(await other.exchange('get unseen\r\n')).toBe('END\r\n');
  expect(raw.received).toHaveLength(0);
  await raw.send('get unseen\r\n');
  expect((await raw.readBytes(last.length)).toString('latin1')).toBe(last);
}
