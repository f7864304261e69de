/** What the tokens of one issuer must be, and for whom it may speak; by configuration, beside what holds for every token. */
import type { JWTPayload } from 'jose';
import type { IssuerConfig } from '../../config/schema.ts';
import type { Identity } from '../identity.ts';
import { fits } from '../pattern.ts';
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

/** That of an issuer about which nothing is said. */
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

/** Purposes are not looked at here: a token may name many, and the issuer's bound holds for the one that is used. @throws TokenError */
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

/** Media types are compared in any case, and stand for themselves without `application/` (RFC 7515, 4.1.9). */
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
