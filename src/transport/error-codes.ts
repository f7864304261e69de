/** The codes by which the operating system, TLS and undici name what went wrong with a connection. */

/** Never a message: libraries quote addresses and what was sent in them. */
const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;

/** Causes are followed so far. */
const DEPTH = 3;

/** E.g. `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `UND_ERR_SOCKET`; undefined where the error has none. */
export function connectionCodeOf(error: unknown, depth = DEPTH): string | undefined {
  if (typeof error !== 'object' || error === null || depth === 0) return undefined;
  if ('code' in error && typeof error.code === 'string' && CODE.test(error.code)) return error.code;
  // Of several addresses that were tried.
  if ('errors' in error && Array.isArray(error.errors)) return connectionCodeOf(error.errors[0], depth - 1);
  return 'cause' in error ? connectionCodeOf(error.cause, depth - 1) : undefined;
}
