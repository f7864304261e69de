/**
 * Queries that an operator may send where only registered operations run: the condition of the sources.
 * Operators look when something is wrong, with queries that no application has registered.
 */
import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import type { Identity } from '../access/identity.ts';
import { OPERATIONS_SCOPE } from '../access/scopes.ts';

/** Room for every field of every source, under names of the operator's own. */
const TOKENS = 300;
const LONGEST_TEXT = 8192;

const FIELDS: ReadonlySet<string> = new Set(['sources', '__typename']);

export function isOperator(identity: Identity | undefined): boolean {
  return identity?.scopes.has(OPERATIONS_SCOPE) === true;
}

/** True for a text with no field but `sources`. Fragments can then only be within it. */
export function asksForSources(text: string): boolean {
  if (text.length > LONGEST_TEXT) return false;
  return (
    parsed(text)?.definitions.every(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ||
        (definition.kind === Kind.OPERATION_DEFINITION &&
          definition.selectionSet.selections.every(
            (selection) => selection.kind === Kind.FIELD && FIELDS.has(selection.name.value),
          )),
    ) === true
  );
}

/** Undefined when it is longer, or no GraphQL. */
function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
