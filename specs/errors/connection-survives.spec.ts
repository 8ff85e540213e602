import { describe, expect, given } from '../../fixtures/claims';
import { badChunk, badLine, controlItems, ERROR } from '../../fixtures/claims/replies';
import { everyDriver } from '../../fixtures/drivers/drivers';
import { bytes } from '../../fixtures/drivers/values';
import { claim } from './claims';

describe('errors › the connection survives', () => {
  claim('errors.connection-survives', 'rejections come one by one, in order', async (proof) => {
    const [{ text, number, numberReply }, w] = [await controlItems(proof), await proof.wire()];
    const exchanges = [
      ['nosuch\r\n', ERROR],
      [`set ${text} 0 0 x\r\n`, badLine],
      [`set ${text} 0 0 1\r\nn..`, badChunk],
      [`incr ${number} x\r\n`, 'CLIENT_ERROR invalid numeric delta argument\r\n'],
      [`incr ${text} 1\r\n`, 'CLIENT_ERROR cannot increment or decrement non-numeric value\r\n'],
      [`decr ${number} x\r\n`, 'CLIENT_ERROR invalid numeric delta argument\r\n'],
      [`get ${number}\r\n`, numberReply],
    ];
    const requests = exchanges.map(([request]) => request).join('');
    const replies = exchanges.map(([, reply]) => reply).join('');
    expect(await w.exchange(requests)).toBe(replies);
    expect(await w.exchange(requests.repeat(50))).toBe(replies.repeat(50));
  });

  claim.over(
    everyDriver,
    'errors.server-error-keeps-connection',
    'a value that is too large leaves the connection open',
    async ({ cache, key }) => {
      const [k, other] = [key(), key()];
      given(await cache.set(other, 'one')).toBe('stored');
      given(await cache.set(k, bytes(1_048_577))).toBe('too large');
      expect(await cache.get(other)).toHold('one');
      expect(await cache.set(k, 'small')).toBe('stored');
      expect(await cache.get(k)).toHold('small');
    },
  );
});
