/**
 * The gateway's HTTP server: GraphQL, the playground and the probes. It is bounded in time and size, and it
 * stops by first finishing what it has begun.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pino, type Logger } from 'pino';
import { configuredConsumer } from '../access/consumer.ts';
import { createCounters, type CounterStore } from '../access/counters.ts';
import { watchEnumeration } from '../access/enumeration.ts';
import { createRateLimits } from '../access/rate-limits.ts';
import { serveSource, type ServedSource } from '../ask/ask.ts';
import type { Source } from '../ask/source.ts';
import type { Config } from '../config/schema.ts';
import { createPlayground, type Playground } from '../web/playground.ts';
import type { PlaygroundExample } from '../web/playground-examples.ts';
import type { Status } from '../web/status.ts';
import { createApollo } from './apollo.ts';
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
import { createSchema } from './schema.ts';
import { setSecurityHeaders, shareWithOrigins, type SecurityOptions } from './security-headers.ts';
import { trustOperations } from './trusted-operations.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  /** Queries that the playground opens with. */
  readonly examples?: readonly PlaygroundExample[];
  readonly log?: Logger;
  /** Where requests are counted; by default in this process. */
  readonly counterStore?: CounterStore;
}

export interface Gateway {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Where operators ask: /status, /metrics; undefined when nowhere. */
  readonly operationsUrl: string | undefined;
  /** Answers what has arrived, takes nothing new, and lets go of every connection. */
  close(): Promise<void>;
}

/**
 * @throws NodeJS.ErrnoException EADDRINUSE, EACCES when it cannot listen
 * @throws ConfigError when a file that the configuration names cannot be used
 */
export async function startGateway({
  config,
  sources,
  examples = [],
  log,
  counterStore = { secret: randomBytes(32) },
}: GatewayOptions): Promise<Gateway> {
  const logger = log ?? pino({ level: config.log.level });
  const trusted = trustOperations(config.trustedOperations, logger);
  const served = serveAll(sources, config, logger);
  const apollo = createApollo({ schema: createSchema(sources, config), sources, config, log: logger });
  await apollo.start();

  const showsItself = ({ headers }: IncomingMessage) =>
    config.mode === 'development' && isAllowedHost(headers.host, config.server.hosts);
  const counters = createCounters(counterStore);
  const enumeration = watchEnumeration(config.limits.enumeration, counters, logger);
  const graphql = graphqlOverHttp({
    apollo,
    bodyBytes: config.limits.bodyBytes,
    consumerOf: () => configuredConsumer(config),
    takeTurn: createRateLimits(config.limits, counters, enumeration.waitOf),
    takesIds: trusted.takesIds,
    mayIntrospect: showsItself,
    gate: createGate(trusted, createAdmission(config.limits)),
    openContext: contextFactory(config, sources, served, enumeration),
  });
  const state = { draining: false };
  const security = { tls: config.server.tls !== undefined, origins: config.server.origins };
  const operator = operatorRoutes(() => statusOf(config, sources, served, state));
  const isOpen = config.mode === 'development' && !config.server.operations;
  const routes = new Map([...probes(state), ...(isOpen ? operator : [])]);
  const playground = createPlayground({ examples });
  const handle = router({
    graphql,
    playground,
    routes,
    mode: config.mode,
    showsItself,
    security,
    state,
    log: logger,
  });

  const listeners: Listener[] = [];
  const close = async () => {
    state.draining = true;
    await Promise.all(listeners.map((listener) => listener.close()));
    await apollo.stop();
    await Promise.all([...served.values()].map(({ connector }) => connector.close()));
  };
  try {
    const { connections } = config.limits;
    const main = await startListener({ ...config.server, connections }, handle, logger);
    listeners.push(main);
    if (!config.server.operations)
      return { url: main.url, operationsUrl: isOpen ? main.url : undefined, close };
    const { timeouts, operations } = config.server;
    const apart = answerFrom(new Map([...probes(state), ...operator]), () => logger.error('request failed'));
    const own = await startListener({ ...operations, timeouts, connections }, apart, logger);
    listeners.push(own);
    return { url: main.url, operationsUrl: own.url, close };
  } catch (error) {
    await close();
    throw error;
  }
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

function serveAll(
  sources: readonly Source[],
  config: Config,
  log: Logger,
): ReadonlyMap<Source, ServedSource> {
  return new Map(
    sources.flatMap((source) => {
      const settings = config.sources[source.id];
      if (!settings) return [];
      const ownLog = log.child({ source: source.id });
      return [[source, serveSource(source, settings, source.connect(settings), ownLog)] as const];
    }),
  );
}

interface Site {
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly playground: Playground;
  readonly routes: OperationsRoutes;
  readonly mode: Config['mode'];
  /** Whether this caller may see playground and schema. */
  readonly showsItself: (request: IncomingMessage) => boolean;
  readonly security: SecurityOptions;
  readonly state: OperationsState;
  readonly log: Logger;
}

function router({ graphql, playground, routes, mode, showsItself, security, state, log }: Site) {
  const showPage = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    const page = mode === 'development' ? await playground.respond(path, acceptsGzip) : undefined;
    if (!page) return plain(response, 404, 'not found');
    if (!showsItself(request)) return plain(response, 403, 'Not under this name: see server.hosts.');
    response.writeHead(page.status, page.headers).end(page.body);
  };
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const operation = routes.get(path);
    if (operation) return operation(request, response);
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

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
