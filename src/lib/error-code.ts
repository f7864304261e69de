/** Codes of errors, for logs and messages. Texts of errors may quote addresses and data and are never read. */

/** Errors wrap others: a fetch that of its connection, a connection by name one for each address. */
const MOST_WRAPPED = 5;

const CONSTANT = /^[A-Z][A-Z0-9_]{1,63}$/;

/** The code that the system, a driver or a class of this project gave an error, e.g. `ENOENT` or `40P01`. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** The code of the innermost error that has one, e.g. `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `UND_ERR_SOCKET`. */
export function innermostCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > MOST_WRAPPED) return undefined;
  const { code, cause, errors }: { code?: unknown; cause?: unknown; errors?: unknown } = error;
  const inner: unknown = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  const own = typeof code === 'string' && CONSTANT.test(code) ? code : undefined;
  return innermostCode(inner, depth + 1) ?? own;
}

/** The code of SQLite for a file that another connection has locked. */
export const SQLITE_BUSY = 5;

/** The plain code of SQLite, which is the last byte of an extended one; 0 for any other error. */
export function sqliteCodeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}
