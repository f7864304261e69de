/** How a source is asked: the layers in their order, the same for every source. */
import type { CacheKeyFactory } from '../cache/cache-keys.ts';
import type { RecordCache } from '../cache/record-cache.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { SecurityLog } from '../log/security-log.ts';
import { numberKind } from '../subject/identity-number.ts';
import { failed, nothingFetched, type Answer, type Failure } from '../source-api/answer.ts';
import { inBatches } from './batch.ts';
import { Breaker } from './breaker.ts';
import { Bulkhead } from './bulkhead.ts';
import { CachedSource, type QuestionContext } from './cached.ts';
import { withFailures, type FailuresOptions } from './failures.ts';
import { inSingleFlight } from './flight.ts';
import { SourceHealth, type HealthListener } from './health.ts';
import type { Loader } from './loader.ts';
import { withMeasure } from './measure.ts';
import type { SourcePolicies } from '../source-api/policies.ts';
import type { CallSource, Dispatch } from '../source-api/question.ts';
import { withRetry } from './retry.ts';
import type { Question, Connector, Part, Source, SourceSettings } from '../source-api/source.ts';
import { withThrottle } from './throttle.ts';
import { tiedByItself, tiedTo } from './tied.ts';
import { withTimeout } from './timeout.ts';

export interface ServeOptions {
  readonly source: Source;
  readonly settings: SourceSettings & SourcePolicies;
  readonly connector: Connector;
  readonly cache: RecordCache & { readonly keyFactory: CacheKeyFactory };
  readonly listener: HealthListener;
  readonly shared: SharedResources;
  readonly log: BoundedLog;
  readonly security: Pick<SecurityLog, 'emit'>;
}

/** A source as this process asks it, for all requests. */
export interface ServedSource {
  readonly source: Source;
  readonly settings: SourceSettings & SourcePolicies;
  readonly connector: Connector;
  readonly cached: CachedSource;
  readonly breaker: Breaker;
  readonly bulkhead: Bulkhead;
  readonly health: SourceHealth;
  readonly log: BoundedLog;
}

export function serveSource({
  source,
  settings,
  connector,
  cache,
  listener,
  shared,
  log,
  security,
}: ServeOptions): ServedSource {
  const { batchSize } = source;
  const { batchWindowMs, retry, timeoutMs } = settings;
  const health = new SourceHealth(listener);
  const bulkhead = new Bulkhead({
    concurrency: settings.concurrency,
    queue: shared.pool({ name: `queue:${source.id}`, capacity: settings.queue }),
  });
  const breaker = new Breaker(settings.breaker, (state) =>
    log.write({ level: 'warn', text: 'breaker changed', fields: () => ({ state }) }),
  );
  const mayRetry = () => breaker.state === 'CLOSED';

  const timed: CallSource = withMeasure(
    { health, sourceCodes: source.sourceCodes },
    withTimeout(timeoutMs, (call) => connector.ask(call)),
  );
  const resilient: CallSource = breaker.around(withRetry(retry, mayRetry, timed));
  const failures: FailuresOptions = {
    log,
    sourceCodes: source.sourceCodes,
    onDroppedCode: () => health.codeDropped(),
    onRefused: ({ code, sourceCode }, { caller, requestId: askedAs, askedFor }, slots) => {
      const { agency, officer, purpose } = caller;
      const requestId = askedFor?.().ids[0];
      const detail = {
        source: source.id,
        code,
        ...(sourceCode !== undefined && { sourceCode }),
        askedAs,
        slots,
      };
      const actor = { agency, officer: officer.identityNumber, purpose, requestId };
      security.emit('source refused caller', actor, detail);
    },
  };
  const bounded: CallSource = withFailures(failures, bulkhead.around(withThrottle(resilient)));
  const batched: Dispatch = inBatches({ batchSize, batchWindowMs }, bounded);
  const cached = new CachedSource({
    source,
    policies: settings,
    cache,
    health,
    fly: inSingleFlight(batched),
    log,
  });
  return { source, settings, connector, cached, breaker, bulkhead, health, log };
}

/** Asks one source on behalf of one request. */
export type SourceClient = (question: Question) => Promise<Answer<unknown>>;

/**
 * The way one request asks one source.
 *
 * @param load of the request
 * @param served undefined when this gateway does not serve the source
 */
export function sourceClient(
  load: Loader,
  source: Source,
  served: ServedSource | undefined,
  context: QuestionContext,
): SourceClient {
  return (question) => {
    if (!served) return notAsked(source, 'NOT_SERVED');
    if (!source.numberKinds.includes(numberKind(question.subject.identityNumber))) {
      return notAsked(source, 'UNSUPPORTED_NUMBER');
    }
    const { part, subject } = question;
    const { cached } = served;
    const read = (one: Part<unknown>) => load({ source, question: { part: one, subject }, cached, context });
    if (!part.tiedBy) return tiedByItself(read(part), part.source);
    return tiedTo(tiedByItself(read(part.tiedBy), part.source), read(part), part.source);
  };
}

/** A source that is not asked, and why. */
export function notAsked({ sourceId }: Source, code: Failure['code']): Promise<Answer<unknown>> {
  return Promise.resolve(failed({ code }, nothingFetched(sourceId)));
}
