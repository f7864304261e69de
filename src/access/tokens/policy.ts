/** Policy of one issuer: types, age, authentication and binding of its tokens, and their callers. */
import type { JWTPayload } from 'jose';
import type { IssuerConfig } from '../settings.ts';
import type { Identity } from '../identity.ts';
import { fits } from '../../lib/glob.ts';
import { TokenError } from './token-error.ts';

export type IssuerPolicy = Pick<
  IssuerConfig,
  | 'types'
  | 'maxTokenAgeSeconds'
  | 'acr'
  | 'amr'
  | 'certificateBound'
  | 'kinds'
  | 'agencies'
  | 'applications'
  | 'purposes'
>;

/** The defaults of the configuration. */
export const OPEN_POLICY: IssuerPolicy = {
  types: ['at+jwt'],
  maxTokenAgeSeconds: 86_400,
  certificateBound: false,
  kinds: ['official', 'citizen'],
  agencies: ['*'],
  applications: ['*'],
  purposes: ['*'],
};

interface Token {
  /** Of the protected header. */
  readonly typ: string | undefined;
  readonly claims: JWTPayload;
  readonly identity: Identity;
}

/**
 * Checks all but the purposes: a token can name many, and `mayUse` checks the one in use.
 *
 * @throws TokenError
 */
export function checkPolicy(policy: IssuerPolicy, { typ, claims, identity }: Token): void {
  const types = policy.types.map(mediaType);
  if (typ === undefined || !types.includes(mediaType(typ))) throw new TokenError('TYPE');
  const { iat, exp } = claims;
  if (iat === undefined || exp === undefined || exp - iat > policy.maxTokenAgeSeconds) {
    throw new TokenError('LIFETIME');
  }
  if (!isAuthenticatedBy(policy, claims)) throw new TokenError('AUTHENTICATION');
  if (policy.certificateBound && identity.certificate === undefined) throw new TokenError('CERTIFICATE');
  if (!maySpeakFor(policy, identity)) throw new TokenError('BEYOND_ISSUER');
}

/** Compares media types in any case, with or without `application/` (RFC 7515, 4.1.9). */
function mediaType(type: string): string {
  const lower = type.toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}

function isAuthenticatedBy({ acr, amr }: IssuerPolicy, claims: JWTPayload): boolean {
  const [level, methods] = [claims['acr'], claims['amr']];
  if (acr && !(typeof level === 'string' && acr.includes(level))) return false;
  return !amr || (Array.isArray(methods) && amr.every((method) => methods.includes(method)));
}

function maySpeakFor({ kinds, agencies, applications }: IssuerPolicy, identity: Identity): boolean {
  if (!kinds.includes(identity.kind) || !fits(applications, identity.application)) return false;
  return identity.kind === 'citizen' || fits(agencies, identity.agency);
}
