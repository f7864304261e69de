/**
 * What becomes of a valid operation. It is decided, in this order, whether the caller may ask it at all, whether its
 * input keeps the rules, whom it names, what it would cost and whether the audit log takes entries; only then is it
 * executed, and its answer leaves when what it says is on record (laws 2 and 5).
 */
import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import {
  locatedError,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import { CHALLENGE, type Access, type AccessRefusal } from '../access/access.ts';
import { namedSubjects } from '../access/named-subjects.ts';
import type { Audit } from '../audit/audit.ts';
import { OperationTexts } from '../audit/operation-text.ts';
import type { MessageLanguage } from '../messages.ts';
import type { Subject } from '../subject/subject.ts';
import type { RequestContext } from './context.ts';
import { costlyError, inputError, plainError, requestError } from './errors.ts';
import { Executor } from './execution/executor.ts';
import { InputCheck, type Operation } from './input.ts';
import { reportCost } from './limits/cost-report.ts';
import { totalCost, type Cost } from './limits/cost.ts';
import { disclose, unavailable } from './recorded.ts';
import { refusedWith } from './refused.ts';

export interface OperationOptions {
  readonly schema: GraphQLSchema;
  readonly access: Access;
  readonly audit: Pick<Audit, 'state'>;
  /** Takes an operation whose variables fit their types. */
  readonly estimate: (costed: Operation) => Cost;
  readonly allowedCost: number;
  readonly log: Logger;
}

export function answerOperations(options: OperationOptions): ApolloServerPlugin<RequestContext> {
  const operations = new Operations(options);
  const listener: GraphQLRequestListener<RequestContext> = {
    responseForOperation: async ({ document, operation, request, contextValue }) => {
      // That there is none of the given name is told by graphql-js.
      if (!operation) return null;
      try {
        const given = { document, operation, variables: request.variables ?? {} };
        return await operations.answer(given, contextValue);
      } catch (error) {
        // A fault of ours. It is told as one that a field has, and logged with the place where it happened.
        const fault = locatedError(error, undefined);
        return refusedWith(told([fault], document, contextValue, options.log), 500);
      }
    },
    willSendResponse: async ({ errors, response, document, contextValue }) => {
      if (response.body.kind !== 'single')
        throw new Error('An answer in pieces cannot be put on record first.');
      const { singleResult } = response.body;
      // Of parsing, of validating, and of a name that no operation has.
      if (errors) singleResult.errors = told(errors, document, contextValue, options.log);
      reportCost(singleResult, contextValue.cost, options.allowedCost);
      if (contextValue.audit.isUsed) {
        await disclose(response, singleResult, contextValue);
        await contextValue.missRaster.turn();
        return;
      }
      const code = singleResult.errors?.[0]?.extensions?.['code'];
      if (typeof code === 'string') contextValue.noteRefusal(code);
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

class Operations {
  readonly #options: OperationOptions;
  readonly #executor: Executor;
  readonly #input: InputCheck;
  readonly #texts = new OperationTexts();

  constructor(options: OperationOptions) {
    this.#options = options;
    this.#executor = new Executor(options.schema);
    this.#input = new InputCheck(options.schema);
  }

  async answer(given: Operation, context: RequestContext): Promise<GraphQLResponse> {
    const { access, log } = this.#options;
    const { document, operation } = given;
    const refusal = access.checkOperation(document, operation, context);
    if (refusal) return refused(refusal, context.language);
    const input = this.#input.check(given);
    if ('faults' in input) {
      return refusedWith(input.faults.map((fault) => inputError(fault, context.language)));
    }
    let subjects: readonly Subject[] = [];
    const stranger = await access.checkSubjects(
      context.access,
      () => (subjects = namedSubjects(input.named)),
    );
    if (stranger) return refused(stranger, context.language);
    const costly = this.#refuseCost(given, context) ?? this.#begin(given, context);
    if (costly) return costly;
    const reserved = this.#reserve(subjects, context);
    const limited = reserved instanceof Promise ? await reserved : reserved;
    if (limited) return limited;
    const { data = null, errors } = await this.#executor.execute(given, input.values, context);
    const singleResult = errors ? { data, errors: told(errors, document, context, log) } : { data };
    const { retryAfter } = context.named;
    const headers = new HeaderMap(retryAfter === undefined ? [] : [['retry-after', String(retryAfter)]]);
    return { http: { headers }, body: { kind: 'single', singleResult } };
  }

  /** Counts the people whom a request names, and reserves what it costs if the sources do not know them. */
  #reserve(
    subjects: readonly Subject[],
    context: RequestContext,
  ): Promise<GraphQLResponse | undefined> | GraphQLResponse | undefined {
    if (subjects.length === 0) return undefined;
    const { named, language } = context;
    const refuseAll = () => (named.allRefused ? rateLimited(named.retryAfter, language) : undefined);
    const reserve = () => {
      const reserved = named.reserve(subjects);
      return reserved ? reserved.then(refuseAll) : refuseAll();
    };
    const afterCount = (retryAfter: number | undefined) =>
      retryAfter === undefined ? reserve() : rateLimited(retryAfter, language);
    const counted = context.countPeople(subjects);
    return counted instanceof Promise ? counted.then(afterCount) : afterCount(counted);
  }

  #refuseCost(given: Operation, { cost, language }: RequestContext): GraphQLResponse | undefined {
    const { estimate, allowedCost: allowed } = this.#options;
    cost.estimated = estimate(given);
    if (totalCost(cost.estimated) <= allowed) return undefined;
    return refusedWith([costlyError({ limit: 'cost', allowed }, language)]);
  }

  /** Opens the record of an operation about people. */
  #begin({ document, operation }: Operation, context: RequestContext): GraphQLResponse | undefined {
    const { plan } = context.access;
    if (!plan?.needsPurpose) return undefined;
    if (!this.#options.audit.state.available) return unavailable(context.language);
    context.audit.begin(this.#texts.of(document, operation, plan.guarded));
    return undefined;
  }
}

/** Errors in our own words, in place of those that graphql-js or Apollo Server wrote. */
function told(
  errors: readonly GraphQLError[],
  document: DocumentNode | undefined,
  { language, requestId }: RequestContext,
  log: Logger,
): readonly GraphQLFormattedError[] {
  const ownLog = log.child({ requestId });
  return errors.map((error) => requestError(error, document, language, ownLog));
}

function rateLimited(retryAfter = 1, language: MessageLanguage): GraphQLResponse {
  const headers = { 'retry-after': String(retryAfter) };
  return refusedWith([plainError('RATE_LIMITED', language)], 429, headers);
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
