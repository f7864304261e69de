import { codeOf } from './error-code.ts';

/** Why a store or a journal failed: the kind of fault, never what a store quotes of a row. */
export function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errcode' in error)
    return `SQLite ${String(error.errcode)}`;
  return codeOf(error) ?? (error instanceof Error ? error.constructor.name : 'unknown');
}
