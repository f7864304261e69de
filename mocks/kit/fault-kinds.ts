/**
 * The faults that a mock can be told to have, declared once: what is accepted on the control address, what
 * the mock does and what the documentation says all come from this table.
 */

export interface WholeNumber {
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: string;
}

/** A text that fits a pattern; a whole number is taken as its digits. */
export interface Text {
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly form: string;
}

export interface FaultKindRow {
  readonly about: string;
  readonly parameters: Readonly<Record<string, WholeNumber | Text>>;
}

export const faultKinds = {
  latency: {
    about: 'Answers later.',
    parameters: { ms: { minimum: 0, maximum: 60_000, unit: 'milliseconds' } },
  },
  down: {
    about:
      'Refuses connections and destroys open ones, the token address included. With times, that many connections are accepted and destroyed at once.',
    parameters: {},
  },
  hang: { about: 'Accepts requests and never answers, the token address included.', parameters: {} },
  error: {
    about: 'Answers with an HTTP error.',
    parameters: { status: { minimum: 400, maximum: 599, unit: 'HTTP status' } },
  },
  malformed: { about: 'Answers 200 with a body that breaks off and cannot be parsed.', parameters: {} },
  businessError: {
    about:
      "Answers 200 with a business code in the system's own form, instead of or beside what it would have answered.",
    parameters: { code: { pattern: /^[A-Za-z0-9_]{1,32}$/, form: '1 to 32 letters, digits or _' } },
  },
  wrongSubject: {
    about: "Answers in good form with another person's record; in a batch under the number asked for.",
    parameters: {},
  },
} as const satisfies Readonly<Record<string, FaultKindRow>>;

export type FaultKind = keyof typeof faultKinds;

export const timesRule: WholeNumber = { minimum: 1, maximum: 1_000_000, unit: 'business calls' };

/** One fault as set: what it does and for how many business calls; null is until cleared. */
export interface Fault {
  readonly kind: FaultKind;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly times: number | null;
}

/** A parameter that is a whole number; undefined without the fault. */
export function wholeParameter(fault: Fault | undefined, name: string): number | undefined {
  const value = fault?.parameters[name];
  return typeof value === 'number' ? value : undefined;
}

/** A parameter that is a text; undefined without the fault. */
export function textParameter(fault: Fault | undefined, name: string): string | undefined {
  const value = fault?.parameters[name];
  return typeof value === 'string' ? value : undefined;
}

export function isFaultKind(name: string): name is FaultKind {
  return Object.hasOwn(faultKinds, name);
}
