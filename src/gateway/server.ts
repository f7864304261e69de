/**
 * The gateway's HTTP server: GraphQL, the events of sources, the playground and the probes. It is bounded in
 * time and size, and it stops by first finishing what it has begun.
 */
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { openAccess } from '../access/create-access.ts';
import type { DemoAccess, DemoCaller, DemoRole, DevelopmentIssuer } from '../access/demo.ts';
import { consumerOf } from '../access/consumer.ts';
import { dossierCodes } from '../access/dossier-codes.ts';
import { createCounters, type CounterStore } from '../access/counters.ts';
import { watchEnumeration } from '../access/enumeration.ts';
import { createPeopleCap } from '../access/people-cap.ts';
import { createCostRates, createRateLimits } from '../access/rate-limits.ts';
import { countsInRedis } from '../access/redis-counts.ts';
import { tokenCheckBudget } from '../access/tokens/check-budget.ts';
import type { Source } from '../source-api/source.ts';
import { Audit, type AuditLog } from '../ledger/ledger.ts';
import { AuditQuery } from '../audit/audit-query.ts';
import { newTexts } from '../audit/operation-text.ts';
import { openKeys } from '../ledger/open-ledger.ts';
import { auditReader, MOST_WAITING } from '../ledger/reader.ts';
import type { RequestErrorCode } from '../messages.ts';
import { countedEntries, type FlagCode } from '../audit/counted-entries.ts';
import { openCache } from '../cache/open-cache.ts';
import type { TieredCache } from '../cache/tiered-cache.ts';
import { formatsOn } from '../config/gateway-settings.ts';
import type { Config } from '../config/schema.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { boundLog } from '../log/bounded-log.ts';
import { openLog, promisedLog } from '../log/log.ts';
import { createSecurityLog } from '../log/security-log.ts';
import { ListTurns } from '../fairness/list-turns.ts';
import type { SharedPool } from '../fairness/shared-pool.ts';
import { SharedResources } from '../fairness/shared-resources.ts';
import { eventsEndpoint } from '../events/endpoint.ts';
import { rememberForMs, seenInMemory, seenInRedis } from '../events/seen.ts';
import { createPlayground } from '../web/playground.ts';
import type { PlaygroundExample } from '../web/playground-examples.ts';
import { VERSION } from '../lib/version.ts';
import { createApollo } from './apollo.ts';
import { clientAddress, spendPerClient } from '../http/client-address.ts';
import { reportConfigurationChanges } from './configuration-changes.ts';
import { requestFactory } from './context-factory.ts';
import { createFlagLog } from './flag-log.ts';
import { createOperationPolicy } from './operation-policy.ts';
import { graphqlOverHttp } from './graphql-http.ts';
import { isForDevelopment } from '../http/allowed-hosts.ts';
import { KnownDocuments } from '../graphql/known-documents.ts';
import { ReadingBudget } from '../graphql/reading.ts';
import { startListener, type Listener } from '../http/listener.ts';
import { answerFrom, operatorRoutes, probes } from './ops-routes.ts';
import { maxWaitOf } from './max-wait.ts';
import type { PreparedDocument } from './prepared-operation.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createRouter, logFailure } from './router.ts';
import { createSchema } from './schema.ts';
import type { SharedState } from './shared-state.ts';
import { serveAll } from './serve-all.ts';
import { conditionsOf, statusAlone, type StatusSharing } from '../status/gathered.ts';
import { keysInUse } from '../status/keys-in-use.ts';
import { reportOf } from '../status/report.ts';
import { statusOf } from '../status/status.ts';
import { trustOperations } from './trusted-operations.ts';
import { needsNoToken } from './without-token.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  /** Of these sources and for this gateway alone, which guards its fields; by default it is built. */
  readonly schema?: GraphQLSchema;
  /** Queries that the playground opens with. */
  readonly examples?: readonly PlaygroundExample[];
  readonly log?: Logger;
  /** Signs the demo tokens of development mode; the default is made for this gateway alone. */
  readonly developmentIssuer?: DevelopmentIssuer;
  /** Officer of the demo tokens. */
  readonly demoCaller?: DemoCaller;
  /** Default: the store of the configuration. */
  readonly audit?: AuditLog;
  /** Called when requests were cut off at the end, because they took longer than `server.stop.drainMs`. */
  readonly onCutOff?: () => void;
  /** State shared with other workers. */
  readonly workers?: SharedState;
  /** Gathers the status of all workers; by default of this process alone. */
  readonly statusSharing?: StatusSharing;
  /** Counts requests; by default in this process. */
  readonly counterStore?: CounterStore;
}

export interface Gateway {
  /** E.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Demo token of a role with its headers. @throws Error in production mode, which has none */
  demoAccess(this: void, role: DemoRole): Promise<DemoAccess>;
  /** Listener of `/status` and `/metrics`, if there is one. */
  readonly operationsUrl: string | undefined;
  /**
   * Answers what has arrived, takes nothing new, and lets go of every connection.
   *
   * @param pauseMs how long it still takes requests, while `/readyz` says that it stops and every answer ends
   * its
   *   connection, so that clients go elsewhere; none by default
   */
  close(pauseMs?: number): Promise<void>;
}

