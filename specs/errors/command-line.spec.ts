import { describe, expect, given } from '../../fixtures/claims';
import { anErrorLine, controlItems, ERROR, items, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('errors › command line', () => {
  claim(
    'errors.unknown-command',
    'an unknown command replies ERROR',
    replies(({ text }) => [[ERROR, 'nosuch', `nosuch ${text}`, `getx ${text}`, `gett ${text}`]]),
  );

  claim(
    'errors.command-case-sensitive',
    'a command in capital letters replies ERROR',
    replies(({ text, number }) => [
      [ERROR, `GET ${text}`, `Set ${text} 0 0 1`, `DELETE ${text}`],
      [ERROR, `Incr ${number} 1`, `Touch ${text} 0`, 'Stats'],
    ]),
  );

  claim(
    'errors.command-case-sensitive',
    'a line replies ERROR in capital letters and is served in lower case',
    replies(({ number, numberReply }) => [
      [ERROR, `GET ${number}`],
      [numberReply, `get ${number}`],
    ]),
  );

  claim(
    'errors.empty-line',
    'an empty line and a single letter get an error line',
    replies(() => [[anErrorLine, '\r\n', '\n', 'x', 'm']]),
  );

  claim(
    'errors.three-kinds',
    'every rejection is one line of ERROR, CLIENT_ERROR or SERVER_ERROR',
    replies(({ text, number }) => [
      [anErrorLine, 'nosuch', 'get', 'delete'],
      [anErrorLine, `set ${text} 0 0`, `set ${text} 0 0 x`, `set ${text} 0 0 -1`],
      [anErrorLine, `incr ${number} x`, `incr ${text} 1`, `decr ${number}`, `touch ${text} x`],
      [anErrorLine, `add ${text} 0 0 1048577\r\n${'v'.repeat(1_048_577)}`],
    ]),
  );

  claim('errors.leading-space-admin', 'flush_all after a space is rejected and flushes nothing', {
    documented: replies(() => [[ERROR, ' flush_all']], items),
    deviates: async (proof) => {
      const [{ state }, w] = [await controlItems(proof), await proof.wire()];
      expect(await w.exchange(' flush_all\r\n')).toBe('OK\r\n');
      expect(await state()).toBe('END\r\n');
    },
  });
});

describe('errors › abbreviations', () => {
  claim('errors.admin-abbreviation', 'an abbreviated command replies ERROR', {
    documented: replies(
      ({ number }) => [[ERROR, 'fl', 'flush', 'verb 1', 'stat', 'vers', `ge ${number}`]],
      items,
    ),
    deviates: async (proof) => {
      const [{ state }, w] = [await controlItems(proof), await proof.wire()];
      expect(await w.exchange('fl\r\n')).toBe('OK\r\n');
      expect(await state()).toBe('END\r\n');
    },
  });

  // Where watch m is taken for a watch, its connection never replies: stats r comes first, and fails.
  claim('errors.subcommand-abbreviation', 'an abbreviated second word replies ERROR', {
    documented: async (proof) => {
      const [text, w] = [await proof.text(), await proof.wire()];
      given(await text.set(proof.key(), 'one')).toBe('stored');
      const { cmd_set } = await text.stats();
      given(cmd_set).toMatch(/^[1-9]/);
      expect(await w.exchange('stats r\r\n')).toBe(ERROR);
      await replies(() => [[ERROR, 'stats res', 'stats s', 'lru_crawler c 1', 'watch m']])(proof);
    },
    deviates: async ({ text, wire, key }) => {
      const [cache, w] = [await text(), await wire()];
      given(await cache.set(key(), 'one')).toBe('stored');
      given(await cache.stats()).toMatchObject({ cmd_set: expect.stringMatching(/^[1-9]/) });
      expect(await w.exchange('stats r\r\n')).toBe('RESET\r\n');
      expect(await cache.stats()).toMatchObject({ cmd_set: '0' });
      expect(await w.exchange('stats s\r\n')).toMatch(
        /^STAT maxbytes \d+\r\n(?:STAT .+\r\n)+END\r\n$/,
      );
      await w.send('watch m\r\n');
      expect(await w.readLine()).toBe('OK');
    },
  });
});
