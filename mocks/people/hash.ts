/**
 * Stateless randomness: every draw is a function of a key and a label, so that a person can be computed
 * alone, in any order, with the same result. Not for secrets.
 */

/**
 * Seeded random number generator: draws an integer in [0, `bound`). The same label gives the same integer.
 */
export type Rng = (label: string, bound: number) => number;

/** Mixes two 32-bit numbers into one; every bit of the arguments changes about half of the result's bits. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(b + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hashes a text to a 32-bit number. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h, text.length);
}

// Labels are few and constant, so this cache is bounded. A label built from a person's data would break that.
const labels = new Map<string, number>();
const MOST_LABELS = 5000;

function hashLabel(label: string): number {
  const known = labels.get(label);
  if (known !== undefined) return known;
  if (labels.size >= MOST_LABELS) throw new Error('A label must not depend on whom it is about.');
  const hashed = hashText(label);
  labels.set(label, hashed);
  return hashed;
}

/** The generator of one key. */
export function rngOf(key: number): Rng {
  return (label, bound) => Math.floor((mix(key, hashLabel(label)) / 0x1_0000_0000) * bound);
}

/** True in `perMille` of a thousand cases. */
export function chance(rng: Rng, label: string, perMille: number): boolean {
  return rng(label, 1000) < perMille;
}

/** One of several values. */
export function pick<T>(rng: Rng, label: string, values: readonly T[]): T {
  const value = values[rng(label, values.length)];
  if (value === undefined) throw new Error(`Nothing to pick for "${label}".`);
  return value;
}

/** One of several values, each with its weight. */
export function pickWeighted<T>(rng: Rng, label: string, values: ReadonlyArray<readonly [T, number]>): T {
  let left = rng(
    label,
    values.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [value, weight] of values) {
    if (left < weight) return value;
    left -= weight;
  }
  throw new Error(`Nothing to pick for "${label}".`);
}
