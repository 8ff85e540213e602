/** Datagrams as a table: the numbers of each frame, and the text after it. */
import type { Datagram, Due, UdpClient } from '../../fixtures/wire/udp';

export type Row = readonly [
  id: number,
  sequence: number,
  total: number,
  reserved: number,
  text: string,
];

export const rows = (datagrams: readonly Datagram[]): Row[] =>
  datagrams.map(({ id, sequence, total, reserved, payload }) => [
    id,
    sequence,
    total,
    reserved,
    payload.toString('latin1'),
  ]);

/** Sends one datagram with that id, and returns what comes back. */
export const ask = async (
  client: UdpClient,
  id: number,
  payload: string,
  due?: Due,
): Promise<Row[]> => rows(await client.exchange([{ payload, id }], due));

/** A message of one datagram. */
export const single = (id: number, text: string): Row => [id, 0, 1, 0, text];

/** Bytes of a datagram that the server sends, after the frame. */
const PAYLOAD = 1400 - 8;

/** A text in the datagrams of one message. */
export const message = (id: number, text: string): Row[] => {
  const total = Math.ceil(text.length / PAYLOAD);
  const part = (n: number): string => text.slice(n * PAYLOAD, (n + 1) * PAYLOAD);
  return Array.from({ length: total }, (_, n) => [id, n, total, 0, part(n)]);
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A value with which the reply to a get fills so many datagrams and bytes, and that reply. The letters
 * go round in 26, so no two datagrams are alike.
 */
export function hitOf(
  key: string,
  datagrams: number,
  more: number,
): { readonly value: string; readonly reply: string } {
  const length = datagrams * PAYLOAD + more;
  const around = `VALUE ${key} 0 ${length}\r\n\r\nEND\r\n`.length;
  const value = LETTERS.repeat(length).slice(0, length - around);
  return { value, reply: `VALUE ${key} 0 ${value.length}\r\n${value}\r\nEND\r\n` };
}
