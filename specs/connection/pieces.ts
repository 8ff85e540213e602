/** Cuts for `sendInPieces`. */

/** After each byte but the last: every byte travels alone. */
export const everywhere = (request: string | Buffer): readonly number[] =>
  Array.from({ length: request.length - 1 }, (_, i) => i + 1);
