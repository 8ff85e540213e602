import { claims, claimsOf } from '../../fixtures/claims';

const commands = 'protocol.txt, Storage commands';

export const storage = claims({
  'storage.set.stores': {
    says: 'set replies that it stored, and get returns the same bytes and client flags.',
    source: commands,
  },
  'storage.set.overwrites': {
    says: 'set of an existing key replaces value, client flags and TTL.',
    source: commands,
    waits: 4,
  },
  'storage.set.new-cas': {
    says: 'Every store sets a new CAS unique.',
    source: commands,
    since: '1.2.4',
  },
  'storage.set.last-writer-wins': {
    says: 'Of concurrent sets of one key, one value remains, and it is whole.',
    source: commands,
  },
  'storage.add.new': {
    says: 'add of a missing key stores the item.',
    source: commands,
  },
  'storage.add.existing': {
    says: 'add of an existing key stores nothing: value, client flags, CAS unique and TTL stay.',
    source: commands,
    waits: 3,
  },
  'storage.add.after-expiry': {
    says: 'add stores where the item was deleted or has expired.',
    source: commands,
    waits: 4,
  },
  'storage.add.one-winner': {
    says: 'Of concurrent adds of one missing key, one stores its item, and the others reply that they did not.',
    source: commands,
  },
  'storage.replace.existing': {
    says: 'replace of an existing key stores the new value, client flags and TTL.',
    source: commands,
    waits: 4,
  },
  'storage.replace.missing': {
    says: 'replace of a missing key stores nothing.',
    source: commands,
  },
  'storage.append.existing': {
    says: 'append adds its bytes after those of an existing item.',
    source: commands,
    since: '1.2.4',
  },
  'storage.prepend.existing': {
    says: 'prepend adds its bytes before those of an existing item.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.missing': {
    says: 'append to a missing key stores nothing.',
    source: commands,
    since: '1.2.4',
  },
  'storage.prepend.missing': {
    says: 'prepend to a missing key stores nothing.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.keeps-flags-exptime': {
    says: 'append and prepend keep client flags and TTL of the item, whatever their own line says.',
    source: commands,
    since: '1.2.4',
    waits: 3,
  },
  'storage.append.new-cas': {
    says: 'append and prepend set a new CAS unique.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.empty': {
    says: 'append of no bytes succeeds, and the value stays.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.over-limit': {
    says: 'append and prepend beyond the largest item size are rejected, and the item stays.',
    source: commands,
    since: '1.2.4',
  },
  'storage.value.arbitrary-bytes': {
    says: 'A value may hold any bytes, line ends and text of the protocol included.',
    source: 'protocol.txt, Protocol',
  },
  'storage.value.zero-length': {
    says: 'An empty value is an item like any other: a hit, not a miss.',
    source: commands,
  },
  'storage.large-value': {
    says: 'A value of a million bytes, close to the limit of 1 MiB for an item, is stored and comes back whole.',
    source: commands,
  },
  'storage.flags.32bit': {
    says: 'Client flags are any unsigned number of 32 bits.',
    source: commands,
    since: '1.2.1',
    deviations: [
      {
        to: '1.4.26',
        over: ['text'],
        does: 'A text reply shows client flags of 2^31 and more as a negative number.',
      },
    ],
  },
  'storage.flags.overflow-text': {
    says: 'Client flags have 32 bits: a text line with a larger number is rejected.',
    source: commands,
    deviations: [{ does: 'The item is stored with the lower 32 bits of the number.' }],
  },
  'storage.data.interior-crlf-exact-length': {
    says: 'The byte count alone says where a block ends: a line end before that is data.',
    source: 'protocol.txt, Protocol',
  },
  'storage.data.bad-chunk-keeps-old': {
    says: 'A set whose block does not fit its byte count is rejected, and the old item stays.',
    source: commands,
  },
  'storage.data.bare-lf-line': {
    says: 'A line may end with LF alone, a block may not.',
    source: 'protocol.txt, Protocol',
  },
  'storage.cross-protocol': {
    says: 'An item stored over one protocol is the same over the others: value, client flags, CAS unique, number and TTL.',
    source: 'protocol.txt, Commands',
    since: '1.4.0',
    waits: 4,
  },
  'storage.flags.non-numeric': {
    says: 'Client flags that are no unsigned number are rejected as a bad command line, and nothing is stored.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.exptime.non-numeric': {
    says: 'A TTL that is no number is rejected as a bad command line, and nothing is stored.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.data.negative-length': {
    says: 'A negative byte count is rejected as a bad command line, without waiting for a block.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.data.non-numeric-length': {
    says: 'A byte count that is no number is rejected as a bad command line, without waiting for a block.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.extra-token-ignored': {
    says: 'One more word after the byte count, other than noreply, has no effect.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.data.too-long': {
    says: 'A block longer than its byte count is rejected as a bad data chunk; what follows the count and two bytes is the next command.',
    source: 'protocol.txt, Storage commands',
  },
  'storage.split-writes': {
    says: 'A command and its block may arrive in any number of pieces, cut anywhere: the reply is the same.',
    source: 'protocol.txt, Protocol',
  },
});

export const claim = claimsOf(storage);
