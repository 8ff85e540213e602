import { drivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import { claim } from './claims/store';

const meta = [drivers.meta];

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

  claim('meta.me.miss', 'me of a missing key answers EN', async ({ wire, text, key }) => {
    const [k, connection] = [key(), await wire()];
    expect(await connection.exchange(`me ${k}\r\n`)).toBe('EN\r\n');
    await (await text()).set(k, 'v');
    expect(await connection.exchange(`me ${k}\r\n`)).toContain(`ME ${k} `);
  });

  claim('meta.me.exp', 'me shows the TTL that is left', {
    documented: async ({ wire, key }) => {
      const [stays, expires, w] = [key(), key(), await wire()];
      await w.exchange(`set ${stays} 0 0 1\r\nv\r\nset ${expires} 0 500 1\r\nv\r\n`);
      expect(await w.exchange(`me ${stays}\r\n`)).toContain(' exp=-1 ');
      // Far fewer than 100 s pass between the commands, or the proof is given up.
      expect(await w.exchange(`me ${expires}\r\n`)).toMatch(/ exp=(500|4\d\d) /);
    },
    deviates: async ({ wire, key }) => {
      const [stays, expires, w] = [key(), key(), await wire()];
      await w.exchange(`set ${stays} 0 0 1\r\nv\r\nset ${expires} 0 500 1\r\nv\r\n`);
      expect(await w.exchange(`me ${stays}\r\n`)).toContain(' exp=-1 ');
      expect(await w.exchange(`me ${expires}\r\n`)).toMatch(/ exp=-(500|4\d\d) /);
    },
  });

  claim('meta.me.fetch', 'me shows whether the item was read', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    await w.exchange(`set ${k} 0 0 1\r\nv\r\n`);
    // The second me does not see the first.
    expect(await w.exchange(`me ${k}\r\n`)).toContain(' fetch=no ');
    expect(await w.exchange(`me ${k}\r\n`)).toContain(' fetch=no ');
    await w.exchange(`get ${k}\r\n`);
    expect(await w.exchange(`me ${k}\r\n`)).toContain(' fetch=yes ');
  });

  claim('meta.me.cas', 'me shows the CAS unique that gets shows', async ({ wire, text, key }) => {
    const [k, w, cache] = [key(), await wire(), await text()];
    const casInMe = async () => / cas=(\d+) /.exec(await w.exchange(`me ${k}\r\n`))?.[1];
    await cache.set(k, 'one');
    const first = await casInMe();
    expect(await cache.gets(k)).toMatchObject({ cas: BigInt(String(first)) });
    await cache.set(k, 'two');
    const second = await casInMe();
    expect(second).not.toBe(first);
    expect(await cache.gets(k)).toMatchObject({ cas: BigInt(String(second)) });
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
