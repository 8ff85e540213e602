import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('storage › replies', () => {
  for (const [id, command, reply, left] of [
    ['storage.set.stores', 'set', 'STORED', 'VALUE $k 6 3\r\ntwo\r\nEND\r\n'],
    ['storage.add.new', 'add', 'STORED', 'VALUE $k 6 3\r\ntwo\r\nEND\r\n'],
    ['storage.replace.missing', 'replace', 'NOT_STORED', 'END\r\n'],
    ['storage.append.missing', 'append', 'NOT_STORED', 'END\r\n'],
    ['storage.prepend.missing', 'prepend', 'NOT_STORED', 'END\r\n'],
  ] as const) {
    claim(id, `${command} of a missing key replies ${reply}`, async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`${command} ${k} 6 0 3\r\ntwo\r\n`)).toBe(`${reply}\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(left.replace('$k', k));
    });
  }

  for (const [id, command, reply, left] of [
    ['storage.add.existing', 'add', 'NOT_STORED', '5 3\r\none'],
    ['storage.replace.existing', 'replace', 'STORED', '6 3\r\ntwo'],
    ['storage.append.existing', 'append', 'STORED', '5 6\r\nonetwo'],
    ['storage.prepend.existing', 'prepend', 'STORED', '5 6\r\ntwoone'],
  ] as const) {
    claim(id, `${command} of an existing key replies ${reply}`, async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`${command} ${k} 6 0 3\r\ntwo\r\n`)).toBe(`${reply}\r\n`);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} ${left}\r\nEND\r\n`);
    });
  }
});
