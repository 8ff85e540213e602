/** Datagrams as a table: the numbers of each frame, and the text behind it. */
import { type Datagram } from '../../fixtures/wire/udp';

type Row = readonly [id: number, sequence: number, total: number, reserved: number, text: string];

export const rows = (datagrams: readonly Datagram[]): Row[] =>
  datagrams.map(({ id, sequence, total, reserved, payload }) => [
    id,
    sequence,
    total,
    reserved,
    payload.toString('latin1'),
  ]);

/** A message of one datagram. */
export const single = (id: number, text: string): Row => [id, 0, 1, 0, text];

/** Bytes of a datagram that the server sends, and of the part behind the frame. */
const DATAGRAM = 1400;
const PAYLOAD = DATAGRAM - 8;

/** A text in the datagrams of one message. */
export const message = (id: number, text: string): Row[] =>
  Array.from({ length: Math.ceil(text.length / PAYLOAD) }, (_, n) => [
    id,
    n,
    Math.ceil(text.length / PAYLOAD),
    0,
    text.slice(n * PAYLOAD, (n + 1) * PAYLOAD),
  ]);

/** The reply to a get of one item, with a value that makes it fill so many datagrams and bytes. */
export function hitOf(
  key: string,
  datagrams: number,
  more: number,
): { value: string; reply: string } {
  const length = datagrams * PAYLOAD + more;
  const around = (bytes: number): string => `VALUE ${key} 0 ${String(bytes)}\r\n\r\nEND\r\n`;
  const bytes = length - around(length).length;
  // The letters go round in 26, so no two datagrams are alike.
  const value = Array.from({ length: bytes }, (_, at) => LETTERS[at % LETTERS.length]).join('');
  return { value, reply: `VALUE ${key} 0 ${String(bytes)}\r\n${value}\r\nEND\r\n` };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
