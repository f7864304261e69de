/**
 * GraphQL over HTTP: reads headers and body of a request, executes its operation and writes the response. An
 * error names the part of the request that is wrong.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { INVALID_TOKEN_CHALLENGE, type Access } from '../access/access.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { Identity } from '../access/identity.ts';
import { IssuerUnavailable, TokenError } from '../access/tokens/token-error.ts';
import { languageOf, type MessageLanguage } from '../messages.ts';
import type { OperationRequest } from './context.ts';
import { inputError, plainError } from '../graphql/errors.ts';
import type { TakesDossier } from '../access/dossier-codes.ts';
import type { Consumer } from '../access/consumer.ts';
import type { CheckRate, RateCheck } from '../access/rate-limits.ts';
import type { LimitCheck } from '../access/tokens/check-budget.ts';
import { ShareExceeded } from '../fairness/share-exceeded.ts';
import type { AccountPath } from '../fairness/shared-pool.ts';
import type { OperationPolicy, AllowedOperation, RefusedOperation } from './operation-policy.ts';
import { JSON_RESPONSE, mediaTypeFor } from '../http/media-type.ts';
import { PRODUCTION_HEADER, readHeaders, type RequestHeaders } from './headers.ts';
import { accountOfClient } from '../http/client-address.ts';
import { isUtf8Of } from '../http/content-type.ts';
import { isOperator } from './operator-questions.ts';
import type { RefusalLog } from './refusal-log.ts';
import { isJsonObject, parseObject, readBody, Refusal, type JsonObject } from '../http/request-body.ts';
import { OTHER_OPERATION, type RequestMetrics } from '../telemetry/request-metrics.ts';
import { send } from '../http/respond.ts';
import { uniqueId } from './unique-id.ts';

export interface GraphqlHttpOptions {
  readonly apollo: ApolloServer<OperationRequest>;
  readonly access: Pick<Access, 'identify'>;
  readonly bodyBytes: number;
  /** Callers that demand production are refused otherwise. */
  readonly isProduction: boolean;
  /** Most milliseconds until the response of a request. */
  readonly maxWaitOf: (headers: RequestHeaders) => number;
  readonly consumerOf: (identity: Identity | undefined) => Consumer;
  readonly checkRate: CheckRate;
  /** Bounds the check of tokens that are not remembered, by account. */
  readonly limitChecks: (path: AccountPath) => LimitCheck;
  readonly takesDossier: TakesDossier;
  /** Counts a request without a token. @throws ShareExceeded */
  readonly spendWithoutToken: (client: string) => void;
  /** Accepts ids of registered operations in place of texts. */
  readonly takesIds: boolean;
  readonly requests: Pick<RequestMetrics, 'begin'>;
  readonly mayIntrospect: (request: IncomingMessage) => boolean;
  readonly operationPolicy: OperationPolicy;
  readonly refusals: RefusalLog;
  /** Address and port of the caller, behind proxies too. */
  readonly clientOf: (request: IncomingMessage) => string;
  /** Opens a request; `release` is called once it is answered. */
  readonly openRequest: (parts: RequestParts) => { request: OperationRequest; release: () => void };
}

export interface RequestParts {
  readonly headers: RequestHeaders;
  readonly language: MessageLanguage;
  /** None for a request without a token. */
  readonly identity: Identity | undefined;
  readonly consumer: Consumer;
  readonly rateCheck: RateCheck;
  /** Made for the request and for no other. */
  readonly uniqueId: string;
  /** Address and port of the caller. */
  readonly client: string;
  readonly reading: AllowedOperation['reading'];
  readonly prepared: AllowedOperation['prepared'];
  /** Name of the operation in metrics. */
  readonly operationName: string;
  /** Ends when the client has gone. */
  readonly clientGone: Cancellation;
}

