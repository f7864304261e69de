/** The code that the system, a driver or a class of this project gave an error, e.g. `ENOENT` or `40P01`. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
