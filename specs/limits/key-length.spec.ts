import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import { badLine, replies } from '../../fixtures/claims/replies';
import type { WireCache } from '../../fixtures/drivers/cache';
import { drivers, everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { casOf } from '../../fixtures/drivers/reads';
import { claim } from './claims';

/** The text protocol has get-and-touch since 1.5.3. */
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
    'cas, prepend and a get of many keys work with keys of 250 bytes',
    async ({ cache, keyOfLength }) => {
      const [k, other] = [keyOfLength(250), keyOfLength(250)];
      given(await cache.set(k, '1')).toBe('stored');
      given(await cache.set(other, '2')).toBe('stored');
      const item = await cache.gets(k);
      expect(item).toHold('1');
      expect(await cache.cas(k, '3', casOf(item))).toBe('stored');
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
      given(await cache.set(k, '1')).toBe('stored');
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
      given(await cache.set(k, '1')).toBe('stored');
      expect(await cache.getAndTouch(k, 500)).toHold('1');
    },
  );

  claim.over(
    everyDriver,
    'limits.key-250-all-count',
    'keys of 250 bytes that differ in the last one name different items',
    async ({ cache, keyOfLength, trackKey }) => {
      const start = keyOfLength(250).slice(0, 249);
      const [k, other] = [trackKey(`${start}a`), trackKey(`${start}b`)];
      given(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(other)).toBe('miss');
      expect(await cache.set(other, 'two')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.delete(other)).toBe('deleted');
      expect(await cache.get(k)).toHold('one');
    },
  );
});

/** An item with a key of 250 bytes. */
async function item250({ keyOfLength, wire }: Proof) {
  const [k, w] = [keyOfLength(250), await wire()];
  const hit = `VALUE ${k} 7 1\r\n5\r\nEND\r\n`;
  given(await w.exchange(`set ${k} 7 0 1\r\n5\r\nget ${k}\r\n`)).toBe(`STORED\r\n${hit}`);
  return { k, w, hit };
}

describe('limits › keys of 251 bytes', () => {
  for (const [id, command] of [
    ['limits.key-251-retrieval', ['get', 'gets']],
    ['limits.key-251-gat', ['gat 0', 'gats 0']],
  ] as const) {
    const rows =
      (reply: string) =>
      (_: unknown, { keyOfLength }: Proof) =>
        [[reply, ...command.map((each) => `${each} ${keyOfLength(251)}`)]] as const;
    claim(id, `${command.join(' and ')} of a key of 251 bytes are rejected in one line`, {
      documented: replies(rows(badLine)),
      deviates: { 'empty line': replies(rows(`${badLine}\r\n`)) },
    });
  }

  const gets = (k: string, long: string) => [
    `get ${long} ${k}`,
    `get ${k} ${long}`,
    `get ${k} ${long} ${k}`,
    `get ${k} ${k} ${long}`,
  ];

  claim('limits.key-multi-one-long', 'one key that is too long rejects a get of several keys', {
    documented: replies(({ number }, { keyOfLength }) => [
      [badLine, ...gets(number, keyOfLength(251))],
    ]),
    deviates: {
      hits: replies(({ number }, { keyOfLength }) => {
        const [k, long] = [number, keyOfLength(251)];
        const hit = `VALUE ${k} 0 1\r\n5\r\n`;
        return [
          [badLine, `get ${long} ${k}`],
          [hit, `get ${k} ${long}`, `get ${k} ${long} ${k}`],
          [hit + hit, `get ${k} ${k} ${long}`],
        ];
      }),
      'empty line': replies(({ number }, { keyOfLength }) => [
        [`${badLine}\r\n`, ...gets(number, keyOfLength(251))],
      ]),
    },
  });

  // In one write: the server has the reply to the set ready, but not sent, when it reads the get.
  claim('limits.key-251-after-others', 'a rejected get keeps the reply to the set before it', {
    documented: async ({ wire, key, keyOfLength }) => {
      const [k, long, w] = [key(), keyOfLength(251), await wire()];
      expect(await w.exchange(`set ${k} 0 0 3\r\none\r\nget ${long}\r\n`)).toMatch(
        /^STORED\r\nCLIENT_ERROR /,
      );
      given(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    },
    deviates: async ({ wire, key, keyOfLength }) => {
      const [k, long, w] = [key(), keyOfLength(251), await wire()];
      expect(await w.exchange(`set ${k} 0 0 3\r\none\r\nget ${long}\r\n`)).toMatch(
        /^CLIENT_ERROR bad command line format\r\n(\r\n)?$/,
      );
      expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
    },
  });

  claim('limits.key-251-storage', 'storage commands reject a key of 251 bytes', async (proof) => {
    const [{ k, w, hit }, missing] = [await item250(proof), proof.keyOfLength(250)];
    await replies(({ silentBlock }) => [
      ...['set', 'add', 'replace', 'append', 'prepend'].map(
        (command) =>
          [
            badLine,
            `${command} ${k}k 0 0 ${silentBlock}`,
            `${command} ${missing}k 0 0 ${silentBlock}`,
          ] as const,
      ),
      [badLine, `cas ${k}k 0 0 ${silentBlock.replace('\r', ' 1\r')}`],
    ])(proof);
    expect(await w.exchange(`get ${k} ${missing}\r\n`)).toBe(hit);
    given(await w.exchange(`add ${missing} 0 0 1\r\n5\r\n`)).toBe('STORED\r\n');
  });

  claim('limits.key-251-others', 'delete, incr, decr reject keys of 251 bytes', async (proof) => {
    const { k, w, hit } = await item250(proof);
    await replies(() => [[badLine, `delete ${k}k`, `incr ${k}k 1`, `decr ${k}k 1`]])(proof);
    expect(await w.exchange(`get ${k}\r\n`)).toBe(hit);
    given(await w.exchange(`incr ${k} 1\r\ndelete ${k}\r\n`)).toBe('6\r\nDELETED\r\n');
  });

  claim('limits.key-251-touch', 'touch rejects a key of 251 bytes', async (proof) => {
    const { k, w, hit } = await item250(proof);
    expect(await w.exchange(`touch ${k}k -1\r\nget ${k}\r\n`)).toBe(badLine + hit);
    given(await w.exchange(`touch ${k} -1\r\nget ${k}\r\n`)).toBe('TOUCHED\r\nEND\r\n');
  });
});
