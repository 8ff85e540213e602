import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { claim } from './claims';

/** What comes before the server closes the connection on which 2049 bytes of a line arrived. */
async function untilClosed({ wire }: Proof, line: string): Promise<string> {
  const w = await wire();
  await w.send(line.padEnd(2049, 'x'));
  return (await w.closed()).toString();
}

describe('errors › long lines', () => {
  claim(
    'errors.long-line-no-newline',
    'a line of more than 2048 bytes that does not end closes its connection',
    async (proof) => {
      for (const line of ['', 'set ', 'incr k ', 'GET ', 'getx ', 'delete k  ']) {
        expect(await untilClosed(proof, line)).toBe('');
      }
    },
  );

  claim('errors.long-line-no-newline', 'a line of 2048 bytes may end later', async ({ wire }) => {
    const [w, meanwhile] = [await wire(), await wire()];
    await w.send('x'.repeat(2048));
    await meanwhile.exchange('version\r\n');
    expect(await w.exchange('\r\n')).toBe('ERROR\r\n');
  });

  claim(
    'errors.long-line-gat-mg',
    'a line of gat, gats or mg of more than 2048 bytes that does not end closes its connection',
    async (proof) => {
      const keys = `${proof.key()} `.repeat(100);
      for (const line of [`gat 0 ${keys}`, `gats 0 ${keys}`, 'mg k O']) {
        expect(await untilClosed(proof, line.slice(0, 2049))).toBe('');
      }
    },
  );

  // Up to 1.6.13 the limit is half as much.
  claim('errors.long-line-gat-mg', 'a line of gat may arrive in pieces', async ({ wire, key }) => {
    for (const command of ['gat', 'gats']) {
      const [k, w, meanwhile] = [key(), await wire(), await wire()];
      given(await w.exchange(`set ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
      const times = Math.floor(900 / (k.length + 1));
      await w.send(`${command} 0 ${`${k} `.repeat(times)}`);
      await meanwhile.exchange('version\r\n');
      const reply = await w.exchange(`${k}\r\n`);
      expect(reply.match(/VALUE \S+ 0 3/g)).toHaveLength(times + 1);
    }
  });
});
