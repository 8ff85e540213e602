/** Where pieces of that size begin, beyond the first. */
export const evenly = (length: number, size: number): readonly number[] =>
  Array.from({ length: Math.ceil(length / size) - 1 }, (_, i) => (i + 1) * size);
