import { claims, claimsOf } from '../../../fixtures/claims';

const cReturnsTheSize = {
  from: '1.6.20',
  to: '1.6.20',
  does: 'c of ms returns the size as well, as if s stood after it.',
};

export const metaStore = claims({
  'meta.ms.set': {
    says: 'ms with a key, the length of a block and the block stores that block, and answers HD.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.flag-F': {
    says: 'F of ms is the number of the client flags; an ms without it makes them 0.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.flag-F-overflow': {
    says: 'Client flags have 32 bits: ms refuses a larger F, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
    deviations: [
      {
        to: '1.6.44',
        does: 'ms stores the item, with what is left of F when it is cut to 32 bits.',
      },
    ],
  },
  'meta.ms.flag-T': {
    says: 'T of ms is the TTL of the item, by the rules for every other TTL.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ms.flag-c': {
    says: 'ms with c answers with the CAS unique that the item has now.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.13',
    deviations: [cReturnsTheSize],
  },
  'meta.ms.flag-c-on-failure': {
    says: 'ms with c that stores nothing answers c0; beside EX, it may be the CAS of the item as well.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.13',
  },
  'meta.ms.flag-k-O': {
    says: 'ms gives k and O back, in the order in which they were asked for, whatever its answer is.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.flag-s': {
    says: 'ms with s answers with the size of the value that is kept now, the whole of it after an append or a prepend.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
  },
  'meta.ms.flag-s-c-together': {
    says: 'ms with both s and c answers with the size and with the CAS unique, each once.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
    deviations: [cReturnsTheSize],
  },
  'meta.ms.flag-q': {
    says: 'ms with q is silent where it would answer HD, and only there: NS, EX and NF are sent.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-E': {
    says: 'ME makes ms an add: it stores under a key that is free, and answers NS where there is an item.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-R': {
    says: 'MR makes ms a replace: it stores where there is an item, and answers NS where there is none.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-A': {
    says: 'MA makes ms an append: the block goes behind the value, or the answer is NS; T and F do not count.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-P': {
    says: 'MP makes ms a prepend: the block goes before the value, or the answer is NS.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-S': {
    says: 'MS is what ms does without a mode: it stores, whether there is an item or not.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-lowercase': {
    says: 'Modes of ms are capital letters: another one is an error, and nothing is stored.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.append-N': {
    says: 'ms that appends or prepends to nothing creates the item where N gives it a TTL; T does not count.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
    waits: 3,
  },
  'meta.ms.append-N-present': {
    says: 'Where there is an item, N of ms has nothing to do: the block is appended, the TTL stays.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
    waits: 3,
  },
  'meta.ms.C-match': {
    says: 'ms with C stores only where the item has that CAS: otherwise it answers EX, and NF where there is none.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.C-append': {
    says: 'ms that appends or prepends heeds C, too: EX where the CAS is another.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.E': {
    says: 'E of ms is the CAS that the item gets, for every protocol to see.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.27',
  },
  'meta.ms.E-64bit': {
    says: 'The CAS that E gives may be any number of 64 bits.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.27',
  },
  'meta.ms.I-stale-store': {
    says: 'ms with I and a C that is lower than the CAS of the item stores, and marks as stale: the next mg gets X and W, the others X and Z.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.I-keeps-ttl': {
    says: 'A value that ms stores as stale goes when the item before it was to go.',
    source: 'protocol.txt, Meta Set (not stated)',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ms.I-higher-cas': {
    says: 'ms with I and a C that is higher than the CAS of the item is refused with EX.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.I-equal-cas': {
    says: 'ms with I and the very CAS of the item stores as without I: nothing is stale.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.I-without-C': {
    says: 'I of ms works together with C only: without it the item is not marked.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.md.hit': {
    says: 'md answers HD where it deleted, and the key is a miss from then on.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.miss': {
    says: 'md of a key without an item answers NF.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.flag-q': {
    says: 'md with q is silent where it deleted, and only there: NF and EX are sent.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-k-O': {
    says: 'md returns k and O, in the order in which they were asked for, whatever its answer is.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-C': {
    says: 'md with C deletes only where the item has that CAS unique: otherwise it answers EX and the item stays, and NF where there is none.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
    deviations: [
      {
        to: '1.6.12',
        does: 'md with C answers EX and deletes nothing, also with the CAS unique of the item.',
      },
    ],
  },
  'meta.md.T-without-I': {
    says: 'T of md has a meaning beside I only: without it the item is deleted.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-I': {
    says: 'md with I leaves the item and its value, with a new CAS and marked as stale: the next mg gets X and W, the others X and Z.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.I-one-winner': {
    says: 'Of all the clients that read a stale item, one gets W.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.I-T': {
    says: 'md with I sets the TTL of the stale item to that of T; without T it stays as it was.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
    waits: 3,
  },
  'meta.md.I-plain-get': {
    says: 'To get and gets a stale item is a hit as any other.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.I-twice-new-win': {
    says: 'Where a stale item is marked once more, one more client gets W.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.I-cleared-by-store': {
    says: 'What is stored over a stale item is not stale.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.I-winner-cas': {
    says: 'The client that got W can store with the CAS that came with it; one that has the CAS from before gets EX.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-x': {
    says: 'md with x takes the value away and leaves the item, which is empty then.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
  },
  'meta.md.flag-x-keeps-rest': {
    says: 'md with x takes away nothing but the value: client flags and TTL stay.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
    deviations: [{ does: 'md with x makes the client flags 0, and the TTL unlimited.' }],
  },
  'meta.md.flag-x-T': {
    says: 'md with x and T gives that TTL to the empty item.',
    source: 'protocol.txt, Meta Delete (not stated)',
    since: '1.6.27',
    waits: 3,
  },
  'meta.md.flag-x-I': {
    says: 'md with x and I leaves an empty item that is stale.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
  },
  'meta.md.flag-E': {
    says: 'E of md is the CAS that the item gets, where I or x leaves one.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
  },
  'meta.ma.incr-default': {
    says: 'ma adds 1 to the number that is kept, and answers HD.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.flag-v': {
    says: 'ma with v answers with the new number, as a value: VA, its length, the number.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.flag-D': {
    says: 'D of ma is how much is added or subtracted.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.modes': {
    says: 'MI and M+ make ma add, MD and M- make it subtract.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.miss': {
    says: 'ma on a key without an item answers NF and creates nothing, unless N says so.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.N-J': {
    says: 'ma with N creates the item that is not there: the number is that of J, or 0, the delta is left out, and the TTL is that of N.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ma.N-present': {
    says: 'Where there is an item, N and J of ma have nothing to do: the delta is applied, the TTL stays.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ma.flag-T': {
    says: 'T of ma is the TTL from then on.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ma.flag-T-while-read': {
    says: 'T of ma counts also where the answer to a read of the same item is still on its way.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    deviations: [
      {
        does: 'ma keeps the old TTL, and says with t that it set the new one, while the value is still being sent to a reader.',
      },
    ],
  },
  'meta.ma.flag-t-c': {
    says: 'ma with t and c answers with the TTL that is left and with the CAS unique that the item has now.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.flag-k-O': {
    says: 'ma returns k and O, in the order in which they were asked for, whatever its answer is.',
    source: 'protocol.txt, Meta Arithmetic',
    // Its own section lists them from 1.6.19 on; that of mg said before that other commands take them.
    since: '1.6.10',
  },
  'meta.ma.flag-C': {
    says: 'ma with C changes the number only where the item has that CAS: otherwise it answers EX.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.flag-E': {
    says: 'E of ma is the CAS that the item gets, be it changed or created.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.27',
  },
  'meta.ma.flag-E-while-read': {
    says: 'E of ma counts also where the answer to a read of the same item is still on its way.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.27',
    deviations: [
      {
        does: 'ma gives the item a CAS of the server, and says with c that it is that of E, while the value is still being sent to a reader.',
      },
    ],
  },
  'meta.ma.flag-q': {
    says: 'ma with q is silent where it changed the number, and only there: NF, EX and errors are sent.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.q-vivify': {
    says: 'ma with q is silent also where N creates the item.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    deviations: [{ to: '1.6.39', does: 'ma with q answers HD where N creates the item.' }],
  },
  'meta.ma.b': {
    says: 'ma with b takes its key as base64.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.J-64bit': {
    says: 'J and D of ma may be any number of 64 bits; a sum that does not fit begins at 0 again.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
    // As for counters.incr.wrap-64: older servers read on behind large numbers.
    server: 'empty',
  },
  'meta.me.hit': {
    says: 'me answers in one line with what the server knows of an item: exp, la, cas, fetch, cls and size.',
    source: 'protocol.txt, Meta Debug',
    since: '1.6.0',
  },
  'meta.me.miss': {
    says: 'me of a key without an item answers EN.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
  },
  'meta.me.exp': {
    says: 'exp of me is the TTL that is left, or -1 where there is none.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
    deviations: [{ to: '1.6.23', does: 'me shows the TTL with its sign turned round: exp=-100.' }],
  },
  'meta.me.fetch': {
    says: 'fetch of me says whether the item was read; me itself is no read.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
  },
  'meta.me.cas': {
    says: 'cas of me is the CAS that gets shows.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
  },
  'meta.me.b': {
    says: 'me with b takes its key as base64, and shows it so.',
    source: 'protocol.txt, Meta Debug',
    since: '1.6.10',
    deviations: [
      {
        from: '1.6.40',
        does: 'me takes no notice of b where it is the last word: the answer is EN.',
      },
    ],
  },
});

export const claim = claimsOf(metaStore);
