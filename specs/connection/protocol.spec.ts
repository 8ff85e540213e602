import { describe, expect } from '../../fixtures/claims';
import { encodeRequest, opcodes, status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

describe('connection › one protocol only', () => {
  // The packet holds no line end; one behind it makes a line of it.
  claim(
    'connection.force-ascii',
    'with -B ascii a binary packet is answered as a line that makes no sense',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await cache.set(k, 'one', { flags: 5 });
      const remove = encodeRequest({ opcode: opcodes.delete, key: k });
      expect(remove.includes('\n')).toBe(false);
      await w.send(Buffer.concat([remove, Buffer.from('\r\n')]));
      expect((await w.readBytes(7)).toString('latin1')).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    },
  );

  claim(
    'connection.force-binary',
    'with -B binary a connection that sends text is closed without a word',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const set = { opcode: opcodes.set, key: k, extras: Buffer.alloc(8), value: 'one' };
      const [stored] = await w.exchangeBinary(encodeRequest(set));
      expect(stored).toMatchObject({ status: status.noError });
      // Each is at least as long as the header of a packet, which is what the server waits for. Were
      // it served, quit would end it.
      const requests = [`delete ${k}\r\n`, `get ${k}\r\n`, `version\r\n`.repeat(5)];
      const endings = await Promise.all(
        requests.map(async (request) => {
          const speaker = await wire();
          await speaker.send(`${request}quit\r\n`);
          return (await speaker.closed()).toString();
        }),
      );
      expect(endings).toEqual(['', '', '']);
      const [read] = await w.exchangeBinary(encodeRequest({ opcode: opcodes.get, key: k }));
      expect(read).toMatchObject({ status: status.noError, value: Buffer.from('one') });
    },
  );
});
