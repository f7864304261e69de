/**
 * What a check of one message finds. Everything here may be printed: places and rules come from the contract, and a
 * name that came from outside is told only when it has the form of a field's name.
 */

export interface Finding {
  /** Names parted by dots or slashes; empty for the message as a whole. */
  readonly path: string;
  readonly rule: string;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** Fields that the contract does not know, by name, as often as they stand there. */
  readonly extras: readonly string[];
}

/** A name as it may be told: of letters and a few signs, short, and without a number long enough to be somebody's. */
export function tellable(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_:.-]{0,40}$/.test(name) && !/\d{9}/.test(name) ? name : '(a name not told)';
}
