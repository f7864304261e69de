/**
 * The faults of a mock, declared once: the control address, the mock's behaviour and the documentation all
 * use this table.
 */

export interface NumberRule {
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: string;
  /** Accepts fractions too. */
  readonly fraction?: true;
}

/** A text that matches a pattern; an integer is accepted as its digits. */
export interface TextRule {
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly form: string;
  /** Default value; without one, the parameter is required. */
  readonly otherwise?: string;
}

export interface FaultKindRow {
  readonly about: string;
  readonly parameters: Readonly<Record<string, NumberRule | TextRule>>;
}

/** Seed for the fault's random choice; the same seed gives the same choice. */
export const SEED_RULE: TextRule = {
  pattern: /^[A-Za-z0-9_-]{1,64}$/,
  form: '1 to 64 letters, digits, _ or -',
  otherwise: '1',
};

export const FAULT_KINDS = {
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
  html500: { about: 'Answers 500 with a web page, as a proxy in front of the system does.', parameters: {} },
  malformed: { about: 'Answers 200 with a body that breaks off and cannot be parsed.', parameters: {} },
  truncated: {
    about: 'Announces the length of a good answer, sends half of it and cuts the connection.',
    parameters: {},
  },
  slowDrip: { about: 'Sends a good answer byte by byte, ten bytes a second.', parameters: {} },
  businessError: {
    about:
      "Answers 200 with a business code in the system's own form, instead of or beside what it would have answered. The population database answers a code of X-Road, such as Server.ServerProxy.AccessDenied, with HTTP 500 and a SOAP Fault.",
    parameters: {
      code: {
        pattern: /^(?:[A-Za-z0-9_]{1,32}|(?:Client|Server)(?:\.[A-Za-z]{1,32}){1,6})$/,
        form: '1 to 32 letters, digits or _. A code of X-Road may have dots',
      },
    },
  },
  tokenExpired: {
    about:
      'Refuses the tokens that were granted before the fault was set; new ones hold. The population database, which grants none, refuses the Timestamp of the next call. With times, that many calls are refused, whatever they carry.',
    parameters: {},
  },
  throttled: { about: 'Answers 429 with Retry-After of one second.', parameters: {} },
  wrongSubject: {
    about: "Answers in good form with another person's record; in a batch under the number asked for.",
    parameters: {},
  },
  drift: { about: 'Renames a field that the contract requires in its answers.', parameters: {} },
  extraField: { about: 'Adds a field that the contract does not know at every level.', parameters: {} },
  oddValue: {
    about:
      'Writes a value that cannot be read into a field of its answers, by its name on the wire, wherever it stands.',
    parameters: { field: { pattern: /^[A-Za-z]\w{0,63}$/, form: 'the name of a field' } },
  },
  flaky: {
    about: 'Answers a share of the calls with HTTP 500; which ones, the seed decides.',
    parameters: {
      rate: { minimum: 0, maximum: 1, unit: 'share of calls', fraction: true },
      seed: SEED_RULE,
    },
  },
} as const satisfies Readonly<Record<string, FaultKindRow>>;

export type FaultKind = keyof typeof FAULT_KINDS;

type ParametersOf<Kind extends FaultKind> = {
  readonly [
    Name in keyof (typeof FAULT_KINDS)[Kind]['parameters']
  ]: (typeof FAULT_KINDS)[Kind]['parameters'][Name] extends NumberRule ? number : string | number;
};

/** A fault as it is sent to the control address. */
export type FaultSetting = {
  [Kind in FaultKind]: { readonly kind: Kind; readonly times?: number } & ParametersOf<Kind>;
}[FaultKind];

export const TIMES_RULE: NumberRule = { minimum: 1, maximum: 1_000_000, unit: 'calls' };

/** One fault as set: its effect and its number of calls; null means until cleared. */
export interface Fault {
  readonly kind: FaultKind;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly times: number | null;
}

/** A numeric parameter; undefined without the fault. */
export function numberParameter(fault: Fault | undefined, name: string): number | undefined {
  const value = fault?.parameters[name];
  return typeof value === 'number' ? value : undefined;
}

/** A text parameter; undefined without the fault. */
export function textParameter(fault: Fault | undefined, name: string): string | undefined {
  const value = fault?.parameters[name];
  return typeof value === 'string' ? value : undefined;
}

export function isFaultKind(name: string): name is FaultKind {
  return Object.hasOwn(FAULT_KINDS, name);
}
