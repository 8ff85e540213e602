import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

describe('expiry › negative TTL of mg', () => {
  claim('expiry.negative-meta-ttl-report', 't returns no time left after a negative T or N', {
    documented: async ({ wire, key }) => {
      const [k, absent, w] = [key(), key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`mg ${k} T-1 t\r\n`)).toMatch(/^\w\w t(0|-\d+)\r\n$/);
      expect(await w.exchange(`mg ${absent} N-1 t\r\n`)).toMatch(/^\w\w t(0|-\d+) W\r\n$/);
      expect(await w.exchange(`mg ${k} s\r\nmg ${absent} s\r\n`)).toBe('EN\r\nEN\r\n');
    },
    deviates: async ({ wire, key }) => {
      const [k, absent, w] = [key(), key(), await wire()];
      given(await w.exchange(`set ${k} 7 0 3\r\none\r\n`)).toBe('STORED\r\n');
      expect(await w.exchange(`mg ${k} T-1 t\r\n`)).toMatch(/^\w\w t4\d{9}\r\n$/);
      expect(await w.exchange(`mg ${absent} N-1 t\r\n`)).toMatch(/^\w\w t4\d{9} W\r\n$/);
      expect(await w.exchange(`mg ${k} s\r\nmg ${absent} s\r\n`)).toBe('EN\r\nEN\r\n');
    },
  });
});
