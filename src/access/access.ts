/**
 * Decides who may ask what, and why (law 5), before the cache or a source is asked: the token, the purpose
 * and its dossier, the fields that scopes and purpose allow, and the number of people.
 */
import type { IncomingMessage } from 'node:http';
import { dossiersInMemory, type DossierBindings } from './dossiers.ts';
import { Grant, type AccessRefusal, type OnFlag } from './grant.ts';
import type { Identity } from './identity.ts';
import type { OperationPlan } from './plan.ts';
import { findPurpose, mayUse, type Purpose } from './purposes/purpose.ts';
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

/** `WWW-Authenticate` challenge of a 401 (RFC 6750, 3). */
export const CHALLENGE = 'Bearer realm="lienthong"';
export const INVALID_TOKEN_CHALLENGE = `${CHALLENGE}, error="invalid_token"`;

/** The headers that access reads besides `Authorization`. */
export interface AccessHeaders {
  readonly purpose: string | undefined;
  readonly dossier: string | undefined;
}

/** An operation as access reads it. */
export interface PlannedOperation {
  readonly plan: OperationPlan;
  /** Guarded coordinates that the token or the purpose does not allow; the same set for the same two. */
  denied(identity: Identity, purpose: Purpose): ReadonlySet<string>;
}

/** A request with its operation, and who sends it. */
export interface AccessRequest {
  readonly identity: Identity | undefined;
  readonly headers: AccessHeaders;
  readonly onFlag: OnFlag;
}

export class Access {
  readonly #options: AccessOptions;
  readonly #dossiers: DossierBindings;

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#dossiers = options.dossiers ?? dossiersInMemory();
  }

  /**
   * @param limit bounds the verification of a token that is not cached
   * @returns undefined for a request without a token
   * @throws TokenError when the token is refused
   * @throws ShareExceeded when too many tokens of this caller were refused
   */
  async identify({ headers, socket }: IncomingMessage, limit: LimitCheck): Promise<Identity | undefined> {
    if (headers.authorization === undefined) return undefined;
    return this.#options.verifier.verify(bearerToken(headers.authorization), certificateOf(socket), limit);
  }

  /** The registered purpose that a request names, if it names one. */
  purposeOf({ purpose }: Pick<AccessHeaders, 'purpose'>): Purpose | undefined {
    return purpose === undefined ? undefined : findPurpose(this.#options.purposes, purpose);
  }

  /** @returns the fields and people that the request may ask about, or why it is refused as a whole */
  authorize(
    operation: PlannedOperation,
    { identity, headers, onFlag }: AccessRequest,
  ): Grant | AccessRefusal {
    const { leastAssuranceLevel, rules } = this.#options;
    const { plan } = operation;
    const purpose = this.purposeOf(headers);
    const refusal = refusalOf(plan, { identity, purpose, headers, leastAssuranceLevel });
    if (refusal) return refusal;
    return new Grant({
      identity,
      purpose,
      dossier: headers.dossier,
      needsPurpose: plan.needsPurpose,
      denied: identity && purpose ? operation.denied(identity, purpose) : rules.everything,
      dossiers: this.#dossiers,
      onFlag,
    });
  }
}

/**
 * @returns the text after the scheme, of any form
 * @throws TokenError `MALFORMED`
 */
function bearerToken(authorization: string): string {
  // A client that joins lists of headers may send the same credentials twice; that is still one token.
  const [first = '', ...others] = authorization.split(/, */);
  const scheme = /^Bearer +/i.exec(first)?.[0];
  if (scheme === undefined || others.some((other) => other !== first)) throw new TokenError('MALFORMED');
  return first.slice(scheme.length);
}

interface Claim {
  readonly identity: Identity | undefined;
  readonly purpose: Purpose | undefined;
  readonly headers: AccessHeaders;
  readonly leastAssuranceLevel: number;
}

function refusalOf(
  { needsToken, needsPurpose }: OperationPlan,
  { identity, purpose, headers, leastAssuranceLevel }: Claim,
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
