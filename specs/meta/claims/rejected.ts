import { claims } from '../../../fixtures/claims';

export const metaRejected = claims({
  'meta.no-key': {
    says: 'mg, ms, md and ma without a key get an error line.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
    deviations: [{ from: '1.6.0', to: '1.6.2', does: 'ma without a key replies NF' }],
  },
  'meta.me.no-key': {
    says: 'me without a key is rejected as a bad command line.',
    source: 'protocol.txt, Meta Debug',
    since: '1.6.10',
  },
  'meta.unknown-two-letter': {
    says: 'Two letters that begin with m and name no meta command reply ERROR.',
    source: 'protocol.txt, Meta Commands',
    since: '1.5.19',
  },
  'meta.flag-duplicate': {
    says: 'A flag given twice is rejected as a duplicate, and the command is not executed.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.flag-unknown': {
    says: 'An unknown flag is rejected as invalid, and the command is not executed.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.flag-bad-token': {
    says: 'A flag that takes a number is rejected without one, and the command is not executed.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.10',
  },
  'meta.mg.flag-b-invalid': {
    says: 'With b a key that is not base64 is rejected, and the command is not executed.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
  },
  'meta.flag-b-foreign-characters': {
    says: 'With b a key is base64 and nothing else: one with a foreign character is rejected.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [{ does: 'such characters are skipped: ab:cd is the key abcd' }],
  },
  'meta.ms.flag-F-bad': {
    says: 'ms with client flags that are no unsigned number is rejected, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-invalid': {
    says: 'ms with an unknown mode is rejected, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.mode-long-token': {
    says: 'A mode is a single letter: ms with more letters is rejected, and stores nothing.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
    deviations: [{ from: '1.6.40', does: 'the first letter counts, and the others are ignored' }],
  },
  'meta.ms.length-bad': {
    says: 'ms without a byte count from 0 on is rejected as a bad command line, without waiting for a block.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ma.mode-invalid': {
    says: 'ma with an unknown mode is rejected, and counts nothing.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.non-numeric': {
    says: 'ma of a value that is no number is rejected, and the value stays.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ma.bad-number': {
    says: 'ma with a delta or an initial value that is no unsigned 64-bit number is rejected: it counts and creates nothing.',
    source: 'protocol.txt, Meta Arithmetic',
    since: '1.6.0',
  },
  'meta.ms.block-too-long': {
    says: 'ms rejects a block longer than its byte count as a bad data chunk, also with q.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.ms.error-swallows-block': {
    says: 'The block of an ms that is rejected for a flag is skipped, and not executed.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.key-too-long': {
    says: 'Meta commands take keys of 250 bytes, and reject those of 251.',
    source: 'protocol.txt, Meta Commands',
    since: '1.6.0',
  },
  'meta.mg.b-length': {
    says: 'The letters of a base64 key count: 250 of them at most, so the decoded key has at most 186 bytes.',
    source: 'protocol.txt, Keys and Meta Get',
    since: '1.6.10',
  },
  'meta.ms.too-large': {
    says: 'ms of a value that is too large is rejected in any mode, also with q; its block is skipped, and the old item is gone.',
    source: 'protocol.txt, Meta Set',
    since: '1.6.10',
  },
  'meta.flags-too-many': {
    says: 'A meta command with thirty flags is rejected for their number.',
    source: 'protocol.txt, Meta Commands (not stated)',
    since: '1.6.0',
  },
  'meta.mg.flag-O-max': {
    says: 'An opaque token may have up to 32 bytes.',
    source: 'protocol.txt, Meta Get',
    since: '1.6.10',
    deviations: [{ does: '31 bytes are the most; a token of 32 is rejected' }],
  },
  'meta.mn-fence': {
    says: 'mn after quiet commands replies once all of them are executed.',
    source: 'protocol.txt, Meta No-Op',
    since: '1.6.10',
  },
});
