/**
 * The gateway's HTTP server: GraphQL, the events of sources, the playground and the probes. It is bounded in time
 * and size, and it stops by first finishing what it has begun.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pino, type Logger } from 'pino';
import { openAccess, type Demo, type OpenAccess } from '../access/open.ts';
import type { DemoAccess, DemoCaller, DemoRole } from '../access/development/demo.ts';
import type { DevelopmentIssuer } from '../access/development/issuer.ts';
import { isLocalHost } from '../access/development/local-host.ts';
import { serveSource, type ServedSource } from '../ask/ask.ts';
import type { Source } from '../ask/source.ts';
import { openCache } from '../cache/open-cache.ts';
import type { TieredCache } from '../cache/tiered-cache.ts';
import type { Config } from '../config/schema.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { eventsEndpoint, type EventsEndpoint } from '../events/endpoint.ts';
import { rememberForMs, seenInMemory, seenInRedis } from '../events/seen.ts';
import { createPlayground, type Playground } from '../web/playground.ts';
import type { PlaygroundExample } from '../web/playground-examples.ts';
import { createApollo } from './apollo.ts';
import { contextFactory } from './context-factory.ts';
import { graphqlOverHttp } from './graphql-http.ts';
import { createSchema } from './schema.ts';

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
}

export interface Gateway {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** The demo token of a role and the headers that go with it. @throws Error in production mode, where there are none */
  demoAccess(this: void, role: DemoRole): Promise<DemoAccess>;
  /** Answers what has arrived, takes nothing new, and lets go of every connection. */
  close(): Promise<void>;
}

/** How long requests under way may take once the gateway is told to stop. */
const DRAIN_MS = 10_000;

/**
 * @throws NodeJS.ErrnoException EADDRINUSE, EACCES when it cannot listen
 * @throws ConfigError when the purposes cannot be used
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, sources, examples = [] } = options;
  const logger = options.log ?? pino({ level: config.log.level });
  const schema = createSchema(sources, config);
  const { access, ...opened } = await openAccess({ ...options, schema, log: logger });
  const metrics = new Metrics();
  const cache = openCache(config, logger);
  const served = serveAll(sources, { config, cache, metrics, log: logger });
  const apollo = createApollo(schema, config.limits, access, logger);
  await apollo.start();

  const graphql = graphqlOverHttp({
    apollo,
    access,
    bodyBytes: config.limits.bodyBytes,
    openContext: contextFactory(config, sources, served, access),
    log: logger,
  });
  const rememberMs = rememberForMs(config.events.toleranceSeconds);
  const events = eventsEndpoint({
    config,
    invalidator: cache,
    seen: cache.redis ? seenInRedis(cache.redis, rememberMs) : seenInMemory(rememberMs),
    log: logger,
  });
  metrics.watch(served.values(), cache, events);
  const state = { draining: false };
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    router({
      graphql,
      events,
      playground: createPlayground({ examples }),
      demo: opened.demo,
      metrics,
      state,
      log: logger,
    }),
  );
  server.maxConnections = config.limits.connections;
  const close = async () => {
    state.draining = true;
    await drain(server);
    await apollo.stop();
    opened.close();
    await Promise.all([...served.values()].map(({ connector }) => connector.close()));
    cache.close();
  };
  try {
    await listen(server, config.server.host, config.server.port);
  } catch (error) {
    await close();
    throw error;
  }
  const demoAccess =
    opened.demo?.of ?? (() => Promise.reject(new Error('Production mode has no demo tokens.')));
  return { url: `http://${config.server.host}:${portOf(server)}`, demoAccess, close };
}

interface Serving {
  readonly config: Config;
  readonly cache: TieredCache;
  readonly metrics: Metrics;
  readonly log: Logger;
}

function serveAll(
  sources: readonly Source[],
  { config, cache, metrics, log }: Serving,
): ReadonlyMap<Source, ServedSource> {
  return new Map(
    sources.flatMap((source) => {
      const settings = config.sources[source.id];
      if (!settings) return [];
      const served = serveSource({
        source,
        settings,
        connector: source.connect(settings),
        cache,
        listener: metrics.listenerOf(source.id),
        log: log.child({ source: source.id }),
      });
      return [[source, served] as const];
    }),
  );
}

interface Routes {
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly events: EventsEndpoint;
  readonly playground: Playground;
  readonly demo: OpenAccess['demo'];
  readonly metrics: Metrics;
  readonly state: { readonly draining: boolean };
  readonly log: Logger;
}

function router({ graphql, events, playground, demo, metrics, state, log }: Routes) {
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === '/healthz') return plain(response, 200, 'ok');
    if (path === '/readyz')
      return plain(response, state.draining ? 503 : 200, state.draining ? 'draining' : 'ready');
    if (path === '/metrics' && request.method === 'GET') {
      const { type, body } = await metrics.text();
      return text(response, 200, type, body);
    }
    if (path === '/events') return events.respond(request, response);
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (path === '/' && isPage) return redirect(response, '/graphql');
    if (path === '/graphql' && !isPage) return graphql(request, response);
    if (demo && path === '/dev/tokens') return answerTokens(request, response, demo);
    const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    // The demo token is for whoever sits at this machine, by whatever name a page elsewhere makes a browser call it.
    const headers = demo && isPage && isLocalHost(request) ? (await demo.of('officer')).headers : {};
    const page = request.method === 'GET' ? await playground.respond(path, acceptsGzip, headers) : undefined;
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

async function answerTokens(request: IncomingMessage, response: ServerResponse, demo: Demo): Promise<void> {
  if (!isLocalHost(request)) return plain(response, 403, 'only on this machine');
  if (request.method !== 'GET') return plain(response, 405, 'only GET');
  const tokens = `${JSON.stringify(await demo.all())}\n`;
  return text(response, 200, 'application/json; charset=utf-8', tokens);
}

function plain(response: ServerResponse, status: number, line: string): void {
  text(response, status, 'text/plain; charset=utf-8', `${line}\n`);
}

function text(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
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
