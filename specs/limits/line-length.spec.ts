import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { claim } from './claims';

/** So many bytes of a command line, its end missing. */
const unended = (start: string, length: number): string => start.padEnd(length, 'x');

/**
 * The replies to get and gets of an item 201 times. 200 keys come first: more than 2048 bytes before the
 * line ends.
 */
async function longGets({ wire, text, key }: Proof): Promise<readonly string[]> {
  const [k, meanwhile, plain] = [key(), await wire(), await text()];
  await plain.set(k, 'one');
  const start = `${k} `.repeat(200);
  expect(start.length).toBeGreaterThan(2048);
  return Promise.all(
    ['get', 'gets'].map(async (command) => {
      const w = await wire();
      await w.send(`${command} ${start}`);
      await meanwhile.exchange('version\r\n');
      return w.exchange(`${k}\r\n`);
    }),
  );
}

describe('limits › length of a line', () => {
  claim(
    'errors.long-line-no-newline',
    'a line of more than 2048 bytes that does not end closes its connection',
    async ({ wire, key }) => {
      const lines = ['', 'set ', `incr ${key()} `, 'GET ', 'getx ', `delete ${key()}  `];
      const wires = await Promise.all(lines.map(() => wire()));
      await Promise.all(wires.map((w, i) => w.send(unended(String(lines[i]), 2049))));
      const rests = await Promise.all(wires.map((w) => w.closed()));
      expect(rests.map(String)).toEqual(lines.map(() => ''));
    },
  );

  claim('errors.long-line-no-newline', 'a line of 2048 bytes may end later', async ({ wire }) => {
    const [w, meanwhile] = [await wire(), await wire()];
    await w.send(unended('', 2048));
    await meanwhile.exchange('version\r\n');
    expect(await w.exchange('\r\n')).toBe('ERROR\r\n');
  });

  claim('limits.line-of-many-keys', 'lines of get and gets may be longer', {
    documented: async (proof) => {
      const replies = await longGets(proof);
      expect(
        replies.map((reply) => reply.replace(/^(VALUE \S+ 0 3( \d+)?\r\none\r\n){201}/, '')),
      ).toEqual(['END\r\n', 'END\r\n']);
    },
    deviates: async (proof) => {
      expect(await longGets(proof)).toEqual(['ERROR\r\n', 'ERROR\r\n']);
    },
  });

  claim(
    'errors.long-line-gat-mg',
    'a line of gat, gats or mg that does not end closes its connection',
    async ({ wire, key }) => {
      const k = key();
      const lines = [`gat 0 ${`${k} `.repeat(100)}`, `gats 0 ${`${k} `.repeat(100)}`, `mg ${k} O`];
      const wires = await Promise.all(lines.map(() => wire()));
      await Promise.all(wires.map((w, i) => w.send(unended(String(lines[i]), 2049))));
      const rests = await Promise.all(wires.map((w) => w.closed()));
      expect(rests.map(String)).toEqual(lines.map(() => ''));
    },
  );

  // Within the limit (half as much up to 1.6.13) a line may come in as many pieces as it likes.
  claim(
    'errors.long-line-gat-mg',
    'shorter lines of gat and gats are served',
    async ({ wire, text, key }) => {
      const [k, meanwhile] = [key(), await wire()];
      await (await text()).set(k, 'one');
      const times = Math.floor(900 / (k.length + 1));
      const replies = await Promise.all(
        ['gat', 'gats'].map(async (command) => {
          const w = await wire();
          await w.send(`${command} 0 ${`${k} `.repeat(times)}`);
          await meanwhile.exchange('version\r\n');
          return w.exchange(`${k}\r\n`);
        }),
      );
      expect(replies.map((reply) => reply.match(/VALUE \S+ 0 3/g)?.length)).toEqual([
        times + 1,
        times + 1,
      ]);
    },
  );
});

describe('limits › flags and tokens of a meta command', () => {
  // Thirteen different flags are fine; thirty are too many before anybody looks at what they are.
  claim('meta.flags-too-many', 'thirty flags are refused', async ({ wire, text, key }) => {
    const [k, plain] = [key(), await text()];
    await plain.set(k, '5', { flags: 7 });
    const before = await plain.gets(k);
    const fine = await (await wire()).exchange(`mg ${k} s v k t f c h l u R1 T0 q Oa\r\n`);
    expect(fine).toMatch(/^VA 1 s1 k\S+ t-1 f7 c\d+ h1 l\d+ Oa ?\r\n5\r\n/);
    const many = ' v'.repeat(30);
    const requests = [`mg ${k}${many}`, `md ${k}${many}`, `ma ${k}${many}`, `mg ${k}${many} q`];
    const replies = await Promise.all(
      requests.map(async (request) => (await wire()).exchange(`${request}\r\n`)),
    );
    const tooMany = 'CLIENT_ERROR options flags are too long\r\n';
    // md and ma changed their words.
    const refused: unknown = expect.stringMatching(
      /^CLIENT_ERROR (options flags (are )?too long|invalid or duplicate flag)\r\n$/,
    );
    expect(replies).toEqual([tooMany, refused, refused, tooMany]);
    expect(await plain.gets(k)).toEqual(before);
    expect(before).toHold('5', 7);
  });

  claim('meta.mg.flag-O-max', 'an opaque token of 32 bytes comes back', {
    documented: async ({ wire, key }) => {
      const [k, token, w] = [key(), 'o'.repeat(32), await wire()];
      await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k} O${token.slice(1)}\r\n`)).toBe(`HD O${token.slice(1)}\r\n`);
      expect(await w.exchange(`mg ${k} O${token}\r\n`)).toBe(`HD O${token}\r\n`);
    },
    deviates: async ({ wire, key }) => {
      const [k, token, w] = [key(), 'o'.repeat(32), await wire()];
      await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
      expect(await w.exchange(`mg ${k} O${token.slice(1)}\r\n`)).toBe(`HD O${token.slice(1)}\r\n`);
      expect(await w.exchange(`mg ${k} O${token} v\r\n`)).toBe(
        'CLIENT_ERROR opaque token too long\r\n',
      );
    },
  });
});
