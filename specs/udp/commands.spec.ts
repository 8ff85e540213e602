import { describe, expect, given } from '../../fixtures/claims';
import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, type Driver } from '../../fixtures/drivers/drivers';
import { nothing } from '../../fixtures/wire/udp';
import { claim } from './claims';
import { ask, rows, single } from './frames';

const overTcp: readonly Driver<WireCache>[] = [drivers.text, drivers.binary];

describe('udp › commands', () => {
  claim('udp.set', 'a set stores the block in its datagram', async ({ udp, text, key }) => {
    const [k, cache, client] = [key(), await text(), udp()];
    const set = `set ${k} 7 0 7\r\n\r\nEND\r\n\r\n`;
    expect(await ask(client, 1, set)).toEqual([single(1, 'STORED\r\n')]);
    expect(await cache.get(k)).toHold('\r\nEND\r\n', 7);
  });

  claim('udp.set', 'a set with noreply gets no reply', async ({ udp, key }) => {
    const [k, client] = [key(), udp()];
    const quiet = { payload: `set ${k} 0 0 3 noreply\r\none\r\n`, id: 1 };
    expect(rows(await client.exchange([quiet], nothing))).toEqual([]);
    const get = { payload: `get ${k}\r\n`, id: 2 };
    const hit = single(2, `VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    expect(rows(await client.exchange([quiet, get]))).toEqual([hit]);
  });

  claim('udp.miss', 'a get of a missing key replies END', async ({ udp, text, key }) => {
    const [k, cache, client] = [key(), await text(), udp()];
    given(await cache.set(k, '1')).toBe('stored');
    const hit = single(2, `VALUE ${k} 0 1\r\n1\r\nEND\r\n`);
    given(await ask(client, 2, `get ${k}\r\n`)).toEqual([hit]);
    given(await cache.delete(k)).toBe('deleted');
    expect(await ask(client, 2, `get ${k}\r\n`)).toEqual([single(2, 'END\r\n')]);
  });

  claim('udp.error', 'an unknown command replies ERROR', async ({ udp }) => {
    expect(await ask(udp(), 0x0506, 'nonsense\r\n')).toEqual([single(0x0506, 'ERROR\r\n')]);
  });

  // Releases before 1.6.18 send a space before the line end.
  claim('udp.meta', 'meta commands work over UDP', async ({ udp, key }) => {
    const [k, missing, client] = [key(), key('missing'), udp()];
    for (const [request, reply] of [
      [`ms ${k} 3 F5 O1\r\none\r\n`, /^HD O1 ?\r\n$/],
      [`mg ${k} f v O2\r\n`, /^VA 3 f5 O2 ?\r\none\r\n$/],
      [`mg ${missing} v\r\n`, /^EN\r\n$/],
      ['mn\r\n', /^MN\r\n$/],
    ] as const)
      expect(await ask(client, 3, request)).toEqual([[3, 0, 1, 0, expect.stringMatching(reply)]]);
  });

  claim.over(
    overTcp,
    'udp.same-data',
    'what is stored or deleted over UDP is so over TCP, and the other way round',
    async ({ cache, udp, key }) => {
      const [k, client] = [key(), udp()];
      const stored = [single(1, 'STORED\r\n')];
      given(await cache.set(k, 'by TCP', { flags: 7 })).toBe('stored');
      const hit = single(1, `VALUE ${k} 7 6\r\nby TCP\r\nEND\r\n`);
      expect(await ask(client, 1, `get ${k}\r\n`)).toEqual([hit]);
      expect(await ask(client, 1, `set ${k} 8 0 6\r\nby UDP\r\n`)).toEqual(stored);
      expect(await cache.get(k)).toHold('by UDP', 8);
      given(await cache.delete(k)).toBe('deleted');
      expect(await ask(client, 1, `get ${k}\r\n`)).toEqual([single(1, 'END\r\n')]);
      expect(await ask(client, 1, `set ${k} 0 0 1\r\n1\r\n`)).toEqual(stored);
      expect(await cache.get(k)).toHold('1');
      expect(await ask(client, 1, `delete ${k} noreply\r\n`, nothing)).toEqual([]);
      expect(await cache.get(k)).toBe('miss');
    },
  );
});
