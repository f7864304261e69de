/** Parses a document, checks the limits on its shape, and validates it against the schema. */
import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { DocumentLimitsConfig } from './settings.ts';
import { fragmentsOf, type ParsedDocument } from './document.ts';
import type { Excess } from './errors.ts';
import { measureShape, type ShapeLimits } from './shape-limits.ts';

/** The most errors of one document that are reported. */
const MOST_ERRORS = 9;

export type Parsing =
  { readonly parsed: ParsedDocument } | { readonly excess: Excess } | { readonly syntaxError: GraphQLError };

export function parseWithin(
  limits: ShapeLimits & Pick<DocumentLimitsConfig, 'tokens'>,
  text: string,
): Parsing {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isTooLong = /Document contains more tha\w \d+ tokens/.test(error.message);
    return isTooLong ? { excess: { limit: 'tokens', allowed: limits.tokens } } : { syntaxError: error };
  }
  const fragments = fragmentsOf(document);
  const { excess, introspection, directives } = measureShape(document, limits, fragments);
  if (excess) return { excess };
  return { parsed: { document, fragments, introspection, isConditional: directives > 0 } };
}

/** @returns the errors of graphql-js, whose messages quote the text */
export function validationErrors(
  schema: GraphQLSchema,
  { document }: ParsedDocument,
): readonly GraphQLError[] {
  return validate(schema, document, specifiedRules, { maxErrors: MOST_ERRORS });
}
