/**
 * What stands between a request that can be read and Apollo Server: which operation is meant, whether it may run here,
 * and whether its shape keeps the limits. It is asked before anything is parsed in earnest.
 */
import type { GraphQLFormattedError } from 'graphql';
import type { Consumer } from '../access/consumer.ts';
import type { MessageLanguage } from '../messages.ts';
import { costlyError, inputError, plainError } from './errors.ts';
import type { Admit } from './limits/admission.ts';
import type { Sent, TrustedOperations } from './trusted-operations.ts';

export interface GateRequest extends Sent {
  readonly consumer: Consumer;
  /** Whether this caller may ask about the schema; asked only where it matters. */
  readonly mayIntrospect: () => boolean;
  readonly language: MessageLanguage;
}

export type Gate = (
  request: GateRequest,
) => { readonly text: string } | { readonly errors: readonly GraphQLFormattedError[] };

export function createGate(trusted: TrustedOperations, admit: Admit): Gate {
  return (request) => {
    const { consumer, language } = request;
    const found = trusted.find(request, consumer);
    if ('refused' in found) return { errors: [plainError(found.refused, language)] };
    const admission = admit(found);
    if ('excess' in admission) return { errors: [costlyError(admission.excess, language)] };
    const { introspection, document } = admission;
    if (introspection !== undefined && !request.mayIntrospect()) {
      const fault = { argument: introspection, rule: 'UNKNOWN_FIELD' } as const;
      return { errors: [inputError(fault, language, 'GRAPHQL_VALIDATION_FAILED')] };
    }
    if (document) trusted.note(found.id, document, consumer);
    return { text: found.text };
  };
}
