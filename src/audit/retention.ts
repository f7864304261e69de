/** Removes entries that are older than the configuration keeps them, a whole month at a time. */
import type { AuditWriter } from './writer.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The first millisecond of the oldest month that is kept. */
export function keptFrom(now: number, months: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months);
}

/** Looks at once and then daily. @returns what ends it */
export function keepMonths(
  writer: Pick<AuditWriter, 'prune'>,
  months: number,
  onError: (error: unknown) => void,
): () => void {
  const look = () => void writer.prune(keptFrom(Date.now(), months)).catch(onError);
  look();
  const timer = setInterval(look, DAY_MS);
  return () => clearInterval(timer);
}
