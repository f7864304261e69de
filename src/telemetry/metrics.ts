/** Metrics in the form of Prometheus, declared once. No label contains data of a person or a caller. */
import {
  Counter,
  Histogram,
  Registry,
  collectDefaultMetrics,
  type Aggregator,
  type MetricObjectWithValues,
  type MetricValue,
} from '@prometheus-io/client';
import type { ServedSource } from '../ask/ask.ts';
import type { HealthListener } from '../ask/health.ts';
import type { AuditState } from '../ledger/ledger.ts';
import type { TieredCache } from '../cache/tiered-cache.ts';
import type { EventsEndpoint } from '../events/endpoint.ts';
import type { SharedPool } from '../fairness/shared-pool.ts';
import type { ProcessReport } from '../status/report.ts';
import { collected } from './collected.ts';
import { describeBuild, RequestMetrics } from './request-metrics.ts';
import type { SecurityLog } from '../log/security-log.ts';
import { SourceFailures, watchStatus } from './status-metrics.ts';
import type { BreakerState } from '../generated/enums.ts';

/** Metrics of the process, without the utilisation of its event loop: its sum over workers means nothing. */
function collectFigures(register: Registry): void {
  const never = 2 ** 31 - 1;
  collectDefaultMetrics({
    register,
    eventLoopMonitoringPrecision: 20,
    eventLoopUtilizationTimeout: never,
  });
  for (const kind of ['summary', 'histogram']) {
    register.removeSingleMetric(`nodejs_eventloop_utilization_${kind}`);
  }
}

const BREAKER: Readonly<Record<BreakerState, number>> = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 };

/** Metrics of one process. */
export type Figures = readonly MetricObjectWithValues<MetricValue<string>>[];

