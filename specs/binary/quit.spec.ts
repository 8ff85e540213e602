import { describe, expect, given } from '../../fixtures/claims';
import { decodeResponse, encodeRequest } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { done, reply, request } from './requests';

describe('binary › quit', () => {
  claim('binary.quit', 'Quit has a response, then the connection closes', async ({ wire }) => {
    const w = await wire();
    given(await w.exchangeBinary([])).toEqual([]);
    await w.send(encodeRequest(request('quit', '', { opaque: 0x01020304 })));
    const response = await w.closed();
    expect(response).toHaveLength(24);
    const quit = { ...reply('quit', 'noError'), ...done, opaque: 0x01020304 };
    expect(decodeResponse(response)).toMatchObject(quit);
  });

  claim('binary.quitq', 'QuitQ closes the connection without a response', async ({ wire }) => {
    const w = await wire();
    given(await w.exchangeBinary([])).toEqual([]);
    await w.send(encodeRequest(request('quitQ', '')));
    expect(await w.closed()).toHaveLength(0);
  });

  claim('binary.bad-magic', 'bad magic closes the connection', async ({ wire, text, key }) => {
    const [k, cache] = [key(), await text()];
    given(await cache.set(k, 'one')).toBe('stored');
    for (const bytes of [
      encodeRequest(request('delete', k, { magic: 0x81 })),
      encodeRequest(request('delete', k, { magic: 0x00 })),
      Buffer.from(`delete ${k}\r\n`.padEnd(100)),
    ]) {
      const w = await wire();
      given(await w.exchangeBinary([])).toEqual([]);
      await w.send(bytes);
      expect(await w.closed()).toHaveLength(0);
    }
    expect(await cache.get(k)).toHold('one');
  });
});
