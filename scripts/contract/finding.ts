/**
 * Result of checking one message. All of it may be printed: places and rules come from the contract, and a
 * name from the message appears only if it has the form of a field name.
 */

export interface Finding {
  /** Names separated by dots or slashes; empty for the whole message. */
  readonly path: string;
  readonly rule: string;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** Fields unknown to the contract, by name, one entry per occurrence. */
  readonly extras: readonly string[];
}

/**
 * A name that may be printed: short, of letters and a few signs, and without a number long enough to identify
 * a person.
 */
export function printable(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_:.-]{0,40}$/.test(name) && !/\d{9}/.test(name) ? name : '(a name not told)';
}
