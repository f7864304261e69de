/**
 * Verifies bearer tokens (JWT access tokens, RFC 9068) of the configured issuers. A verified token is
 * remembered by its hash for some minutes at most, and no longer than its issuer publishes the key
 * (identified by its RFC 7638 thumbprint). Expiry, revocation and the bound certificate are checked with
 * every request.
 */
import { hash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type CryptoKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  type ResolvedKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { memoizeWeak } from '../../lib/memoize-weak.ts';
import type { Identity } from '../identity.ts';
import type { LimitCheck } from './check-budget.ts';
import { readClaims } from './claims.ts';
import { mayBeUnderAnother, type KeySet } from './key-set.ts';
import { checkPolicy, OPEN_POLICY, type IssuerPolicy } from './policy.ts';
import type { RevokedTokens } from './revoked.ts';
import { TokenError } from './token-error.ts';

/** The public keys of an issuer. */
export interface TrustedKeys {
  /** Those that are known, or are fetched now. @throws IssuerUnavailable when there are none */
  current(this: void): Promise<KeySet>;
  /**
   * Keys that were published since.
   *
   * @returns undefined when these are the newest, as far as the issuer may be asked now
   * @throws IssuerUnavailable when it cannot be asked
   */
  newerThan(this: void, keys: KeySet): Promise<KeySet | undefined>;
  /** True while the issuer publishes the key with this thumbprint (RFC 7638), as far as is known now. */
  publishes(this: void, thumbprint: string): boolean;
  close(this: void): void;
}

export interface TrustedIssuer {
  /** `iss`. */
  readonly issuer: string;
  /** `aud`: what the issuer calls this gateway. */
  readonly audience: string;
  /** Asymmetric algorithms only. */
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly keys: TrustedKeys;
  /** Default: any access token. */
  readonly policy?: IssuerPolicy;
}

/** Of several keys that may be the token's, at most so many are tried. */
const MOST_TRIED = 20;

/** Longer tokens are not looked at. */
const MAX_LENGTH = 8192;

/** `b64token` of RFC 6750. What is remembered has it, so it is not looked for again. */
const FORM = /^[A-Za-z0-9._~+/-]+=*$/;

const REMEMBERED = 10_000;

/** A remembered token is verified anew after this time. */
const REMEMBER_MS = 5 * 60_000;

interface Verified {
  readonly identity: Identity;
  readonly keys: TrustedKeys;
  readonly thumbprint: string;
  /** Expiry of the token, in milliseconds since 1970. */
  readonly until: number;
  /** By a clock that is not set. */
  readonly verifiedAt: number;
}

export class TokenVerifier {
  readonly #issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly #revoked: RevokedTokens;
  readonly #remembered = new LRUCache<string, Verified>({ max: REMEMBERED });
  /** Checks under way, so that requests sent together with the same token check it once. */
  readonly #checking = new Map<string, Promise<Verified>>();

  constructor(issuers: readonly TrustedIssuer[], revoked: RevokedTokens) {
    this.#issuers = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
    this.#revoked = revoked;
  }

  /**
   * @param token of whatever form
   * @param certificate of the request, see `certificateOf`
   * @param limit bounds the check of a token that is not remembered
   * @throws TokenError, and what `limit` throws
   */
  async verify(
    token: string,
    certificate: string | undefined,
    limit: LimitCheck = (check) => check(),
  ): Promise<Identity> {
    if (token.length > MAX_LENGTH) throw new TokenError('MALFORMED');
    const key = hash('sha256', token, 'base64url');
    let known = this.#remembered.get(key);
    if (known && Date.now() >= known.until) {
      this.#remembered.delete(key);
      throw new TokenError('EXPIRED', known.identity);
    }
    const isOld = known && performance.now() - known.verifiedAt >= REMEMBER_MS;
    if (!known || isOld || !known.keys.publishes(known.thumbprint)) {
      this.#remembered.delete(key);
      known = await this.#checkOnce(key, token, limit);
    }
    const { identity } = known;
    if (this.#revoked.has(identity.tokenId)) throw new TokenError('REVOKED', identity);
    if (identity.certificate !== undefined && identity.certificate !== certificate) {
      throw new TokenError('CERTIFICATE', identity);
    }
    return identity;
  }

  async #checkOnce(key: string, token: string, limit: LimitCheck): Promise<Verified> {
    const underWay = this.#checking.get(key);
    if (underWay) return underWay;
    const checking = this.#check(token, limit);
    this.#checking.set(key, checking);
    try {
      const known = await checking;
      this.#remembered.set(key, known);
      return known;
    } finally {
      this.#checking.delete(key);
    }
  }

  async #check(token: string, limit: LimitCheck): Promise<Verified> {
    const issuer = this.#issuerOf(token);
    if (typeof issuer === 'string') return limit(() => Promise.reject(new TokenError(issuer)));
    // A token that waits for keys uses up no share of the checks.
    const keys = await issuer.keys.current();
    return limit(() => checkUnder(token, issuer, keys));
  }

  /** Of a token that nothing is known of yet. */
  #issuerOf(token: string): TrustedIssuer | 'MALFORMED' | 'ISSUER' {
    if (!FORM.test(token)) return 'MALFORMED';
    try {
      const { iss = '' } = decodeJwt(token);
      return this.#issuers.get(iss) ?? 'ISSUER';
    } catch {
      return 'MALFORMED';
    }
  }
}