/** Answers a scrape for several processes. */
export interface MetricsSharing {
  /** Lets the others read the metrics of this process. */
  readonly provide: (read: () => Promise<Figures>) => void;
  /** @returns the metrics of all processes as text, or undefined when those of a process are missing */
  readonly all: () => Promise<string | undefined>;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #collected = collected([this.#registry]);
  /** The gateway's own requests. */
  readonly requests = new RequestMetrics([this.#registry]);
  readonly #failures = new SourceFailures([this.#registry]);
  readonly #calls: Histogram<'source' | 'result'>;
  readonly #unread: Counter<'source' | 'field' | 'reason'>;
  readonly #refusals: Counter<'code'>;

  readonly #sharing: MetricsSharing | undefined;

  /** @param sharing with other processes; by default this process answers alone */
  constructor(sharing?: MetricsSharing) {
    this.#sharing = sharing;
    const registers = [this.#registry];
    sharing?.provide(() => this.#registry.getMetricsAsJSON());
    collectFigures(this.#registry);
    this.#calls = new Histogram({
      name: 'lienthong_source_call_duration_seconds',
      help: 'Calls to a source, repetitions apart, by how they ended.',
      labelNames: ['source', 'result'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.#unread = new Counter({
      name: 'lienthong_unread_values_total',
      help: 'Values of records that could not be read, by the path of the schema field and the reason.',
      labelNames: ['source', 'field', 'reason'],
      registers,
    });
    this.#refusals = new Counter({
      name: 'lienthong_refusals_total',
      help: 'Requests that were refused as a whole, by the code of their error.',
      labelNames: ['code'],
      registers,
    });
  }

  /** Counts a request that was refused as a whole. */
  readonly refused = (code: string): void => this.#refusals.inc({ code: code.toLowerCase() });

  /** Receives the calls of a source. */
  listenerOf(source: string): HealthListener {
    return {
      called: (call) => {
        const { result, milliseconds } = call;
        this.#calls.observe({ source, result: result.toLowerCase() }, milliseconds / 1000);
        this.#failures.note(source, call);
      },
      noted: ({ field, reason }) => this.#unread.inc({ source, field, reason: reason.toLowerCase() }),
    };
  }

  /** Registers the status of the process and its build. */
  watchStatus(report: () => ProcessReport, mode: string): void {
    describeBuild([this.#registry], mode);
    watchStatus(this.#collected.gauge, report);
  }

  /** Registers metrics of sources, cache, events, audit log and shared resources. */
  watch(
    served: Iterable<ServedSource>,
    cache: Pick<TieredCache, 'state'>,
    { counts }: Pick<EventsEndpoint, 'counts'>,
    audit: { readonly state: AuditState },
    pools: () => readonly SharedPool[],
  ): void {
    const { gauge, total } = this.#collected;
    const sources = [...served];
    const ofSource = (name: string, help: string, read: (one: ServedSource) => number, of?: Aggregator) => {
      gauge(name, help, ['source'], () => sources.map((one) => [{ source: one.source.id }, read(one)]), of);
    };
    const single = (name: string, help: string, read: () => number, of?: Aggregator) => {
      gauge(name, help, [], () => [[{}, read()]], of);
    };
    const ofPool = (read: (pool: SharedPool) => number) => () =>
      pools().map((pool) => [{ resource: pool.name }, read(pool)] as const);
    ofSource('lienthong_source_calls_in_flight', 'Calls under way.', ({ bulkhead }) => bulkhead.inFlight);
    ofSource(
      'lienthong_source_calls_queued',
      'Calls that wait for their turn.',
      ({ bulkhead }) => bulkhead.queued,
    );
    ofSource(
      'lienthong_source_breaker_state',
      'Circuit breaker: 0 closed, 1 half open, 2 open; of several workers, the worst.',
      ({ breaker }) => BREAKER[breaker.state],
      'max',
    );
    total(
      'lienthong_source_codes_dropped_total',
      'Codes since the start that did not look like the codes of the source and went no further.',
      ['source'],
      () => sources.map(({ source, health }) => [{ source: source.id }, health.droppedCodes]),
    );
    total(
      'lienthong_cache_reads_total',
      'Questions at the cache: hit, negative_hit, miss, and stale for records that stood in for a source after a miss.',
      ['source', 'part', 'result'],
      () =>
        sources.flatMap(({ source, health }) =>
          [...health.reads].flatMap(([part, byResult]) =>
            Object.entries(byResult)
              .filter(([, count]) => count > 0)
              .map(
                ([result, count]) =>
                  [{ source: source.id, part, result: result.toLowerCase() }, count] as const,
              ),
          ),
        ),
    );
    total(
      'lienthong_events_total',
      'Events of sources since the start: accepted, repeated, or the rule that refused them.',
      ['result'],
      () => {
        const { accepted, repeated, refused } = counts();
        return Object.entries({ accepted, repeated, ...refused }).map(([result, count]) => [
          { result: result.toLowerCase() },
          count,
        ]);
      },
    );
    single(
      'lienthong_audit_available',
      'Whether the audit store takes entries; without it nothing is shown.',
      () => Number(audit.state.available),
      'min',
    );
    total('lienthong_audit_entries_total', 'Audit entries written since the start.', [], () => [
      [{}, audit.state.written],
    ]);
    total('lienthong_audit_commits_total', 'Audit commits since the start.', [], () => [
      [{}, audit.state.commits],
    ]);
    single('lienthong_audit_queued', 'Audit entries that wait to be written.', () => audit.state.queued);
    single(
      'lienthong_audit_journalled',
      'Audit commits that wait in the journal for the database.',
      () => audit.state.journalled,
    );
    single('lienthong_cache_memory_bytes', 'Memory that cached records take.', () => cache.state.memoryBytes);
    gauge(
      'lienthong_shared_capacity',
      'Units of a resource that callers share.',
      ['resource'],
      ofPool((pool) => pool.capacity),
    );
    gauge(
      'lienthong_shared_used',
      'Units of a shared resource that are taken.',
      ['resource'],
      ofPool((pool) => pool.used),
    );
    total(
      'lienthong_shared_denied_total',
      'Times since the start that a caller was denied a share.',
      ['resource'],
      ofPool((pool) => pool.denied),
    );
    if (cache.state.redisAnswers === undefined) return;
    single(
      'lienthong_cache_redis_up',
      'Whether Redis answers, takes writes and tells of changes.',
      () => Number(cache.state.redisAnswers),
      'min',
    );
  }

  /** Registers security events since the start, those that the log omitted included. */
  watchSecurity({ counts }: Pick<SecurityLog, 'counts'>): void {
    this.#collected.total(
      'lienthong_security_events_total',
      'Security events since the start, by the kind that their log lines have.',
      ['kind'],
      () => Object.entries(counts).map(([kind, count]) => [{ kind }, count]),
    );
  }

  /** @returns the text and its media type, or undefined when the figures of a worker are missing */
  async text(): Promise<{ readonly type: string; readonly body: string } | undefined> {
    const body = await (this.#sharing ? this.#sharing.all() : this.#registry.metrics());
    return body === undefined ? undefined : { type: this.#registry.contentType, body };
  }
}
