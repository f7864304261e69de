/** Options of `lienthong audit export`. */
import { text as readText } from 'node:stream/consumers';
import { holderNumber, isHealthInsuranceNumber, isIdentityNumber } from '../../subject/identity-number.ts';
import { Failure } from '../../lib/user-error.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-format.ts';

export interface ExportArguments {
  readonly configFile: string | undefined;
  /** Number of the person concerned. */
  readonly subject: string | undefined;
  /** Number of the officer. */
  readonly officer: string | undefined;
  /** Milliseconds since 1970, the first included. */
  readonly from: number | undefined;
  /** Milliseconds since 1970, excluded. */
  readonly until: number | undefined;
  readonly purpose: string | undefined;
  /** Id of a request. */
  readonly request: string | undefined;
  readonly format: ExportFormat;
  readonly reveal: boolean;
}

/** Texts of the command line. */
export interface GivenOptions {
  readonly config?: string;
  readonly subject?: string;
  readonly officer?: string;
  readonly from?: string;
  readonly to?: string;
  readonly purpose?: string;
  readonly request?: string;
  readonly format: string;
  readonly reveal?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @param input numbers given as `-`, one a line, the person concerned first
 * @throws Failure for an option that cannot be used; quotes no number
 */
export async function readExportOptions(
  given: GivenOptions,
  input: NodeJS.ReadableStream,
): Promise<ExportArguments> {
  const format = EXPORT_FORMATS.find((one) => one === given.format);
  if (!format) throw new Failure(`--format must be one of ${EXPORT_FORMATS.join(', ')}.`);
  const isRead = given.subject === '-' || given.officer === '-';
  const lines = isRead ? (await readText(input)).split(/\r?\n/) : [];
  const numberOf = (text: string | undefined, read: (text: string) => string | undefined) => {
    if (text === undefined) return undefined;
    const number = read(text === '-' ? (lines.shift()?.trim() ?? '') : text);
    if (number !== undefined) return number;
    throw new Failure(
      'NUMBER must be 12 digits, or the 9 of a former card; of the person concerned also the 10 digits or 15 characters of a health insurance card.',
    );
  };
  const subject = numberOf(given.subject, personIn);
  const officer = numberOf(given.officer, (number) => (isIdentityNumber(number) ? number : undefined));
  const from = given.from === undefined ? undefined : timeOf(given.from, 0);
  const until = given.to === undefined ? undefined : timeOf(given.to, DAY_MS);
  return {
    configFile: given.config,
    subject,
    officer,
    from,
    until,
    purpose: given.purpose,
    request: requestOf(given.request),
    format,
    reveal: given.reveal === true,
  };
}

/** The number by which the log knows a person; undefined for a text that is no number of one. */
function personIn(number: string): string | undefined {
  if (isIdentityNumber(number)) return number;
  return isHealthInsuranceNumber(number) ? holderNumber(number) : undefined;
}

function requestOf(id: string | undefined): string | undefined {
  // Digits alone may be the number of a person, and the id is recorded in clear.
  if (id === undefined || (/^[A-Za-z0-9-]{8,64}$/.test(id) && /\D/.test(id))) return id;
  throw new Failure(
    'ID must be a request id as answers have it in X-Request-Id: 8 to 64 letters, digits, hyphens.',
  );
}

/** @param dayMs added to a day, so that it is included */
function timeOf(text: string, dayMs: number): number {
  const time = Date.parse(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text);
  // `Date.parse` reads 31 February as a day of March.
  const isReal = Number.isFinite(time) && (!isDay || new Date(time).toISOString().startsWith(text));
  if (!isReal || !(isDay || isTime)) {
    throw new Failure(
      'DATE must be a day in UTC such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z.',
    );
  }
  return isDay ? time + dayMs : time;
}
