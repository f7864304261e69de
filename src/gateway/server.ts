/**
 * The gateway's HTTP server: GraphQL, the playground and the probes. It is bounded in time and size, and it
 * stops by first finishing what it has begun.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
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
import { createApollo } from './apollo.ts';
import { contextFactory } from './context-factory.ts';
import { createGate } from './gate.ts';
import { graphqlOverHttp } from './graphql-http.ts';
import { isAllowedHost } from './host.ts';
import { createAdmission } from './limits/admission.ts';
import { createSchema } from './schema.ts';
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
  /** Answers what has arrived, takes nothing new, and lets go of every connection. */
  close(): Promise<void>;
}

/** How long requests under way may take once the gateway is told to stop. */
const DRAIN_MS = 10_000;

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
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    router(graphql, createPlayground({ examples }), state, logger),
  );
  server.maxConnections = config.limits.connections;
  const close = async () => {
    state.draining = true;
    await drain(server);
    await apollo.stop();
    await Promise.all([...served.values()].map(({ connector }) => connector.close()));
  };
  try {
    await listen(server, config.server.host, config.server.port);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://${config.server.host}:${portOf(server)}`, close };
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

function router(
  graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  playground: Playground,
  state: { readonly draining: boolean },
  log: Logger,
) {
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === '/healthz') return plain(response, 200, 'ok');
    if (path === '/readyz')
      return plain(response, state.draining ? 503 : 200, state.draining ? 'draining' : 'ready');
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (path === '/' && isPage) return redirect(response, '/graphql');
    if (path === '/graphql' && !isPage) return graphql(request, response);
    const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    const page = request.method === 'GET' ? await playground.respond(path, acceptsGzip) : undefined;
    if (!page) return plain(response, 404, 'not found');
    response.writeHead(page.status, page.headers).end(page.body);
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
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

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  await promise;
  server.off('error', reject);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

async function drain(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  // A connection whose last answer has just gone out is idle only now.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed.promise;
  clearInterval(idle);
  clearTimeout(late);
}
