/** Surroundings of the layers of asking in tests: policies, a cache, the context of a request. */
import { randomBytes } from 'node:crypto';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { pino } from 'pino';
import type { Answer } from '../../src/source-api/answer.ts';
import { sourceClient, serveSource, type ServeOptions, type ServedSource } from '../../src/ask/ask.ts';
import type { QuestionContext } from '../../src/ask/layers.ts';
import { Cancellation } from '../../src/lib/cancellation.ts';
import type { HealthListener } from '../../src/ask/health.ts';
import { createLoader } from '../../src/ask/loader.ts';
import { SOURCE_POLICIES, type SourcePolicies } from '../../src/source-api/policies.ts';
import type { Question, Candidate, Connector, Part, Source } from '../../src/source-api/source.ts';
import { CacheKeyFactory } from '../../src/cache/cache-keys.ts';
import { SharedResources } from '../../src/fairness/shared-resources.ts';
import { TieredCache } from '../../src/cache/tiered-cache.ts';
import { boundLog } from '../../src/log/bounded-log.ts';
import { callOf, subjectOf } from './calls.ts';

/** The policies of a source that sets only these. */
export function policies(set: object = {}): SourcePolicies {
  const shape = Type.Object(SOURCE_POLICIES);
  return Value.Parse(shape, Value.Default(shape, set));
}

export function memoryCache(): TieredCache {
  return new TieredCache({
    memoryBytes: 1_048_576,
    keyFactory: new CacheKeyFactory(randomBytes(32)),
    longestLifeMs: 60_000,
  });
}

/** The layers around a connector that a test brings, as one source of one part. */
export interface Asked {
  readonly served: ServedSource;
  /** Asks on behalf of a new request. */
  readonly ask: (
    questions: readonly Question[],
    context?: Partial<QuestionContext>,
  ) => Promise<readonly Answer<unknown>[]>;
  /** Log lines. */
  readonly log: readonly string[];
}

export const thing: Part<string> = { source: 'POPULATION', name: 'thing', merge: (a, b) => a + b };

interface AskedOptions {
  readonly id?: string;
  readonly batchSize?: number;
  readonly policies?: object;
  readonly cache?: ServeOptions['cache'];
  readonly listener?: HealthListener;
}

export function asked(connectorAsk: Connector['ask'], options: AskedOptions = {}): Asked {
  const { id = 'thing', batchSize = 50, cache = memoryCache(), listener = nobodyListens } = options;
  const connector: Connector = { ask: connectorAsk, close: () => Promise.resolve() };
  const source: Source = {
    id,
    schema: '',
    version: '1',
    sourceId: 'POPULATION',
    name: { vi: 'thing', en: 'thing' },
    field: 'identity',
    parts: [thing],
    numberKinds: ['PERSONAL'],
    batchSize,
    apiVersion: 1,
    contract: {},
    wire: { schemas: { $id: id, $defs: {} }, sourceCodes: /^\d{3}$/ },
    officerRefusals: ['OFFICER'],
    settings: Type.Object({}),
    connect: () => connector,
  };
  const settings = {
    url: 'http://127.0.0.1:9',
    connections: 1,
    maxResponseBytes: 1024,
    ...policies({ timeoutMs: 200, batchWindowMs: 0, ...options.policies }),
  };
  const lines: string[] = [];
  const log = boundLog(pino({ level: 'debug' }, { write: (line) => void lines.push(line) }));
  const served = serveSource({
    source,
    settings,
    connector,
    cache,
    listener,
    shared: new SharedResources(),
    log,
    security: { emit: () => undefined },
  });
  let requests = 0;
  return {
    served,
    log: lines,
    ask: (questions, context) => {
      requests += 1;
      const own = contextOf({ shareKey: `request-${requests}`, ...context });
      return Promise.all(questions.map(sourceClient(createLoader(), source, served, own)));
    },
  };
}

/** A row that says it is about the subject. */
export function rowOf(record: string, subject = subjectOf()): Candidate<string> {
  const { identityNumber, fullName, dateOfBirth } = subject;
  return { record, evidence: { numbers: [identityNumber], keyed: false, fullName, dateOfBirth } };
}

export const nobodyListens: HealthListener = { called: () => undefined, noted: () => undefined };

/** @param milliseconds 0 has ended already */
export function cancellationAfter(milliseconds: number): Cancellation {
  const cancellation = new Cancellation();
  if (milliseconds === 0) cancellation.cancel();
  else setTimeout(() => cancellation.cancel(), milliseconds).unref();
  return cancellation;
}

export function contextOf(set: Partial<QuestionContext> = {}): QuestionContext {
  return {
    requestId: 'request-1',
    shareKey: 'request-1',
    caller: callOf([]).caller,
    deadline: cancellationAfter(5000),
    clientGone: new Cancellation(),
    maxAgeMs: undefined,
    ...set,
  };
}
