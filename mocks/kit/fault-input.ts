/** Parses faults from a test's input. Invalid input is refused with the field and its rule, never guessed. */
import {
  FAULT_KINDS,
  isFaultKind,
  TIMES_RULE,
  type Fault,
  type FaultKindRow,
  type NumberRule,
  type TextRule,
} from './fault-kinds.ts';
import { isObject } from './unknown.ts';

/** Invalid input; the message names the rule. */
export class FaultInputError extends Error {
  override name = 'FaultInputError';
}

const MOST = 20;

function readNumber(value: unknown, field: string, rule: NumberRule): number {
  const { minimum, maximum, unit, fraction = false } = rule;
  const fits = typeof value === 'number' && (fraction || Number.isInteger(value));
  if (!fits || !(value >= minimum && value <= maximum)) {
    const kind = fraction ? 'a number' : 'a whole number';
    throw new FaultInputError(`${field} must be ${kind} from ${minimum} to ${maximum} (${unit}).`);
  }
  return value;
}

/** @throws FaultInputError */
export function readText(value: unknown, field: string, { pattern, form, otherwise }: TextRule): string {
  const given = value === undefined ? otherwise : value;
  const written = typeof given === 'number' && Number.isInteger(given) ? String(given) : given;
  if (typeof written !== 'string' || !pattern.test(written)) {
    throw new FaultInputError(`${field} must be ${form}.`);
  }
  return written;
}

function readFault(value: unknown, field: string): Fault {
  if (!isObject(value)) throw new FaultInputError(`${field} must be an object with a kind.`);
  const { kind, times, ...rest } = value;
  if (typeof kind !== 'string' || !isFaultKind(kind)) {
    throw new FaultInputError(`${field}.kind must be one of ${Object.keys(FAULT_KINDS).join(', ')}.`);
  }
  const row: FaultKindRow = FAULT_KINDS[kind];
  if (Object.keys(rest).some((name) => !Object.hasOwn(row.parameters, name))) {
    const names = ['kind', ...Object.keys(row.parameters), 'times'];
    throw new FaultInputError(`${field} may have ${names.join(', ')} and nothing else.`);
  }
  const parameters = Object.fromEntries(
    Object.entries(row.parameters).map(([name, rule]) => [
      name,
      'pattern' in rule
        ? readText(rest[name], `${field}.${name}`, rule)
        : readNumber(rest[name], `${field}.${name}`, rule),
    ]),
  );
  return {
    kind,
    parameters,
    times: times === undefined ? null : readNumber(times, `${field}.times`, TIMES_RULE),
  };
}

/** A list of faults, one fault, or an object with a list under `faults`. */
export function readFaults(body: unknown): Fault[] {
  const list = Array.isArray(body)
    ? (body as readonly unknown[])
    : isObject(body)
      ? (body['faults'] ?? [body])
      : body;
  if (!Array.isArray(list)) throw new FaultInputError('faults must be a list of faults.');
  if (list.length > MOST) throw new FaultInputError(`faults must have at most ${MOST} entries.`);
  const faults = list.map((entry: unknown, i) => readFault(entry, `faults[${i}]`));
  const kinds = faults.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length)
    throw new FaultInputError('faults must have each kind at most once.');
  return faults;
}

/** A fault with its remaining number of calls. */
export function showFault({ kind, parameters, times }: Fault): Readonly<Record<string, unknown>> {
  return { kind, ...parameters, ...(times === null ? {} : { times }) };
}
