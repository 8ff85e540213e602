import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { counts, openUntilFull, untilCounts } from '../../fixtures/claims/until-full';
import { claim } from './claims';

/** The limit of the servers here. What the server opens for itself counts as well. */
const LIMIT = 64;

/** One connection too many waits until another one closes: accepting_conns after that. */
async function acceptingAfterWait({ wire, text, note }: Proof): Promise<number> {
  const cache = await text();
  given(await cache.stats()).toMatchObject({ accepting_conns: '1', listen_disabled_num: '0' });
  const wires = await openUntilFull(cache, wire, LIMIT);
  expect(await cache.stats()).toMatchObject({ accepting_conns: '0', listen_disabled_num: '1' });
  const [waiting, ...served] = wires.toReversed();
  await waiting?.send('version\r\n');
  expect(await Promise.all(served.map((w) => w.exchange('')))).toEqual(served.map(() => ''));
  expect(waiting?.received.toString()).toBe('');
  await served[0]?.close();
  expect(await waiting?.readLine()).toMatch(/^VERSION /);
  note({ served: served.length });
  return (await untilCounts(cache, (now) => now.accepting === 1)).accepting;
}

describe('connection › limit', () => {
  // A connection that is rejected is closed by the server, so each of them shows by itself which it is.
  claim('connection.limit', 'connections over the limit of -c get an error and are closed', {
    documented: async ({ wire, text, note }) => {
      const cache = await text();
      const { rejected: before } = await counts(cache);
      const wires = await openUntilFull(cache, wire, LIMIT);
      expect(await counts(cache)).toMatchObject({ accepting: 1 });
      const [served, first] = [wires.slice(0, -1), wires.slice(-1)];
      const more = await Promise.all(Array.from({ length: 10 }, () => wire()));
      const beyond = await Promise.all([...first, ...more].map((w) => w.closed()));
      const error = 'ERROR Too many open connections\r\n';
      expect(beyond.map(String)).toEqual(beyond.map(() => error));
      // It counts one when it has closed it.
      const all = before + beyond.length;
      const { rejected, open } = await untilCounts(cache, (now) => now.rejected >= all);
      expect(rejected).toBe(all);
      expect(await Promise.all(served.map((w) => w.exchange('')))).toEqual(served.map(() => ''));
      note({ served: served.length, refused: beyond.length });
      // One that closes makes room for another one.
      await served[0]?.close();
      await untilCounts(cache, (now) => now.open < open);
      expect(await (await wire()).exchange('')).toBe('');
    },
    deviates: async (proof) => {
      expect(await acceptingAfterWait(proof)).toBe(1);
    },
  });

  claim('connection.limit-shown', 'max_connections is the limit of -c', async ({ text }) => {
    expect((await (await text()).stats()).max_connections).toBe(String(LIMIT));
  });

  claim(
    'connection.limit-wait',
    'with no_maxconns_fast a connection over the limit waits until another one closes',
    async (proof) => {
      expect(await acceptingAfterWait(proof)).toBe(1);
    },
  );
});
