import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { describe, expect } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  uint32,
} from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';

const badLine = 'CLIENT_ERROR bad command line format\r\n';

/** The replies to commands that read a key of 251 bytes, each on a connection of its own. */
async function readsOfLongKey(
  { wire, keyOfLength }: Proof,
  commands: readonly string[],
): Promise<readonly string[]> {
  const [k, w] = [keyOfLength(250), await wire()];
  await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
  expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
  return Promise.all(
    commands.map(async (command) => (await wire()).exchange(`${command} ${k}k\r\n`)),
  );
}

/** The replies to gets of a short key and a long one, in any order, each on a connection of its own. */
async function readsAmongOthers({ wire, key, keyOfLength }: Proof): Promise<readonly string[]> {
  const [k, long, w] = [key(), `${keyOfLength(250)}k`, await wire()];
  await w.exchange(`set ${k} 0 0 3\r\none\r\n`);
  expect(await w.exchange(`get ${k} ${k}\r\n`)).toBe(
    `${`VALUE ${k} 0 3\r\none\r\n`.repeat(2)}END\r\n`,
  );
  const requests = [`${long} ${k}`, `${k} ${long}`, `${k} ${long} ${k}`, `${k} ${k} ${long}`];
  const replies = await Promise.all(
    requests.map(async (keys) => (await wire()).exchange(`get ${keys}\r\n`)),
  );
  return replies.map((reply) => reply.replaceAll(k, 'k'));
}

/** Drivers that read and touch in one; the text protocol has had a command for that since 1.5.3. */
const getAndTouchDrivers = [
  { ...drivers.text, since: '1.5.3' },
  drivers.meta,
  drivers.binary,
] as const;

