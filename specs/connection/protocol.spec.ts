import { describe, expect, given } from '../../fixtures/claims';
import { encodeRequest, opcodes, status, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const ok = { status: status.noError };
const removing = (key: string): Buffer => encodeRequest({ opcode: opcodes.delete, key });

describe('connection › protocol', () => {
  claim('connection.auto-negotiate', 'text and binary share a port', async ({ wire, key }) => {
    const [k, text, binary] = [key(), await wire(), await wire()];
    expect(await text.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    const hit = { ...ok, extras: uint32(5), value: Buffer.from('one') };
    const get = encodeRequest({ opcode: opcodes.get, key: k });
    expect(await binary.exchangeBinary(get)).toMatchObject([hit]);
    // Each goes on as it began.
    expect(await binary.exchangeBinary(removing(k))).toMatchObject([ok]);
    expect(await text.exchange(`get ${k}\r\n`)).toBe('END\r\n');
  });

  // The packet holds no line end; one after it makes a line of it.
  claim(
    'connection.protocol-fixed-per-connection',
    'a binary packet on a text connection is an unknown line',
    async ({ wire, key }) => {
      const [k, w, binary] = [key(), await wire(), await wire()];
      given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
      given(removing(k).includes('\n')).toBe(false);
      expect(await w.exchange(Buffer.concat([removing(k), Buffer.from('\r\n')]))).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
      // On a connection that began in binary, the same packet deletes.
      expect(await binary.exchangeBinary(removing(k))).toMatchObject([ok]);
      expect(await w.exchange(`get ${k}\r\n`)).toBe('END\r\n');
    },
  );

  claim(
    'connection.force-ascii',
    '-B ascii rejects binary packets',
    async ({ wire, text, key }) => {
      const [k, w, cache] = [key(), await wire(), await text()];
      given(await cache.set(k, 'one', { flags: 5 })).toBe('stored');
      given(removing(k).includes('\n')).toBe(false);
      await w.send(Buffer.concat([removing(k), Buffer.from('\r\n')]));
      expect((await w.readBytes(7)).toString('latin1')).toBe('ERROR\r\n');
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 5 3\r\none\r\nEND\r\n`);
    },
  );

  // Each request is at least as long as the header of a packet, which is what the server waits for.
  // Were it executed, quit would close the connection.
  claim(
    'connection.force-binary',
    'with -B binary a connection that sends text is closed without a reply',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const set = { opcode: opcodes.set, key: k, extras: Buffer.alloc(8), value: 'one' };
      given(await w.exchangeBinary(encodeRequest(set))).toMatchObject([ok]);
      for (const request of [`delete ${k}\r\n`, `get ${k}\r\n`, `version\r\n`.repeat(5)]) {
        const speaker = await wire();
        await speaker.send(`${request}quit\r\n`);
        expect((await speaker.closed()).toString()).toBe('');
      }
      const get = encodeRequest({ opcode: opcodes.get, key: k });
      expect(await w.exchangeBinary(get)).toMatchObject([{ ...ok, value: Buffer.from('one') }]);
    },
  );
});
