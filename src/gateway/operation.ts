/**
 * Runs a prepared operation: 1 authorize, 2 validate input, 3 check named subjects, 4 check cost, 5 open the
 * audit record, 6 execute. The response is sent once its audit record is durable (laws 2, 5).
 */
import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import { locatedError, type DocumentNode, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CHALLENGE, type Access } from '../access/access.ts';
import { Grant, type AccessRefusal } from '../access/grant.ts';
import { turns } from '../fairness/turns.ts';
import { executeOperation } from '../execution/executor.ts';
import { totalCost } from '../graphql/cost.ts';
import { costlyError, inputError, plainError, requestError, type Fault } from '../graphql/errors.ts';
import type { Input, Values } from '../graphql/variables.ts';
import type { Audit } from '../ledger/ledger.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { MessageLanguage } from '../messages.ts';
import type { Subject } from '../subject/subject.ts';
import { disclose, overdrawn, refusedWith, unavailable } from './audited-response.ts';
import type { OperationRequest, RequestContext } from './context.ts';
import type { PreparedOperation } from './prepared-operation.ts';

export interface OperationOptions {
  readonly access: Pick<Access, 'authorize'>;
  readonly audit: Pick<Audit, 'state' | 'hasRoomFor'>;
  readonly allowedCost: number;
  readonly log: BoundedLog;
}

/** An operation as one request sends it. */
interface Sent {
  readonly operation: PreparedOperation;
  /** As they were sent. */
  readonly variables: Values;
}

export function answerOperations(options: OperationOptions): ApolloServerPlugin<OperationRequest> {
  const operations = new Operations(options);
  const listener: GraphQLRequestListener<OperationRequest> = {
    responseForOperation: ({ request: { operationName, variables = {} }, contextValue: request }) => {
      const operation = request.prepared.operation(operationName);
      return operation
        ? operations.answer({ operation, variables }, request)
        : Promise.resolve(
            refusedWith([
              inputError({ argument: 'operationName', rule: 'OPERATION_NAME' }, request.language),
            ]),
          );
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

class Operations {
  readonly #options: OperationOptions;

  constructor(options: OperationOptions) {
    this.#options = options;
  }

  async answer(sent: Sent, request: OperationRequest): Promise<GraphQLResponse> {
    /** The contexts that step 5 opens: one, or none for a refused operation. */
    const opened: RequestContext[] = [];
    let response: GraphQLResponse;
    try {
      response = await this.#run(sent, request, (context) => opened.push(context));
    } catch (error) {
      // A fault of the gateway: reported as one of a field would be, and logged with its place in the code.
      const fault = locatedError(error, undefined);
      response = refusedWith(this.#errorsOf([fault], sent.operation.document, request), 500);
    }
    if (response.body.kind !== 'single')
      throw new Error('An incremental response cannot be recorded before it is sent.');
    const { singleResult } = response.body;
    request.cost.reportIn(singleResult, this.#options.allowedCost);
    const [context] = opened;
    if (context?.audit.isUsed === true) {
      if (!context.identityFlags.isEmpty) await context.identityFlags.reportIn(singleResult);
      await disclose(response, singleResult, request, context.audit);
      await context.missRaster.turn();
      return response;
    }
    const code = singleResult.errors?.[0]?.extensions?.['code'];
    if (typeof code === 'string') request.noteRefusal(code);
    return response;
  }

  async #run(
    { operation, variables }: Sent,
    request: OperationRequest,
    onOpen: (context: RequestContext) => void,
  ): Promise<GraphQLResponse> {
    const { language } = request;
    // Many lists may come in at the same moment.
    await turns.next(request.account);
    // Knowledge about the document is computed here for the first request with it, and charged as its
    // preparation.
    const stop = request.reading?.start();
    const grant = this.#options.access.authorize(operation, request);
    const input = grant instanceof Grant ? operation.checkInput(variables) : { faults: [] };
    stop?.();
    if (!(grant instanceof Grant)) return refused(grant, language);
    if ('faults' in input) return refusedWith(input.faults.map((fault) => inputError(fault, language)));
    const subjects = [...input.subjects.values()].flat();
    const refusal = await grant.admitNamed(subjects);
    if (refusal) return refused(refusal, language);
    const tooCostly = this.#refuseCost({ operation, variables }, request);
    if (tooCostly) return tooCostly;
    const charged = charge(operation, request);
    const rateCheck = charged instanceof Promise ? await charged : charged;
    const headers = new HeaderMap(Object.entries(rateCheck?.headers ?? {}));
    if (rateCheck?.retryAfter !== undefined) return rateLimited(rateCheck.retryAfter, language, headers);
    const listTurn = await request.listTurn(subjects.length);
    try {
      // A list may take over from one that has just ended.
      await turns.next(request.account);
      const reserved = reserve(subjects, request);
      const limited = reserved instanceof Promise ? await reserved : reserved;
      if (limited) return limited;
      const unrecorded = this.#refuseRecord(grant, request);
      if (unrecorded) return unrecorded;
      const context = request.open(operation, grant, input);
      onOpen(context);
      if (grant.needsPurpose) context.audit.begin(operation.auditContent(grant.denied, request.account));
      await turns.next(request.account);
      return await this.#execute({ operation, variables }, input, context, request, headers);
    } finally {
      listTurn?.release();
    }
  }

  async #execute(
    { operation, variables }: Sent,
    { values }: Input,
    context: RequestContext,
    request: OperationRequest,
    headers: HeaderMap,
  ): Promise<GraphQLResponse> {
    const { data = null, errors } = await executeOperation(operation, variables, values, context);
    const singleResult = errors
      ? { data, errors: this.#errorsOf(errors, operation.document, request) }
      : { data };
    const retryAfter = request.named.retryAfter();
    if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
    return { http: { headers }, body: { kind: 'single', singleResult } };
  }

  #refuseCost(
    { operation, variables }: Sent,
    { cost, language, reading }: OperationRequest,
  ): GraphQLResponse | undefined {
    const { allowedCost: allowed } = this.#options;
    const stop = reading?.start();
    cost.estimated = operation.cost(variables);
    stop?.();
    if (totalCost(cost.estimated) <= allowed) return undefined;
    return refusedWith([costlyError({ limit: 'cost', allowed }, language)]);
  }

  /** Refuses an operation about people that the audit log cannot record. */
  #refuseRecord(
    { needsPurpose }: Grant,
    { account, language }: OperationRequest,
  ): GraphQLResponse | undefined {
    if (!needsPurpose) return undefined;
    const { audit } = this.#options;
    if (!audit.state.available) return unavailable(language);
    return audit.hasRoomFor(account) ? undefined : overdrawn(language);
  }

  /** Errors in the gateway's own words, in place of those of graphql-js. */
  #errorsOf(
    errors: readonly GraphQLError[],
    document: DocumentNode,
    { language, requestId }: OperationRequest,
  ): readonly GraphQLFormattedError[] {
    const onFault = (fault: Fault) =>
      this.#options.log.write({
        level: 'error',
        text: 'request failed',
        fields: () => ({ requestId, ...fault }),
      });
    return errors.map((error) => requestError(error, document, language, onFault));
  }
}

