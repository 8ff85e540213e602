import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('meta › me', () => {
  claim('meta.me.hit', 'me shows an item in one line', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 0 0 1\r\nv\r\n`)).toBe('STORED\r\n');
    const reply = await w.exchange(`me ${k}\r\n`);
    expect(reply).toMatch(
      /^ME \S+ exp=-?\d+ la=\d+ cas=\d+ fetch=(yes|no) cls=\d+ size=\d+( [^\r\n]+)?\r\n$/,
    );
    expect(reply).toContain(`ME ${k} `);
  });

  claim('meta.me.miss', 'me of a missing key replies EN', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`me ${k}\r\n`)).toBe('EN\r\n');
    given(await w.exchange(`set ${k} 0 0 1\r\nv\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`me ${k}\r\n`)).toContain(`ME ${k} `);
  });

  // Far fewer than 100 s pass between the commands, or the proof is given up.
  claim('meta.me.exp', 'me shows the TTL that is left', {
    documented: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 0 0 1\r\nv\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`me ${k}\r\n`)).toContain(' exp=-1 ');
      given(await w.exchange(`set ${k} 0 500 1\r\nv\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`me ${k}\r\n`)).toMatch(/ exp=(500|4\d\d) /);
    },
    deviates: async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 0 0 1\r\nv\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`me ${k}\r\n`)).toContain(' exp=-1 ');
      given(await w.exchange(`set ${k} 0 500 1\r\nv\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`me ${k}\r\n`)).toMatch(/ exp=-(500|4\d\d) /);
    },
  });

  claim('meta.me.fetch', 'me shows whether the item was read', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 0 0 1\r\nv\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`me ${k}\r\n`)).toContain(' fetch=no ');
    // me itself is no read.
    expect(await w.exchange(`me ${k}\r\n`)).toContain(' fetch=no ');
    given(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 1\r\nv\r\nEND\r\n`);
    expect(await w.exchange(`me ${k}\r\n`)).toContain(' fetch=yes ');
  });

  claim('meta.me.cas', 'me shows the CAS unique that gets shows', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    for (const value of ['one', 'two']) {
      given(await w.exchange(`set ${k} 0 0 3\r\n${value}\r\n`)).toBe('STORED\r\n');
      const [, , , , cas = ''] = (await w.exchange(`gets ${k}\r\n`)).split(/[ \r]/);
      given(cas).toMatch(/^\d+$/);
      expect(await w.exchange(`me ${k}\r\n`)).toContain(` cas=${cas} `);
    }
  });
});
