/**
 * What stands between a request that can be read and Apollo Server: which operation is meant, whether it may run here,
 * and whether its shape keeps the limits. It is asked before anything is parsed in earnest.
 */
import type { GraphQLFormattedError } from 'graphql';
import { CHALLENGE } from '../access/access.ts';
import { countedBy, type Consumer } from '../access/consumer.ts';
import type { MessageLanguage } from '../messages.ts';
import { costlyError, inputError, plainError } from '../graphql/errors.ts';
import type { Admit } from '../graphql/admission.ts';
import type { KnownDocuments } from '../graphql/known-documents.ts';
import type { Reading, ReadingBudget } from '../graphql/reading.ts';
import type { Found, Sent, TrustedOperations } from './trusted-operations.ts';
import { asksForSources } from './operator-questions.ts';
import { operationId } from './trusted-operations.ts';
import type { NeedsNoToken } from './without-token.ts';

export interface GateRequest extends Sent {
  readonly consumer: Consumer;
  readonly hasToken: boolean;
  /** Whether the caller's token is that of an operator. */
  readonly isOperator: boolean;
  /** Whether this caller may ask about the schema; asked only where it matters. */
  readonly mayIntrospect: () => boolean;
  readonly language: MessageLanguage;
}

export interface GateOptions {
  readonly trusted: TrustedOperations;
  readonly admit: Admit;
  readonly documents: KnownDocuments;
  readonly readings: ReadingBudget;
  readonly needsNoToken: NeedsNoToken;
}

export interface Passed {
  readonly text: string;
  /** Of a text that is not known; registered operations are read at nobody's expense. */
  readonly reading: Reading | undefined;
  readonly isRegistered: boolean;
  /** Name of a registered operation. */
  readonly name?: string | undefined;
}

export interface Stopped {
  readonly errors: readonly GraphQLFormattedError[];
  /** 400 unless it says otherwise. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @throws ShareExceeded when the caller has had too many new texts read */
export type Gate = (request: GateRequest) => Passed | Stopped;

export function createGate({ trusted, admit, documents, readings, needsNoToken }: GateOptions): Gate {
  const readingOf = ({ id, isRegistered }: Found, consumer: Consumer) =>
    isRegistered || documents.has(id) ? undefined : readings.open(countedBy(consumer).caller);
  return (request) => {
    const { consumer, language, mayIntrospect } = request;
    const found = findOperation(trusted, request);
    if ('refused' in found) return { errors: [plainError(found.refused, language)] };
    if (!request.hasToken && !needsNoToken(found.text, mayIntrospect)) return withoutToken(language);
    const reading = readingOf(found, consumer);
    const admission = reading ? reading.time(() => admit(found)) : admit(found);
    if ('excess' in admission) return { errors: [costlyError(admission.excess, language)] };
    const { introspection, document } = admission;
    if (introspection !== undefined && !mayIntrospect()) {
      const fault = { argument: introspection, rule: 'UNKNOWN_FIELD' } as const;
      return { errors: [inputError(fault, language, 'GRAPHQL_VALIDATION_FAILED')] };
    }
    if (document) trusted.note(found.id, document, consumer);
    return { text: found.text, reading, isRegistered: found.isRegistered, name: found.name };
  };
}

function findOperation(
  trusted: TrustedOperations,
  request: GateRequest,
): ReturnType<TrustedOperations['find']> {
  const found = trusted.find(request, request.consumer);
  const { text, isOperator } = request;
  const isUnregistered = 'refused' in found && found.refused === 'PERSISTED_QUERY_NOT_REGISTERED';
  if (!isUnregistered || !isOperator || text === undefined || !asksForSources(text)) return found;
  return { text, id: operationId(text), isRegistered: false };
}

function withoutToken(language: MessageLanguage): Stopped {
  return {
    errors: [plainError('UNAUTHENTICATED', language)],
    status: 401,
    headers: { 'www-authenticate': CHALLENGE },
  };
}
