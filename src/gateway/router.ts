/** Routes of the main listener: GraphQL, events, demo tokens, playground, probes and operations. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Demo } from '../access/demo.ts';
import type { Config } from '../config/schema.ts';
import type { EventsEndpoint } from '../events/endpoint.ts';
import { sendText } from '../http/respond.ts';
import { setSecurityHeaders, shareWithOrigins, type SecurityOptions } from '../http/security-headers.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { Playground } from '../web/playground.ts';
import { isRead, pathOf, type OperationsRoutes } from './ops-routes.ts';

const NOT_HERE = 'Only on this machine, or under a name of server.hosts.';

export interface RouterOptions {
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly events: EventsEndpoint;
  readonly playground: Playground;
  readonly demo: Demo | undefined;
  readonly routes: OperationsRoutes;
  readonly mode: Config['mode'];
  /** Decides who sees the playground, the schema and demo tokens. */
  readonly showsItself: (request: IncomingMessage) => boolean;
  readonly security: SecurityOptions;
  readonly log: BoundedLog;
}

export function createRouter({
  graphql,
  events,
  playground,
  demo,
  routes,
  mode,
  showsItself,
  security,
  log,
}: RouterOptions): RequestListener {
  const showPage = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    // Only clients of this machine get the demo token: a page elsewhere may name this machine as its host.
    const headers =
      demo && path === '/graphql' && showsItself(request) ? (await demo.of('officer')).headers : {};
    const page = mode === 'development' ? await playground.respond(path, acceptsGzip, headers) : undefined;
    if (!page) return sendText(response, 404, 'not found');
    if (!showsItself(request)) return sendText(response, 403, NOT_HERE);
    response.writeHead(page.status, page.headers).end(page.body);
  };
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const operation = routes.get(path);
    if (operation)
      return isRead(request) ? operation(request, response) : sendText(response, 405, 'only GET');
    if (path === '/events') return events.respond(request, response);
    if (demo && path === '/dev/tokens') {
      return showsItself(request) ? answerTokens(request, response, demo) : sendText(response, 403, NOT_HERE);
    }
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (path === '/' && isPage && mode === 'development') return redirect(response, '/graphql');
    if (path === '/graphql' && !isPage) {
      return shareWithOrigins(security, request, response) ? undefined : graphql(request, response);
    }
    return request.method === 'GET'
      ? showPage(path, request, response)
      : sendText(response, 404, 'not found');
  };
  return (request, response) => {
    setSecurityHeaders(security, response);
    route(request, response).catch((error: unknown) => {
      // A client that disconnects while its request is read is not a failure of the gateway.
      if (request.destroyed && !request.complete) return;
      logFailure(log, error instanceof Error ? error.name : 'unknown');
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'internal error');
    });
  };
}

export function logFailure(log: BoundedLog, error?: string): void {
  log.write({ level: 'error', text: 'request failed', fields: () => ({ error }) });
}

async function answerTokens(request: IncomingMessage, response: ServerResponse, demo: Demo): Promise<void> {
  if (request.method !== 'GET') return sendText(response, 405, 'only GET');
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(await demo.all())}\n`);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
