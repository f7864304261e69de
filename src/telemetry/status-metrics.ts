/** Status of a process as metrics: successes and failures of sources, certificate, keys and journal. */
import { Counter, type Registry } from '@prometheus-io/client';
import type { SourceReport } from '../ask/condition.ts';
import type { EndedCall } from '../ask/health.ts';
import type { ProcessReport } from '../status/report.ts';
import type { Collect } from './collected.ts';

/** Most reasons of one source; further ones are `other`. */
const MOST_REASONS = 50;

export class SourceFailures {
  readonly #failures: Counter<'source' | 'code' | 'reason'>;
  readonly #reasons = new Map<string, Set<string>>();

  constructor(registers: Registry[]) {
    this.#failures = new Counter({
      name: 'lienthong_source_failures_total',
      help: 'Calls to a source that failed, by failure code and reason: code of the connection or of TLS, HTTP status, code of the source.',
      labelNames: ['source', 'code', 'reason'],
      registers,
    });
  }

  note(source: string, { result, sourceCode, detail }: EndedCall): void {
    if (result === 'ANSWERED' || result === 'ABANDONED') return;
    // The rule that an answer broke is a sentence, which only the log has.
    const reason = sourceCode ?? (detail !== undefined && /^[A-Z0-9_]+$/.test(detail) ? detail : '');
    this.#failures.inc({ source, code: result.toLowerCase(), reason: this.#bounded(source, reason) });
  }

  #bounded(source: string, reason: string): string {
    const known = this.#reasons.get(source) ?? new Set();
    this.#reasons.set(source, known);
    if (known.size < MOST_REASONS) known.add(reason);
    return known.has(reason) ? reason : 'other';
  }
}

export function watchStatus(gauge: Collect, report: () => ProcessReport): void {
  const timeBefore = (ageMs: number | null | undefined) =>
    typeof ageMs === 'number' ? (Date.now() - ageMs) / 1000 : null;
  const seconds = (ageMs: number | null) => (ageMs ?? 0) / 1000;
  const ofSource = (ageOf: (source: SourceReport) => number | null | undefined) =>
    Object.entries(report().sources).map(([source, one]) => [{ source }, timeBefore(ageOf(one))] as const);
  gauge(
    'lienthong_source_last_success_timestamp_seconds',
    'When a call to a source last succeeded.',
    ['source'],
    () => ofSource((one) => one.lastSuccessAgeMs),
    'max',
  );
  gauge(
    'lienthong_source_last_failure_timestamp_seconds',
    'When a call to a source last failed.',
    ['source'],
    () => ofSource((one) => one.lastFailure?.ageMs),
    'max',
  );
  gauge(
    'lienthong_audit_queue_oldest_seconds',
    'How long the oldest audit entry has waited to be written.',
    [],
    () => [[{}, seconds(report().audit.queuedAgeMs)]],
    'max',
  );
  gauge(
    'lienthong_audit_journal_oldest_seconds',
    'How long the oldest commit has waited in the journal for the database.',
    [],
    () => [[{}, seconds(report().audit.journalAgeMs)]],
    'max',
  );
  gauge(
    'lienthong_certificate_end_timestamp_seconds',
    'End of the TLS certificate that is served.',
    // Without a label it would be 0 where there is none.
    ['listener'],
    () => {
      const { certificateEndsAt } = report();
      return [[{ listener: 'server' }, certificateEndsAt && certificateEndsAt / 1000]];
    },
    'min',
  );
  gauge(
    'lienthong_issuer_keys_fetched_timestamp_seconds',
    'When the keys of an issuer were last fetched.',
    ['issuer'],
    () => report().issuers.map(({ issuer, fetchedAgeMs }) => [{ issuer }, timeBefore(fetchedAgeMs)]),
    'min',
  );
}
