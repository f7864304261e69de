/** Composes the layers of a source. All sources have the same layers in the same order. */
import type { CacheKeyFactory } from '../cache/cache-keys.ts';
import type { RecordCache } from '../cache/record-cache.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { SecurityLog } from '../log/security-log.ts';
import { failed, nothingFetched, type Answer, type Failure } from '../source-api/answer.ts';
import type { SourcePolicies } from '../source-api/policies.ts';
import type { Call, Connector, Source, SourceSettings } from '../source-api/source.ts';
import { numberKind } from '../subject/identity-number.ts';
import { withBatches } from './batch.ts';
import { Breaker, withBreaker } from './breaker.ts';
import { Bulkhead, withBulkhead } from './bulkhead.ts';
import { withCache } from './cached.ts';
import { withFailures } from './failures.ts';
import { withSingleFlight } from './flight.ts';
import { SourceHealth, type HealthListener } from './health.ts';
import { compose, type AnswerQuestion, type QuestionContext, type SourceClient } from './layers.ts';
import { inKnownForm } from './known-form.ts';
import { withLoader, type Loader } from './loader.ts';
import { withMeasure } from './measure.ts';
import { withRetry } from './retry.ts';
import { Throttle, withThrottle } from './throttle.ts';
import { withTie } from './tied.ts';
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

/** A source with its layers, for all requests of this process. */
export interface ServedSource {
  readonly source: Source;
  readonly settings: SourceSettings & SourcePolicies;
  readonly connector: Connector;
  /** The outermost layer. */
  readonly answer: AnswerQuestion;
  readonly breaker: Breaker;
  readonly bulkhead: Bulkhead;
  readonly health: SourceHealth;
  readonly log: BoundedLog;
}

/** Puts the layers around a connector, outermost first; docs/decisions/0010 has the reasons for their order. */
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
  const { batchSize, wire } = source;
  const { sourceCodes } = wire;
  const { batchWindowMs, concurrency } = settings;
  const health = new SourceHealth(listener);
  const queue = shared.pool({ name: `queue:${source.id}`, capacity: settings.queue });
  const bulkhead = new Bulkhead({ concurrency, queue });
  const throttle = new Throttle();
  const breaker = new Breaker(settings.breaker, settings.timeoutMs, (state) =>
    log.write({ level: 'warn', text: 'breaker changed', fields: () => ({ state }) }),
  );
  const answer = compose([
    withCache({
      source,
      policies: settings,
      cache,
      health,
      log,
      pauseMs: () => Math.max(throttle.leftMs, breaker.leftMs),
    }),
    withSingleFlight(),
    withBatches({ batchSize, batchWindowMs }),
    withFailures({
      log,
      sourceCodes,
      onDroppedCode: () => health.codeDropped(),
      onRefused: (failure, call, slots) => emitRefusal(security, source, failure, call, slots),
    }),
    withBulkhead(bulkhead),
    withThrottle(throttle),
    withBreaker(breaker),
    withRetry(settings.retry, () => breaker.state === 'CLOSED'),
    withMeasure({ health, sourceCodes }),
    withTimeout(settings.timeoutMs),
  ])(inKnownForm((call) => connector.ask(call), source.package && source));
  return { source, settings, connector, answer, breaker, bulkhead, health, log };
}

/**
 * The layers of one request around those of a source.
 *
 * @param loader of the request
 * @param served undefined if this gateway does not serve the source
 */
export function sourceClient(
  loader: Loader,
  source: Source,
  served: ServedSource | undefined,
  context: QuestionContext,
): SourceClient {
  if (!served) return () => notAsked(source, 'NOT_SERVED');
  const ask = withTie()(withLoader(loader, source, context)(served.answer));
  return (question) =>
    source.numberKinds.includes(numberKind(question.subject.identityNumber))
      ? ask(question)
      : notAsked(source, 'UNSUPPORTED_NUMBER');
}

function emitRefusal(
  security: ServeOptions['security'],
  source: Source,
  { code, sourceCode }: Failure,
  { caller: { agency, officer, purpose }, requestId: askedAs, askedFor }: Call,
  slots: number,
): void {
  const actor = { agency, officer: officer.identityNumber, purpose, requestId: askedFor?.().ids[0] };
  const detail = { source: source.id, code, ...(sourceCode !== undefined && { sourceCode }), askedAs, slots };
  security.emit('source refused caller', actor, detail);
}

/** Answer about a source that is not asked. */
export function notAsked({ sourceId }: Source, code: Failure['code']): Promise<Answer<unknown>> {
  return Promise.resolve(failed({ code }, nothingFetched(sourceId)));
}
