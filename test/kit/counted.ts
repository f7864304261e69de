/**
 * Repetitions of counted tests: a few times in `npm test`, where each kind of case occurs, and many times in
 * `npm run test:long`, which runs the tests that ask this file and no others.
 */

/** Set by jest.long.config.ts. */
const isLong = process.env['LONG_TESTS'] === '1';

export function counted(few: number, many: number): number {
  return isLong ? many : few;
}

/** All of a list, or a few from the whole length of it. */
export function sampled<Value>(all: readonly Value[], few: number): readonly Value[] {
  if (isLong || all.length <= few) return all;
  return Array.from({ length: few }, (_, index) => Math.floor((index * all.length) / few)).flatMap(
    (position) => all.slice(position, position + 1),
  );
}

/** All pairs of two lists, or every element of the longer one with one of the other, in turn. */
export function paired<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
): readonly (readonly [One, Other])[] {
  return ones.flatMap((one, index) =>
    others.flatMap((other, turn) =>
      isLong || turn === index % others.length ? [[one, other] as const] : [],
    ),
  );
}
