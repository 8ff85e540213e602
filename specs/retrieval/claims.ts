import { claims, claimsOf } from '../../fixtures/claims';

const retrievalCommand = 'protocol.txt, Retrieval command';

export const retrieval = claims({
  'retrieval.get.miss': {
    says: 'get of a key that nobody stored is a miss.',
    source: retrievalCommand,
  },
  'retrieval.get.format': {
    says: 'get answers a hit with key, flags and length on a line, the bytes, and END; it gives no CAS.',
    source: retrievalCommand,
  },
  'retrieval.gets.cas': {
    says: 'gets gives the CAS of the item, a number of 64 bits, which stays the same until the item is changed.',
    source: retrievalCommand,
    since: '1.2.4',
  },
  'retrieval.multi.only-hits': {
    says: 'One request for several keys returns the items that are there and passes over the others.',
    source: retrievalCommand,
  },
  'retrieval.multi.order': {
    says: 'The items come in the order in which their keys were asked for.',
    source: retrievalCommand,
  },
  'retrieval.multi.duplicates': {
    says: 'A key that is named twice in one get is returned twice.',
    source: retrievalCommand,
  },
  'retrieval.multi.large': {
    says: 'A get line may be far longer than 2 KiB: a thousand keys of 200 bytes each, or five thousand short ones, are answered in full.',
    source: retrievalCommand,
    since: '1.4.3',
    deviations: [
      {
        from: '1.6.12',
        to: '1.6.12',
        over: ['text'],
        does: 'A get line that does not fit into the server’s first read (16 KiB) is answered ERROR, or the connection is closed.',
      },
    ],
  },
  'retrieval.multi.many-keys-short': {
    says: 'A get line may name more keys than the server takes from it in one go (24): each hit comes just once.',
    source: retrievalCommand,
  },
  'retrieval.get.extra-spaces': {
    says: 'Several blanks between the words of a get line count as one, and blanks at its end do not count.',
    source: 'protocol.txt, Commands',
  },
  'retrieval.concurrent-readers': {
    says: 'All who read an item at the same time see the same whole value.',
    source: retrievalCommand,
  },
  'retrieval.value-line-key': {
    says: 'An item comes with the key that was asked for, to the byte.',
    source: retrievalCommand,
  },
});

export const claim = claimsOf(retrieval);
