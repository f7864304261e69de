/** What an export is told on the command line. */
import { text as readText } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { isIdentityNumber } from '../subject/identity-number.ts';
import { Failure } from '../user-error.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-format.ts';

export interface ExportArguments {
  readonly configFile: string | undefined;
  /** Number of the person concerned. */
  readonly subject: string | undefined;
  /** Number of who asked. */
  readonly officer: string | undefined;
  /** Milliseconds since 1970, the first included. */
  readonly from: number | undefined;
  /** Milliseconds since 1970, not included itself. */
  readonly until: number | undefined;
  readonly purpose: string | undefined;
  readonly format: ExportFormat;
  readonly reveal: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @param input where numbers are read that are given as `-`, one a line, the person concerned first
 * @throws Failure that says what is wrong, without a number
 */
export async function exportFromArguments(
  args: string[],
  input: NodeJS.ReadableStream,
): Promise<ExportArguments> {
  const string = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      config: string,
      subject: string,
      officer: string,
      from: string,
      to: string,
      purpose: string,
      format: { type: 'string', default: 'csv' },
      reveal: { type: 'boolean', default: false },
    },
  });
  const format = EXPORT_FORMATS.find((one) => one === values.format);
  if (!format) throw new Failure(`--format must be one of ${EXPORT_FORMATS.join(', ')}.`);
  const isRead = values.subject === '-' || values.officer === '-';
  const lines = isRead ? (await readText(input)).split(/\r?\n/) : [];
  const numberOf = (given: string | undefined) => {
    const number = given === '-' ? lines.shift()?.trim() : given;
    if (given === undefined || (number !== undefined && isIdentityNumber(number))) return number;
    throw new Failure('NUMBER must be 12 digits, or the 9 of a former card.');
  };
  const [subject, officer] = [numberOf(values.subject), numberOf(values.officer)];
  const from = values.from === undefined ? undefined : timeOf(values.from, 0);
  const until = values.to === undefined ? undefined : timeOf(values.to, DAY_MS);
  return {
    configFile: values.config,
    subject,
    officer,
    from,
    until,
    purpose: values.purpose,
    format,
    reveal: values.reveal,
  };
}

/** @param dayMs what to add to a day, so that it is included */
function timeOf(text: string, dayMs: number): number {
  const time = Date.parse(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text);
  // The 31st of February would be read as a day of March.
  const isReal = Number.isFinite(time) && (!isDay || new Date(time).toISOString().startsWith(text));
  if (!isReal || !(isDay || isTime)) {
    throw new Failure(
      'DATE must be a day in UTC such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z.',
    );
  }
  return isDay ? time + dayMs : time;
}
