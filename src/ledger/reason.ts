import { codeOf } from '../lib/error-code.ts';

/** Reason of a failure of a store or a journal: the kind of fault, without any text that quotes a row. */
export function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errcode' in error) {
    // The words belong to the code and quote no row.
    const words = 'errstr' in error ? String(error.errstr) : '';
    return `${words} (SQLite ${String(error.errcode)})`.trim();
  }
  return codeOf(error) ?? (error instanceof Error ? error.constructor.name : 'unknown');
}
