/** Time limits for a server that may hang. */

/** The server did not answer in time. */
export class PostgresLate extends Error {
  readonly code = 'late';
}

export interface TimeLimit {
  /** Rejects with PostgresLate at the end of the time. */
  readonly exceeded: Promise<never>;
  /** Remaining milliseconds. */
  left(this: void): number;
  clear(this: void): void;
}

export function timeLimit(milliseconds: number): TimeLimit {
  const { promise, reject } = Promise.withResolvers<never>();
  // The work that races against it may have ended before.
  promise.catch(() => undefined);
  const end = performance.now() + milliseconds;
  const timer = setTimeout(() => {
    reject(new PostgresLate('PostgreSQL does not answer in time.'));
  }, milliseconds);
  return {
    exceeded: promise,
    left: () => Math.max(1, end - performance.now()),
    clear: () => {
      clearTimeout(timer);
    },
  };
}
