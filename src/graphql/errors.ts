/**
 * Errors of the request itself (DESIGN 3). Every message is built here from a code, a rule and a place in
 * the operation. graphql-js quotes what was sent, so of its own messages only the kind of fault is read.
 */
import {
  Kind,
  type GraphQLError,
  type ASTNode,
  type DocumentNode,
  type GraphQLFormattedError,
  type SourceLocation,
} from 'graphql';
import {
  inputRules,
  limitTexts,
  requestErrors,
  searchUnavailable,
  type InputRule,
  type LimitName,
  type MessageLanguage,
  type RequestErrorCode,
} from '../messages.ts';
import { AuditUnavailable } from '../ledger/ledger.ts';
import { BadInput } from '../subject/bad-input.ts';
import { argumentPath } from './argument-path.ts';

/** The broken rule of one argument, header or part of the body. */
export interface InputFault {
  /** The argument's path, the header's name, or the key of the body. */
  readonly argument: string;
  readonly rule: InputRule;
  /** Path of the setting of the gateway by which it is refused. */
  readonly setting?: string;
  readonly locations?: readonly SourceLocation[];
}

/** An input fault as it is answered: code BAD_USER_INPUT with `argument` and `rule`. */
export function inputError(
  { argument, rule, setting, locations }: InputFault,
  language: MessageLanguage,
  code: RequestErrorCode = 'BAD_USER_INPUT',
): GraphQLFormattedError {
  const by = setting === undefined ? '' : ` (${setting})`;
  const { message, explanation } = worded(code, `${argument}: ${inputRules[rule][language]}${by}.`);
  return {
    message,
    ...(locations ? { locations } : {}),
    extensions: { code, argument, rule, ...(setting !== undefined && { setting }), ...explanation },
  };
}

function argumentError(
  { argument, rule, allowed }: BadArgument,
  language: MessageLanguage,
  locations: readonly SourceLocation[] | undefined,
): GraphQLFormattedError {
  const fault = inputError({ argument, rule, ...(locations ? { locations } : {}) }, language);
  if (allowed.length === 0) return fault;
  const message = `${argument}: ${inputRules[rule][language]}: ${allowed.join(', ')}.`;
  return { ...fault, message, extensions: { ...fault.extensions, allowed } };
}

/**
 * Messages of the protocol of automatic persisted queries. Apollo Client, Apollo Kotlin, Apollo iOS and urql
 * send the text of an operation, or send no more ids, only after exactly these.
 */
const MESSAGES_COMPARED: Readonly<Partial<Record<RequestErrorCode, string>>> = {
  PERSISTED_QUERY_NOT_FOUND: 'PersistedQueryNotFound',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PersistedQueryNotSupported',
};

/** The message of an error. Where clients compare it, the text for people is in `extensions.explanation`. */
function worded(
  code: RequestErrorCode,
  text: string,
): { readonly message: string; readonly explanation: { readonly explanation?: string } } {
  const compared = MESSAGES_COMPARED[code];
  return compared === undefined
    ? { message: text, explanation: {} }
    : { message: compared, explanation: { explanation: text } };
}

/** A limit that a request goes beyond. */
export interface Excess {
  readonly limit: LimitName;
  readonly allowed: number;
}

/** An excess as it is answered: code QUERY_TOO_COSTLY with `limit` and `allowed`. */
export function costlyError({ limit, allowed }: Excess, language: MessageLanguage): GraphQLFormattedError {
  const most = language === 'vi' ? 'tối đa' : 'at most';
  const text = `${requestErrors.QUERY_TOO_COSTLY[language]}: ${limitTexts[limit][language]}, ${most} ${allowed}.`;
  return { message: text, extensions: { code: 'QUERY_TOO_COSTLY', limit, allowed } };
}

/** A limit exceeded during execution; `requestError` reports it. */
export class TooCostly extends Error {
  readonly excess: Excess;

  constructor(excess: Excess) {
    super('QUERY_TOO_COSTLY');
    this.excess = excess;
  }
}

/** An argument that only its resolver can check; `requestError` reports it. */
export class BadArgument extends Error {
  readonly argument: string;
  readonly rule: InputRule;
  /** The values that would have been right; none where there are too many to name. */
  readonly allowed: readonly string[];

  constructor(argument: string, rule: InputRule, allowed: readonly string[] = []) {
    super(rule);
    this.argument = argument;
    this.rule = rule;
    this.allowed = allowed;
  }
}

/** A fault of the gateway's own, for the log: its kind and where it happened, and nothing that it says. */
export interface Fault {
  readonly error: string;
  readonly stack: readonly string[] | undefined;
  /** Length of the path of the field. */
  readonly path: number | undefined;
}