export function graphqlOverHttp({
  apollo,
  access,
  bodyBytes,
  isProduction,
  maxWaitOf,
  consumerOf,
  checkRate,
  limitChecks,
  takesDossier,
  spendWithoutToken,
  takesIds,
  requests,
  mayIntrospect,
  operationPolicy,
  refusals,
  clientOf,
  openRequest,
}: GraphqlHttpOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const measured = requests.begin(response);
    const language = languageOf(request.headers['accept-language']);
    const { faults, headers } = readHeaders(request.headers);
    response.setHeader('x-request-id', headers.requestId);
    if (faults.length > 0) {
      const errors = faults.map((fault) => inputError(fault, language));
      return refuse(request, response, 400, errors);
    }
    if (headers.requireProduction && !isProduction) {
      const fault = { argument: PRODUCTION_HEADER, rule: 'NOT_PRODUCTION' } as const;
      return refuse(request, response, 403, [inputError(fault, language, 'FORBIDDEN')]);
    }

    const client = clientOf(request);
    // Beside the request's id, which a caller may have chosen twice.
    const named = { requestId: headers.requestId, uniqueId: uniqueId(), client };
    const noteRefusal = (code: string, caller: Pick<RequestParts, 'identity' | 'consumer'>) =>
      refusals.refused(code, { ...named, ...caller, purpose: undefined });
    const refuseLater = (retryAfter: number, caller: Pick<RequestParts, 'identity' | 'consumer'>) => {
      response.setHeader('retry-after', retryAfter);
      noteRefusal('RATE_LIMITED', caller);
      return refuse(request, response, 429, [plainError('RATE_LIMITED', language)]);
    };
    let identity: Identity | undefined;
    let consumer = consumerOf(undefined);
    let rateCheck: RateCheck = UNLIMITED;
    let body: Operation;
    try {
      // Before the body is read: reading it costs more than refusing a bad token or a caller beyond its
      // rates.
      const identifying = access.identify(request, (check) => limitChecks(accountOfClient(client))(check));
      identity = await withinWait(identifying, maxWaitOf(headers));
      consumer = consumerOf(identity);
      if (identity) rateCheck = await checkRate(consumer);
      else spendWithoutToken(client);
      for (const [name, value] of Object.entries(rateCheck.headers)) response.setHeader(name, value);
      if (rateCheck.retryAfter !== undefined)
        return refuseLater(rateCheck.retryAfter, { identity, consumer });
      if (headers.dossier !== undefined && !takesDossier(headers.dossier, identity)) {
        throw new Refusal(400, 'X-Dossier', 'DOSSIER_FORM');
      }
      body = await readOperation(request, bodyBytes, takesIds);
    } catch (error) {
      if (error instanceof TokenError) {
        refusals.tokenRefused(error, named);
        if (error instanceof IssuerUnavailable) {
          response.setHeader('retry-after', error.retryAfterSeconds);
          return refuse(request, response, 503, [plainError('ISSUER_UNAVAILABLE', language)]);
        }
        response.setHeader('www-authenticate', INVALID_TOKEN_CHALLENGE);
        return refuse(request, response, 401, [plainError('UNAUTHENTICATED', language)]);
      }
      if (error instanceof ShareExceeded) return refuseLater(error.retryAfterSeconds, { identity, consumer });
      if (!(error instanceof Refusal)) throw error;
      const { status, headers: taken, fault, code } = error;
      const errors = [inputError(fault, language, code)];
      // Such a request is well formed, and clients go on with the text only after an answer that they read.
      if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') {
        return refuseOperation(request, response, { errors, status });
      }
      return refuse(request, response, status, errors, taken);
    }

    let allowed: AllowedOperation | RefusedOperation;
    try {
      allowed = operationPolicy({
        text: body.query,
        id: body.id,
        consumer,
        hasToken: identity !== undefined,
        isOperator: isOperator(identity),
        language,
        mayIntrospect: () => mayIntrospect(request),
      });
    } catch (error) {
      if (!(error instanceof ShareExceeded)) throw error;
      return refuseLater(error.retryAfterSeconds, { identity, consumer });
    }
    if ('errors' in allowed) {
      noteRefusal(String(allowed.errors[0]?.extensions?.['code']), { identity, consumer });
      return refuseOperation(request, response, allowed);
    }

    measured.operation = allowed.name ?? OTHER_OPERATION;
    const clientGone = new Cancellation();
    // Also emitted when the whole answer has been sent; then the client has not left.
    response.once('close', () => {
      if (!response.writableFinished) clientGone.cancel();
    });
    const { request: opened, release } = openRequest({
      headers,
      language,
      identity,
      consumer,
      rateCheck,
      uniqueId: named.uniqueId,
      client,
      clientGone,
      reading: allowed.reading,
      prepared: allowed.prepared,
      operationName: measured.operation,
    });
    try {
      const answer = await execute(apollo, allowed.text, body, opened);
      if (!answer) return refuse(request, response, 500, [plainError('INTERNAL', language)]);
      const { errors, data, extensions } = answer.result;
      const type = typeOf(request);
      const text = `${JSON.stringify({ errors, data, extensions })}\n`;
      for (const [name, value] of answer.http.headers) response.setHeader(name, value);
      send(response, statusOf(type, answer.http.status), { 'content-type': type }, text);
    } finally {
      release();
    }
  };
}