describe('limits › keys of 250 bytes', () => {
  claim.over(
    everyDriver,
    'limits.key-250',
    'every command works with a key of 250 bytes',
    async ({ cache, keyOfLength }) => {
      const k = keyOfLength(250);
      expect(await cache.add(k, '1')).toBe('stored');
      expect(await cache.set(k, '2')).toBe('stored');
      expect(await cache.replace(k, '3')).toBe('stored');
      expect(await cache.append(k, '0')).toBe('stored');
      expect(await cache.incr(k, 5)).toBe(35n);
      expect(await cache.decr(k, 2)).toBe(33n);
      expect(await cache.get(k)).toHold('33');
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim.over(
    wireDrivers,
    'limits.key-250',
    'so do cas, prepend and a request for many keys',
    async ({ cache, keyOfLength }) => {
      const [k, other] = [keyOfLength(250), keyOfLength(250)];
      await cache.set(k, '1');
      await cache.set(other, '2');
      const item = await cache.gets(k);
      expect(item).toHold('1');
      const { cas } = item as { readonly cas: bigint };
      expect(await cache.cas(k, '3', cas)).toBe('stored');
      expect(await cache.prepend(k, '4')).toBe('stored');
      const found = await cache.getMany([k, other]);
      expect([...found].map(([name, { value }]) => [name, String(value)])).toEqual([
        [k, '43'],
        [other, '2'],
      ]);
    },
  );

  claim.over(
    everyDriver,
    'limits.key-250-touch',
    'touch works with a key of 250 bytes',
    async ({ cache, keyOfLength }) => {
      const k = keyOfLength(250);
      expect(await cache.touch(k, 500)).toBe('miss');
      await cache.set(k, '1');
      expect(await cache.touch(k, 500)).toBe('touched');
      expect(await cache.get(k)).toHold('1');
    },
  );

  claim.over<WireCache>(
    getAndTouchDrivers,
    'limits.key-250-touch',
    'get-and-touch works with a key of 250 bytes',
    async ({ cache, keyOfLength }) => {
      const k = keyOfLength(250);
      expect(await cache.getAndTouch(k, 500)).toBe('miss');
      await cache.set(k, '1');
      expect(await cache.getAndTouch(k, 500)).toHold('1');
    },
  );
});

describe('limits › every byte of a key counts', () => {
  claim.over(
    everyDriver,
    'limits.key-250-all-count',
    'keys of 250 bytes that differ in the last one name different items',
    async ({ cache, keyOfLength, trackKey }) => {
      const start = keyOfLength(250).slice(0, 249);
      const [k, other] = [trackKey(`${start}a`), trackKey(`${start}b`)];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(other)).toBe('miss');
      expect(await cache.set(other, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.delete(other)).toBe('deleted');
      expect(await cache.get(k)).toHold('one');
    },
  );
});

describe('limits › keys of 251 bytes', () => {
  claim('limits.key-251-retrieval', 'a read is refused in one line', {
    documented: async (proof) => {
      expect(await readsOfLongKey(proof, ['get', 'gets'])).toEqual([badLine, badLine]);
    },
    deviates: {
      'empty line': async (proof) => {
        const replies = await readsOfLongKey(proof, ['get', 'gets']);
        expect(replies).toEqual([`${badLine}\r\n`, `${badLine}\r\n`]);
      },
    },
  });

  claim('limits.key-251-gat', 'a read that touches is refused in one line', {
    documented: async (proof) => {
      expect(await readsOfLongKey(proof, ['gat 0', 'gats 0'])).toEqual([badLine, badLine]);
    },
    deviates: {
      'empty line': async (proof) => {
        const replies = await readsOfLongKey(proof, ['gat 0', 'gats 0']);
        expect(replies).toEqual([`${badLine}\r\n`, `${badLine}\r\n`]);
      },
    },
  });

  claim('limits.key-multi-one-long', 'one long key keeps the hits before it back', {
    documented: async (proof) => {
      const replies = await readsAmongOthers(proof);
      expect(replies).toEqual([badLine, badLine, badLine, badLine]);
    },
    deviates: {
      hits: async (proof) => {
        const hit = 'VALUE k 0 3\r\none\r\n';
        expect(await readsAmongOthers(proof)).toEqual([badLine, hit, hit, hit + hit]);
      },
      'empty line': async (proof) => {
        const refused = `${badLine}\r\n`;
        expect(await readsAmongOthers(proof)).toEqual([refused, refused, refused, refused]);
      },
    },
  });

  // One write: the server has the reply to the set ready, but not sent, when it comes to the get.
  claim('limits.key-251-after-others', 'the replies to what came before the long key are sent', {
    documented: async ({ wire, key, keyOfLength }) => {
      const [k, long, w] = [key(), `${keyOfLength(250)}k`, await wire()];
      expect(await w.exchange(`set ${k} 0 0 3\r\none\r\nget ${long}\r\n`)).toMatch(
        /^STORED\r\nCLIENT_ERROR /,
      );
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    },
    deviates: async ({ wire, key, keyOfLength }) => {
      const [k, long, w] = [key(), `${keyOfLength(250)}k`, await wire()];
      expect(await w.exchange(`set ${k} 0 0 3\r\none\r\nget ${long}\r\n`)).toMatch(
        /^CLIENT_ERROR bad command line format\r\n(\r\n)?$/,
      );
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    },
  });

  // The block is a silent command: skipped or carried out, it causes no reply.
  claim(
    'limits.key-251-storage',
    'a store is refused and stores nothing',
    async ({ wire, key, keyOfLength }) => {
      const [k, free, silent] = [keyOfLength(250), keyOfLength(250), `delete ${key()} noreply`];
      const w = await wire();
      await w.exchange(`set ${k} 7 0 3\r\none\r\n`);
      const before = await w.exchange(`gets ${k} ${free}\r\n`);
      expect(before).toMatch(/^VALUE \S{250} 7 3 \d+\r\none\r\nEND\r\n$/);
      const size = String(silent.length);
      const lines = ['set', 'add', 'replace', 'append', 'prepend'].flatMap((command) => [
        `${command} ${k}k 0 0 ${size}`,
        `${command} ${free}k 0 0 ${size}`,
      ]);
      const requests = [...lines, `cas ${k}k 0 0 ${size} 1`];
      const replies = await Promise.all(
        requests.map(async (line) => (await wire()).exchange(`${line}\r\n${silent}\r\n`)),
      );
      expect(replies).toEqual(requests.map(() => badLine));
      expect(await w.exchange(`gets ${k} ${free}\r\n`)).toBe(before);
      // The same lines store where the key is short enough.
      expect(await w.exchange(`add ${free} 0 0 ${size}\r\n${silent}\r\n`)).toBe('STORED\r\n');
    },
  );

  claim(
    'limits.key-251-others',
    'delete, incr and decr are refused and do nothing',
    async ({ wire, keyOfLength }) => {
      const [k, w] = [keyOfLength(250), await wire()];
      await w.exchange(`set ${k} 7 0 1\r\n5\r\n`);
      const before = await w.exchange(`gets ${k}\r\n`);
      expect(before).toMatch(/^VALUE \S{250} 7 1 \d+\r\n5\r\nEND\r\n$/);
      const long = `${k}k`;
      const requests = [`delete ${long}`, `incr ${long} 1`, `decr ${long} 1`];
      const replies = await Promise.all(
        requests.map(async (request) => (await wire()).exchange(`${request}\r\n`)),
      );
      expect(replies).toEqual(requests.map(() => badLine));
      expect(await w.exchange(`gets ${k}\r\n`)).toBe(before);
      expect(await w.exchange(`incr ${k} 1\r\ndelete ${k}\r\n`)).toBe('6\r\nDELETED\r\n');
    },
  );

  claim(
    'limits.key-251-touch',
    'touch is refused and does nothing',
    async ({ wire, keyOfLength }) => {
      const [k, w] = [keyOfLength(250), await wire()];
      const hit = `VALUE ${k} 7 1\r\n5\r\nEND\r\n`;
      await w.exchange(`set ${k} 7 0 1\r\n5\r\n`);
      expect(await w.exchange(`touch ${k}k -1\r\nget ${k}\r\n`)).toBe(badLine + hit);
      expect(await w.exchange(`touch ${k} -1\r\nget ${k}\r\n`)).toBe('TOUCHED\r\nEND\r\n');
    },
  );

  claim(
    'meta.key-too-long',
    'meta commands are refused and do nothing',
    async ({ wire, keyOfLength }) => {
      const [k, w] = [keyOfLength(250), await wire()];
      await w.exchange(`set ${k} 7 0 1\r\n5\r\n`);
      expect(await w.exchange(`mg ${k} s f\r\n`)).toMatch(/^\w\w s1 f7\r\n$/);
      const long = `${k}k`;
      const requests = [`mg ${long} s`, `md ${long} q`, `ma ${long} v`, `me ${long}`];
      const replies = await Promise.all(
        requests.map(async (request) => (await wire()).exchange(`${request}\r\n`)),
      );
      // ma has another text for it than the others from 1.6.40 on.
      expect(replies).toEqual(
        requests.map((): unknown => expect.stringMatching(/^CLIENT_ERROR [^\r\n]+\r\n$/)),
      );
      expect(replies.slice(0, 2)).toEqual([badLine, badLine]);
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 7 1\r\n5\r\nEND\r\n`);
    },
  );

  // 186 bytes are 248 letters, 187 bytes are 252.
  claim('meta.mg.b-length', 'a base64 key may have 250 letters', async ({ wire, keyOfLength }) => {
    const [fits, w] = [keyOfLength(186), await wire()];
    const [letters, more] = [fits, `${fits}k`].map((k) => Buffer.from(k).toString('base64'));
    expect([letters?.length, more?.length]).toEqual([248, 252]);
    await w.exchange(`set ${fits} 7 0 3\r\none\r\n`);
    await w.exchange(`set ${keyOfLength(187)} 7 0 3\r\none\r\n`);
    expect(await w.exchange(`mg ${String(letters)} b v f\r\n`)).toBe('VA 3 f7\r\none\r\n');
    expect(await w.exchange(`mg ${String(more)} b v f\r\n`)).toBe(badLine);
    expect(await w.exchange(`md ${String(more)} b\r\n`)).toBe(badLine);
    expect(await w.exchange(`md ${String(letters)} b\r\nget ${fits}\r\n`)).toMatch(
      /^HD ?\r\nEND\r\n$/,
    );
  });

  claim(
    'binary.key-250',
    'a packet is refused and the connection closed',
    async ({ wire, text, keyOfLength }) => {
      const [k, w, plain] = [keyOfLength(250), await wire(), await text()];
      const set = { opcode: opcodes.set, extras: Buffer.alloc(8), value: 'one', opaque: 7 };
      const [stored] = await w.exchangeBinary(encodeRequest({ ...set, key: k }));
      expect(stored).toMatchObject({ opcode: opcodes.set, status: status.noError, opaque: 7 });
      const [read] = await w.exchangeBinary(encodeRequest({ opcode: opcodes.get, key: k }));
      expect(read).toMatchObject({ value: Buffer.from('one'), extras: uint32(0) });
      await w.send(encodeRequest({ ...set, key: `${k}k`, value: 'two', opaque: 8 }));
      expect(decodeResponse(await w.closed())).toMatchObject({
        opcode: opcodes.set,
        status: status.invalidArguments,
        opaque: 8,
      });
      expect(await plain.get(k)).toHold('one');
    },
  );
});
