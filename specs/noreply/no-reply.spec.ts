import { describe, expect, given } from '../../fixtures/claims';
import { claim } from './claims';

/** What get of an item and of a missing key replies. */
const holds = (value: string, flags = 5) =>
  `VALUE $k ${flags} ${value.length}\r\n${value}\r\nEND\r\n`;
const miss = 'END\r\n';

describe('noreply › commands that send no reply', () => {
  // Each row has a stored value, and commands with what the key holds after them. $cas is the CAS unique of
  // the stored item, $none a missing key; an item that is touched with 2592001, a time of 1970, expires.
  for (const [id, title, stored, steps] of [
    [
      'noreply.set',
      'set stores',
      'old',
      [
        ['set $k 6 0 3 noreply\r\none', holds('one', 6)],
        ['set $k 7 0 3 noreply\r\ntwo', holds('two', 7)],
      ],
    ],
    [
      'noreply.add-replace',
      'add and replace store',
      'one',
      [
        ['replace $k 6 0 3 noreply\r\ntwo', holds('two', 6)],
        ['delete $k noreply', miss],
        ['add $k 5 0 3 noreply\r\none', holds('one')],
      ],
    ],
    [
      'noreply.add-replace',
      'add and replace do not store',
      'one',
      [
        ['add $k 6 0 3 noreply\r\ntwo', holds('one')],
        ['replace $none 6 0 3 noreply\r\ntwo', holds('one')],
      ],
    ],
    [
      'noreply.append-prepend',
      'append and prepend store',
      'one',
      [
        ['append $k 0 0 1 noreply\r\n>', holds('one>')],
        ['prepend $k 0 0 1 noreply\r\n<', holds('<one>')],
      ],
    ],
    [
      'noreply.append-prepend',
      'append and prepend do not store',
      'one',
      [
        ['append $none 0 0 1 noreply\r\n>', holds('one')],
        ['prepend $none 0 0 1 noreply\r\n<', holds('one')],
      ],
    ],
    [
      'noreply.cas',
      'cas stores once',
      'one',
      [
        ['cas $k 6 0 3 $cas noreply\r\ntwo', holds('two', 6)],
        ['cas $k 7 0 5 $cas noreply\r\nthree', holds('two', 6)],
      ],
    ],
    [
      'noreply.cas',
      'cas of a missing key does not store',
      'one',
      [['cas $none 5 0 3 1 noreply\r\ntwo', holds('one')]],
    ],
    [
      'noreply.delete',
      'delete deletes',
      'one',
      [
        ['delete $k noreply', miss],
        ['delete $k noreply', miss],
      ],
    ],
    [
      'noreply.incr-decr',
      'incr and decr count',
      '10',
      [
        ['incr $k 7 noreply', holds('17')],
        ['decr $k 4 noreply', holds('13')],
      ],
    ],
    [
      'noreply.incr-decr',
      'incr and decr do not count',
      'one',
      [
        ['incr $k 1 noreply\r\ndecr $k 1 noreply', holds('one')],
        ['incr $none 1 noreply\r\ndecr $none 1 noreply', holds('one')],
      ],
    ],
    [
      'noreply.touch',
      'touch sets the TTL',
      'one',
      [
        ['touch $k 1000 noreply', holds('one')],
        ['touch $k 2592001 noreply', miss],
        ['touch $k 1000 noreply', miss],
      ],
    ],
  ] as const) {
    claim(id, `with noreply ${title} without a reply`, async ({ wire, key }) => {
      const [k, none, w] = [key(), key(), await wire()];
      given(await w.exchange(`set ${k} 5 0 ${stored.length}\r\n${stored}\r\n`)).toBe('STORED\r\n');
      const cas = /(\d+)\r/.exec(await w.exchange(`gets ${k}\r\n`))?.[1];
      const withKeys = (text: string) =>
        text.replaceAll('$k', k).replaceAll('$none', none).replaceAll('$cas', String(cas));
      const requests = steps.map(([command]) => `${command}\r\nget $k $none\r\n`).join('');
      const replies = steps.map(([, left]) => left).join('');
      expect(await w.exchange(withKeys(requests))).toBe(withKeys(replies));
    });
  }

  claim('noreply.verbosity', 'verbosity with noreply sets the level', async ({ wire, text }) => {
    const [w, cache] = [await wire(), await text()];
    given(await cache.stats('settings')).toMatchObject({ verbosity: '0' });
    expect(await w.exchange('verbosity 1 noreply\r\n')).toBe('');
    expect(await cache.stats('settings')).toMatchObject({ verbosity: '1' });
  });

  claim('noreply.mixed-order', 'noreply leaves no gap between replies', async ({ wire, key }) => {
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
  });
});

describe('noreply › where it is no noreply', () => {
  claim('noreply.get-not-supported', 'noreply is a key of get', async ({ wire, key, trackKey }) => {
    const [k, word, w] = [key(), trackKey('noreply'), await wire()];
    const [one, two] = [`VALUE ${k} 5 3\r\none\r\n`, 'VALUE noreply 6 3\r\ntwo\r\n'];
    given(await w.exchange(`set ${k} 5 0 3\r\none\r\n`)).toBe('STORED\r\n');
    given(await w.exchange(`set ${word} 6 0 3\r\ntwo\r\n`)).toBe('STORED\r\n');
    expect(await w.exchange(`get ${k} noreply\r\n`)).toBe(`${one}${two}END\r\n`);
    await w.exchange('delete noreply\r\n');
    expect(await w.exchange(`get ${k} noreply\r\n`)).toBe(`${one}END\r\n`);
  });

  // Up to 1.6.39 neither the line nor its block is a command.
  claim('noreply.not-last-token', 'set replies to a word after noreply', async ({ wire, key }) => {
    const [k, w] = [key(), await wire()];
    given(await w.exchange(`set ${k} 0 0 3 noreply\r\none\r\n`)).toBe('');
    expect(await w.exchange(`set ${k} 0 0 3 noreply more\r\ntwo\r\n`)).toMatch(
      /^(STORED|ERROR\r\nERROR)\r\n$/,
    );
  });
});
