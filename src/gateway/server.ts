/**
 * The gateway's HTTP server: GraphQL, the playground and the probes. It is bounded in time and size, and it
 * stops by first finishing what it has begun.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pino, type Logger } from 'pino';
import { openAccess, type Demo, type OpenAccess } from '../access/open.ts';
import type { DemoAccess, DemoCaller, DemoRole } from '../access/development/demo.ts';
import type { DevelopmentIssuer } from '../access/development/issuer.ts';
import { isLocalHost } from '../access/development/local-host.ts';
import { serveSource, type ServedSource } from '../ask/ask.ts';
import type { Source } from '../ask/source.ts';
import type { Config } from '../config/schema.ts';
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
  const served = serveAll(sources, config, logger);
  const apollo = createApollo(schema, config.limits, access, logger);
  await apollo.start();

  const graphql = graphqlOverHttp({
    apollo,
    access,
    bodyBytes: config.limits.bodyBytes,
    openContext: contextFactory(config, sources, served, access),
    log: logger,
  });
  const state = { draining: false };
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    router(graphql, createPlayground({ examples }), opened, state, logger),
  );
  server.maxConnections = config.limits.connections;
  const close = async () => {
    state.draining = true;
    await drain(server);
    await apollo.stop();
    opened.close();
    await Promise.all([...served.values()].map(({ connector }) => connector.close()));
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
  { demo }: Pick<OpenAccess, 'demo'>,
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
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(await demo.all())}\n`);
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
