import { claims, claimsOf } from '../../fixtures/claims';
import { binaryTouchMisreads } from '../../fixtures/claims/binary-touch';
import { lostChunk, outOfStep, withoutEviction } from '../../fixtures/claims/no-room';

const packet = { source: 'protocol-binary.txt, 2 Packet Structure', since: '1.4.0' };
const get = {
  source: 'protocol-binary.txt, 4.2 Get, Get Quietly, Get Key, Get Key Quietly',
  since: '1.4.0',
};
const store = { source: 'protocol-binary.txt, 4.3 Set, Add, Replace', since: '1.4.0' };
const append = { source: 'protocol-binary.txt, 4.10 Append, Prepend', since: '1.4.0' };
const count = { source: 'protocol-binary.txt, 4.5 Increment, Decrement', since: '1.4.0' };
const opcode = { source: 'protocol-binary.txt, 3.3 Command Opcodes', since: '1.4.0' };
const stat = { source: 'protocol-binary.txt, 4.11 Stat', since: '1.4.0' };
const statuses = { source: 'protocol-binary.txt, 3.2 Response Status', since: '1.4.0' };
const touch = { source: 'protocol_binary.h (protocol-binary.txt lacks it)', since: '1.4.8' };

export const binary = claims({
  'binary.header': {
    says: 'A response begins with a header of 24 bytes: magic 0x81, opcode and opaque of the request, and lengths that add up to the body that follows.',
    ...packet,
  },
  'binary.opaque': {
    says: 'Every response to a request has its opaque, also one that reports an error.',
    ...packet,
  },
  'binary.datatype-ignored': {
    says: 'The data type and the reserved field of a request are ignored.',
    ...packet,
  },
  'binary.status-codes': {
    says: 'An error has a status of its own, other than 0, and its words in the body.',
    source: 'protocol-binary.txt, 3.2 Response Status, 4.1 Introduction',
    since: '1.4.0',
  },
  'binary.unknown-command': {
    says: 'An unknown opcode gets status 0x81; its value is skipped, and the connection goes on.',
    ...statuses,
  },
  'binary.range-ops': {
    says: 'The opcodes that are set aside for operations on ranges, 0x30 to 0x3c, are no commands of Memcached.',
    source: 'protocol-binary-range.txt',
    since: '1.4.0',
  },
  'binary.noop': {
    says: 'The response to Noop is empty, and comes after those to every quiet command before it.',
    source: 'protocol-binary.txt, 4.8 noop',
    since: '1.4.0',
  },
  'binary.version': {
    says: 'Version replies the version of the server, three numbers with points between, as its value.',
    source: 'protocol-binary.txt, 4.9 version',
    since: '1.4.0',
  },
  'binary.stat': {
    says: 'Stat replies one response for each statistic, its name as the key and its value as text, and a last one with neither; the names are those of the text protocol.',
    ...stat,
  },
  'binary.stat-key': {
    says: 'The key of a Stat request names the group of statistics to send; with reset there is only the last response, and the counters are 0.',
    ...stat,
    // An item that a flush left in memory may be reclaimed between two readings, and its class with it.
    server: 'empty',
  },
  'binary.stat-unknown': {
    says: 'Stat for an unknown group has one response, with the status of a missing key.',
    ...stat,
  },
  'binary.get-hit': {
    says: 'A hit of Get is the client flags as 4 bytes of extras, no key, the value, and the CAS unique in the header.',
    ...get,
  },
  'binary.get-miss': {
    says: 'A miss of Get is status 1 with the words Not found, without extras and with a CAS unique of 0.',
    ...get,
  },
  'binary.getk-hit': {
    says: 'A hit of GetK also has the key, between extras and value.',
    ...get,
  },
  'binary.getk-miss': {
    says: 'A miss of GetK is status 1 with the key, and without words.',
    source: 'protocol-binary.txt, 4.2 Get, Get Quietly, Get Key, Get Key Quietly (not stated)',
    since: '1.4.0',
  },
  'binary.getq-silent-miss': {
    says: 'GetQ is silent on a miss.',
    ...get,
  },
  'binary.getkq-silent-miss': {
    says: 'GetKQ is silent on a miss.',
    ...get,
  },
  'binary.getq-hit': {
    says: 'GetQ and GetKQ reply hits as Get and GetK do, under their own opcodes.',
    ...get,
  },
  'binary.getq-hit-timing': {
    says: 'The hits of GetQ and GetKQ come in their order, before the response to the next command that is not quiet.',
    ...get,
  },
  'binary.get-request-cas-ignored': {
    says: 'A CAS unique in the header of a Get is ignored.',
    ...get,
  },
  'binary.key-any-bytes': {
    says: 'A key may hold any bytes, spaces and line ends included.',
    source: 'protocol-binary.txt, 2 Packet Structure (no restriction)',
    since: '1.4.0',
  },
  'binary.value-with-crlf': {
    says: 'A value has no end mark, and may end in a line end; in a text reply that of the protocol follows it.',
    ...store,
  },
  'binary.set': {
    says: 'Set stores value, client flags and TTL; its response has an empty body, and the new CAS unique in the header.',
    ...store,
    waits: 3,
  },
  'binary.add': {
    says: 'Add stores a missing key, and replies status 2 for an existing one.',
    ...store,
  },
  'binary.replace': {
    says: 'Replace stores an existing key, and replies status 1 for a missing one.',
    ...store,
  },
  'binary.quiet-set-silent': {
    says: 'SetQ, AddQ and ReplaceQ are silent where they store.',
    ...store,
  },
  'binary.quiet-set-error': {
    says: 'SetQ, AddQ and ReplaceQ reply where they do not store, under their own opcodes.',
    ...store,
  },
  'binary.append': {
    says: 'Append and Prepend extend the value and reply the new CAS unique; they keep client flags and TTL.',
    ...append,
    waits: 3,
  },
  'binary.append-missing': {
    says: 'Append and Prepend reply status 5 for a missing key, and do not create it.',
    ...append,
  },
  'binary.appendq': {
    says: 'AppendQ and PrependQ are silent where they store, and reply status 5 for a missing key.',
    ...opcode,
  },
  'binary.delete': {
    says: 'Delete replies an empty body where it deletes, and status 1 for a missing key.',
    source: 'protocol-binary.txt, 4.4 Delete',
    since: '1.4.0',
  },
  'binary.deleteq': {
    says: 'DeleteQ is silent where it deletes, and replies status 1 for a missing key.',
    ...opcode,
  },
  'binary.incr': {
    says: 'Increment and Decrement reply the new number as 8 bytes, and the new CAS unique; its decimal text is stored.',
    ...count,
    deviations: [
      {
        to: '1.4.7',
        does: 'Where the number becomes longer, the response has the CAS unique that the item had before.',
      },
    ],
  },
  'binary.incr-create': {
    says: 'Increment and Decrement create a counter under a missing key: with the initial number as it is, that TTL and client flags of 0.',
    ...count,
    waits: 3,
    deviations: [
      {
        to: '1.4.16',
        does: 'The value of the new counter is 22 bytes: its digits, a zero byte, and what the memory held before; in a text reply two such bytes stand where the line end belongs.',
      },
    ],
  },
  'binary.incr-no-create': {
    says: 'With an expiry of 0xffffffff Increment and Decrement create nothing, and reply status 1.',
    ...count,
  },
  'binary.incrq': {
    says: 'IncrementQ and DecrementQ are silent where they count, and reply where they do not.',
    ...opcode,
  },
  'binary.out-of-memory': {
    says: 'A Set that finds no room gets status 0x82; its value is skipped, and the connection stays in step.',
    ...statuses,
    needs: withoutEviction,
    deviations: [lostChunk, outOfStep],
  },
  'binary.verbosity': {
    says: 'The Verbosity request of the binary protocol sets the level of logging.',
    source: 'protocol_binary.h',
    since: '1.4.2',
    server: 'own',
    deviations: [{ does: 'It is not implemented: the status is that of an unknown command.' }],
  },
  'binary.quit': {
    says: 'Quit replies status 0, and then the connection is closed.',
    source: 'protocol-binary.txt, 4.6 quit',
    since: '1.4.0',
  },
  'binary.quitq': {
    says: 'QuitQ closes the connection without a response.',
    source: 'protocol-binary.txt, 3.3 Command Opcodes',
    since: '1.4.2',
  },
  'binary.bad-magic': {
    says: 'A packet that does not begin with 0x80 closes a connection that began in binary, without a response.',
    source: 'protocol-binary.txt, 3.1 Magic Byte',
    since: '1.4.0',
  },
  'binary.touch': {
    says: 'Touch (0x1c) sets the TTL, and replies with the client flags as extras and no value; for a missing key with Key not found.',
    ...touch,
    deviations: [binaryTouchMisreads],
  },
  'binary.gat': {
    says: 'GAT (0x1d) replies as Get does, and sets the TTL; for a missing key with Key not found.',
    ...touch,
    deviations: [binaryTouchMisreads],
  },
  'binary.gatq': {
    says: 'GATQ (0x1e) is GAT that is silent on a miss.',
    ...touch,
    deviations: [binaryTouchMisreads],
  },
  'binary.gatk': {
    says: 'GATK (0x23) is GAT with the key in its response.',
    ...touch,
    deviations: [binaryTouchMisreads],
  },
  'binary.gatkq': {
    says: 'GATKQ (0x24) is GATK that is silent on a miss.',
    ...touch,
    deviations: [{ to: '1.4.21', does: 'GATKQ replies without the key, as GATQ does.' }],
  },
  'binary.udp': {
    says: 'The binary protocol works over UDP too, after the same frame.',
    source: 'protocol.txt, UDP protocol',
    since: '1.4.0',
    needs: ['-t', '1', '-U', '{udp:datagrams}'],
  },
  'binary.unknown-command-with-key': {
    says: 'A packet with an unknown opcode is skipped with its key and extras, and the next one is served.',
    source: 'protocol-binary.txt, 3.2 Response Status',
    since: '1.4.0',
    deviations: [
      {
        from: '1.6.0',
        does: 'the lengths of key and extras are skipped twice: so many bytes of the next packet are lost',
      },
    ],
  },
  'binary.invalid-extras': {
    says: 'A packet with extras that its command does not have, or without the ones it needs, replies status 4 (Invalid arguments), and the connection closes.',
    source: 'protocol-binary.txt, 4 Commands (must and must not have)',
    since: '1.4.0',
  },
  'binary.invalid-extras-touch': {
    says: 'A Touch or GAT without extras replies status 4 (Invalid arguments), and the connection closes.',
    source: 'protocol-binary.txt, 4 Commands (must and must not have)',
    since: '1.4.8',
  },
  'binary.value-on-get': {
    says: 'A Get or Delete with a value replies status 4 (Invalid arguments), and the connection closes.',
    source: 'protocol-binary.txt, 4.2 Get and 4.4 Delete',
    since: '1.4.0',
  },
  'binary.length-inconsistent': {
    says: 'A packet whose key and extras do not fit into its body replies status 0x81, and the connection closes.',
    source: 'protocol-binary.txt, 2 Packet structure',
    since: '1.4.0',
    deviations: [{ to: '1.4.32', does: 'the status is 4 (Invalid arguments)' }],
  },
  'binary.key-250': {
    says: 'A packet with a key of 251 bytes replies status 4, and the connection closes.',
    source: 'protocol-binary.txt, 2; protocol.txt, Keys',
    since: '1.4.2',
  },
  'binary.too-large': {
    says: 'A Set of a value that is too large replies status 3; its body is skipped, and the connection stays open.',
    source: 'protocol-binary.txt, 3.2 Response Status',
    since: '1.4.0',
  },
  'binary.setq-too-large': {
    says: 'SetQ is quiet only where it stores: a value that is too large gets a reply.',
    source: 'protocol-binary.txt, 4.3',
    since: '1.4.0',
  },
  'binary.cas-in-get-response': {
    says: 'The CAS unique in the header of a Get response is the one of gets, and a text cas accepts it.',
    source: 'protocol-binary.txt, 2 Packet structure',
    since: '1.4.0',
  },
  'binary.set-cas-match': {
    says: 'Set with the CAS unique of the item stores, and replies with a new one; otherwise it replies Key exists, and the item stays.',
    source: 'protocol-binary.txt, 4.3 Set, Add, Replace',
    since: '1.4.0',
  },
  'binary.set-cas-missing': {
    says: 'Set with a CAS unique of a missing key replies Key not found, and stores nothing.',
    source: 'protocol-binary.txt, 4.3 Set, Add, Replace',
    since: '1.4.0',
  },
  'binary.replace-cas': {
    says: 'Replace with a CAS unique stores only where the item has that CAS unique.',
    source: 'protocol-binary.txt, 4.3 Set, Add, Replace',
    since: '1.4.0',
  },
  'binary.delete-cas': {
    says: 'Delete with a CAS unique deletes only an item that has that CAS unique.',
    source: 'protocol-binary.txt, 4.4 Delete (as Set; not stated)',
    since: '1.4.0',
  },
  'binary.incr-cas': {
    says: 'Increment and Decrement with a CAS unique count only where the item has that CAS unique.',
    source: 'protocol-binary.txt, 4.5 Increment, Decrement (as Set; not stated)',
    since: '1.4.0',
  },
  'binary.append-cas': {
    says: 'Append and Prepend with a CAS unique add their bytes only where the item has that CAS unique.',
    source: 'protocol-binary.txt, 4.10 Append, Prepend (as Set; not stated)',
    since: '1.4.0',
  },
  'binary.incr-keeps-ttl': {
    says: 'The expiry of Increment and Decrement is for an item that they create: an existing one keeps its TTL.',
    source: 'protocol-binary.txt, Increment, Decrement',
    since: '1.4.0',
    waits: 3,
  },
  'binary.incr-max-wrap': {
    says: 'Increment beyond the largest number of 64 bits wraps around to 0.',
    source: 'protocol-binary.txt, Increment, Decrement',
    since: '1.4.0',
    // Older servers read on behind large numbers, and no proof that wants an empty server leaves a minus sign.
    server: 'empty',
  },
  'binary.multiget': {
    says: 'GetKQ of many keys and a Noop after them reply to each hit, in order, and to the Noop.',
    source: 'protocol-binary.txt, 4.2 Get',
    since: '1.4.0',
  },
  'binary.flush': {
    says: 'Flush without extras replies status 0, and every item is a miss.',
    source: 'protocol-binary.txt, Flush',
    since: '1.4.0',
    server: 'own',
  },
  'binary.flush-delay': {
    says: 'Flush with an expiry in its extras takes effect after that delay.',
    source: 'protocol-binary.txt, Flush',
    since: '1.4.0',
    waits: 4,
    server: 'own',
  },
  'binary.flushq': {
    says: 'FlushQ flushes, and sends no reply.',
    source: 'protocol-binary.txt, Command Opcodes',
    since: '1.4.0',
    server: 'own',
  },
});

export const claim = claimsOf(binary);
