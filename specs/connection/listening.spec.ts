import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { describe, expect } from '../../fixtures/claims';
import { modeOf, overTcp } from '../../fixtures/server/probe/knock';
import { encodeRequest, opcodes } from '../../fixtures/protocol/binary-packet';
import { textOf } from '../../fixtures/wire/udp';
import { claim } from './claims';

const noop = encodeRequest({ opcode: opcodes.noop, opaque: 0x01020304 }).toString('latin1');
const noopReply = noop.replace('\x80', '\x81');

/** Nobody answers; or another server does, which has taken the port since nobody wanted it. */
const notThisServer = /^(no answer|END\r\n)$/;

describe('connection › where a server listens', () => {
  claim.over(
    wireDrivers,
    'connection.unix-socket',
    'items are written and read over a Unix socket',
    async ({ cache, another, key }) => {
      const k = key();
      expect(await cache.set(k, everyByte, { flags: 7 })).toBe('stored');
      expect(await (await another()).get(k)).toHold(everyByte, 7);
      expect(await cache.delete(k)).toBe('deleted');
      expect(await cache.get(k)).toBe('miss');
    },
  );

  claim(
    'connection.unix-socket',
    'nothing listens on the TCP port that was named beside it',
    async ({ place, text, knock, key }) => {
      const [k, cache] = [key(), await text(place('main'))];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
      expect(await knock(place('port'), `get ${k}\r\n`)).toMatch(notThisServer);
    },
  );

  claim('connection.unix-socket', 'the socket file has the mode that was asked for', (proof) => {
    expect(modeOf(proof.place('main')).toString(8)).toBe('640');
    return Promise.resolve();
  });

  claim.over(
    everyDriver,
    'connection.multiple-listeners',
    'what is written through one listener is read through the others',
    async ({ cache, place, knock, text, server, key }) => {
      const k = key();
      expect(await knock(place('second'))).toBe(`VERSION ${server.version}\r\n`);
      expect(await knock(place('third'))).toBe(`VERSION ${server.version}\r\n`);
      const [second, third] = [await text(place('second')), await text(place('third'))];
      expect(await cache.set(k, 'by the first')).toBe('stored');
      expect(await second.get(k)).toHold('by the first');
      expect(await third.append(k, ', and the third')).toBe('stored');
      expect(await cache.get(k)).toHold('by the first, and the third');
      expect(await second.delete(k)).toBe('deleted');
      expect(await cache.get(k)).toBe('miss');
      expect(await third.get(k)).toBe('miss');
    },
  );

  // The port that it would have; and the number of the UDP port, which a server without -p takes.
  claim('connection.tcp-off', 'UDP answers, and TCP does not', async (proof) => {
    const { udp, place, knock, key } = proof;
    const [k, client] = [key(), udp()];
    expect(textOf(await client.exchange('stats settings\r\n'))).toMatch(/^STAT tcpport 0\r$/m);
    expect(textOf(await client.exchange(`set ${k} 0 0 3\r\none\r\n`))).toBe('STORED\r\n');
    const get = `get ${k}\r\n`;
    expect(textOf(await client.exchange(get))).toMatch(/^VALUE /);
    expect(await knock(place('port'), get)).toMatch(notThisServer);
    expect(await knock(overTcp(place('datagrams')), get)).toMatch(notThisServer);
  });

  claim(
    'connection.per-listener-protocol',
    'a listener for text answers text, and no packets',
    async ({ server, place, knock, key, text }) => {
      expect(await knock(place('ascii'))).toBe(`VERSION ${server.version}\r\n`);
      expect(await knock(place('ascii'), noop)).not.toBe(noopReply);
      const [k, cache] = [key(), await text(place('ascii'))];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await (await text()).get(k)).toHold('one');
    },
  );

  claim(
    'connection.per-listener-protocol',
    'a listener for packets answers packets, and no text',
    async ({ place, knock, key, binary }) => {
      expect(await knock(place('binary'), noop)).toBe(noopReply);
      // Longer than the header of a packet: with less, it would wait for the rest.
      const [k, cache] = [key(), await binary(place('binary'))];
      expect(await knock(place('binary'), `get ${k}:${k}\r\n`)).toBe('no answer');
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await (await binary()).get(k)).toHold('one');
    },
  );

  claim(
    'connection.per-listener-protocol',
    'a listener without a protocol beside them answers both',
    async ({ server, place, knock }) => {
      expect(await knock(place('port'))).toBe(`VERSION ${server.version}\r\n`);
      expect(await knock(place('port'), noop)).toBe(noopReply);
    },
  );
});
