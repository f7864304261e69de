/** Bounds of time for a server that may hang. */

/** The server did not answer in time. */
export class PostgresLate extends Error {
  readonly code = 'late';
}

export interface TimeLimit {
  /** Rejects with PostgresLate when the time is over. */
  readonly exceeded: Promise<never>;
  /** Milliseconds that are left. */
  left(this: void): number;
  clear(this: void): void;
}

export function timeLimit(milliseconds: number): TimeLimit {
  const { promise, reject } = Promise.withResolvers<never>();
  // Whoever races against it may have come to an end before.
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
