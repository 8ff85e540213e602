import { describe, expect } from '../../fixtures/claims';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';
import { counts, openTooMany, openUntilFull } from './many';

/** The limit of the servers here. What the server opens for itself counts as well. */
const LIMIT = 64;

describe('connection › how many there may be', () => {
  // A connection that is refused is closed by the server, so each of them shows by itself which it is.
  claim(
    'connection.limit',
    'connections over the limit are told so and closed, and the others are served',
    async ({ wire, text, note }) => {
      const cache = await text();
      expect((await cache.stats()).max_connections).toBe(String(LIMIT));
      const { wires, rejected, full } = await openTooMany(cache, wire, LIMIT);
      const refused = wires.filter(({ isOpen }) => !isOpen);
      const served = wires.filter(({ isOpen }) => isOpen);
      expect(served.length).toBeGreaterThan(0);
      expect(rejected).toBe(refused.length);
      expect(refused.map(({ received }) => received.toString())).toEqual(
        refused.map(() => 'ERROR Too many open connections\r\n'),
      );
      const answers = await Promise.all(served.map((w) => w.exchange('')));
      expect(answers).toEqual(served.map(() => ''));
      note({ served: served.length, refused: refused.length });
      // One that closes makes room for another one.
      await served[0]?.close();
      await eventually(
        cache,
        () => counts(cache),
        ({ open }) => open < full,
        5,
      );
      expect(await (await wire()).exchange('')).toBe('');
    },
  );

  claim(
    'connection.limit-wait',
    'a connection over the limit waits until another one closes',
    async ({ wire, text, note }) => {
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
    },
  );
});
