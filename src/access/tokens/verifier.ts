/**
 * Verifies bearer tokens (JWT access tokens, RFC 9068) of the configured issuers. What was verified is remembered by
 * the token's hash until it expires, so that a signature is checked once; expiry, revocation and the bound
 * certificate are checked every time.
 */
import { hash } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Identity } from '../identity.ts';
import type { LimitCheck } from './check-budget.ts';
import { readClaims } from './claims.ts';
import type { RevokedTokens } from './revoked.ts';
import { TokenError } from './token-error.ts';

export interface TrustedIssuer {
  /** `iss`. */
  readonly issuer: string;
  /** `aud`: what the issuer calls this gateway. */
  readonly audience: string;
  /** Asymmetric algorithms only. */
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly key: JWTVerifyGetKey;
}

/** Longer tokens are not looked at. */
const MAX_LENGTH = 8192;

/** `b64token` of RFC 6750. What is remembered has it, so it is not looked for again. */
const FORM = /^[A-Za-z0-9._~+/-]+=*$/;

const REMEMBERED = 10_000;

/** Tokens issued longer ago are not taken, nor those issued in the future. */
const MAX_AGE = '30 days';

interface Verified {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly until: number;
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
      throw new TokenError('EXPIRED');
    }
    known ??= await this.#checkOnce(key, token, limit);
    const { identity } = known;
    if (this.#revoked.has(identity.tokenId)) throw new TokenError('REVOKED');
    if (identity.certificate !== undefined && identity.certificate !== certificate) {
      throw new TokenError('CERTIFICATE');
    }
    return identity;
  }

  async #checkOnce(key: string, token: string, limit: LimitCheck): Promise<Verified> {
    const underWay = this.#checking.get(key);
    if (underWay) return underWay;
    const checking = limit(() => this.#check(token));
    this.#checking.set(key, checking);
    try {
      const known = await checking;
      this.#remembered.set(key, known);
      return known;
    } finally {
      this.#checking.delete(key);
    }
  }

  async #check(token: string): Promise<Verified> {
    if (!FORM.test(token)) throw new TokenError('MALFORMED');
    try {
      const { iss } = decodeJwt(token);
      const issuer = iss === undefined ? undefined : this.#issuers.get(iss);
      if (!issuer) throw new TokenError('ISSUER');
      const { payload } = await jwtVerify(token, issuer.key, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: [...issuer.algorithms],
        clockTolerance: issuer.clockToleranceSeconds,
        maxTokenAge: MAX_AGE,
        requiredClaims: ['exp', 'jti'],
      });
      const identity = readClaims(payload);
      return { identity, until: (identity.expiresAt + issuer.clockToleranceSeconds) * 1000 };
    } catch (error) {
      throw error instanceof TokenError ? error : new TokenError(faultOf(error));
    }
  }
}

function faultOf(error: unknown): TokenError['fault'] {
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'AUDIENCE';
    return error.claim === 'nbf' || error.claim === 'iat' ? 'NOT_YET_VALID' : 'CLAIMS';
  }
  return error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid ? 'MALFORMED' : 'SIGNATURE';
}
