import { claims } from '../../../fixtures/claims';

const cReturnsTheSize = {
  from: '1.6.20',
  to: '1.6.20',
  does: 'c of ms returns the size as well, as if s followed it.',
};

export const metaStore = claims({
  'meta.ms.set': {
    says: 'ms stores its block under the key and replies HD.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.flag-F': {
    says: 'F of ms sets the client flags; ms without F sets them to 0.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.flag-F-overflow': {
    says: 'Client flags have 32 bits: ms rejects a larger F, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
    deviations: [
      {
        to: '1.6.44',
        does: 'ms stores the item with F cut to 32 bits.',
      },
    ],
  },
  'meta.ms.flag-T': {
    says: 'T of ms sets the TTL, by the rules of every TTL.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ms.flag-c': {
    says: 'ms with c returns the new CAS unique of the item.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.13',
    deviations: [cReturnsTheSize],
  },
  'meta.ms.flag-c-on-failure': {
    says: 'ms with c returns c0 where it stores nothing; with EX it may return the CAS unique of the item instead.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.13',
  },
  'meta.ms.flag-k-O': {
    says: 'ms returns k and O, in the order of the request, whatever its reply is.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.flag-s': {
    says: 'ms with s returns the size of the stored value, the whole of it after an append or a prepend.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
  },
  'meta.ms.flag-s-c-together': {
    says: 'ms with s and c returns the size and the CAS unique, each once.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
    deviations: [cReturnsTheSize],
  },
  'meta.ms.flag-q': {
    says: 'ms with q hides HD, and nothing else: NS, EX and NF are sent.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-E': {
    says: 'ME makes ms an add: it stores under a missing key, and replies NS where the key exists.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-R': {
    says: 'MR makes ms a replace: it stores under an existing key, and replies NS where the key is missing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-A': {
    says: 'MA makes ms an append: the block goes after the value, or the reply is NS; T and F are ignored.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-P': {
    says: 'MP makes ms a prepend: the block goes before the value, or the reply is NS.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-S': {
    says: 'MS is what ms does without a mode: it stores under a missing and an existing key.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-lowercase': {
    says: 'Modes of ms are upper case: ms rejects a lower-case one, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.append-N': {
    says: 'An append or prepend with N creates a missing item with that TTL; T is ignored.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
    waits: 3,
  },
  'meta.ms.append-N-present': {
    says: 'Where the item exists, N of ms does nothing: the block is added, the TTL stays.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.20',
    waits: 3,
  },
  'meta.ms.C-match': {
    says: 'ms with C stores only where it is the CAS unique of the item: otherwise it replies EX, or NF where the key is missing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.C-append': {
    says: 'An append or prepend respects C: it replies EX where the CAS unique is another.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.E': {
    says: 'E of ms sets the CAS unique of the item, for every protocol.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.27',
  },
  'meta.ms.E-64bit': {
    says: 'E of ms takes any CAS unique of 64 bits.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.27',
  },
  'meta.ms.I-stale-store': {
    says: 'ms with I and a C lower than the CAS unique of the item stores, and marks the item as stale: the next mg gets X and W, later ones X and Z.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.I-keeps-ttl': {
    says: 'A value that ms stores as stale keeps the TTL of the item before it.',
    source: 'protocol.txt, Meta Set (not stated)',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ms.I-higher-cas': {
    says: 'ms with I and a C higher than the CAS unique of the item is rejected with EX.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.I-equal-cas': {
    says: 'ms with I and the CAS unique of the item stores as without I: the item is not stale.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.I-without-C': {
    says: 'I of ms works only with C: without it the item is not stale.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.md.hit': {
    says: 'md of an existing key deletes the item and replies HD: the next get misses.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.miss': {
    says: 'md of a missing key replies NF.',
    source: 'protocol.txt, Meta Delete',
    since: '1.5.19',
  },
  'meta.md.flag-q': {
    says: 'md with q hides HD, and nothing else: NF and EX are sent.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-k-O': {
    says: 'md returns k and O, in the order of the request, whatever its reply is.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-C': {
    says: 'md with C deletes only where it is the CAS unique of the item: otherwise it replies EX and the item stays, or NF where the key is missing.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
    deviations: [
      {
        to: '1.6.12',
        does: 'md with C replies EX and deletes nothing, also with the CAS unique of the item.',
      },
    ],
  },
  'meta.md.T-without-I': {
    says: 'T of md is used only with I: without I the item is deleted.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-I': {
    says: 'md with I leaves the item and its value, with a new CAS unique and marked as stale: the next mg gets X and W, later ones X and Z.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.I-one-winner': {
    says: 'Of all clients that read a stale item, one gets W.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.I-T': {
    says: 'md with I and T sets the TTL of the stale item; without T it stays.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
    waits: 3,
  },
  'meta.md.I-plain-get': {
    says: 'get and gets hit a stale item as any other.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.I-twice-new-win': {
    says: 'When a stale item is marked again, one more client gets W.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.0',
  },
  'meta.md.I-cleared-by-store': {
    says: 'An item that is stored over a stale one is not stale.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.I-winner-cas': {
    says: 'The client that got W can store with the CAS unique that came with it; the one from before gets EX.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.10',
  },
  'meta.md.flag-x': {
    says: 'md with x removes the value and leaves the item, with an empty value.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
  },
  'meta.md.flag-x-keeps-rest': {
    says: 'md with x removes only the value: client flags and TTL stay.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
    deviations: [{ does: 'md with x sets the client flags to 0 and clears the TTL.' }],
  },
  'meta.md.flag-x-T': {
    says: 'md with x and T sets the TTL of the empty item.',
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
    says: 'E of md sets the CAS unique of an item that I or x leaves.',
    source: 'protocol.txt, Meta Delete',
    since: '1.6.27',
  },
  'meta.ma.incr-default': {
    says: 'ma adds 1 to the number, and replies HD.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.flag-v': {
    says: 'ma with v returns the new number, as a value: VA, its length, the number.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.flag-D': {
    says: 'D of ma is the delta that is added or subtracted.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.modes': {
    says: 'ma adds with MI and M+, and subtracts with MD and M-.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.miss': {
    says: 'ma of a missing key replies NF and creates nothing, unless it has N.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.N-J': {
    says: 'ma with N creates a missing item: its number is J, or 0, the delta is not applied, and its TTL is N.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ma.N-present': {
    says: 'Where the item exists, N and J of ma do nothing: the delta is applied, the TTL stays.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ma.flag-T': {
    says: 'T of ma sets the TTL.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    waits: 3,
  },
  'meta.ma.flag-T-while-read': {
    says: 'T of ma sets the TTL also while the reply to a read of the same item is still being sent.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    deviations: [
      {
        does: 'ma keeps the old TTL while the value is still being sent to a reader, and t returns the new one.',
      },
    ],
  },
  'meta.ma.flag-t-c': {
    says: 'ma with t and c returns the TTL that is left and the new CAS unique.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.flag-k-O': {
    says: 'ma returns k and O, in the order of the request, whatever its reply is.',
    source: 'protocol.txt, Meta Arithmetic',
    // Its own section lists them from 1.6.19 on; the one of mg said before that other commands take them.
    since: '1.6.10',
  },
  'meta.ma.flag-C': {
    says: 'ma with C changes the number only where it is the CAS unique of the item: otherwise it replies EX.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.flag-E': {
    says: 'E of ma sets the CAS unique of the item that it changes or creates.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.27',
  },
  'meta.ma.flag-E-while-read': {
    says: 'E of ma sets the CAS unique also while the reply to a read of the same item is still being sent.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.27',
    deviations: [
      {
        does: 'the item gets a CAS unique of the server while the value is still being sent to a reader, and c returns that of E.',
      },
    ],
  },
  'meta.ma.flag-q': {
    says: 'ma with q hides HD and VA, and nothing else: NF, EX and errors are sent.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.q-vivify': {
    says: 'ma with q is silent also where N creates the item.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
    deviations: [{ to: '1.6.39', does: 'ma with q replies HD where N creates the item.' }],
  },
  'meta.ma.b': {
    says: 'ma with b takes the key as base64.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.10',
  },
  'meta.ma.J-64bit': {
    says: 'J and D of ma take any number of 64 bits; a sum that does not fit wraps to 0.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
    // As for counters.incr.wrap-64: older servers read on after large numbers.
    server: 'empty',
  },
  'meta.me.hit': {
    says: 'me replies in one line with the internal data of the item: exp, la, cas, fetch, cls and size.',
    source: 'protocol.txt, Meta Debug',
    since: '1.6.0',
  },
  'meta.me.miss': {
    says: 'me of a missing key replies EN.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
  },
  'meta.me.exp': {
    says: 'exp of me is the TTL that is left, or -1 where the item does not expire.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
    deviations: [{ to: '1.6.23', does: 'me shows the TTL with the opposite sign: exp=-100.' }],
  },
  'meta.me.fetch': {
    says: 'fetch of me shows whether the item was read; me itself is no read.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
  },
  'meta.me.cas': {
    says: 'cas of me is the CAS unique that gets shows.',
    source: 'protocol.txt, Meta Debug',
    since: '1.5.19',
  },
  'meta.me.b': {
    says: 'me with b takes the key as base64, and shows it as base64.',
    source: 'protocol.txt, Meta Debug',
    since: '1.6.10',
    deviations: [
      {
        from: '1.6.40',
        does: 'me ignores b where it is the last word, and replies EN.',
      },
    ],
  },
});
