import { claims, claimsOf } from '../../../fixtures/claims';

/** How releases before 1.6.18 answer a miss of mg. */
const enAlone = { to: '1.6.17', does: 'EN comes alone, whatever flags were sent.' };

export const metaGet = claims({
  // Hit and miss
  'meta.mg.hit-no-flags': {
    says: 'mg with nothing but a key reports whether there is an item: HD where there is one.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [{ to: '1.6.17', does: 'mg without a flag is rejected as a bad command line.' }],
  },
  'meta.mg.miss': {
    says: 'mg of a key that has no item answers EN.',
    source: 'protocol.txt, Meta Get',
    since: '1.5.19',
  },
  'meta.mg.flag-v': {
    says: 'v makes the answer VA with the number of bytes, and the value behind that line; without v there is HD and no value.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.single-key': {
    says: 'mg reads one key: what stands behind the key is taken for flags.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.miss-no-other-flags': {
    says: 'EN comes without whatever was asked of the item: there is none to say it of.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.miss-reflects-O-k': {
    says: 'EN returns k and O, in the order in which they were asked for.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [enAlone],
  },
  'meta.mg.flag-q-miss': {
    says: 'With q a miss of mg is silent.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.flag-q-hit': {
    says: 'With q a hit of mg is answered as ever.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-q-error': {
    says: 'q silences no error of mg.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },

  // What a flag returns
  'meta.mg.flag-s': {
    says: 's returns how many bytes the value has.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-f': {
    says: 'f returns the client flags.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-c': {
    says: 'c returns the CAS, the one that gets shows.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-k': {
    says: 'k returns the key.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-O': {
    says: 'O returns its token as it was sent, so that replies find their requests.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-t': {
    says: 't returns the seconds that the item has left, by the ticks of the server’s clock, and -1 for an item that does not expire.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 3,
  },
  'expiry.negative-meta-ttl-report': {
    says: 'An item that a negative T or N has just ended has no time left for t to return.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
    deviations: [{ does: 't returns a number near 2^32; the item is a miss all the same' }],
  },
  'meta.mg.flag-h': {
    says: 'h returns whether the item was read before since it was stored; the reading that asks does not count, but does for the next one.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-h-reset-by-store': {
    says: 'A store makes the item one that was never read.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-l': {
    says: 'l returns how many seconds ago the item was used last, by the ticks of the server’s clock; a store is a use.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 3,
  },
  'meta.mg.flag-l-lags': {
    says: 'A reading is a use: the next l counts from it.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 3,
    deviations: [{ does: 'after the first reading l still counts from the store' }],
  },
  'meta.mg.flag-u': {
    says: 'A reading with u leaves no trace: for h the item was not read.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },

  // T sets the TTL
  'meta.mg.flag-T': {
    says: 'T sets the TTL of the item that mg hits, and nothing else of it; T0 makes it stay.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 4,
  },
  'meta.mg.flag-T-t-order': {
    says: 'Flags act in their order: t behind T returns the new TTL, t before T the old one.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-T-miss': {
    says: 'T has nothing to set on a miss, and creates nothing.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.flag-T-absolute': {
    says: 'T and N go by the rule for every TTL: more than 30 days is a Unix time.',
    source: 'protocol.txt, Expiration times',
    since: '1.6.0',
    waits: 3,
  },
  'meta.mg.flag-E-on-hit': {
    says: 'E is the CAS that an item gets when mg changes it with T.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.27',
    deviations: [{ does: 'E is accepted and the CAS stays: it counts only where N creates' }],
  },

  // C compares the CAS
  'meta.mg.flag-C-match': {
    says: 'Where C is the CAS of the item, the value stays away: HD instead of VA, with all else that was asked for.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.40',
  },
  'meta.mg.flag-C-differs': {
    says: 'Where C is another CAS than that of the item, the value comes.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.40',
  },
  'meta.mg.flag-C-others-act': {
    says: 'The other flags act whether C matches or not.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.40',
  },
  'meta.mg.flag-C-before': {
    says: 'Servers that know no C of mg accept it and send the value, whatever the CAS is.',
    source: 'protocol.txt, Meta Get (its absence in older editions)',
    since: '1.6.10',
    until: '1.6.39',
  },

  // N creates on a miss
  'meta.mg.flag-N-miss': {
    says: 'N turns a miss into a hit of an empty item with that TTL, and tells by W that it was created for this client to fill.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-second': {
    says: 'Whoever reads the empty item after that gets Z: somebody else is to fill it.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-hit': {
    says: 'Where there is an item, N does nothing.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-filled': {
    says: 'Once the value is stored, by whichever protocol, readers get it without W and Z.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-expires': {
    says: 'An empty item that nobody fills goes at its tick, and the next mg with N wins again.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    waits: 4,
  },
  'meta.mg.flag-N-q': {
    says: 'A miss that N turns into a hit is answered, also with q.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-N-zero': {
    says: 'The empty item of N0 does not expire.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.N-one-winner': {
    says: 'Of many clients that miss at once, exactly one wins.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-E-vivify': {
    says: 'E is the CAS of the item that N creates.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.27',
  },

  // R wins before a miss
  'meta.mg.flag-R-wins': {
    says: 'Where the item has fewer seconds left than R says, the first reader gets W, and those after it Z.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-R-not-yet': {
    says: 'Where the item has as many seconds left as R says, or more, nobody wins.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-R-no-expiry': {
    says: 'An item that does not expire is never to be recached for R.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-R-miss': {
    says: 'R wins nothing on a miss, and creates nothing.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.0',
  },
  'meta.mg.win-cleared-by-store': {
    says: 'A store ends the win: when the TTL is short again, a reader can win anew.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },

  // Keys as base64
  'meta.mg.flag-b': {
    says: 'With b the key is written as base64, and names the same item as its bytes do.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.flag-b-key-return': {
    says: 'An item that was stored with b returns its key as base64 with a b behind it, however it is read.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.mg.b-key-return-vivified': {
    says: 'An item that N created under a base64 key returns its key as base64, too.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [
      { does: 'the bytes of the key are sent as they are, be they blanks or line ends, without b' },
    ],
  },
  'meta.mg.flag-b-binary-bytes': {
    says: 'As base64 a key may hold any bytes: blanks, line ends and NUL included.',
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
    says: 'mn does nothing and answers MN: whatever was sent before it has been answered by then.',
    source: 'protocol.txt, Meta No-Op',
    since: '1.6.0',
  },
  'meta.mn-arguments': {
    says: 'mn has no arguments; words behind it do not change its answer.',
    source: 'protocol.txt, Meta No-Op',
    since: '1.6.0',
  },
  'meta.flag-order': {
    says: 'What flags return comes in the order in which they were asked for.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.flag-of-other-command-ignored': {
    says: 'A flag that only another meta command has a use for is accepted, and has no effect.',
    source: 'protocol.txt, Meta Commands (not stated)',
    since: '1.6.10',
  },
  'meta.mg.flags-P-L-ignored': {
    says: 'Every meta command accepts P and L with any token, does nothing with them and does not return them.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.14',
  },
  'meta.mixed-with-text': {
    says: 'Meta commands and those of the text protocol go over one connection, in any order.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
  },
  'meta.reply-no-trailing-space': {
    says: 'The parts of a meta reply are one space apart, and no space stands before the line end.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
    deviations: [
      { to: '1.6.17', does: 'A reply of one code to md or ma has one space more after the code.' },
    ],
  },
  // The two editions of the syntax before today's, both called experimental
  'meta.first-syntax': {
    says: 'The flags of a meta command are one word, and their tokens follow it; ms answers ST, md DE, mn EN, and EN also ends a hit of mg.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
    until: '1.5.22',
  },
  'meta.old-syntax': {
    says: 'ms takes the length of its block as flag S, and ms, md and mg without v answer OK.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.0',
    until: '1.6.9',
  },
});

export const claim = claimsOf(metaGet);