/**
 * @throws NodeJS.ErrnoException EADDRINUSE, EACCES when it cannot listen
 * @throws ConfigError when a file that the configuration names cannot be used
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, sources, examples = [], workers, statusSharing = statusAlone() } = options;
  const logger = openLog(config, options.log);
  const promised = promisedLog(logger);
  if (config.mode === 'rehearsal') {
    promised.warn('REHEARSAL: the sources are mock systems, and all people are synthetic');
  }
  const keys = openKeys(config.audit);
  const securityLog = createSecurityLog(promised, (number) => keys.hash(number));
  const boundedLog = boundLog(logger);
  const shared = new SharedResources(({ resource, account: [first = '', second], isAddress }) =>
    securityLog.emit(
      'share exceeded',
      isAddress ? { client: first } : { application: first, ...(second && { officer: second }) },
      { code: resource },
    ),
  );
  const schema = options.schema ?? createSchema(sources, config);
  if (config.insecure.length > 0) {
    securityLog.emit('insecure configuration', {}, { mode: config.mode, exceptions: config.insecure });
  }
  const { access, ...opened } = await openAccess({
    ...options,
    schema,
    log: logger,
    security: securityLog,
    dossiers: workers?.dossiers,
  });
  const operationsLog = boundLog(promised);
  const trusted = trustOperations(config.trustedOperations, operationsLog);
  const audit = options.audit ?? (await Audit.start(config.audit, logger, { security: securityLog, shared }));
  reportConfigurationChanges(config, securityLog, logger);
  const metrics = new Metrics(workers?.metrics);
  const cache = openCache(config, boundedLog, workers);
  const served = serveAll(sources, { config, cache, metrics, shared, log: logger, security: securityLog });
  const { limits } = config;
  const documents = new KnownDocuments<PreparedDocument>(
    shared.pool({ name: 'document_characters', capacity: DOCUMENT_CHARACTERS }),
  );
  const apollo = createApollo({
    schema,
    access,
    audit,
    allowedCost: limits.cost,
    documents,
    log: boundedLog,
  });
  await apollo.start();

  const showsItself = (request: IncomingMessage) =>
    config.mode === 'development' && isForDevelopment(request, config.server.hosts);
  const counterStore = options.counterStore ?? sharedCounters(config, cache, workers);
  const counters = createCounters(counterStore);
  const enumeration = watchEnumeration(config.limits.enumeration, counterStore, boundedLog);
  const readerOf = (whose: string) =>
    auditReader({
      config: config.audit,
      room: shared.pool({ name: `audit_searches:${whose}`, capacity: MOST_WAITING }),
      log: boundedLog,
    });
  const [citizens, auditors] = [readerOf('citizens'), readerOf('auditors')];
  const refusals = countedEntries<RequestErrorCode>('refusal', audit, config.audit.refusalsPerMinute);
  const flags = countedEntries<FlagCode>('flag', audit, config.audit.refusalsPerMinute);
  const refusalLog = createRefusalLog(refusals, securityLog, metrics.refused);
  const clientOf = clientAddress(config.server.proxies);
  const graphql = graphqlOverHttp({
    apollo,
    access,
    bodyBytes: config.limits.bodyBytes,
    isProduction: config.mode === 'production',
    maxWaitOf: (headers) => maxWaitOf(config.request, headers),
    consumerOf,
    checkRate: createRateLimits(config.limits, counters, enumeration.waitOf),
    takesDossier: dossierCodes(config.request.dossiers),
    takesIds: trusted.takesIds,
    requests: metrics.requests,
    mayIntrospect: showsItself,
    limitChecks: tokenCheckBudget(perAddress(shared, 'refused_tokens', limits.refusedTokens)),
    spendWithoutToken: spendPerClient(perAddress(shared, 'requests_without_token', limits.withoutToken)),
    operationPolicy: createOperationPolicy({
      trusted,
      limits,
      preparation: {
        schema,
        rules: opened.rules,
        sources,
        scans: formatsOn(config),
        texts: newTexts(shared),
      },
      documents,
      readings: new ReadingBudget(shared.pool({ name: 'validation_ms', capacity: limits.validationMs })),
      needsNoToken,
    }),
    refusals: refusalLog,
    clientOf,
    openRequest: requestFactory({
      config,
      sources,
      served,
      requests: metrics.requests,
      conditions: async () => conditionsOf(await statusSharing.gather()),
      access,
      enumeration,
      lists: new ListTurns(),
      chargeCost: createCostRates(config.limits, counters),
      countPeople: createPeopleCap(config.limits.peoplePerDay, counterStore),
      audit,
      auditQuery: new AuditQuery({
        citizens,
        auditors,
        keys,
        rules: opened.rules,
        purposes: opened.purposes,
        sources,
        withheld: config.audit.withheld,
      }),
      refused: refusalLog.refused,
      flagged: createFlagLog(flags, securityLog).flagged,
    }),
  });
  const rememberMs = rememberForMs(config.events.toleranceSeconds);
  const events = eventsEndpoint({
    config,
    invalidator: cache,
    shared,
    clientOf,
    seen: cache.redis
      ? seenInRedis(cache.redis, rememberMs, cache.secretFor('events'))
      : (workers?.seen ?? seenInMemory(rememberMs)),
    log: boundedLog,
  });
  metrics.watchSecurity(securityLog);
  metrics.watch(served.values(), cache, events, audit, () => shared.pools);
  const state = {
    draining: false,
    get recording() {
      return audit.state.available;
    },
  };
  const security = {
    tls: config.server.tls !== undefined,
    mode: config.mode,
    origins: config.server.origins,
  };
  const about = { config, sources, keys: keysInUse(config) };
  const operator = operatorRoutes(
    async (language) => statusOf(about, await statusSharing.gather(), language),
    metrics,
  );
  const isOpen = config.mode === 'development' && !config.server.operations;
  const routes = new Map([...probes(state), ...(isOpen ? operator : [])]);
  const playground = createPlayground({ examples });
  const handle = createRouter({
    graphql,
    events,
    playground,
    demo: opened.demo,
    routes,
    mode: config.mode,
    showsItself,
    security,
    log: boundedLog,
  });

  const demoAccess =
    opened.demo?.of ?? (() => Promise.reject(new Error('Only development mode has demo tokens.')));
  const listeners: Listener[] = [];
  const close = async (pauseMs = 0) => {
    state.draining = true;
    for (const listener of listeners) listener.endConnections();
    if (pauseMs > 0) await sleep(pauseMs);
    const cutOff = await Promise.all(listeners.map((listener) => listener.close()));
    const requests = cutOff.reduce((sum, one) => sum + one, 0);
    if (requests > 0) {
      logger.warn({ requests, drainMs: config.server.stop.drainMs }, 'requests were cut off at the end');
      options.onCutOff?.();
    }
    await apollo.stop();
    opened.close();
    await Promise.all([...served.values()].map(({ connector }) => connector.close()));
    refusals.close();
    flags.close();
    await Promise.all([audit.close(), citizens.close(), auditors.close()]);
    cache.close();
    for (const { log } of [{ log: boundedLog }, { log: operationsLog }, ...served.values()]) log.close();
    securityLog.close();
    workers?.leave();
    promised.info('The gateway has stopped');
  };
  try {
    const { connections } = limits;
    // A worker reads nothing again: SIGHUP replaces it.
    const onReload = workers
      ? {}
      : { onReload: () => securityLog.emit('configuration changed', {}, { code: 'CERTIFICATES' }) };
    const main = await startListener(
      { ...config.server, name: 'connections', connections, shared, ...onReload },
      handle,
      promised,
    );
    listeners.push(main);
    const started = (operationsUrl: string | undefined): Gateway => {
      const { issuers } = opened;
      const { certificateEndsAt } = main;
      const report = reportOf({ served: served.values(), cache, audit, issuers, state, certificateEndsAt });
      statusSharing.share(report);
      metrics.watchStatus(report, config.mode);
      const { mode, insecure } = config;
      const fields = { version: VERSION, node: process.version, mode, insecure, operationsUrl };
      // The primary process names the address once all its workers answer.
      const text = workers ? 'A worker takes requests' : `The gateway answers at ${main.url}/graphql`;
      const packages = sources.flatMap(({ id, package: own }) =>
        own ? [{ source: id, name: own.name, version: own.version, integrity: own.integrity }] : [],
      );
      const ids = [...served.keys()].map(({ id }) => id);
      promised.info({ ...fields, sources: ids, ...(packages.length > 0 && { packages }) }, text);
      return { url: main.url, operationsUrl, demoAccess, close };
    };
    if (!config.server.operations) return started(isOpen ? main.url : undefined);
    const { timeouts, stop, operations } = config.server;
    const apart = answerFrom(new Map([...probes(state), ...operator]), config.mode, () =>
      logFailure(boundedLog),
    );
    const own = await startListener(
      { ...operations, timeouts, stop, name: 'operations_connections', connections, shared, ...onReload },
      apart,
      promised,
    );
    listeners.push(own);
    return started(own.url);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Text of the documents that stay parsed and validated; a document takes some forty times its text. */
const DOCUMENT_CHARACTERS = 2_097_152;

/** A rate that network addresses share. */
function perAddress(
  shared: SharedResources,
  name: string,
  { requests, seconds }: { readonly requests: number; readonly seconds: number },
): SharedPool {
  return shared.pool({ name, capacity: requests, windowMs: seconds * 1000, holdPerFreeUnit: [1] });
}

/** Replicas share counts and secret in Redis; workers without Redis count in the primary process. */
function sharedCounters(
  { limits: { countersTimeoutMs: timeoutMs } }: Config,
  cache: TieredCache,
  workers: SharedState | undefined,
): CounterStore {
  const counts = cache.redis ? countsInRedis(cache.redis) : workers?.counts;
  return { secret: cache.secretFor('counters'), shared: counts && { counts, timeoutMs } };
}
