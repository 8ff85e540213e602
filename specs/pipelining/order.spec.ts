import { drivers, everyDriver } from '../../fixtures/drivers/drivers';
import { randomBytes } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import {
  encodeRequest,
  opcodes,
  status,
  uint32,
  uint64,
} from '../../fixtures/protocol/binary-packet';
import { textOf } from '../cas/swap';
import { claim } from './claims';
import { evenly } from './pieces';

describe('pipelining › order', () => {
  claim(
    'pipelining.order',
    'text commands in one write are answered in order',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key('other'), await wire()];
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
    },
  );

  claim(
    'pipelining.order-touch',
    'a touch among other commands in one write is answered in order',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key('other'), await wire()];
      const request = `set ${k} 5 0 1\r\n1\r\ntouch ${k} 1000\r\ntouch ${other} 1000\r\nget ${k}\r\n`;
      expect(await w.exchange(request)).toBe(
        `STORED\r\nTOUCHED\r\nNOT_FOUND\r\nVALUE ${k} 5 1\r\n1\r\nEND\r\n`,
      );
    },
  );

  claim.over(
    [drivers.meta],
    'pipelining.order',
    'meta and text commands in one write are answered in order',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key('other'), await wire()];
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
      // Up to 1.6.17 some replies have a space before their end, or two where one is due.
      const reply = await w.exchange(pipeline.map(([request]) => request).join(''));
      expect(reply.replaceAll('  ', ' ').replaceAll(' \r\n', '\r\n')).toBe(
        pipeline.map(([, each]) => each).join(''),
      );
    },
  );

  claim(
    'pipelining.order',
    'binary packets in one write are answered in order',
    async ({ wire, key }) => {
      const [k, other, w] = [key(), key('other'), await wire()];
      const storing = Buffer.concat([uint32(5), uint32(0)]);
      const counting = Buffer.concat([uint64(5n), uint64(0n), uint32(0)]);
      const pipeline = [
        { opcode: opcodes.set, key: k, extras: storing, value: '10' },
        { opcode: opcodes.get, key: k },
        { opcode: opcodes.increment, key: k, extras: counting },
        { opcode: opcodes.get, key: other },
        { opcode: opcodes.noop },
        { opcode: opcodes.append, key: k, value: '0' },
        { opcode: opcodes.delete, key: k },
        { opcode: opcodes.delete, key: k },
      ];
      const responses = await w.exchangeBinary(
        pipeline.map((request, i) => encodeRequest({ ...request, opaque: 1000 + i })),
      );
      const statuses = pipeline.map(() => status.noError as number);
      const missed = statuses.with(3, status.keyNotFound).with(7, status.keyNotFound);
      expect(responses.map((each) => [each.opcode, each.opaque, each.status])).toEqual(
        pipeline.map(({ opcode }, i) => [opcode, 1000 + i, missed[i]]),
      );
      expect(responses[1]?.value).toEqual(Buffer.from('10'));
      expect(responses[2]?.value).toEqual(uint64(15n));
    },
  );

  claim(
    'noreply.mixed-order',
    'commands with noreply leave no gap between the replies',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      const pipeline = [
        [`set ${k} 5 0 1 noreply\r\n1\r\n`, ''],
        [`incr ${k} 1\r\n`, '2\r\n'],
        [`incr ${k} 10 noreply\r\n`, ''],
        [`append ${k} 0 0 1 noreply\r\n3\r\n`, ''],
        [`get ${k}\r\n`, `VALUE ${k} 5 3\r\n123\r\nEND\r\n`],
        [`decr ${k} 23 noreply\r\n`, ''],
        [`add ${k} 0 0 1 noreply\r\nx\r\n`, ''],
        [`incr ${k} 0\r\n`, '100\r\n'],
        [`delete ${k} noreply\r\n`, ''],
        [`get ${k}\r\n`, 'END\r\n'],
      ] as const;
      expect(await w.exchange(pipeline.map(([request]) => request).join(''))).toBe(
        pipeline.map(([, reply]) => reply).join(''),
      );
    },
  );

  // What another client sees when MN has come is what the quiet commands did.
  claim(
    'meta.mn-fence',
    'MN comes when all quiet commands before it are carried out',
    async ({ wire, text, key }) => {
      const [w, cache] = [await wire(), await text()];
      const keys = Array.from({ length: 200 }, () => key());
      const gone = key('gone');
      await cache.set(gone, 'one');
      const sets = keys.map((k) => `ms ${k} ${String(k.length)} q\r\n${k}\r\n`).join('');
      expect(await w.exchange(`${sets}md ${gone} q\r\nmn\r\n`)).toBe('MN\r\n');
      const seen = await cache.getMany([gone, ...keys]);
      expect([...seen].map(([k, { value }]) => [k, value.toString()])).toEqual(
        keys.map((k) => [k, k]),
      );
      const gets = keys.map((k) => `mg ${k} v k q\r\nmg ${gone} v k q\r\n`).join('');
      expect(await w.exchange(`${gets}mn\r\n`)).toBe(
        `${keys.map((k) => `VA ${String(k.length)} k${k}\r\n${k}\r\n`).join('')}MN\r\n`,
      );
    },
  );

  claim(
    'binary.multiget',
    'a run of GetKQ is answered by its hits, and by the Noop behind it',
    async ({ wire, binary, key }) => {
      const [w, cache] = [await wire(), await binary()];
      const keys = Array.from({ length: 20 }, () => key());
      await Promise.all(keys.map((k) => cache.set(k, `value of ${k}`, { flags: 7 })));
      const run = keys.flatMap((k, i) => [
        { opcode: opcodes.getKQ, key: k, opaque: i },
        { opcode: opcodes.getKQ, key: key('missing'), opaque: 1000 + i },
      ]);
      const noop = { opcode: opcodes.noop, opaque: 2000 };
      const responses = await w.exchangeBinary([...run, noop].map(encodeRequest));
      const hits = keys.map((k, i) => ({
        opcode: opcodes.getKQ,
        status: status.noError,
        opaque: i,
        extras: uint32(7),
        key: Buffer.from(k),
        value: Buffer.from(`value of ${k}`),
      }));
      expect(responses).toEqual(
        [...hits, { ...noop, status: status.noError, totalBody: 0 }].map((each) =>
          expect.objectContaining(each),
        ),
      );
    },
  );
});