async function checkUnder(token: string, trusted: TrustedIssuer, known: KeySet): Promise<Verified> {
  const { issuer, audience, algorithms, clockToleranceSeconds, keys, policy = OPEN_POLICY } = trusted;
  try {
    const { payload, protectedHeader, key } = await verifyNewest(token, trusted.keys, known, {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: policy.maxTokenAgeSeconds,
      requiredClaims: ['exp', 'jti'],
    });
    const identity = readClaims(payload, policy.purposes);
    checkPolicy(policy, { typ: protectedHeader.typ, claims: payload, identity });
    return {
      identity,
      keys,
      thumbprint: key instanceof Uint8Array ? '' : await thumbprintOf(key),
      until: (identity.expiresAt + clockToleranceSeconds) * 1000,
      verifiedAt: performance.now(),
    };
  } catch (error) {
    throw error instanceof TokenError ? error : new TokenError(faultOf(error), provedBy(error));
  }
}

type Signed = JWTVerifyResult & ResolvedKey;

/** Verifies under known keys, and once more under newer ones that may have the token's. */
async function verifyNewest(
  token: string,
  keys: TrustedKeys,
  known: KeySet,
  options: JWTVerifyOptions,
): Promise<Signed> {
  try {
    return await verifyUnder(token, known, options);
  } catch (error) {
    if (!mayBeUnderAnother(error, known, decodeProtectedHeader(token).kid)) throw error;
    const newer = await keys.newerThan(known);
    if (!newer) throw error;
    return verifyUnder(token, newer, options);
  }
}

/** A token need not say which key is its own: each that may be is tried. */
async function verifyUnder(token: string, { find }: KeySet, options: JWTVerifyOptions): Promise<Signed> {
  try {
    return await jwtVerify(token, find, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    let tried = 0;
    for await (const key of error) {
      tried += 1;
      if (tried > MOST_TRIED) break;
      const signed = await verifiedBy(token, key, options);
      if (signed) return signed;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** @returns undefined when the signature is not of this key */
async function verifiedBy(
  token: string,
  key: CryptoKey,
  options: JWTVerifyOptions,
): Promise<Signed | undefined> {
  try {
    return await jwtVerify(token, () => key, options);
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return undefined;
    throw error;
  }
}

/** Identity of a token whose fault is found after its signature was verified. */
function provedBy(error: unknown): Identity | undefined {
  if (!(error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed))
    return undefined;
  try {
    return readClaims(error.payload, []);
  } catch {
    return undefined;
  }
}
const thumbprintOf = memoizeWeak(async (key: CryptoKey) => calculateJwkThumbprint(key));

function faultOf(error: unknown): TokenError['fault'] {
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'AUDIENCE';
    return error.claim === 'nbf' || error.claim === 'iat' ? 'NOT_YET_VALID' : 'CLAIMS';
  }
  return error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid ? 'MALFORMED' : 'SIGNATURE';
}
