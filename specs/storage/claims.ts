import { claims, claimsOf } from '../../fixtures/claims';
import { binaryTouchMisreads } from '../../fixtures/claims/binary-touch';

const commands = 'protocol.txt, Storage commands';

export const storage = claims({
  'storage.set.stores': {
    says: 'set answers that it stored, and from then on get returns just those bytes and flags.',
    source: commands,
  },
  'storage.set.overwrites': {
    says: 'set on a key that is taken succeeds, and replaces value, flags and TTL.',
    source: commands,
    waits: 4,
  },
  'storage.set.new-cas': {
    says: 'Whatever stores an item gives it a CAS that it did not have before.',
    source: commands,
    since: '1.2.4',
  },
  'storage.set.last-writer-wins': {
    says: 'Of the values that many clients set on one key at once, one is left, and it is whole.',
    source: commands,
  },
  'storage.add.new': {
    says: 'add on a free key stores the item, and says so.',
    source: commands,
  },
  'storage.add.existing': {
    says: 'add on a taken key stores nothing and says so: value, flags, CAS and TTL stay.',
    source: commands,
    waits: 3,
  },
  'storage.add.after-expiry': {
    says: 'A key whose item was deleted or has expired is free for add.',
    source: commands,
    waits: 4,
  },
  'storage.add.one-winner': {
    says: 'When many clients add one free key at once, one of them stores its item; the others are told that they did not.',
    source: commands,
  },
  'storage.replace.existing': {
    says: 'replace on a taken key stores the new value, flags and TTL, and says so.',
    source: commands,
    waits: 4,
  },
  'storage.replace.missing': {
    says: 'replace on a free key stores nothing and says so; the key stays free.',
    source: commands,
  },
  'storage.append.existing': {
    says: 'append puts its bytes behind those of the item that is there, and says that it stored.',
    source: commands,
    since: '1.2.4',
  },
  'storage.prepend.existing': {
    says: 'prepend puts its bytes before those of the item that is there, and says that it stored.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.missing': {
    says: 'append on a free key stores nothing and says so; the key stays free.',
    source: commands,
    since: '1.2.4',
  },
  'storage.prepend.missing': {
    says: 'prepend on a free key stores nothing and says so; the key stays free.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.keeps-flags-exptime': {
    says: 'append and prepend leave flags and TTL of the item as they are, whatever their own line says.',
    source: commands,
    since: '1.2.4',
    waits: 3,
  },
  'storage.append.new-cas': {
    says: 'append and prepend give the item a CAS that it did not have before.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.empty': {
    says: 'append of no bytes succeeds, and the value is what it was.',
    source: commands,
    since: '1.2.4',
  },
  'storage.append.over-limit': {
    says: 'append and prepend that would make an item larger than the server allows are refused, and the item stays as it was.',
    source: commands,
    since: '1.2.4',
  },
  'storage.value.arbitrary-bytes': {
    says: 'A value may hold any bytes, line ends and text of the protocol included, and comes back as it was.',
    source: 'protocol.txt, Protocol',
  },
  'storage.value.zero-length': {
    says: 'A value of no bytes is an item like any other: a hit, not a miss.',
    source: commands,
  },
  'storage.large-value': {
    says: 'A value of a million bytes, close to the limit of 1 MiB for an item, is stored and comes back whole.',
    source: commands,
  },
  'storage.flags.32bit': {
    says: 'Client flags are any unsigned number of 32 bits, and come back as they were.',
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
    says: 'Client flags have 32 bits: a line of the text protocol with a larger number is refused.',
    source: commands,
    deviations: [{ does: 'The item is stored with the lower 32 bits of the number.' }],
  },
  'storage.data.interior-crlf-exact-length': {
    says: 'The length on the line alone says where a block ends: a line end before that is data.',
    source: 'protocol.txt, Protocol',
  },
  'storage.data.bad-chunk-keeps-old': {
    says: 'A set whose block is not as long as its line says is refused, and the item that was there stays.',
    source: commands,
  },
  'storage.data.bare-lf-line': {
    says: 'Clients end lines and blocks with CR LF; a line that ends with LF alone is understood all the same, a block is not.',
    source: 'protocol.txt, Protocol',
  },
  'storage.cross-protocol': {
    says: 'What was stored over one protocol is the same item over each other one: value, flags, CAS, number and TTL.',
    source: 'protocol.txt, Commands',
    since: '1.4.0',
    waits: 4,
  },
  'touch.cross-protocol': {
    says: 'A TTL that touch set over one protocol holds over each other one.',
    source: 'protocol.txt, Touch',
    since: '1.4.8',
    waits: 4,
    deviations: [
      {
        ...binaryTouchMisreads,
        over: ['memjs', 'binary'].flatMap((writer) =>
          ['memjs', 'text', 'meta', 'binary'].map((reader) => `${writer} to ${reader}`),
        ),
      },
    ],
  },
  'storage.split-writes': {
    says: 'A command and its block may arrive in any number of pieces, cut anywhere: the reply is the same.',
    source: 'protocol.txt, Protocol',
  },
});

export const claim = claimsOf(storage);
