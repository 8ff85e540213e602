import { describe, expect } from '../../fixtures/claims';
import { drivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { encodeRequest, opcodes, uint32 } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

/** After each byte but the last: every byte travels alone. */
const everywhere = (request: string | Buffer): readonly number[] =>
  Array.from({ length: request.length - 1 }, (_, i) => i + 1);

describe('storage › requests in pieces', () => {
  claim(
    'storage.split-writes',
    'text commands that arrive byte by byte get the replies that they get at once',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const block = everyByte.toString('latin1');
      const request = `set ${k} 5 0 256\r\n${block}\r\nget ${k}\r\nappend ${k} 0 0 2\r\n\r\n\r\ngets nothing\r\ndelete ${k}\r\n`;
      const reply = `STORED\r\nVALUE ${k} 5 256\r\n${block}\r\nEND\r\nSTORED\r\nEND\r\nDELETED\r\n`;
      expect(await w.exchange(request)).toBe(reply);
      await w.sendInPieces(request, everywhere(request));
      expect((await w.readBytes(reply.length)).toString('latin1')).toBe(reply);
      expect(await w.exchange('')).toBe('');
    },
  );

  // One connection for each place where the request can be cut in two.
  claim(
    'storage.split-writes',
    'text commands that are cut in two anywhere get the replies that they get at once',
    async ({ wire, key }) => {
      const [k, control] = [key(), await wire()];
      const request = `set ${k} 5 0 9\r\none\r\n\0two\r\nget ${k}\r\n`;
      const reply = `STORED\r\nVALUE ${k} 5 9\r\none\r\n\0two\r\nEND\r\n`;
      expect(await control.exchange(request)).toBe(reply);
      const replyTo = async (cut: number): Promise<string> => {
        const w = await wire();
        await w.sendInPieces(request, [cut]);
        return (await w.readBytes(reply.length)).toString('latin1');
      };
      const cuts = everywhere(request);
      expect(await Promise.all(cuts.map(replyTo))).toEqual(cuts.map(() => reply));
    },
  );

  claim.over(
    [drivers.meta],
    'storage.split-writes',
    'meta commands that arrive byte by byte get the replies that they get at once',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const request = `ms ${k} 9 F5 O1\r\none\r\n\0two\r\nmg ${k} v f O2\r\nmd ${k} q\r\nmg ${k} v\r\nmn\r\n`;
      const reply = await w.exchange(request);
      expect(reply.replaceAll(' \r\n', '\r\n')).toBe(
        'HD O1\r\nVA 9 f5 O2\r\none\r\n\0two\r\nEN\r\nMN\r\n',
      );
      await w.sendInPieces(request, everywhere(request));
      expect((await w.readBytes(reply.length)).toString('latin1')).toBe(reply);
      expect(await w.exchange('')).toBe('');
    },
  );

  // Only the CAS uniques differ: each store gives a new one.
  claim(
    'storage.split-writes',
    'binary packets that arrive byte by byte get the responses that they get at once',
    async ({ wire, key }) => {
      const [k, w, pieces] = [key(), await wire(), await wire()];
      const extras = Buffer.concat([uint32(5), uint32(0)]);
      const requests = [
        { opcode: opcodes.set, key: k, extras, value: everyByte, opaque: 1 },
        { opcode: opcodes.getK, key: k, opaque: 2 },
        { opcode: opcodes.appendQ, key: k, value: '\r\n', opaque: 3 },
        { opcode: opcodes.get, key: k, opaque: 4 },
        { opcode: opcodes.noop, opaque: 5 },
      ];
      const request = Buffer.concat(requests.map(encodeRequest));
      const whole = await w.exchangeBinary(request);
      expect(whole.map(({ opaque }) => opaque)).toEqual([1, 2, 4, 5]);
      expect(whole[1]).toMatchObject({ extras: uint32(5), key: Buffer.from(k), value: everyByte });
      await pieces.sendInPieces(request, everywhere(request));
      const cut = await Promise.all(whole.map(() => pieces.readResponse()));
      expect(cut.map((response) => ({ ...response, cas: 0n }))).toEqual(
        whole.map((response) => ({ ...response, cas: 0n })),
      );
      expect(await pieces.exchangeBinary([])).toEqual([]);
    },
  );
});
