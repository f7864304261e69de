import { codeOf } from '../lib/error-code.ts';

/** Why a store or a journal failed: the kind of fault, never what a store quotes of a row. */
export function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errcode' in error) {
    // The words are those of the code, and hold nothing of a row.
    const words = 'errstr' in error ? String(error.errstr) : '';
    return `${words} (SQLite ${String(error.errcode)})`.trim();
  }
  return codeOf(error) ?? (error instanceof Error ? error.constructor.name : 'unknown');
}
