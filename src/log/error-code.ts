/**
 * The code of what went wrong with a connection, for the log: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `UND_ERR_SOCKET`. Codes
 * are constants of Node.js and its libraries; texts of errors may quote addresses and data, and are never read.
 */

/** Errors wrap others: a fetch the connection's, a connection by name one for each address. */
const MOST_WRAPPED = 5;

const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;

/** @returns the code of the innermost error that has one */
export function errorCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > MOST_WRAPPED) return undefined;
  const { code, cause, errors }: { code?: unknown; cause?: unknown; errors?: unknown } = error;
  const inner: unknown = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  const own = typeof code === 'string' && CODE.test(code) ? code : undefined;
  return errorCode(inner, depth + 1) ?? own;
}
