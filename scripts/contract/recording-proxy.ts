/**
 * Recording proxy between a connector and its target: keeps requests and responses byte for byte. It listens
 * on 127.0.0.1 under an unguessable path and forwards one call at a time, up to a limit.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Pool } from 'undici';
import { isObject } from '#lienthong/lib/is-object';
import type { Exchange } from './exchange.ts';

/** Limit of calls per run, token requests included. */
export const MOST_CALLS = 250;

/** Hop-by-hop headers, which are not forwarded. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

export class RecordingProxy {
  readonly exchanges: Exchange[] = [];
  /** Whether a response had the header of a mock system. */
  isMock = false;
  readonly #pool: Pool;
  readonly #server: Server;
  readonly #secret = `/${randomUUID()}`;
  #port = 0;
  /** Whether to spoil the next token, and whether one was spoilt. */
  #spoils = false;
  #spoilt = false;
  #turn: Promise<void> = Promise.resolve();

  /** @param maxResponseBytes size limit of a response */
  static async start(target: URL, maxResponseBytes: number): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(
      new Pool(target.origin, { connections: 1, maxResponseSize: maxResponseBytes }),
    );
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    const address = proxy.#server.address();
    if (address !== null && typeof address !== 'string') proxy.#port = address.port;
    return proxy;
  }

  private constructor(pool: Pool) {
    this.#pool = pool;
    this.#server = createServer((request, response) => {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      // A client that disconnects before its request is complete has asked for nothing.
      const body = text(request).catch(() => undefined);
      this.#turn = this.#turn
        .then(async () => this.#pass(request, await body, response, gone.signal))
        .catch(() => void response.destroy());
    });
  }

  /** The URL that the connector gets in place of the target. */
  urlOf({ pathname }: URL): string {
    return `http://127.0.0.1:${this.#port}${this.#secret}${pathname}`;
  }

  /** Replaces the token of the next call that carries one, until `hasSpoilt`. */
  spoilToken(): void {
    this.#spoilt = false;
    this.#spoils = true;
  }

  /** Ends it; returns whether there was such a call. */
  hasSpoilt(): boolean {
    this.#spoils = false;
    return this.#spoilt;
  }

  /** Waits for calls in progress. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.#pool.destroy();
  }

  async #pass(
    { url = '', headers }: IncomingMessage,
    body: string | undefined,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    if (body === undefined || !url.startsWith(this.#secret)) {
      response.destroy();
      return;
    }
    const path = url.slice(this.#secret.length) || '/';
    const asked = this.#spoiled({ path, headers: passedOn(headers), body });
    const isOneTooMany = this.exchanges.length >= MOST_CALLS;
    const answer = isOneTooMany ? { lost: 'CALL_LIMIT' } : await this.#ask(asked, signal);
    const { pathname, searchParams: query } = new URL(asked.path, 'http://127.0.0.1');
    const contentType = asked.headers['content-type'] ?? '';
    this.exchanges.push({ request: { path: pathname, query, contentType, body }, answer });
    if ('lost' in answer) response.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.bytes);
  }

  async #ask(
    { path, headers, body }: Asked,
    signal: AbortSignal,
  ): Promise<Passed | { readonly lost: string }> {
    try {
      const answer = await this.#pool.request({ method: 'POST', path, headers, body, signal });
      const bytes = await answer.body.bytes();
      const passed = passedOn(answer.headers);
      this.isMock ||= 'x-lienthong-mock' in passed;
      return {
        status: answer.statusCode,
        contentType: passed['content-type'] ?? '',
        body: new TextDecoder().decode(bytes),
        headers: passed,
        bytes,
      };
    } catch (error) {
      return { lost: signal.aborted ? 'TIMEOUT' : codeOf(error) };
    }
  }

  /** The request with another token, if wanted and if it carries one. */
  #spoiled(asked: Asked): Asked {
    const token = this.#spoils ? this.#tokenIn(asked) : undefined;
    if (token === undefined) return asked;
    this.#spoils = false;
    this.#spoilt = true;
    const other = 'x'.repeat(token.length);
    const { authorization, ...headers } = asked.headers;
    return {
      path: asked.path.replace(encodeURIComponent(token), encodeURIComponent(other)),
      headers:
        authorization === undefined
          ? headers
          : { ...headers, authorization: authorization.replace(token, other) },
      body: asked.body,
    };
  }

  /**
   * The token: text of an earlier response that the URL or the Authorization header repeats; the longest if
   * there are several.
   */
  #tokenIn({ path, headers }: Asked): string | undefined {
    const carried = `${path} ${headers['authorization'] ?? ''}`;
    return this.exchanges
      .flatMap(({ answer }) => ('body' in answer ? [...answer.body.matchAll(/"([^"\\]{8,})"/g)] : []))
      .map(([, value = '']) => value)
      .filter((value) => carried.includes(value) || carried.includes(encodeURIComponent(value)))
      .toSorted((a, b) => b.length - a.length)[0];
  }
}

interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Passed = Extract<Exchange['answer'], { status: number }> & {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
};

function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || CONNECTION_HEADERS.has(name) ? [] : [[name, String(value)]],
    ),
  );
}

/** Error code of a connection, from undici or the system. */
function codeOf(error: unknown): string {
  const code = isObject(error) ? error['code'] : undefined;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : 'UNKNOWN';
}
