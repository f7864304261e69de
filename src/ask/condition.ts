/**
 * The condition of a source, from what all processes of the gateway know of it. A source is judged by what
 * became of its calls, since a breaker opens only after many of them: of a source that is rarely asked it
 * would say nothing.
 */
import type { BreakerState, SourceFailureCode, SourceState } from '../generated/enums.ts';
import type { HealthReport, LastFailure } from './health.ts';
import { durationWithin, sumOf } from './recent-calls.ts';

/** Report of one process about a source that it serves, as plain data. */
export interface SourceReport extends HealthReport {
  readonly breaker: BreakerState;
  /** Calls in flight. */
  readonly inFlight: number;
  /** Calls that wait for their turn. */
  readonly queued: number;
}

export interface SourceCondition {
  readonly state: SourceState;
  /** The worst of all processes. */
  readonly breaker: BreakerState;
  readonly lastSuccessAgeMs: number | null;
  /** The youngest; `inARow` counts those of all processes since the last success of any. */
  readonly lastFailure: LastFailure | null;
  /** Calls of the last minutes. */
  readonly recent: {
    readonly calls: number;
    readonly failed: number;
    /** Calls that were cancelled. */
    readonly abandoned: number;
    /** 0 to 1; null without a call that ended. */
    readonly failureRate: number | null;
    readonly failures: Readonly<Partial<Record<SourceFailureCode, number>>>;
    readonly p50Ms: number | null;
    readonly p95Ms: number | null;
  };
  readonly inFlight: number;
  readonly queued: number;
  /** Share of the questions that the cache answered since the start, 0 to 1; null before the first. */
  readonly hitRatio: number | null;
  /** Stale records served since the start. */
  readonly staleServed: number;
}

/** A source that has failed and not succeeded for so long is away. */
const AWAY_AFTER_MS = 30_000;
/** An answer that cannot be used may be due to one person or one officer. So many in a row are due to the source. */
const UNUSABLE_IN_A_ROW = 3;
const DEGRADED_FROM = 0.05;

const UNANSWERED: ReadonlySet<SourceFailureCode> = new Set(['TIMEOUT', 'UNREACHABLE', 'UPSTREAM_ERROR']);

const BREAKERS = ['CLOSED', 'HALF_OPEN', 'OPEN'] as const satisfies readonly BreakerState[];

/** @param reports of all processes that serve the source, at least one */
export function conditionOf(reports: readonly SourceReport[]): SourceCondition {
  const lastSuccessAgeMs = least(reports.map((report) => report.lastSuccessAgeMs));
  const lastFailure = lastFailureOf(reports, lastSuccessAgeMs);
  const recent = recentOf(reports);
  const breakers = reports.map(({ breaker }) => breaker);
  const count = (name: keyof HealthReport['reads']) =>
    reports.reduce((sum, { reads }) => sum + reads[name], 0);
  const hits = count('HIT') + count('NEGATIVE_HIT');
  const questions = hits + count('MISS');
  return {
    state: stateOf(breakers, lastSuccessAgeMs, lastFailure, recent),
    breaker: BREAKERS.findLast((state) => breakers.includes(state)) ?? 'CLOSED',
    lastSuccessAgeMs,
    lastFailure,
    recent,
    inFlight: reports.reduce((sum, { inFlight }) => sum + inFlight, 0),
    queued: reports.reduce((sum, { queued }) => sum + queued, 0),
    hitRatio: questions === 0 ? null : rounded(hits / questions),
    staleServed: count('STALE'),
  };
}

function stateOf(
  breakers: readonly BreakerState[],
  lastSuccessAgeMs: number | null,
  lastFailure: LastFailure | null,
  { calls, abandoned, failureRate }: SourceCondition['recent'],
): SourceState {
  if (breakers.every((state) => state !== 'CLOSED')) return 'AWAY';
  if (lastFailure && lastFailure.inARow > 0) {
    const isLong = (lastSuccessAgeMs ?? Infinity) > AWAY_AFTER_MS;
    const isSure = UNANSWERED.has(lastFailure.code) || lastFailure.inARow >= UNUSABLE_IN_A_ROW;
    return isLong && isSure ? 'AWAY' : 'DEGRADED';
  }
  const isAbandonedAlways = abandoned > 0 && abandoned === calls;
  const isFailingOften = (failureRate ?? 0) >= DEGRADED_FROM;
  if (isAbandonedAlways || isFailingOften || breakers.some((state) => state !== 'CLOSED')) return 'DEGRADED';
  return lastSuccessAgeMs === null ? 'UNKNOWN' : 'READY';
}

function lastFailureOf(
  reports: readonly SourceReport[],
  lastSuccessAgeMs: number | null,
): LastFailure | null {
  const failures = reports
    .flatMap(({ lastFailure }) => lastFailure ?? [])
    .toSorted((a, b) => a.ageMs - b.ageMs);
  const [youngest] = failures;
  if (!youngest) return null;
  const since = failures.filter(({ ageMs }) => ageMs < (lastSuccessAgeMs ?? Infinity));
  return { ...youngest, inARow: since.reduce((sum, { inARow }) => sum + inARow, 0) };
}

function recentOf(reports: readonly SourceReport[]): SourceCondition['recent'] {
  const figures = sumOf(reports.map(({ recent }) => recent));
  const { ANSWERED: answered = 0, ABANDONED: abandoned = 0, ...failures } = figures.results;
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  const ended = answered + failed;
  return {
    calls: ended + abandoned,
    failed,
    abandoned,
    failureRate: ended === 0 ? null : rounded(failed / ended),
    failures,
    p50Ms: durationWithin(figures, 0.5),
    p95Ms: durationWithin(figures, 0.95),
  };
}

/** Shares to four digits. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function least(ages: readonly (number | null)[]): number | null {
  const known = ages.filter((age) => age !== null);
  return known.length === 0 ? null : Math.min(...known);
}