/** The condition of the sources is free; people and code lists cost something that callers share. */
function charge({ plan }: PreparedOperation, { cost, charge: spend }: OperationRequest) {
  return plan.isCharged && cost.estimated ? spend(totalCost(cost.estimated)) : undefined;
}

/** Counts the people whom a request names, and reserves guesses in case the sources do not know them. */
function reserve(
  subjects: readonly Subject[],
  { named, language, countPeople }: OperationRequest,
): Promise<GraphQLResponse | undefined> | GraphQLResponse | undefined {
  if (subjects.length === 0) return undefined;
  const refuseAll = () => (named.allRefused() ? rateLimited(named.retryAfter(), language) : undefined);
  const reserveAll = () => {
    const reserved = named.reserve(subjects);
    return reserved ? reserved.then(refuseAll) : refuseAll();
  };
  const afterCount = (retryAfter: number | undefined) =>
    retryAfter === undefined ? reserveAll() : rateLimited(retryAfter, language);
  const counted = countPeople(subjects);
  return counted instanceof Promise ? counted.then(afterCount) : afterCount(counted);
}

function rateLimited(
  retryAfter = 1,
  language: MessageLanguage,
  headers: Iterable<readonly [string, string]> = [],
): GraphQLResponse {
  const all = { ...Object.fromEntries(headers), 'retry-after': String(retryAfter) };
  return refusedWith([plainError('RATE_LIMITED', language)], 429, all);
}

function refused(
  { status, code, argument, rule }: AccessRefusal,
  language: MessageLanguage,
): GraphQLResponse {
  const error =
    argument !== undefined && rule !== undefined
      ? inputError({ argument, rule }, language, code)
      : plainError(code, language);
  return refusedWith([error], status, status === 401 ? { 'www-authenticate': CHALLENGE } : {});
}
