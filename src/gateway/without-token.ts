/**
 * Which texts are read for a caller without a token: a handful of lexical tokens, enough for `{ __typename
 * }`, and where introspection is allowed small questions and the introspection texts of common tools, told by
 * a hash. Everything else is UNAUTHENTICATED without being parsed, so that whoever has no token takes no time
 * for validation.
 */
import { hash } from 'node:crypto';
import {
  getIntrospectionQuery,
  GraphQLError,
  Kind,
  parse,
  stripIgnoredCharacters,
  type DocumentNode,
} from 'graphql';

/** @param mayIntrospect whether this caller may ask about the schema; asked only where it matters */
export type NeedsNoToken = (text: string, mayIntrospect: () => boolean) => boolean;

/** Enough for `query Name { alias: __typename }` and to refuse `__type(name: "Name") { name }`. */
const TOKENS = 12;

/** Room for a question such as `query ($name: String!) { __type(name: $name) { fields { name } } }`. */
const TOKENS_ABOUT_THE_SCHEMA = 40;

/** Introspection texts are shorter. Blanks and comments count: reading them costs too. */
const LONGEST_TEXT = 8192;

export const needsNoToken: NeedsNoToken = (text, mayIntrospect) => {
  if (text.length > LONGEST_TEXT) return false;
  const document = parsed(text, TOKENS);
  if (document !== undefined && isReserved(document)) return true;
  if (!mayIntrospect()) return false;
  return isShort(text, TOKENS_ABOUT_THE_SCHEMA) || isKnownIntrospection(text);
};

/** True for a text with no fields but GraphQL's own; fields about the schema are refused elsewhere. */
function isReserved({ definitions }: DocumentNode): boolean {
  return definitions.every(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.every(
        (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
      ),
  );
}

/** Undefined when it is longer, or no GraphQL. */
function parsed(text: string, maxTokens: number): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** A text with a syntax error within so many tokens counts as short: the error names its place. */
function isShort(text: string, maxTokens: number): boolean {
  try {
    parse(text, { maxTokens });
    return true;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return !/Document contains more tha\w \d+ tokens/.test(error.message);
  }
}

function isKnownIntrospection(text: string): boolean {
  try {
    known ??= new Set(introspectionTexts().map(essence));
    const own = essence(text);
    return own !== undefined && known.has(own);
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}

/** Made when it is first needed. */
let known: ReadonlySet<string | undefined> | undefined;

/** Fields that tools request or omit by their settings. */
const OPTIONAL =
  /\b(?:description|specifiedByURL|isRepeatable|isOneOf|isDeprecated|deprecationReason)\b|\(includeDeprecated:true\)/g;

/** Even with everything that is optional the text is shorter without blanks. */
const LONGEST_WITHOUT_BLANKS = 2500;

/**
 * Hash of an introspection text without layout, the name of its operation and optional fields.
 *
 * @throws GraphQLError when it cannot be split into tokens
 */
function essence(text: string): string | undefined {
  const stripped = stripIgnoredCharacters(text);
  if (stripped.length > LONGEST_WITHOUT_BLANKS) return undefined;
  const essential = stripped
    .replace(/^query [_A-Za-z]\w*(?=\{)/, 'query')
    .replace(OPTIONAL, ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?([{}]) ?/g, '$1');
  return hash('sha256', essential, 'base64url');
}

/** Nesting of types that graphql-js has asked for, before and since version 16.12. */
const DEPTHS = [7, 9];

/** The introspection texts of graphql-js over its versions. GraphiQL tries again without subscriptions. */
function introspectionTexts(): readonly string[] {
  return DEPTHS.map((typeDepth) => getIntrospectionQuery({ typeDepth }))
    .flatMap((text) => [text, text.replaceAll('Type { name kind }', 'Type { name }')])
    .flatMap((text) => [text, text.replace(/subscriptionType \{[^}]*\}/, '')]);
}
