/**
 * GraphQL over HTTP: reads a request's body and headers, has the operation executed and writes the answer.
 * What is wrong with the request is told by the part of it that is wrong.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Consumer } from '../access/consumer.ts';
import type { TakeTurn } from '../access/rate-limits.ts';
import { languageOf, type InputRule, type MessageLanguage, type RequestErrorCode } from '../messages.ts';
import type { RequestContext } from './context.ts';
import { inputError, plainError, type InputFault } from './errors.ts';
import type { Gate } from './gate.ts';
import { readHeaders, type RequestHeaders } from './headers.ts';

export interface GraphqlHttpOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly bodyBytes: number;
  readonly consumerOf: (request: IncomingMessage) => Consumer;
  readonly takeTurn: TakeTurn;
  /** Whether ids of registered operations are taken in place of texts. */
  readonly takesIds: boolean;
  readonly mayIntrospect: (request: IncomingMessage) => boolean;
  readonly gate: Gate;
  /** Builds the context of a request; `release` is called once it is answered. */
  readonly openContext: (request: RequestParts) => { context: RequestContext; release: () => void };
}

export interface RequestParts {
  readonly headers: RequestHeaders;
  readonly language: MessageLanguage;
  readonly consumer: Consumer;
  /** Ends when the client has gone. */
  readonly clientGone: AbortSignal;
}

/** A request that cannot be executed, with the status that says so. */
class Refusal extends Error {
  readonly status: number;
  readonly fault: InputFault;
  readonly code: RequestErrorCode;

  constructor(status: number, argument: string, rule: InputRule, code: RequestErrorCode = 'BAD_USER_INPUT') {
    super(rule);
    this.status = status;
    this.fault = { argument, rule };
    this.code = code;
  }
}

export function graphqlOverHttp({
  apollo,
  bodyBytes,
  consumerOf,
  takeTurn,
  takesIds,
  mayIntrospect,
  gate,
  openContext,
}: GraphqlHttpOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const language = languageOf(request.headers['accept-language']);
    const { faults, ...headers } = readHeaders(request.headers);
    response.setHeader('x-request-id', headers.requestId);
    if (faults.length > 0) {
      const errors = faults.map((fault) => inputError(fault, language));
      return refuse(request, response, 400, errors);
    }

    const consumer = consumerOf(request);
    const turn = await takeTurn(consumer);
    for (const [name, value] of Object.entries(turn.headers)) response.setHeader(name, value);
    if (turn.retryAfter !== undefined) {
      response.setHeader('retry-after', turn.retryAfter);
      return refuse(request, response, 429, [plainError('RATE_LIMITED', language)]);
    }

    let body: Operation;
    try {
      body = await readOperation(request, bodyBytes, takesIds);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(request, response, error.status, [inputError(error.fault, language, error.code)]);
    }

    const { id, ...sent } = body;
    const passed = gate({ text: sent.query, id, consumer, language, mayIntrospect: mayIntrospect(request) });
    if ('errors' in passed) return refuseOperation(request, response, passed.errors);

    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { context, release } = openContext({ headers, language, consumer, clientGone: gone.signal });
    try {
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: headerMap(request),
          search: '',
          body: { ...sent, query: passed.text },
        },
        context: () => Promise.resolve(context),
      });
      const text = answer.body.kind === 'complete' ? answer.body.string : '';
      send(response, statusOf(answer), Object.fromEntries(answer.headers), text);
    } finally {
      release();
    }
  };
}

/**
 * Under the older media type a well-formed request is answered with 200 whatever its errors, as the GraphQL
 * over HTTP specification recommends; the newer type carries the meaning in the status.
 */
function statusOf({ status = 200, headers }: HTTPGraphQLResponse): number {
  const isOlderType = headers.get('content-type')?.startsWith('application/json') === true;
  return isOlderType && status === 400 ? 200 : status;
}

