import { describe, expect } from '../../fixtures/claims';
import { decodeResponse, encodeRequest, uint32 } from '../../fixtures/protocol/binary-packet';
import { datagramsDue } from '../../fixtures/wire/udp';
import { claim } from './claims';
import { reply, request, storing } from './requests';

describe('binary › UDP', () => {
  claim('binary.udp', 'each request packet in a datagram gets a response', async ({ udp, key }) => {
    const k = key();
    const requests = [
      request('set', k, { extras: storing(5), value: 'one', opaque: 0x01020304 }),
      request('getK', k, { opaque: 0xffffffff }),
      request('delete', k, { opaque: 3 }),
      request('get', k, { opaque: 4 }),
      request('noop', '', { opaque: 5 }),
    ];
    const packets = requests.map((one, at) => ({ payload: encodeRequest(one), id: 40 + at }));
    const datagrams = await udp().exchange(packets, datagramsDue(requests.length));
    const [sequence, total, reserved] = [0, 1, 0];
    const frames = packets.map(({ id }) => ({ id, sequence, total, reserved }));
    expect(datagrams).toMatchObject(frames);
    expect(datagrams.map(({ payload }) => payload[0])).toEqual(requests.map(() => 0x81));
    const hit = { extras: uint32(5), key: Buffer.from(k), value: Buffer.from('one') };
    expect(datagrams.map(({ payload }) => decodeResponse(payload))).toMatchObject([
      { ...reply('set', 'noError'), opaque: 0x01020304 },
      { ...reply('getK', 'noError'), opaque: 0xffffffff, ...hit },
      { ...reply('delete', 'noError'), opaque: 3 },
      { ...reply('get', 'keyNotFound'), opaque: 4 },
      { ...reply('noop', 'noError'), opaque: 5 },
    ]);
  });
});
