import { describe, expect, given } from '../../fixtures/claims';
import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { textOf } from '../../fixtures/drivers/reads';
import { randomBytes } from '../../fixtures/drivers/values';
import {
  encodeRequest,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

describe('pipelining › order', () => {
  claim('pipelining.order', 'text commands reply in order', async ({ wire, key }) => {
    const [k, other, w] = [key(), key(), await wire()];
    const pipeline = [
      [`set ${k} 5 0 2\r\n10\r\n`, 'STORED\r\n'],
      [`get ${k}\r\n`, `VALUE ${k} 5 2\r\n10\r\nEND\r\n`],
      [`incr ${k} 5\r\n`, '15\r\n'],
      [`add ${k} 0 0 1\r\nx\r\n`, 'NOT_STORED\r\n'],
      [`get ${other}\r\n`, 'END\r\n'],
      ['nonsense\r\n', 'ERROR\r\n'],
      [`append ${k} 0 0 1\r\n0\r\n`, 'STORED\r\n'],
      [`decr ${k} 1\r\n`, '149\r\n'],
      [`get ${other} ${k}\r\n`, `VALUE ${k} 5 3\r\n149\r\nEND\r\n`],
      [`delete ${k}\r\n`, 'DELETED\r\n'],
      [`delete ${k}\r\n`, 'NOT_FOUND\r\n'],
      [`get ${k}\r\n`, 'END\r\n'],
    ] as const;
    expect(await w.exchange(pipeline.map(([request]) => request).join(''))).toBe(
      pipeline.map(([, reply]) => reply).join(''),
    );
  });

  claim('pipelining.order-touch', 'touch among others replies in order', async ({ wire, key }) => {
    const [k, other, w] = [key(), key(), await wire()];
    const request = `set ${k} 5 0 1\r\n1\r\ntouch ${k} 1000\r\ntouch ${other} 1000\r\nget ${k}\r\n`;
    expect(await w.exchange(request)).toBe(
      `STORED\r\nTOUCHED\r\nNOT_FOUND\r\nVALUE ${k} 5 1\r\n1\r\nEND\r\n`,
    );
  });

  // Up to 1.6.17 some replies have a space before their end, or two between words.
  claim.over(
    [drivers.meta],
    'pipelining.order',
    'meta and text commands reply in order',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key(), await wire()];
      const pipeline = [
        [`ms ${k} 2 F5 O1\r\n10\r\n`, 'HD O1\r\n'],
        [`mg ${k} v f O2\r\n`, 'VA 2 f5 O2\r\n10\r\n'],
        [`get ${k}\r\n`, `VALUE ${k} 5 2\r\n10\r\nEND\r\n`],
        [`ma ${k} v O3\r\n`, 'VA 2 O3\r\n11\r\n'],
        [`mg ${other} v\r\n`, 'EN\r\n'],
        ['mn\r\n', 'MN\r\n'],
        [`md ${k} O4\r\n`, 'HD O4\r\n'],
        [`md ${k} O5\r\n`, 'NF O5\r\n'],
        [`get ${k}\r\n`, 'END\r\n'],
      ] as const;
      const reply = await w.exchange(pipeline.map(([request]) => request).join(''));
      expect(reply.replaceAll('  ', ' ').replaceAll(' \r\n', '\r\n')).toBe(
        pipeline.map(([, each]) => each).join(''),
      );
    },
  );

  claim('pipelining.order', 'binary packets reply in order', async ({ wire, key }) => {
    const [k, other, w] = [key(), key(), await wire()];
    const storing = Buffer.concat([uint32(5), uint32(0)]);
    const counting = Buffer.concat([uint64(5n), uint64(0n), uint32(0)]);
    const pipeline = [
      [{ opcode: opcodes.set, key: k, extras: storing, value: '10' }, status.noError],
      [{ opcode: opcodes.get, key: k }, status.noError],
      [{ opcode: opcodes.increment, key: k, extras: counting }, status.noError],
      [{ opcode: opcodes.get, key: other }, status.keyNotFound],
      [{ opcode: opcodes.noop }, status.noError],
      [{ opcode: opcodes.append, key: k, value: '0' }, status.noError],
      [{ opcode: opcodes.delete, key: k }, status.noError],
      [{ opcode: opcodes.delete, key: k }, status.keyNotFound],
    ] as const;
    const packets = pipeline.map(([request], i) => encodeRequest({ ...request, opaque: 1000 + i }));
    const responses = await w.exchangeBinary(packets);
    expect(responses.map((each) => [each.opcode, each.opaque, each.status])).toEqual(
      pipeline.map(([{ opcode }, expected], i) => [opcode, 1000 + i, expected]),
    );
    expect(responses[1]?.value).toEqual(Buffer.from('10'));
    expect(responses[2]?.value).toEqual(uint64(15n));
  });
});

describe('pipelining › size', () => {
  // Each value is its key, so that a reply to another command is seen.
  claim.over(
    everyDriver,
    'pipelining.many',
    'a thousand commands in one write get their replies in order',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 500 }, () => key());
      const stores = keys.map((k) => cache.set(k, k));
      const reads = keys.map((k) => cache.get(k));
      expect(await Promise.all(stores)).toEqual(keys.map(() => 'stored'));
      expect((await Promise.all(reads)).map(textOf)).toEqual(keys);
    },
  );

  claim('pipelining.many', 'ten thousand lines get ten thousand replies', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 0 0 1\r\n0\r\n`)).toBe('STORED\r\n');
    const numbers = Array.from({ length: 10_000 }, (_, i) => `${String(i + 1)}\r\n`);
    expect(await w.exchange(`incr ${k} 1\r\n`.repeat(10_000))).toBe(numbers.join(''));
  });

  // In one piece, and in pieces that end anywhere: inside lines, blocks and line ends.
  claim(
    'pipelining.large-mixed',
    'sets of 1 byte to 100 KiB and gets reply in order, in pieces of any size',
    async ({ wire, key }) => {
      const sizes = [1, 100, 1000, 2047, 2048, 2049, 16_384, 16_385, 65_536, 102_400];
      for (const size of [1_000_000, 65_536, 16_383, 5000, 997]) {
        const w = await wire();
        const items = sizes.map((length) => ({
          k: key(),
          length,
          value: randomBytes(length).toString('latin1'),
        }));
        const sets = items.map(({ k, length, value }) => `set ${k} 0 0 ${length}\r\n${value}\r\n`);
        const hits = items.map(
          ({ k, length, value }) => `VALUE ${k} 0 ${length}\r\n${value}\r\nEND\r\n`,
        );
        const request = [...sets, ...items.map(({ k }) => `get ${k}\r\n`)].join('');
        const expected = Buffer.from('STORED\r\n'.repeat(sizes.length) + hits.join(''), 'latin1');
        const pieces = Math.ceil(request.length / size);
        const reading = w.readBytes(expected.length);
        await w.sendInPieces(
          request,
          Array.from({ length: pieces - 1 }, (_, i) => (i + 1) * size),
        );
        expect((await reading).equals(expected)).toBe(true);
        expect(await w.exchange('')).toBe('');
      }
    },
  );
});