/** @throws Refusal */
async function readOperation(
  request: IncomingMessage,
  bodyBytes: number,
  takesIds: boolean,
): Promise<Operation> {
  if (request.method !== 'POST') throw new Refusal(405, 'method', 'METHOD');
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'Content-Type', 'JSON_CONTENT_TYPE');
  }
  if (!acceptsJson(request.headers.accept)) throw new Refusal(406, 'Accept', 'ACCEPT');

  const { query, variables, operationName, extensions } = parseObject(await readBody(request, bodyBytes));
  if (!isObjectOrNone(extensions)) throw new Refusal(400, 'extensions', 'OBJECT');
  const id = operationIdOf(extensions, takesIds);
  const isText = typeof query === 'string' && query.trim() !== '';
  const isLeftOut = (query === undefined || query === null) && id !== undefined;
  if (!isText && !isLeftOut) throw new Refusal(400, 'query', 'QUERY_TEXT');
  if (!isObjectOrNone(variables)) throw new Refusal(400, 'variables', 'OBJECT');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new Refusal(400, 'operationName', 'OPERATION_NAME');
  }
  return {
    query: isText ? query : undefined,
    id,
    variables: variables ?? {},
    operationName: operationName ?? null,
  };
}

/** The id by which a registered operation is meant, as clients of automatic persisted queries send it. */
function operationIdOf(extensions: OperationBody['extensions'], takesIds: boolean): string | undefined {
  if (!isOperationBody(extensions) || !Object.hasOwn(extensions, 'persistedQuery')) return undefined;
  const argument = 'extensions.persistedQuery';
  if (!takesIds) throw new Refusal(400, argument, 'NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_SUPPORTED');
  const given = extensions['persistedQuery'];
  if (isOperationBody(given) && given['version'] === 1) {
    const { sha256Hash } = given;
    if (typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash)) return sha256Hash;
  }
  throw new Refusal(400, argument, 'PERSISTED_QUERY_FORM');
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is left unread; the connection closes with the answer.
    if (size > limit) throw new Refusal(413, 'body', 'BODY_SIZE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What is sent on; `extensions` stay behind, since nothing of them is meant for execution. */
interface Operation {
  /** Undefined when only the id was sent. */
  readonly query: string | undefined;
  readonly id: string | undefined;
  readonly variables: unknown;
  readonly operationName: string | null;
}

interface OperationBody {
  readonly [key: string]: unknown;
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

function parseObject(bytes: Buffer): OperationBody {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isOperationBody(parsed)) return parsed;
  } catch {
    // Told below like any other body that is not an object: the parser's message quotes the text.
  }
  throw new Refusal(400, 'body', 'JSON_OBJECT');
}

function isOperationBody(value: unknown): value is OperationBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isObjectOrNone(value: unknown): boolean {
  return value === undefined || value === null || isOperationBody(value);
}

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/graphql-response+json',
  'application/json',
  'application/*',
  '*/*',
]);

function acceptsJson(accept = '*/*'): boolean {
  return accept
    .split(',')
    .some((range) => MEDIA_TYPES.has((range.split(';', 1)[0] ?? '').trim().toLowerCase()));
}

function headerMap(request: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) map.set(name, value.toString());
  }
  return map;
}

/** A request that is well formed, but whose operation is not executed. */
function refuseOperation(
  request: IncomingMessage,
  response: ServerResponse,
  errors: readonly GraphQLFormattedError[],
): void {
  refuse(request, response, wantsNewType(request) ? 400 : 200, errors);
}

function wantsNewType(request: IncomingMessage): boolean {
  return /application\/graphql-response\+json/i.test(request.headers.accept ?? '');
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  errors: readonly GraphQLFormattedError[],
): void {
  const type = wantsNewType(request) ? 'application/graphql-response+json' : 'application/json';
  const headers: Record<string, string> = { 'content-type': `${type}; charset=utf-8` };
  if (status === 405) headers['allow'] = 'POST';
  if (!request.complete) headers['connection'] = 'close';
  send(response, status, headers, JSON.stringify({ errors }));
}

/** Answers about people are never kept by anything between here and the caller. */
function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
