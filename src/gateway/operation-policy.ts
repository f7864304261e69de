/**
 * Finds and prepares the document of a request: which operation is meant, whether it may run here, whether
 * its shape is within the limits, and whether it is valid. Each text is parsed and validated once, on the
 * account of its caller.
 */
import type { GraphQLFormattedError } from 'graphql';
import type { DocumentLimitsConfig } from '../graphql/settings.ts';
import { CHALLENGE } from '../access/access.ts';
import { countedBy, type Consumer } from '../access/consumer.ts';
import type { MessageLanguage } from '../messages.ts';
import { costlyError, inputError, plainError, validationError } from '../graphql/errors.ts';
import { parseWithin, validationErrors } from '../graphql/admission.ts';
import type { KnownDocuments } from '../graphql/known-documents.ts';
import type { Reading, ReadingBudget } from '../graphql/reading.ts';
import { asksForSources } from './operator-questions.ts';
import { PreparedDocument, type PreparationOptions } from './prepared-operation.ts';
import { operationId, type Found, type Sent, type TrustedOperations } from './trusted-operations.ts';
import type { NeedsNoToken } from './without-token.ts';

export interface PolicyRequest extends Sent {
  readonly consumer: Consumer;
  readonly hasToken: boolean;
  readonly isOperator: boolean;
  /** Called only for a document with introspection. */
  readonly mayIntrospect: () => boolean;
  readonly language: MessageLanguage;
}

export interface PolicyOptions {
  readonly trusted: TrustedOperations;
  readonly limits: DocumentLimitsConfig;
  readonly preparation: PreparationOptions;
  readonly documents: KnownDocuments<PreparedDocument>;
  readonly readings: ReadingBudget;
  readonly needsNoToken: NeedsNoToken;
}

export interface AllowedOperation {
  readonly text: string;
  readonly prepared: PreparedDocument;
  /** Charges a document that is new; undefined for others, and for registered operations. */
  readonly reading: Reading | undefined;
  /** Name of a registered operation. */
  readonly name?: string | undefined;
}

export interface RefusedOperation {
  readonly errors: readonly GraphQLFormattedError[];
  /** 400 unless it says otherwise. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @throws ShareExceeded when the caller has had too many new texts read */
export type OperationPolicy = (request: PolicyRequest) => AllowedOperation | RefusedOperation;

export function createOperationPolicy(options: PolicyOptions): OperationPolicy {
  const { trusted, documents, readings, needsNoToken } = options;
  return (request) => {
    const { consumer, language, mayIntrospect } = request;
    const found = findOperation(trusted, request);
    if ('refused' in found) return { errors: [plainError(found.refused, language)] };
    if (!request.hasToken && !needsNoToken(found.text, mayIntrospect)) return withoutToken(language);
    const known = documents.find(found.id);
    const account = found.isRegistered ? undefined : countedBy(consumer).caller;
    const reading = known || !account ? undefined : readings.open(account);
    const read = () => known ?? prepare(found, options, request);
    const prepared = reading ? reading.time(read) : read();
    if ('errors' in prepared) return prepared;
    const { introspection } = prepared;
    if (introspection !== undefined && !mayIntrospect()) return unknownField(introspection, language);
    if (!known) {
      documents.add(found.id, prepared, account);
      trusted.note(found.id, prepared.document, consumer);
    }
    return { text: found.text, prepared, reading, name: found.name };
  };
}

function prepare(
  { text, id }: Found,
  { limits, preparation }: PolicyOptions,
  { language, mayIntrospect }: PolicyRequest,
): PreparedDocument | RefusedOperation {
  const parsing = parseWithin(limits, text);
  if ('excess' in parsing) return { errors: [costlyError(parsing.excess, language)] };
  if ('syntaxError' in parsing) {
    return { errors: [plainError('GRAPHQL_PARSE_FAILED', language, parsing.syntaxError.locations)] };
  }
  const { parsed } = parsing;
  const { introspection, document } = parsed;
  // Before it is validated: errors of validation describe the schema.
  if (introspection !== undefined && !mayIntrospect()) return unknownField(introspection, language);
  const errors = validationErrors(preparation.schema, parsed);
  return errors.length > 0
    ? { errors: errors.map((error) => validationError(error, document, language)) }
    : new PreparedDocument(preparation, id, parsed);
}

function unknownField(argument: string, language: MessageLanguage): RefusedOperation {
  return {
    errors: [inputError({ argument, rule: 'UNKNOWN_FIELD' }, language, 'GRAPHQL_VALIDATION_FAILED')],
  };
}

function findOperation(
  trusted: TrustedOperations,
  request: PolicyRequest,
): ReturnType<TrustedOperations['find']> {
  const found = trusted.find(request, request.consumer);
  const { text, isOperator } = request;
  const isUnregistered = 'refused' in found && found.refused === 'PERSISTED_QUERY_NOT_REGISTERED';
  if (!isUnregistered || !isOperator || text === undefined || !asksForSources(text)) return found;
  return { text, id: operationId(text), isRegistered: false };
}

function withoutToken(language: MessageLanguage): RefusedOperation {
  return {
    errors: [plainError('UNAUTHENTICATED', language)],
    status: 401,
    headers: { 'www-authenticate': CHALLENGE },
  };
}