/** An error of the execution as it is answered. */
export function requestError(
  error: GraphQLError,
  document: DocumentNode,
  language: MessageLanguage,
  onFault: (fault: Fault) => void,
): GraphQLFormattedError {
  const locations = error.locations;
  if (error.originalError instanceof TooCostly) {
    return {
      ...costlyError(error.originalError.excess, language),
      ...(locations ? { locations } : {}),
      ...(error.path ? { path: error.path } : {}),
    };
  }
  if (error.originalError instanceof BadArgument) {
    return {
      ...argumentError(error.originalError, language, locations),
      ...(error.path ? { path: error.path } : {}),
    };
  }
  // Only the resolver can check a cursor.
  if (error.originalError instanceof BadInput) {
    const { rule } = error.originalError;
    return inputError({ argument: 'after', rule, ...(locations ? { locations } : {}) }, language);
  }
  if (error.originalError instanceof AuditUnavailable) {
    const { isOverdrawn, isOfSearch } = error.originalError;
    if (isOverdrawn) return plainError('RATE_LIMITED', language, locations);
    const plainly = plainError('AUDIT_UNAVAILABLE', language, locations);
    return isOfSearch
      ? { ...plainly, message: searchUnavailable[language] + place(locations, language) }
      : plainly;
  }
  switch (error.extensions['code']) {
    case 'FORBIDDEN':
    case 'PURPOSE_FORBIDDEN':
    case 'RATE_LIMITED':
      return {
        ...plainError(error.extensions['code'], language, locations),
        ...(error.path ? { path: error.path } : {}),
      };
    case 'BAD_USER_INPUT':
      return validationError(error, document, language);
    default: {
      const cause = error.originalError ?? error;
      // The message of an unforeseen error may quote data; where it happened cannot.
      const stack = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line));
      onFault({ error: cause.name, stack, path: error.path?.length });
      return { ...plainError('INTERNAL', language, locations), ...(error.path ? { path: error.path } : {}) };
    }
  }
}

/** An error that its code says all about. */
export function plainError(
  code: RequestErrorCode,
  language: MessageLanguage,
  locations?: readonly SourceLocation[],
): GraphQLFormattedError {
  const { message, explanation } = worded(code, requestErrors[code][language] + place(locations, language));
  return {
    message,
    ...(locations ? { locations } : {}),
    extensions: { code, ...explanation },
  };
}

function place(locations: readonly SourceLocation[] | undefined, language: MessageLanguage): string {
  const [first] = locations ?? [];
  if (!first) return '';
  return language === 'vi'
    ? ` (dòng ${first.line}, cột ${first.column})`
    : ` (line ${first.line}, column ${first.column})`;
}

/** Faults of graphql-js by the beginning of their message, with the schema's names that it quotes. */
const FAULTS: readonly { readonly begins: RegExp; readonly rule: InputRule }[] = [
  { begins: /^Cannot query field/, rule: 'UNKNOWN_FIELD' },
  { begins: /^Unknown argument/, rule: 'UNKNOWN_FIELD' },
  { begins: /^Unknown (?:type|fragment|directive)/, rule: 'UNKNOWN_FIELD' },
  { begins: /^Field ".*" is not defined by type/s, rule: 'UNKNOWN_FIELD' },
  { begins: /^Field "(?:\w+\.)?(\w+)" of required type/, rule: 'REQUIRED' },
  { begins: /^Expected non-nullable type|^Expected value of type .* found null\.$/, rule: 'REQUIRED' },
  { begins: /^Field "\w+" argument "(\w+)" of type .* is required/, rule: 'REQUIRED' },
  { begins: /^There can be only one (?:input field|argument) named/, rule: 'DUPLICATE_FIELD' },
  { begins: /^Field "\w+" of type .* must have a selection/, rule: 'SELECTION_MISSING' },
  { begins: /^Field "(\w+)" must not have a selection/, rule: 'SELECTION_UNFIT' },
  { begins: /^Variable "\$\w+" is not defined/, rule: 'VARIABLE_UNDEFINED' },
  { begins: /^Variable "\$\w+" is never used/, rule: 'VARIABLE_UNUSED' },
];

/** Reads rule and missing field from a graphql-js error about an input value or a name. */
export function faultOf({ message, extensions }: GraphQLError): {
  rule: InputRule;
  missing: string | undefined;
} {
  const own = extensions['rule'];
  if (isInputRule(own)) return { rule: own, missing: undefined };
  for (const { begins, rule } of FAULTS) {
    const match = begins.exec(message);
    if (match) return { rule, missing: match[1] };
  }
  return { rule: 'TYPE', missing: undefined };
}

function isInputRule(value: unknown): value is InputRule {
  return typeof value === 'string' && Object.hasOwn(inputRules, value);
}

/** @param document whose text the error is about */
export function validationError(
  error: GraphQLError,
  document: DocumentNode,
  language: MessageLanguage,
): GraphQLFormattedError {
  const [node] = error.nodes ?? [];
  const locations = error.locations;
  const { rule, missing } = faultOf(error);
  const path = node && argumentPath(document, (candidate) => candidate === node);
  if (path !== undefined) {
    const argument = missing === undefined ? path : `${path}.${missing}`;
    return inputError({ argument: safeName(argument), rule, ...(locations ? { locations } : {}) }, language);
  }
  const name = missing ?? (node && nameOf(node));
  if (name === undefined || rule === 'TYPE')
    return plainError('GRAPHQL_VALIDATION_FAILED', language, locations);
  return inputError(
    { argument: safeName(name), rule, ...(locations ? { locations } : {}) },
    language,
    'GRAPHQL_VALIDATION_FAILED',
  );
}

function nameOf(node: ASTNode): string | undefined {
  if (node.kind === Kind.NAME) return node.value;
  if (node.kind === Kind.VARIABLE_DEFINITION) return node.variable.name.value;
  return 'name' in node ? node.name?.value : undefined;
}

/** A name that the caller wrote, unless it could hide a person's number. */
export function safeName(name: string): string {
  return /\d{9}/.test(name) || name.length > 200 ? '…' : name;
}
