/** Times, and months in UTC. Retention removes whole months, so a commit or a partition has one month. */

/** ISO 8601 in UTC; the number as text for a time outside the calendar, as a changed row may have. */
export function isoTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}

/** @returns e.g. `2026-11` */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** The first millisecond of the month `more` months after that of a time. */
export function monthStart(at: number, more: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more);
}