/** A busy process needs a moment for a signature, however short the wait. */
const LEAST_WAIT_MS = 1000;

/** Bounds the wait for an issuer's keys. @throws IssuerUnavailable at the request's deadline */
async function withinWait<Result>(identifying: Promise<Result>, maxWaitMs: number): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new IssuerUnavailable(1)), Math.max(maxWaitMs, LEAST_WAIT_MS));
  try {
    return await Promise.race([identifying, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Requests without a token have a rate of their own. */
const UNLIMITED: RateCheck = { headers: {}, retryAfter: undefined };

/** @returns undefined when Apollo Server has failed, which it has logged */
async function execute(
  apollo: ApolloServer<OperationRequest>,
  query: string,
  { variables, operationName }: Pick<Operation, 'variables' | 'operationName'>,
  contextValue: OperationRequest,
) {
  try {
    const request = { query, variables, ...(operationName !== undefined && { operationName }) };
    const { http, body } = await apollo.executeOperation(request, { contextValue });
    return body.kind === 'single' ? { http, result: body.singleResult } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Under the older media type a well-formed request is answered with 200 whatever its errors, as the GraphQL
 * over HTTP specification recommends; the newer type carries the meaning in the status.
 */
function statusOf(type: string, status = 200): number {
  return type === JSON_RESPONSE && status === 400 ? 200 : status;
}

/** @throws Refusal */
async function readOperation(
  request: IncomingMessage,
  bodyBytes: number,
  takesIds: boolean,
): Promise<Operation> {
  if (request.method !== 'POST') throw new Refusal(405, 'method', 'METHOD');
  if (!isUtf8Of('application/json', request.headers['content-type'])) {
    throw new Refusal(415, 'Content-Type', 'JSON_CONTENT_TYPE');
  }
  if (mediaTypeFor(request.headers.accept) === undefined) throw new Refusal(406, 'Accept', 'ACCEPT');

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
    operationName: operationName ?? undefined,
  };
}

/** The id by which a registered operation is meant, as clients of automatic persisted queries send it. */
function operationIdOf(extensions: unknown, takesIds: boolean): string | undefined {
  if (!isJsonObject(extensions) || !Object.hasOwn(extensions, 'persistedQuery')) return undefined;
  const argument = 'extensions.persistedQuery';
  if (!takesIds) throw new Refusal(400, argument, 'NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_SUPPORTED');
  const given = extensions['persistedQuery'];
  if (isJsonObject(given) && given['version'] === 1) {
    const { sha256Hash } = given;
    if (typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash)) return sha256Hash;
  }
  throw new Refusal(400, argument, 'PERSISTED_QUERY_FORM');
}

/** The body without `extensions`, of which execution reads nothing. */
interface Operation {
  /** Undefined when only the id was sent. */
  readonly query: string | undefined;
  readonly id: string | undefined;
  readonly variables: JsonObject;
  readonly operationName: string | undefined;
}

function isObjectOrNone(value: unknown): value is JsonObject | null | undefined {
  return value === undefined || value === null || isJsonObject(value);
}

/** A request that is well formed, but whose operation is not executed. */
function refuseOperation(
  request: IncomingMessage,
  response: ServerResponse,
  { errors, status, headers }: RefusedOperation,
): void {
  refuse(request, response, statusOf(typeOf(request), status ?? 400), errors, headers);
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  errors: readonly GraphQLFormattedError[],
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, status, { ...headers, 'content-type': typeOf(request) }, JSON.stringify({ errors }));
}

/** The older type for a client that accepts neither. */
function typeOf({ headers }: IncomingMessage): string {
  return mediaTypeFor(headers.accept) ?? JSON_RESPONSE;
}
