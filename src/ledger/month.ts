/** Months in UTC, which retention removes whole: no commit reaches over the end of one, and PostgreSQL has a part for each. */

/** ISO 8601 in UTC. Returns the number as text for a time that no calendar has: the row was changed. */
export function isoTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}

/** @returns e.g. `2026-11` */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** The first millisecond of the month that lies `more` months after that of a time. */
export function monthStart(at: number, more: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more);
}
