import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';
import { counts, openUntilFull } from './many';

/** The limit of the servers here. What the server opens for itself counts as well. */
const LIMIT = 64;

describe('connection › how many there may be', () => {
  // A connection that is refused is closed by the server, so each of them shows by itself which it is.
  claim(
    'connection.limit',
    'connections over the limit are refused and closed, and the others are served',
    {
      documented: async ({ wire, text, note }) => {
        const cache = await text();
        const { rejected: before } = await counts(cache);
        const wires = await openUntilFull(cache, wire, LIMIT);
        expect(await counts(cache)).toMatchObject({ accepting: 1 });
        const [served, first] = [wires.slice(0, -1), wires.slice(-1)];
        const more = await Promise.all(Array.from({ length: 10 }, () => wire()));
        const refused = await Promise.all([...first, ...more].map((w) => w.closed()));
        expect(refused.map(String)).toEqual(
          refused.map(() => 'ERROR Too many open connections\r\n'),
        );
        // It counts one when it has closed it.
        const { rejected, open } = await eventually(
          cache,
          () => counts(cache),
          (now) => now.rejected - before >= refused.length,
          5,
        );
        expect(rejected - before).toBe(refused.length);
        expect(await Promise.all(served.map((w) => w.exchange('')))).toEqual(served.map(() => ''));
        note({ served: served.length, refused: refused.length });
        // One that closes makes room for another one.
        await served[0]?.close();
        await eventually(
          cache,
          () => counts(cache),
          (now) => now.open < open,
          5,
        );
        expect(await (await wire()).exchange('')).toBe('');
      },
      deviates: async (proof) => {
        expect(await oneTooManyWaits(proof)).toBe('accepting');
      },
    },
  );

  claim('connection.limit-shown', 'max_connections is the limit', async ({ text }) => {
    expect((await (await text()).stats()).max_connections).toBe(String(LIMIT));
  });

  claim(
    'connection.limit-wait',
    'a connection over the limit waits until another one closes',
    async (proof) => {
      expect(await oneTooManyWaits(proof)).toBe('accepting');
    },
  );
});

/** Resolves when the server is `accepting` connections again. */
async function oneTooManyWaits({ wire, text, note }: Proof): Promise<'accepting'> {
  const cache = await text();
  expect(await cache.stats()).toMatchObject({ accepting_conns: '1', listen_disabled_num: '0' });
  const wires = await openUntilFull(cache, wire, LIMIT);
  expect(await cache.stats()).toMatchObject({ accepting_conns: '0', listen_disabled_num: '1' });
  const [waiting, ...served] = wires.toReversed();
  await waiting?.send('version\r\n');
  expect(await Promise.all(served.map((w) => w.exchange('')))).toEqual(served.map(() => ''));
  expect(waiting?.received.toString()).toBe('');
  await served[0]?.close();
  expect(await waiting?.readLine()).toMatch(/^VERSION /);
  const { accepting } = await eventually(
    cache,
    () => counts(cache),
    (now) => now.accepting === 1,
    5,
  );
  expect(accepting).toBe(1);
  note({ served: served.length });
  return 'accepting';
}
