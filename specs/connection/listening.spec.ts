import { describe, expect, given } from '../../fixtures/claims';
import { everyDriver, wireDrivers } from '../../fixtures/drivers/drivers';
import { everyByte } from '../../fixtures/drivers/values';
import { encodeRequest, opcodes } from '../../fixtures/protocol/binary-packet';
import { modeOf, overTcp } from '../../fixtures/server/probe/knock';
import { textOf } from '../../fixtures/wire/udp';
import { claim } from './claims';

const noop = encodeRequest({ opcode: opcodes.noop, opaque: 0x01020304 }).toString('latin1');
const noopReply = noop.replace('\x80', '\x81');

/** Nobody replies; or another server does, which has taken the port since nobody wanted it. */
const notThisServer = /^(no answer|END\r\n)$/;

describe('connection › listeners', () => {
  claim.over(
    wireDrivers,
    'connection.unix-socket',
    'items are stored and read over a Unix socket',
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
    'with -s nothing listens on the TCP port of -p',
    async ({ place, text, knock, key }) => {
      const [k, cache] = [key(), await text(place('main'))];
      given(await cache.set(k, 'one')).toBe('stored');
      given(await cache.get(k)).toHold('one');
      expect(await knock(place('port'), `get ${k}\r\n`)).toMatch(notThisServer);
    },
  );

  claim('connection.unix-socket', 'the socket file has the mode of -a', (proof) => {
    expect(modeOf(proof.place('main')).toString(8)).toBe('640');
    return Promise.resolve();
  });

  claim.over(
    everyDriver,
    'connection.multiple-listeners',
    'what is stored through one listener is read through the others',
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
  claim('connection.tcp-off', 'with -p 0 UDP replies, and TCP does not', async (proof) => {
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
    'a listener of proto[ascii] replies to text, and not to packets',
    async ({ server, place, knock, key, text }) => {
      expect(await knock(place('ascii'))).toBe(`VERSION ${server.version}\r\n`);
      expect(await knock(place('ascii'), noop)).not.toBe(noopReply);
      const [k, cache] = [key(), await text(place('ascii'))];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await (await text()).get(k)).toHold('one');
    },
  );

  // The line is longer than the header of a packet: with less, the server waits for the rest.
  claim(
    'connection.per-listener-protocol',
    'a listener of proto[binary] replies to packets, and not to text',
    async ({ place, knock, key, binary }) => {
      const [k, cache] = [key(), await binary(place('binary'))];
      expect(await knock(place('binary'), noop)).toBe(noopReply);
      expect(await knock(place('binary'), `get ${k}:${k}\r\n`)).toBe('no answer');
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await (await binary()).get(k)).toHold('one');
    },
  );

  claim(
    'connection.per-listener-protocol',
    'a listener without a protocol beside them replies to both',
    async ({ server, place, knock }) => {
      expect(await knock(place('port'))).toBe(`VERSION ${server.version}\r\n`);
      expect(await knock(place('port'), noop)).toBe(noopReply);
    },
  );
});
