import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { claim } from './claims';

/** The reply to a command with 201 keys, 200 of which arrive before the others: more than 2048 bytes. */
async function longLine({ wire, key }: Proof, command: string): Promise<string> {
  const [k, w, meanwhile] = [key(), await wire(), await wire()];
  given(await w.exchange(`set ${k} 0 0 3\r\none\r\n`)).toBe('STORED\r\n');
  await w.send(`${command} ${`${k} `.repeat(200)}`);
  await meanwhile.exchange('version\r\n');
  return (await w.exchange(`${k}\r\n`)).replaceAll(k, 'k');
}

describe('limits › length of a line', () => {
  claim('limits.line-of-many-keys', 'lines of get and gets may be longer than 2048 bytes', {
    documented: async (proof) => {
      expect(await longLine(proof, 'get')).toBe(`${'VALUE k 0 3\r\none\r\n'.repeat(201)}END\r\n`);
      expect(await longLine(proof, 'gets')).toMatch(/^(VALUE k 0 3 \d+\r\none\r\n){201}END\r\n$/);
    },
    deviates: async (proof) => {
      expect(await longLine(proof, 'get')).toBe('ERROR\r\n');
      expect(await longLine(proof, 'gets')).toBe('ERROR\r\n');
    },
  });
});
