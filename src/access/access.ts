/**
 * Who may ask what, and why (law 5). Everything is decided here before a source or the cache is touched: the token,
 * the purpose and its dossier, which fields scopes and purpose allow, and how many people are asked about.
 */
import type { IncomingMessage } from 'node:http';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../gateway/context.ts';
import type { RequestHeaders } from '../gateway/headers.ts';
import type { InputRule, RequestErrorCode } from '../messages.ts';
import { compareNames } from '../subject/name.ts';
import type { Subject } from '../subject/subject.ts';
import { dossiersInMemory, type DossierBindings } from './dossiers.ts';
import type { Identity } from './identity.ts';
import { Plans, type OperationPlan } from './plan.ts';
import { findPurpose, mayUse, type Purpose } from './purposes/purpose.ts';
import { RequestAccess, type RequestAccessOptions } from './request-access.ts';
import type { SchemaRules } from '../graphql/schema-rules.ts';
import type { LimitCheck } from './tokens/check-budget.ts';
import { certificateOf } from './tokens/certificate.ts';
import { TokenError } from './tokens/token-error.ts';
import type { TokenVerifier } from './tokens/verifier.ts';

export interface AccessOptions {
  readonly rules: SchemaRules;
  readonly verifier: TokenVerifier;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly leastAssuranceLevel: number;
  readonly dossiers?: DossierBindings;
}

/** What answers 401 says about how to come in (RFC 6750). */
export const CHALLENGE = 'Bearer realm="lienthong"';
export const INVALID_TOKEN_CHALLENGE = `${CHALLENGE}, error="invalid_token"`;

type Asking = Pick<RequestContext, 'access' | 'headers'>;

/** Why an operation is refused as a whole. */
export interface AccessRefusal {
  readonly status: number;
  readonly code: RequestErrorCode;
  readonly argument?: string;
  readonly rule?: InputRule;
}

export class Access {
  readonly #options: AccessOptions;
  readonly #plans: Plans;
  readonly #dossiers: DossierBindings;

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#plans = new Plans(options.rules);
    this.#dossiers = options.dossiers ?? dossiersInMemory();
  }

  /**
   * @param limit bounds the check of a token that is not remembered
   * @returns undefined for a request without a token
   * @throws TokenError when there is one that does not hold
   * @throws ShareExceeded when too many of this caller did not hold
   */
  async identify({ headers, socket }: IncomingMessage, limit: LimitCheck): Promise<Identity | undefined> {
    if (headers.authorization === undefined) return undefined;
    return this.#options.verifier.verify(bearerToken(headers.authorization), certificateOf(socket), limit);
  }

  /** Opens what a request may do. Nothing is refused yet: that hangs on the operation. */
  open(
    identity: Identity | undefined,
    { purpose, dossier }: Pick<RequestHeaders, 'purpose' | 'dossier'>,
    onFlag: RequestAccessOptions['onFlag'],
  ): RequestAccess {
    return new RequestAccess({
      identity,
      purpose: purpose === undefined ? undefined : findPurpose(this.#options.purposes, purpose),
      dossier,
      rules: this.#options.rules,
      dossiers: this.#dossiers,
      onFlag,
    });
  }

  /**
   * Finds which fields of an operation the caller may not read.
   *
   * @returns why the caller may not ask it at all, if so
   */
  checkOperation(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { access, headers }: Asking,
  ): AccessRefusal | undefined {
    const plan = this.#plans.of(document, operation);
    access.plan = plan;
    const refusal = refusalOf(plan, access, headers, this.#options.leastAssuranceLevel);
    if (!refusal && access.identity && access.purpose) {
      access.denied = this.#plans.denied(plan, access.identity, access.purpose);
    }
    return refusal;
  }

  /** @returns why the operation is refused, if it names people whom the caller may not ask about, or too many */
  async checkSubjects(
    access: RequestAccess,
    named: () => readonly Subject[],
  ): Promise<AccessRefusal | undefined> {
    if (access.plan?.needsPurpose !== true) return undefined;
    const subjects = named();
    const { self } = access;
    if (self && subjects.some((subject) => !isSame(subject, self))) return { status: 403, code: 'FORBIDDEN' };
    if (await access.admitNamed(self ? [self] : subjects)) return undefined;
    return { status: 403, code: 'PURPOSE_FORBIDDEN', argument: 'X-Purpose', rule: 'PURPOSE_SUBJECTS' };
  }
}

/**
 * @returns what stands behind the scheme, of whatever form
 * @throws TokenError `MALFORMED`
 */
function bearerToken(authorization: string): string {
  // A client that joins lists of headers may send the same credentials twice; that is still one token.
  const [first = '', ...others] = authorization.split(/, */);
  const scheme = /^Bearer +/i.exec(first)?.[0];
  if (scheme === undefined || others.some((other) => other !== first)) throw new TokenError('MALFORMED');
  return first.slice(scheme.length);
}

function refusalOf(
  { needsToken, needsPurpose }: OperationPlan,
  { identity, purpose }: RequestAccess,
  headers: Pick<RequestHeaders, 'purpose' | 'dossier'>,
  leastAssuranceLevel: number,
): AccessRefusal | undefined {
  if (needsToken && !identity) return { status: 401, code: 'UNAUTHENTICATED' };
  if (!needsPurpose || !identity) return undefined;
  const required = { status: 400, code: 'PURPOSE_REQUIRED' } as const;
  if (headers.purpose === undefined) return { ...required, argument: 'X-Purpose', rule: 'REQUIRED' };
  if (!purpose) return { ...required, argument: 'X-Purpose', rule: 'PURPOSE_REGISTERED' };
  if (!mayUse(identity, purpose)) {
    return { status: 403, code: 'PURPOSE_FORBIDDEN', argument: 'X-Purpose', rule: 'PURPOSE_CALLER' };
  }
  if (identity.kind === 'citizen' && identity.assuranceLevel < leastAssuranceLevel) {
    return { status: 403, code: 'FORBIDDEN' };
  }
  if (purpose.dossierRequired && headers.dossier === undefined) {
    return { ...required, argument: 'X-Dossier', rule: 'REQUIRED' };
  }
  return undefined;
}

/** Whether the citizen is asked about as their token names them. */
function isSame(asked: Subject, own: Subject): boolean {
  return (
    asked.identityNumber === own.identityNumber &&
    asked.dateOfBirth === own.dateOfBirth &&
    compareNames(asked.fullName, own.fullName) !== undefined
  );
}
