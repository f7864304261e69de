/**
 * The gateway's HTTP server: GraphQL, the events of sources, the playground and the probes. It is bounded in time
 * and size, and it stops by first finishing what it has begun.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { openAccess, type Demo, type OpenAccess } from '../access/open.ts';
import type { DemoAccess, DemoCaller, DemoRole } from '../access/development/demo.ts';
import type { DevelopmentIssuer } from '../access/development/issuer.ts';
import { consumerOf } from '../access/consumer.ts';
import { createCounters, type CounterStore } from '../access/counters.ts';
import { watchEnumeration } from '../access/enumeration.ts';
import { createPeopleCap } from '../access/people-cap.ts';
import { createRateLimits } from '../access/rate-limits.ts';
import type { ServedSource } from '../ask/ask.ts';
import type { Source } from '../ask/source.ts';
import { Audit, type AuditLog } from '../audit/audit.ts';
import { AuditTrail } from '../audit/trail.ts';
import { mentionedBy } from '../audit/mentioned.ts';
import { openKeys } from '../audit/open.ts';
import { auditReader } from '../audit/reader.ts';
import { createRefusals } from '../audit/refusals.ts';
import { openCache } from '../cache/open-cache.ts';
import type { TieredCache } from '../cache/tiered-cache.ts';
import type { Config } from '../config/schema.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { createSecurityLog } from '../telemetry/security-log.ts';
import { SharedResources } from '../fairness/shared-resources.ts';
import { eventsEndpoint, type EventsEndpoint } from '../events/endpoint.ts';
import { rememberForMs, seenInMemory, seenInRedis } from '../events/seen.ts';
import { createPlayground, type Playground } from '../web/playground.ts';
import type { PlaygroundExample } from '../web/playground-examples.ts';
import type { Status } from '../web/status.ts';
import { createApollo } from './apollo.ts';
import { clientAddress } from './client-address.ts';
import { contextFactory } from './context-factory.ts';
import { createGate } from './gate.ts';
import { graphqlOverHttp } from './graphql-http.ts';
import { isAllowedHost } from './host.ts';
import { createAdmission } from './limits/admission.ts';
import { startListener, type Listener } from './listener.ts';
import {
  answerFrom,
  operatorRoutes,
  pathOf,
  probes,
  type OperationsRoutes,
  type OperationsState,
} from './operations.ts';
import { plain } from './plain.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createSchema } from './schema.ts';
import { serveAll } from './serve-all.ts';
import { setSecurityHeaders, shareWithOrigins, type SecurityOptions } from './security-headers.ts';
import { trustOperations } from './trusted-operations.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  /** Queries that the playground opens with. */
  readonly examples?: readonly PlaygroundExample[];
  readonly log?: Logger;
  /** Who signs the demo tokens of development mode; the default is made for this gateway alone. */
  readonly developmentIssuer?: DevelopmentIssuer;
  /** Whom the officer's demo token names. */
  readonly demoCaller?: DemoCaller;
  /** Where accesses are put on record; by default in the store that the configuration names. */
  readonly audit?: AuditLog;
  /**
   * How long it goes on answering once it is told to close, in milliseconds; its answers then end their connections, so that
   * clients go to whoever answers beside it. None by default.
   */
  readonly graceMs?: number;
  /** Where requests are counted; by default in this process. */
  readonly counterStore?: CounterStore;
}

export interface Gateway {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** The demo token of a role and the headers that go with it. @throws Error in production mode, where there are none */
  demoAccess(this: void, role: DemoRole): Promise<DemoAccess>;
  /** Where operators ask: /status, /metrics; undefined when nowhere. */
  readonly operationsUrl: string | undefined;
  /** Answers what has arrived, takes nothing new, and lets go of every connection. */
  close(): Promise<void>;
}

