import { describe, expect } from '../../fixtures/claims';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  uint32,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

describe('connection › quit', () => {
  claim('connection.quit', 'quit closes, and sends nothing', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchange('')).toBe('');
    await w.send('quit\r\n');
    expect((await w.closed()).toString()).toBe('');
  });

  claim(
    'connection.quit-after-pipeline',
    'what was asked before quit is answered before the connection closes',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const value = 'v'.repeat(100_000);
      const set = `set ${k} 0 0 100000\r\n${value}\r\n`;
      await w.send(`${set}${`get ${k}\r\n`.repeat(20)}delete ${k}\r\nquit\r\n`);
      const hit = `VALUE ${k} 0 100000\r\n${value}\r\nEND\r\n`;
      const replies = Buffer.from(`STORED\r\n${hit.repeat(20)}DELETED\r\n`);
      expect((await w.closed()).equals(replies)).toBe(true);
    },
  );

  claim(
    'connection.quit-discards-rest',
    'what comes behind quit is not carried out',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      await cache.set(k, 'old', { flags: 7 });
      const before = await cache.gets(k);
      await w.send(`get ${k}\r\nquit\r\nset ${k} 8 0 3\r\nnew\r\ndelete ${k}\r\nversion\r\n`);
      expect((await w.closed()).toString()).toBe(`VALUE ${k} 7 3\r\nold\r\nEND\r\n`);
      expect(await cache.gets(k)).toEqual(before);
      expect(before).toHold('old', 7);
    },
  );

  claim('connection.quit-arguments', 'quit with words after it closes', async ({ wire }) => {
    const endings = await Promise.all(
      ['quit now\r\n', 'quit 0 noreply\r\n'].map(async (request) => {
        const w = await wire();
        expect(await w.exchange('')).toBe('');
        await w.send(`${request}version\r\n`);
        return (await w.closed()).toString();
      }),
    );
    expect(endings).toEqual(['', '']);
  });

  claim('binary.quit', 'Quit is answered, and then the connection closes', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchangeBinary([])).toEqual([]);
    await w.send(encodeRequest({ opcode: opcodes.quit, opaque: 0x01020304 }));
    const response = await w.closed();
    expect(response).toHaveLength(24);
    expect(decodeResponse(response)).toMatchObject({
      opcode: opcodes.quit,
      status: status.noError,
      opaque: 0x01020304,
      totalBody: 0,
    });
  });

  claim('binary.quitq', 'QuitQ closes, and sends nothing', async ({ wire }) => {
    const w = await wire();
    expect(await w.exchangeBinary([])).toEqual([]);
    await w.send(encodeRequest({ opcode: opcodes.quitQ }));
    expect(await w.closed()).toHaveLength(0);
  });
});

describe('connection › what the server does not understand', () => {
  claim(
    'errors.http-drops-connection',
    'a request of HTTP is dropped with its connection',
    async ({ wire }) => {
      const requests = ['GET / HTTP/1.1\r\n', 'POST /key HTTP/1.0\r\n', 'nonsense HTTP/\r\n'];
      const endings = await Promise.all(
        requests.map(async (request) => {
          const w = await wire();
          expect(await w.exchange('')).toBe('');
          await w.send(`${request}Host: localhost\r\n\r\nversion\r\n`);
          return (await w.closed()).toString();
        }),
      );
      expect(endings).toEqual(requests.map(() => ''));
      // The same words without the last one are an unknown command.
      expect(await (await wire()).exchange('GET /\r\n')).toBe('ERROR\r\n');
    },
  );

  claim(
    'connection.auto-negotiate',
    'text and binary clients share a port and see the same items',
    async ({ wire, key }) => {
      const [k, text, binary] = [key(), await wire(), await wire()];
      expect(await text.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
      const [hit] = await binary.exchangeBinary(encodeRequest({ opcode: opcodes.get, key: k }));
      expect(hit).toMatchObject({ status: status.noError, value: Buffer.from('one') });
      expect(hit?.extras).toEqual(uint32(5));
      // Each goes on as it began.
      const remove = encodeRequest({ opcode: opcodes.delete, key: k });
      expect(await binary.exchangeBinary(remove)).toMatchObject([{ status: status.noError }]);
      expect(await text.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  );

  // The packet holds no line end; one behind it makes a line of it.
  claim(
    'connection.protocol-fixed-per-connection',
    'a binary packet on a text connection is an unknown line',
    async ({ wire, key }) => {
      const [k, w, binary] = [key(), await wire(), await wire()];
      await w.exchange(`set ${k} 5 0 3\r\none\r\n`);
      const remove = encodeRequest({ opcode: opcodes.delete, key: k });
      expect(remove.includes('\n')).toBe(false);
      expect(await w.exchange(Buffer.concat([remove, Buffer.from('\r\n')]))).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      // On a connection that began so, the same packet deletes.
      expect(await binary.exchangeBinary(remove)).toMatchObject([{ status: status.noError }]);
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  );

  claim(
    'binary.bad-magic',
    'anything but a packet closes a binary connection',
    async ({ wire, text, key }) => {
      const [k, cache] = [key(), await text()];
      await cache.set(k, 'one');
      const remove = { opcode: opcodes.delete, key: k };
      const requests = [
        encodeRequest({ ...remove, magic: 0x81 }),
        encodeRequest({ ...remove, magic: 0x00 }),
        Buffer.from(`delete ${k}\r\n`.padEnd(100)),
      ];
      const endings = await Promise.all(
        requests.map(async (request) => {
          const w = await wire();
          expect(await w.exchangeBinary([])).toEqual([]);
          await w.send(request);
          return (await w.closed()).length;
        }),
      );
      expect(endings).toEqual(requests.map(() => 0));
      expect(await cache.get(k)).toHold('one');
    },
  );
});
