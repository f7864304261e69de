/**
 * Routes for operators and their programs: `/healthz`, `/readyz`, `/status`, `/metrics`. In production all
 * but the probes answers only on a listener of its own, which callers do not reach.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Config } from '../config/schema.ts';
import { languageOf, type MessageLanguage } from '../messages.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { statusPage } from '../status/page.ts';
import { sendText } from '../http/respond.ts';
import { setSecurityHeaders } from '../http/security-headers.ts';
import type { Status } from '../status/shape.ts';

export type OperationsRoute = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** By path. */
export type OperationsRoutes = ReadonlyMap<string, OperationsRoute>;

export interface OperationsState {
  readonly draining: boolean;
  /** Without a usable audit store, the gateway discloses nothing. */
  readonly recording: boolean;
}

/** Probes of load balancers and supervisors, on every listener. */
export function probes(state: OperationsState): OperationsRoutes {
  return new Map([
    ['/healthz', (_request, response) => sendText(response, 200, 'ok')],
    [
      '/readyz',
      (_request, response) => {
        const why = state.draining ? 'draining' : state.recording ? undefined : 'no audit store';
        sendText(response, why === undefined ? 200 : 503, why ?? 'ready');
      },
    ],
  ]);
}

/** Routes for operators alone. */
export function operatorRoutes(
  statusNow: (language: MessageLanguage) => Promise<Status>,
  metrics: Pick<Metrics, 'text'>,
): OperationsRoutes {
  return new Map<string, OperationsRoute>([
    [
      '/metrics',
      async (_request, response) => {
        const text = await metrics.text();
        if (!text) return sendText(response, 503, 'the metrics of a worker are missing; ask again');
        const { type, body } = text;
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      },
    ],
    [
      '/status',
      async ({ headers }, response) => {
        const language = languageOf(headers['accept-language']);
        const { type, security, body } = statusPage(await statusNow(language), {
          asPage: headers.accept?.includes('text/html') === true,
          language,
        });
        response.writeHead(200, {
          'content-type': type,
          'cache-control': 'no-store',
          vary: 'accept, accept-language',
          ...security,
        });
        response.end(body);
      },
    ],
  ]);
}

/** Answers from a table of routes, and nothing else. */
export function answerFrom(
  routes: OperationsRoutes,
  mode: Config['mode'],
  onError: () => void,
): RequestListener {
  return (request, response) => {
    setSecurityHeaders({ tls: false, mode }, response);
    const route = routes.get(pathOf(request));
    if (!route) return sendText(response, 404, 'not found');
    if (!isRead(request)) return sendText(response, 405, 'only GET');
    Promise.resolve(route(request, response)).catch(() => {
      onError();
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'internal error');
    });
  };
}

/** Routes take no body, so nothing else is asked of them: what is sent with it would not be read. */
export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

export function pathOf({ url }: IncomingMessage): string {
  return (url ?? '/').split('?', 1)[0] ?? '/';
}