/**
 * @throws NodeJS.ErrnoException EADDRINUSE, EACCES when it cannot listen
 * @throws ConfigError when a file that the configuration names cannot be used
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, sources, examples = [] } = options;
  const logger = options.log ?? pino({ level: config.log.level });
  const keys = openKeys(config.audit);
  const securityLog = createSecurityLog(logger, (number) => keys.hash(number));
  const shared = new SharedResources();
  const schema = createSchema(sources, config);
  const { access, ...opened } = await openAccess({ ...options, schema, log: logger });
  const trusted = trustOperations(config.trustedOperations, logger);
  const audit = options.audit ?? (await Audit.start(config.audit, logger));
  const metrics = new Metrics();
  const cache = openCache(config, logger);
  const served = serveAll(sources, { config, cache, metrics, log: logger });
  const apollo = createApollo({ schema, sources, access, audit, config, log: logger });
  await apollo.start();

  const showsItself = ({ headers }: IncomingMessage) =>
    config.mode === 'development' && isAllowedHost(headers.host, config.server.hosts);
  const counterStore = options.counterStore ?? sharedCounters(config, cache);
  const counters = createCounters(counterStore);
  const enumeration = watchEnumeration(config.limits.enumeration, counterStore, securityLog, logger);
  const [citizens, auditors] = [auditReader(config.audit), auditReader(config.audit)];
  const refusals = createRefusals(audit, config.audit.refusalsPerMinute);
  const refusalLog = createRefusalLog(refusals, logger, metrics.refused);
  const graphql = graphqlOverHttp({
    apollo,
    access,
    bodyBytes: config.limits.bodyBytes,
    consumerOf,
    takeTurn: createRateLimits(config.limits, counters, enumeration.waitOf),
    takesIds: trusted.takesIds,
    mayIntrospect: showsItself,
    gate: createGate(trusted, createAdmission(config.limits)),
    refusals: refusalLog,
    clientOf: clientAddress(config.server.proxies),
    openContext: contextFactory({
      config,
      sources,
      served,
      access,
      enumeration,
      countPeople: createPeopleCap(config.limits.peoplePerDay, counterStore),
      securityLog,
      audit,
      mentioned: mentionedBy(schema),
      trail: new AuditTrail({
        citizens,
        auditors,
        keys,
        rules: opened.rules,
        purposes: opened.purposes,
        sources,
        withheld: config.audit.withheld,
      }),
      refused: refusalLog.refused,
    }),
  });
  const rememberMs = rememberForMs(config.events.toleranceSeconds);
  const events = eventsEndpoint({
    config,
    invalidator: cache,
    seen: cache.redis ? seenInRedis(cache.redis, rememberMs) : seenInMemory(rememberMs),
    log: logger,
  });
  metrics.watch(served.values(), cache, events, audit, () => shared.pools);
  const state = {
    draining: false,
    get recording() {
      return audit.state.available;
    },
  };
  const security = { tls: config.server.tls !== undefined, origins: config.server.origins };
  const operator = operatorRoutes(() => statusOf(config, sources, served, state), metrics);
  const isOpen = config.mode === 'development' && !config.server.operations;
  const routes = new Map([...probes(state), ...(isOpen ? operator : [])]);
  const playground = createPlayground({ examples });
  const handle = router({
    graphql,
    events,
    playground,
    demo: opened.demo,
    routes,
    mode: config.mode,
    showsItself,
    security,
    state,
    log: logger,
  });

  const demoAccess =
    opened.demo?.of ?? (() => Promise.reject(new Error('Production mode has no demo tokens.')));
  const listeners: Listener[] = [];
  const close = async () => {
    state.draining = true;
    if (options.graceMs !== undefined) await sleep(options.graceMs);
    await Promise.all(listeners.map((listener) => listener.close()));
    await apollo.stop();
    opened.close();
    await Promise.all([...served.values()].map(({ connector }) => connector.close()));
    refusals.close();
    await Promise.all([audit.close(), citizens.close(), auditors.close()]);
    cache.close();
  };
  try {
    const { connections } = config.limits;
    const main = await startListener({ ...config.server, connections }, handle, logger);
    listeners.push(main);
    if (!config.server.operations)
      return { url: main.url, operationsUrl: isOpen ? main.url : undefined, demoAccess, close };
    const { timeouts, operations } = config.server;
    const apart = answerFrom(new Map([...probes(state), ...operator]), () => logger.error('request failed'));
    const own = await startListener({ ...operations, timeouts, connections }, apart, logger);
    listeners.push(own);
    return { url: main.url, operationsUrl: own.url, demoAccess, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Replicas that share a Redis count together, under one secret. */
function sharedCounters({ limits }: Config, cache: TieredCache): CounterStore {
  const secret = cache.secretFor('counters');
  if (!cache.redis) return { secret };
  return { secret, redis: { client: cache.redis, timeoutMs: limits.countersTimeoutMs } };
}

function statusOf(
  { mode }: Config,
  sources: readonly Source[],
  served: ReadonlyMap<Source, ServedSource>,
  { draining }: OperationsState,
): Status {
  return {
    mode,
    state: draining ? 'draining' : 'ready',
    sources: sources.map((source) => {
      const settings = served.get(source)?.settings;
      const { id, name } = source;
      return { id, name, served: settings !== undefined, timeoutMs: settings?.timeoutMs ?? null };
    }),
  };
}

interface Site {
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly events: EventsEndpoint;
  readonly playground: Playground;
  readonly demo: OpenAccess['demo'];
  readonly routes: OperationsRoutes;
  readonly mode: Config['mode'];
  /** Whether this caller may see playground and schema. */
  readonly showsItself: (request: IncomingMessage) => boolean;
  readonly security: SecurityOptions;
  readonly state: OperationsState;
  readonly log: Logger;
}

function router({
  graphql,
  events,
  playground,
  demo,
  routes,
  mode,
  showsItself,
  security,
  state,
  log,
}: Site) {
  const showPage = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    // The demo token is for whoever sits at this machine, not for a page elsewhere that gave this machine its own name.
    const headers =
      demo && path === '/graphql' && showsItself(request) ? (await demo.of('officer')).headers : {};
    const page = mode === 'development' ? await playground.respond(path, acceptsGzip, headers) : undefined;
    if (!page) return plain(response, 404, 'not found');
    if (!showsItself(request)) return plain(response, 403, 'Not under this name: see server.hosts.');
    response.writeHead(page.status, page.headers).end(page.body);
  };
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const operation = routes.get(path);
    if (operation) return operation(request, response);
    if (path === '/events') return events.respond(request, response);
    if (demo && path === '/dev/tokens') {
      return showsItself(request)
        ? answerTokens(request, response, demo)
        : plain(response, 403, 'Not under this name: see server.hosts.');
    }
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (path === '/' && isPage && mode === 'development') return redirect(response, '/graphql');
    if (path === '/graphql' && !isPage) {
      return shareWithOrigins(security, request, response) ? undefined : graphql(request, response);
    }
    return request.method === 'GET' ? showPage(path, request, response) : plain(response, 404, 'not found');
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    setSecurityHeaders(security, response);
    if (state.draining) response.setHeader('connection', 'close');
    route(request, response).catch((error: unknown) => {
      // A client that breaks off while it is being read is its own affair.
      if (request.destroyed && !request.complete) return;
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'request failed');
      if (response.headersSent) response.destroy();
      else plain(response, 500, 'internal error');
    });
  };
}

async function answerTokens(request: IncomingMessage, response: ServerResponse, demo: Demo): Promise<void> {
  if (request.method !== 'GET') return plain(response, 405, 'only GET');
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(await demo.all())}\n`);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