describe('pipelining › size', () => {
  // Each value names its key, so a reply that belongs to another command is seen.
  claim.over(
    everyDriver,
    'pipelining.many',
    'a thousand commands in one write are all answered, in order',
    async ({ cache, key }) => {
      const keys = Array.from({ length: 500 }, () => key());
      const [stored, read] = await Promise.all([
        Promise.all(keys.map((k) => cache.set(k, k))),
        Promise.all(keys.map((k) => cache.get(k))),
      ]);
      expect(stored).toEqual(keys.map(() => 'stored'));
      expect(read.map(textOf)).toEqual(keys);
    },
  );

  claim(
    'pipelining.many',
    'ten thousand lines in one write give ten thousand replies',
    async ({ wire, key }) => {
      const [k, w] = [key(), await wire()];
      await w.exchange(`set ${k} 0 0 1\r\n0\r\n`);
      const numbers = Array.from({ length: 10_000 }, (_, i) => `${String(i + 1)}\r\n`);
      expect(await w.exchange(`incr ${k} 1\r\n`.repeat(10_000))).toBe(numbers.join(''));
    },
  );

  // In one piece, and in pieces that end anywhere: inside lines, blocks and line ends.
  claim(
    'pipelining.large-mixed',
    'sets of 1 byte to 100 KiB and gets of them are answered in order, in pieces of any size',
    async ({ wire, key }) => {
      const sizes = [1, 100, 1000, 2047, 2048, 2049, 16_384, 16_385, 65_536, 102_400];
      const ways = await Promise.all(
        [1_000_000, 65_536, 16_383, 5000, 997].map(async (size) => ({ size, w: await wire() })),
      );
      const replies = await Promise.all(
        ways.map(async ({ size, w }) => {
          const items = sizes.map((length) => ({
            k: key(),
            value: randomBytes(length).toString('latin1'),
          }));
          const sets = items.map(
            ({ k, value }) => `set ${k} 0 0 ${String(value.length)}\r\n${value}\r\n`,
          );
          const gets = items.map(({ k }) => `get ${k}\r\n`);
          const hits = items.map(
            ({ k, value }) => `VALUE ${k} 0 ${String(value.length)}\r\n${value}\r\nEND\r\n`,
          );
          const stored = items.map(() => 'STORED\r\n');
          const request = [...sets, ...gets].join('');
          const expected = [...stored, ...hits].join('');
          const reading = w.readBytes(expected.length);
          await w.sendInPieces(request, evenly(request.length, size));
          const reply = await reading;
          return { size, isExact: reply.equals(Buffer.from(expected, 'latin1')) };
        }),
      );
      expect(replies).toEqual(ways.map(({ size }) => ({ size, isExact: true })));
      expect(await Promise.all(ways.map(({ w }) => w.exchange('')))).toEqual(ways.map(() => ''));
    },
  );
});
