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
import { CHALLENGE, type Access, type AccessRefusal } from '../access/access.ts';
import type { Turn } from '../access/rate-limits.ts';
import { namedSubjects } from '../graphql/named-subjects.ts';
import type { Audit } from '../ledger/ledger.ts';
import { OperationTexts } from '../audit/operation-text.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import type { MessageLanguage } from '../messages.ts';
import type { Subject } from '../subject/subject.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { RequestContext } from './context.ts';
import { costlyError, inputError, plainError, requestError, type Fault } from '../graphql/errors.ts';
import { Executor } from '../execution/executor.ts';
import { InputCheck, type Operation } from '../graphql/variables.ts';
import type { KnownDocuments } from '../graphql/known-documents.ts';
import type { Reading } from '../graphql/reading.ts';
import { totalCost, type Cost } from '../graphql/cost.ts';
import { disclose, overdrawn, refusedWith, unavailable } from './audited-response.ts';

export interface OperationOptions {
  readonly schema: GraphQLSchema;
  readonly access: Access;
  readonly audit: Pick<Audit, 'state' | 'hasRoomFor'>;
  /** Takes an operation whose variables fit their types. */
  readonly estimate: (costed: Operation) => Cost;
  readonly allowedCost: number;
  readonly documents: Pick<KnownDocuments, 'remember'>;
  readonly shared: SharedResources;
  readonly log: BoundedLog;
}

export function answerOperations(options: OperationOptions): ApolloServerPlugin<RequestContext> {
  const operations = new Operations(options);
  const listener: GraphQLRequestListener<RequestContext> = {
    // Parsing and validating are asked of Apollo Server only for a text that is not known.
    parsingDidStart: ({ contextValue: { reading } }) => Promise.resolve(ending(reading)),
    validationDidStart: ({ contextValue: { reading, documentAccount }, document, queryHash }) => {
      const stop = reading?.start();
      return Promise.resolve((faults) => {
        stop?.();
        if (!faults) options.documents.remember(queryHash, document, documentAccount);
        return Promise.resolve();
      });
    },
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
      contextValue.cost.reportIn(singleResult, options.allowedCost);
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
  readonly #texts: OperationTexts;

  constructor(options: OperationOptions) {
    this.#options = options;
    this.#texts = new OperationTexts(options.shared);
    this.#executor = new Executor(options.schema);
    this.#input = new InputCheck(options.schema);
  }

  async answer(given: Operation, context: RequestContext): Promise<GraphQLResponse> {
    const { access, log } = this.#options;
    const { document, operation } = given;
    // What is worked out for a document once is charged with the reading of its text.
    const stop = context.reading?.start();
    const refusal = access.checkOperation(document, operation, context);
    const input = refusal ? { faults: [] } : this.#input.check(given);
    stop?.();
    if (refusal) return refused(refusal, context.language);
    if ('faults' in input) {
      return refusedWith(input.faults.map((fault) => inputError(fault, context.language)));
    }
    let subjects: readonly Subject[] = [];
    const stranger = await access.checkSubjects(
      context.access,
      () => (subjects = namedSubjects(input.named)),
    );
    if (stranger) return refused(stranger, context.language);
    const costly = this.#refuseCost(given, context);
    if (costly) return costly;
    const charged = this.#charge(context);
    const turn = charged instanceof Promise ? await charged : charged;
    const headers = new HeaderMap(Object.entries(turn?.headers ?? {}));
    if (turn?.retryAfter !== undefined) return rateLimited(turn.retryAfter, context.language, headers);
    const listTurn = await context.listTurn(subjects.length);
    try {
      const reserved = this.#reserve(subjects, context);
      const limited = reserved instanceof Promise ? await reserved : reserved;
      if (limited) return limited;
      const unrecorded = this.#begin(given, context);
      if (unrecorded) return unrecorded;
      const { data = null, errors } = await this.#executor.execute(given, input.values, context);
      const singleResult = errors ? { data, errors: told(errors, document, context, log) } : { data };
      const retryAfter = context.named.retryAfter();
      if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
      return { http: { headers }, body: { kind: 'single', singleResult } };
    } finally {
      listTurn?.release();
    }
  }

  /** Counts the people whom a request names, and reserves what it costs if the sources do not know them. */
  #reserve(
    subjects: readonly Subject[],
    context: RequestContext,
  ): Promise<GraphQLResponse | undefined> | GraphQLResponse | undefined {
    if (subjects.length === 0) return undefined;
    const { named, language } = context;
    const refuseAll = () => (named.allRefused() ? rateLimited(named.retryAfter(), language) : undefined);
    const reserve = () => {
      const reserved = named.reserve(subjects);
      return reserved ? reserved.then(refuseAll) : refuseAll();
    };
    const afterCount = (retryAfter: number | undefined) =>
      retryAfter === undefined ? reserve() : rateLimited(retryAfter, language);
    const counted = context.countPeople(subjects);
    return counted instanceof Promise ? counted.then(afterCount) : afterCount(counted);
  }

  /** Only operations about people reach sources, and so cost anything that callers share. */
  #charge({ access, cost, charge }: RequestContext): Promise<Turn> | Turn | undefined {
    return access.plan?.needsPurpose === true && cost.estimated
      ? charge(totalCost(cost.estimated))
      : undefined;
  }

  #refuseCost(given: Operation, { cost, language, reading }: RequestContext): GraphQLResponse | undefined {
    const { estimate, allowedCost: allowed } = this.#options;
    const stop = reading?.start();
    cost.estimated = estimate(given);
    stop?.();
    if (totalCost(cost.estimated) <= allowed) return undefined;
    return refusedWith([costlyError({ limit: 'cost', allowed }, language)]);
  }

  /** Opens the record of an operation about people. */
  #begin({ document, operation }: Operation, context: RequestContext): GraphQLResponse | undefined {
    const { plan } = context.access;
    if (!plan?.needsPurpose) return undefined;
    const { audit } = this.#options;
    if (!audit.state.available) return unavailable(context.language);
    if (!audit.hasRoomFor(context.account)) return overdrawn(context.language);
    const { guarded: coordinates } = plan;
    const { denied } = context.access;
    context.audit.begin(
      this.#texts.of({ document, operation, coordinates, denied, account: context.account }),
    );
    return undefined;
  }
}

/** Charges the time until Apollo Server ends what it begins. */
function ending(reading: Reading | undefined): () => Promise<void> {
  const stop = reading?.start();
  return () => {
    stop?.();
    return Promise.resolve();
  };
}

/** Errors in our own words, in place of those that graphql-js or Apollo Server wrote. */
function told(
  errors: readonly GraphQLError[],
  document: DocumentNode | undefined,
  { language, requestId }: RequestContext,
  log: BoundedLog,
): readonly GraphQLFormattedError[] {
  const onFault = (fault: Fault) =>
    log.write({ level: 'error', text: 'request failed', fields: () => ({ requestId, ...fault }) });
  return errors.map((error) => requestError(error, document, language, onFault));
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
