/** Writes an export as CSV (RFC 4180, UTF-8 with byte order mark) or as one JSON array, row by row. */
import type { ExportRow } from './export-row.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const COLUMNS = [
  'id',
  'time',
  'kind',
  'request',
  'intent',
  'application',
  'agency',
  'officer',
  'officerName',
  'subject',
  'purpose',
  'dossier',
  'operation',
  'sources',
  'clientAddress',
  'clientPort',
  'detail',
] as const satisfies readonly (keyof ExportRow)[];

/** Without it Excel decodes the file in the machine's code page, which breaks Vietnamese names. */
const BYTE_ORDER_MARK = '\uFEFF';

/** @returns pieces of text; the first begins the file, the last ends it */
export async function* formatted(
  rows: AsyncIterable<ExportRow>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield `${BYTE_ORDER_MARK}${COLUMNS.join(',')}\r\n`;
    for await (const row of rows) yield `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
    return;
  }
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function cell(value: ExportRow[keyof ExportRow]): string {
  if (value === null) return '';
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.join('; ') : JSON.stringify(value);
  // A spreadsheet runs such a text as a formula (OWASP, CSV injection), even after invisible characters. Some
  // spreadsheets split at semicolons too.
  const harmless = text.replaceAll(/(?<=^|[;\t\r\n])(?=[\s\p{C}]*[=+\-@＝＋－＠])|^(?=[\t\r\n])/gu, "'");
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
