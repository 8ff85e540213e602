import { claims } from '../../../fixtures/claims';

/** How releases before 1.6.18 reply to a miss of mg. */
const enAlone = { to: '1.6.17', does: 'mg replies EN alone, whatever flags were sent.' };

export const metaGet = claims({
  // Hit and miss
  'meta.mg.hit-no-flags': {
    says: 'mg with a key alone replies HD where the item exists.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [{ to: '1.6.17', does: 'mg without a flag is rejected as a bad command line.' }],
  },
  'meta.mg.miss': {
    says: 'mg of a missing key replies EN.',
    source: 'protocol.txt, Meta Get',
    since: '1.5.19',
  },
  'meta.mg.flag-v': {
    says: 'mg with v replies VA with the size of the value, and the value after that line; without v it replies HD.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.single-key': {
    says: 'mg reads one key: what follows the key is taken for flags.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.miss-no-other-flags': {
    says: 'EN comes without the flags that describe an item.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.miss-reflects-O-k': {
    says: 'EN returns k and O, in the order of the request.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [enAlone],
  },
  'meta.mg.flag-q-miss': {
    says: 'mg with q is silent on a miss.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.flag-q-hit': {
    says: 'mg with q replies to a hit as without q.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-q-error': {
    says: 'mg with q reports errors.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },

  // What a flag returns
  'meta.mg.flag-s': {
    says: 's returns the size of the value in bytes.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-f': {
    says: 'f returns the client flags.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-c': {
    says: 'c returns the CAS unique, the one that gets shows.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-k': {
    says: 'k returns the key.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-O': {
    says: 'O returns its token unchanged, so that replies can be matched to requests.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-t': {
    says: 't returns the TTL that is left in seconds, by the ticks of the server’s clock, and -1 for an item that does not expire.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 3,
  },
  'meta.mg.flag-h': {
    says: 'h returns whether the item was read before; the read that asks counts for the next one only.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-h-reset-by-store': {
    says: 'h returns 0 again after a store.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-l': {
    says: 'l returns the seconds since the last access, by the ticks of the server’s clock; a store is an access.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 3,
  },
  'meta.mg.flag-l-lags': {
    says: 'A read is an access: the next l counts from it.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 3,
    deviations: [{ does: 'after the first read l still counts from the store' }],
  },
  'meta.mg.flag-u': {
    says: 'A read with u leaves no trace: for h the item was not read.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },

  // T sets the TTL
  'meta.mg.flag-T': {
    says: 'T sets the TTL of the item that mg hits, and changes nothing else; T0 clears it.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 4,
  },
  'meta.mg.flag-T-t-order': {
    says: 'Flags act in their order: t after T returns the new TTL, t before T the old one.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-T-miss': {
    says: 'T creates nothing on a miss.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.flag-T-absolute': {
    says: 'T and N follow the rule of every TTL: more than 30 days is a Unix time.',
    source: 'protocol.txt, Expiration times',
    since: '1.6.0',
    waits: 3,
  },
  'meta.mg.flag-E-on-hit': {
    says: 'E sets the CAS unique of an item that mg changes with T.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.27',
    deviations: [{ does: 'E is accepted and the CAS unique stays: E works only where N creates' }],
  },

  // C compares the CAS unique
  'meta.mg.flag-C-match': {
    says: 'Where C is the CAS unique of the item, the value is left out: HD instead of VA, with all other flags.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.40',
  },
  'meta.mg.flag-C-differs': {
    says: 'Where C is not the CAS unique of the item, the value is returned.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.40',
  },
  'meta.mg.flag-C-others-act': {
    says: 'The other flags act whether C matches or not.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.40',
  },
  'meta.mg.flag-C-before': {
    says: 'A server whose mg does not know C accepts it and returns the value, whatever the CAS unique is.',
    source: 'protocol.txt, Meta Get (its absence in older editions)',
    since: '1.6.10',
    until: '1.6.39',
  },

  // N creates on a miss
  'meta.mg.flag-N-miss': {
    says: 'N turns a miss into a hit of an empty item with that TTL, and returns W: this client has won the right to recache it.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-second': {
    says: 'Later readers of the empty item get Z: another client has won.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-hit': {
    says: 'N does nothing to an existing item.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-filled': {
    says: 'Once the value is stored, by any protocol, readers get it without W and Z.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-expires': {
    says: 'An empty item that nobody fills expires on its tick, and the next mg with N wins again.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 4,
  },
  'meta.mg.flag-N-q': {
    says: 'mg with N and q replies to a miss, since N turns it into a hit.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-zero': {
    says: 'The empty item of N0 does not expire.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.N-one-winner': {
    says: 'Of many clients that miss with N at the same time, one wins.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-E-vivify': {
    says: 'E sets the CAS unique of the item that N creates.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.27',
  },

  // R wins before the item expires
  'meta.mg.flag-R-wins': {
    says: 'Where less TTL is left than R, the first reader gets W, and later ones Z.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-R-not-yet': {
    says: 'Where as much TTL is left as R, or more, nobody wins.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-R-no-expiry': {
    says: 'R never wins an item that does not expire.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-R-miss': {
    says: 'R creates nothing on a miss, and nobody wins.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.win-cleared-by-store': {
    says: 'A store clears the win: when the TTL runs short again, a reader can win again.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },

  // Keys as base64
  'meta.mg.flag-b': {
    says: 'With b the key is sent as base64, and names the same item as its bytes do.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-b-key-return': {
    says: 'An item that was stored with b returns its key as base64 with b after it, whichever way it is read.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.b-key-return-vivified': {
    says: 'An item that N created under a base64 key returns its key as base64 too.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [
      {
        does: 'the bytes of the key are sent as they are, spaces and line ends included, without b',
      },
    ],
  },
  'meta.mg.flag-b-binary-bytes': {
    says: 'As base64 a key may hold any bytes: spaces, line ends and NUL included.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.miss-b-key': {
    says: 'A miss with b and k returns the key as it was sent, as base64 with its b.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [enAlone],
  },

  // All meta commands
  'meta.mn': {
    says: 'mn does nothing and replies MN, after the replies to all commands before it.',
    source: 'protocol.txt, Meta No-Op',
    since: '1.6.0',
  },
  'meta.mn-arguments': {
    says: 'mn has no arguments; words after it do not change its reply.',
    source: 'protocol.txt, Meta No-Op',
    since: '1.6.0',
  },
  'meta.flag-order': {
    says: 'Flags are returned in the order of the request.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.flag-of-other-command-ignored': {
    says: 'A flag of another meta command is accepted, and has no effect.',
    source: 'protocol.txt, Meta Commands (not stated)',
    since: '1.6.10',
  },
  'meta.mg.flags-P-L-ignored': {
    says: 'Every meta command accepts P and L with any token, does nothing with them and does not return them.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.14',
  },
  'meta.mixed-with-text': {
    says: 'Meta and text commands can share a connection, in any order.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
  },
  'meta.reply-no-trailing-space': {
    says: 'The parts of a meta reply are one space apart, and no space stands before the line end.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
    deviations: [
      {
        to: '1.6.17',
        does: 'Most replies of md and ma have one space too many after the code.',
      },
    ],
  },
  'meta.counts.as-text': {
    says: 'A meta command counts as the text command that does the same: mg as get, or with T on a hit as touch, ms as set, ma as incr or decr, md as delete unless it only marks as stale. cmd_meta counts me alone.',
    source: 'protocol.txt, Meta Get; General-purpose statistics',
    since: '1.6.10',
    server: 'own',
  },
  // The two editions of the syntax before today's, both called experimental
  'meta.first-syntax': {
    says: 'The flags of a meta command are one word, and their tokens follow it; ms replies ST, md DE, mn EN, and EN also ends a hit of mg.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
    until: '1.5.22',
  },
  'meta.old-syntax': {
    says: 'ms takes the length of its block as flag S, and ms, md and mg without v reply OK.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.0',
    until: '1.6.9',
  },
});
