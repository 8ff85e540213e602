import { claims, claimsOf } from '../../fixtures/claims';

const retrievalCommand = 'protocol.txt, Retrieval command';

export const retrieval = claims({
  'retrieval.get.miss': {
    says: 'get of a missing key is a miss.',
    source: retrievalCommand,
  },
  'retrieval.get.format': {
    says: 'get replies to a hit with key, client flags and length on a line, the bytes, and END, without a CAS unique.',
    source: retrievalCommand,
  },
  'retrieval.gets.cas': {
    says: 'gets returns the CAS unique of the item, a number of 64 bits, which stays until the item changes.',
    source: retrievalCommand,
    since: '1.2.4',
  },
  'retrieval.multi.only-hits': {
    says: 'A get of several keys returns the items that exist and leaves out the others.',
    source: retrievalCommand,
  },
  'retrieval.multi.order': {
    says: 'The items come in the order of their keys in the request.',
    source: retrievalCommand,
  },
  'retrieval.multi.duplicates': {
    says: 'A key that is named twice in one get is returned twice.',
    source: retrievalCommand,
  },
  'retrieval.multi.large': {
    says: 'A get line may be far longer than 2 KiB: a thousand keys of 200 bytes, or five thousand short ones, get a complete reply.',
    source: retrievalCommand,
    since: '1.4.3',
    deviations: [
      {
        from: '1.6.12',
        to: '1.6.12',
        over: ['text'],
        does: 'A get line that does not fit into the server’s first read (16 KiB) replies ERROR, or closes the connection.',
      },
    ],
  },
  'retrieval.multi.many-keys-short': {
    says: 'A get of more keys than the server reads at once (24) returns each hit once.',
    source: retrievalCommand,
  },
  'retrieval.get.extra-spaces': {
    says: 'Several spaces between the words of a get line count as one, and spaces at its end do not count.',
    source: 'protocol.txt, Commands',
  },
  'retrieval.concurrent-readers': {
    says: 'Concurrent reads of an item all return the whole value.',
    source: retrievalCommand,
  },
  'retrieval.value-line-key': {
    says: 'An item comes with the key of the request, byte for byte.',
    source: retrievalCommand,
  },
  'retrieval.tab-is-not-delimiter': {
    says: 'Any whitespace separates the words of a command line, a tab as well as a space.',
    source: 'protocol.txt, Commands',
    deviations: [{ does: 'a tab is part of the word: the line is an unknown command' }],
  },
  'retrieval.leading-space': {
    says: 'A line begins with the name of its command: with a space before it, the reply is ERROR.',
    source: 'protocol.txt, Commands',
    deviations: [
      {
        to: '1.6.39',
        as: 'served',
        does: 'spaces in front of the name are skipped, and it is served',
      },
      {
        from: '1.6.40',
        to: '1.6.40',
        as: 'shutdown',
        does: 'a line that begins with two spaces is executed as shutdown, whatever follows',
      },
    ],
  },
  'retrieval.get.no-keys': {
    says: 'get and gets need at least one key: without one they get an error line.',
    source: 'protocol.txt, Retrieval command',
  },
  'retrieval.get.does-not-change-cas': {
    says: 'A read changes nothing: value, client flags, TTL and CAS unique stay.',
    source: retrievalCommand,
    since: '1.2.4',
    waits: 3,
  },
});

export const claim = claimsOf(retrieval);
