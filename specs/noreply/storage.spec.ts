import { describe, expect } from '../../fixtures/claims';
import { casOf } from '../cas/swap';
import { claim } from './claims';

describe('noreply › storage', () => {
  claim('noreply.set', 'set with noreply stores, and sends nothing', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    expect(await w.exchange(`set ${k} 5 0 3 noreply\r\none\r\n`)).toBe('');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    expect(await w.exchange(`set ${k} 6 0 3 noreply\r\ntwo\r\n`)).toBe('');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 6 3\r\ntwo\r\nEND\r\n`);
  });

  // Without noreply each of the refused ones is answered NOT_STORED.
  claim(
    'noreply.add-replace',
    'add and replace with noreply store, and send nothing',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`add ${k} 5 0 3 noreply\r\none\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      expect(await w.exchange(`replace ${k} 6 0 3 noreply\r\ntwo\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 6 3\r\ntwo\r\nEND\r\n`);
    },
  );

  claim(
    'noreply.add-replace',
    'add and replace with noreply that do not store send nothing either',
    async ({ wire, key }) => {
      const [k, free, w] = [key(), key('free'), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      expect(await w.exchange(`add ${k} 6 0 3 noreply\r\ntwo\r\n`)).toBe('');
      expect(await w.exchange(`replace ${free} 6 0 3 noreply\r\ntwo\r\n`)).toBe('');
      expect(await w.exchange(`get ${k} ${free}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      expect(await w.exchange(`add ${free} 6 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
    },
  );

  claim(
    'noreply.append-prepend',
    'append and prepend with noreply store, and send nothing',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      expect(await w.exchange(`append ${k} 0 0 1 noreply\r\n>\r\n`)).toBe('');
      expect(await w.exchange(`prepend ${k} 0 0 1 noreply\r\n<\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 5\r\n<one>\r\nEND\r\n`);
    },
  );

  claim(
    'noreply.append-prepend',
    'append and prepend with noreply on a free key send nothing either',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`append ${k} 0 0 1 noreply\r\n>\r\n`)).toBe('');
      expect(await w.exchange(`prepend ${k} 0 0 1 noreply\r\n<\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`add ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    },
  );

  claim(
    'noreply.cas',
    'cas with noreply stores, or is too late, and sends nothing',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await cache.set(k, 'one', { flags: 5 });
      const before = await cache.gets(k);
      expect(before).toHold('one', 5);
      const cas = casOf(before);
      expect(await w.exchange(`cas ${k} 6 0 3 ${cas} noreply\r\ntwo\r\n`)).toBe('');
      const swapped = await cache.gets(k);
      expect(swapped).toHold('two', 6);
      expect(await w.exchange(`cas ${k} 7 0 5 ${cas} noreply\r\nthree\r\n`)).toBe('');
      expect(await cache.gets(k)).toEqual(swapped);
    },
  );

  claim(
    'noreply.cas',
    'cas with noreply on a free key stores and sends nothing',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      expect(await w.exchange(`cas ${k} 5 0 3 1 noreply\r\none\r\n`)).toBe('');
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
      expect(await w.exchange(`add ${k} 5 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
    },
  );
});
