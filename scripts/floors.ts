/** Floors of src/, top first; folders in one line do not import each other. Drawn in docs/architecture.md. */
export const FLOORS: readonly (readonly string[])[] = [
  ['index.ts', 'cli.ts'],
  ['cli'],
  ['workers'],
  ['gateway'],
  ['telemetry'],
  ['status'],
  ['config'],
  ['audit', 'events'],
  ['packages'],
  ['sources'],
  ['source-api/index.ts'],
  ['codes'],
  ['execution', 'access', 'ask'],
  ['http', 'transport'],
  ['graphql', 'cache', 'web', 'generated/wire', 'generated/columns'],
  ['ledger'],
  ['source-api'],
  ['generated/numbers.ts', 'generated/types.ts', 'cards'],
  ['subject'],
  ['log'],
  ['fairness'],
  ['messages.ts'],
  ['generated/enums.ts', 'generated/published.ts'],
  ['lib'],
];

/** Files that belong to another folder than their own. */
export const BELONGING: ReadonlyMap<string, string> = new Map([
  ['generated/resolvers.ts', 'gateway'],
  ['source-api/evidence.ts', 'codes'],
  ['source-api/plain-fields.ts', 'codes'],
]);

/** A file of a way. Only a step without `after` and `by` has to import the step before it, or be imported by it. */
export interface Step {
  readonly file: string;
  /** The earlier step that calls this one after the step before has returned. */
  readonly after?: string;
  /** The name that both files import from one module: the caller gets this step as a value of that type. */
  readonly by?: string;
}

export type Way = readonly (string | Step)[];

/**
 * The files that get the subject of a request in hand, in this order, until it is on the wire: as bytes, as
 * variables, as a `Subject`, as a key. Each one calls the next. A subject that leaves one folder for another
 * crosses a border. Floors of values (`source-api` and below) are no steps: all files use them. `access.ts`
 * is none: it decides about the token and the purpose before the subject is read. At `citizen.ts` the intent
 * leaves for the disk, a way of its own.
 */
export const SUBJECT: Way = [
  'http/listener.ts',
  { file: 'gateway/router.ts', by: 'RequestListener' },
  { file: 'gateway/graphql-http.ts', by: 'IncomingMessage' },
  'http/request-body.ts',
  { file: 'gateway/operation-policy.ts', after: 'gateway/graphql-http.ts' },
  'gateway/prepared-operation.ts',
  'gateway/apollo.ts',
  'gateway/operation.ts',
  'graphql/variables.ts',
  { file: 'access/grant.ts', by: 'Subject' },
  { file: 'access/enumeration.ts', by: 'Subject' },
  { file: 'execution/executor.ts', after: 'gateway/operation.ts' },
  'execution/execute.ts',
  'execution/run.ts',
  { file: 'gateway/citizen.ts', by: 'GraphQLResolveInfo' },
  'gateway/context.ts',
  'gateway/context-factory.ts',
  'ask/ask.ts',
  'ask/tied.ts',
  { file: 'ask/loader.ts', by: 'ReadSource' },
  { file: 'ask/cached.ts', by: 'AnswerQuestion' },
  'cache/record-cache.ts',
  { file: 'ask/flight.ts', after: 'ask/cached.ts', by: 'Subscription' },
  { file: 'ask/batch.ts', by: 'Dispatch' },
  // `compose` in ask.ts hands each layer the next one.
  { file: 'ask/failures.ts', after: 'ask/ask.ts' },
  { file: 'ask/bulkhead.ts', by: 'CallLayer' },
  { file: 'ask/throttle.ts', by: 'CallLayer' },
  { file: 'ask/breaker.ts', by: 'CallLayer' },
  { file: 'ask/retry.ts', by: 'CallLayer' },
  { file: 'ask/measure.ts', by: 'CallLayer' },
  { file: 'ask/timeout.ts', by: 'CallLayer' },
  { file: 'sources/population/connector.ts', after: 'ask/ask.ts', by: 'Connector' },
  // Its host hands it the connections.
  { file: 'transport/http.ts', by: 'HttpResponse' },
];

export const MOST_BORDERS = 12;

/** A type, and the file that declares it. */
export type Carrier = readonly [type: string, file: string];

/**
 * The types that carry an intent from `citizen.ts` to the disk, in this order. Some file uses each two that
 * follow one another: there the one is made from the other.
 */
export const INTENT: readonly Carrier[] = [
  ['IntentEntry', 'audit/people-asked.ts'],
  ['Draft', 'ledger/entry.ts'],
  ['Posting', 'ledger/entry.ts'],
  ['Pending', 'ledger/ledger.ts'],
  ['ToThread', 'ledger/thread-messages.ts'],
  ['PostingTuple', 'ledger/thread-codec.ts'],
  ['DraftTuple', 'ledger/thread-codec.ts'],
  ['Entry', 'ledger/entry.ts'],
  ['Prepared', 'ledger/writer.ts'],
  ['Batch', 'ledger/stores/store.ts'],
];

export const MOST_TYPES = 10;
