/**
 * Randomness without state: every draw is a function of a key and a label, so that a person can be computed
 * alone, in any order, and always comes out the same. Not for secrets.
 */

/** Draws a whole number from 0 up to, not including, `bound`; the same label always gives the same number. */
export type Dice = (label: string, bound: number) => number;

/** One 32-bit number out of two; every bit of the arguments moves about half of the result's bits. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(b + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A 32-bit number out of a text. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h, text.length);
}

// Labels are few and written in the code, so remembering them is bounded. One made of whom it is about would not be.
const labels = new Map<string, number>();
const mostLabels = 5000;

function hashLabel(label: string): number {
  const known = labels.get(label);
  if (known !== undefined) return known;
  if (labels.size >= mostLabels) throw new Error('A label must not depend on whom it is about.');
  const hashed = hashText(label);
  labels.set(label, hashed);
  return hashed;
}

/** The dice that belong to one key. */
export function diceOf(key: number): Dice {
  return (label, bound) => Math.floor((mix(key, hashLabel(label)) / 0x1_0000_0000) * bound);
}

/** True in `perMille` of a thousand cases. */
export function chance(dice: Dice, label: string, perMille: number): boolean {
  return dice(label, 1000) < perMille;
}

/** One of several values. */
export function pick<T>(dice: Dice, label: string, values: readonly T[]): T {
  const value = values[dice(label, values.length)];
  if (value === undefined) throw new Error(`Nothing to pick for "${label}".`);
  return value;
}

/** One of several values, each with its weight. */
export function pickWeighted<T>(dice: Dice, label: string, values: ReadonlyArray<readonly [T, number]>): T {
  let left = dice(
    label,
    values.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [value, weight] of values) {
    if (left < weight) return value;
    left -= weight;
  }
  throw new Error(`Nothing to pick for "${label}".`);
}
