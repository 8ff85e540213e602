import { drivers } from '../../fixtures/drivers/drivers';
import type { MetaReply } from '../../fixtures/drivers/meta';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

/** What me says under a name; 'nothing' where it has no such name. */
const fieldOf = ({ flags }: MetaReply, name: string): string =>
  String(flags.find((flag) => flag.startsWith(`${name}=`))?.slice(name.length + 1));

describe('meta › me', () => {
  claim('meta.me.hit', 'me shows an item in one line', async ({ wire, text, key }) => {
    const k = key();
    await (await text()).set(k, 'v');
    const reply = await (await wire()).exchange(`me ${k}\r\n`);
    expect(reply).toMatch(
      /^ME \S+ exp=-?\d+ la=\d+ cas=\d+ fetch=(yes|no) cls=\d+ size=\d+( [^\r\n]+)?\r\n$/,
    );
    expect(reply.split(' ')[1]).toBe(k);
  });

  claim('meta.me.miss', 'me of an unknown key says EN', async ({ wire, text, key }) => {
    const [k, connection] = [key(), await wire()];
    expect(await connection.exchange(`me ${k}\r\n`)).toBe('EN\r\n');
    await (await text()).set(k, 'v');
    expect(await connection.exchange(`me ${k}\r\n`)).toContain(`ME ${k} `);
  });

  claim('meta.me.exp', 'me shows the TTL that is left', {
    documented: async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const [stays, goes] = [key(), key()];
      await plain.set(stays, 'v');
      await plain.set(goes, 'v', { ttl: 500 });
      expect(fieldOf(await cache.me(stays), 'exp')).toBe('-1');
      // Far fewer than 100 s pass between the commands, or the proof is given up.
      expect(fieldOf(await cache.me(goes), 'exp')).toMatch(/^(500|4\d\d)$/);
    },
    deviates: async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const [stays, goes] = [key(), key()];
      await plain.set(stays, 'v');
      await plain.set(goes, 'v', { ttl: 500 });
      expect(fieldOf(await cache.me(stays), 'exp')).toBe('-1');
      expect(fieldOf(await cache.me(goes), 'exp')).toMatch(/^-(500|4\d\d)$/);
    },
  });

  claim(
    'meta.me.fetch',
    'me shows whether the item was read',
    async ({ meta: connect, text, key }) => {
      const [cache, plain] = [await connect(), await text()];
      const k = key();
      await plain.set(k, 'v');
      // The second me does not see the first.
      expect([fieldOf(await cache.me(k), 'fetch'), fieldOf(await cache.me(k), 'fetch')]).toEqual([
        'no',
        'no',
      ]);
      await plain.get(k);
      expect(fieldOf(await cache.me(k), 'fetch')).toBe('yes');
    },
  );

  claim('meta.me.cas', 'me shows the CAS that gets shows', async ({ meta: connect, text, key }) => {
    const [cache, plain] = [await connect(), await text()];
    const k = key();
    await plain.set(k, 'one');
    const first = fieldOf(await cache.me(k), 'cas');
    expect(await plain.gets(k)).toMatchObject({ cas: BigInt(first) });
    await plain.set(k, 'two');
    const second = fieldOf(await cache.me(k), 'cas');
    expect(second).not.toBe(first);
    expect(await plain.gets(k)).toMatchObject({ cas: BigInt(second) });
  });

  claim.over(meta, 'meta.me.b', 'b takes the key as base64 and shows it so', {
    documented: async ({ cache, key, trackKey }) => {
      const k = trackKey(Buffer.from(`${key()} \0`, 'latin1'));
      expect((await cache.ms(k, 'v', { b: true })).code).toBe('HD');
      const reply = await cache.me(k, { b: true });
      expect([reply.code, reply.flags[0]]).toEqual(['ME', k.toString('base64')]);
    },
    deviates: async ({ cache, key, trackKey }) => {
      const k = trackKey(Buffer.from(`${key()} \0`, 'latin1'));
      expect((await cache.ms(k, 'v', { b: true })).code).toBe('HD');
      expect((await cache.me(k, { b: true })).line).toBe('EN');
      // Any word behind it, and it counts.
      const reply = await cache.command('me', k.toString('base64'), 'b k');
      expect([reply.code, reply.flags[0]]).toEqual(['ME', k.toString('base64')]);
    },
  });
});
