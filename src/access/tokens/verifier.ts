/**
 * Verifies bearer tokens (JWT access tokens, RFC 9068) of the configured issuers. What was verified is remembered by
 * the token's hash until it expires, so that a signature is checked once; expiry, revocation and the bound
 * certificate are checked every time.
 */
import { hash } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Identity } from '../identity.ts';
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

export class TokenVerifier {
  readonly #issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly #revoked: RevokedTokens;
  readonly #remembered = new LRUCache<string, { readonly identity: Identity; readonly until: number }>({
    max: REMEMBERED,
  });

  constructor(issuers: readonly TrustedIssuer[], revoked: RevokedTokens) {
    this.#issuers = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
    this.#revoked = revoked;
  }

  /**
   * @param token of whatever form
   * @param certificate of the request, see `certificateOf`
   * @throws TokenError
   */
  async verify(token: string, certificate: string | undefined): Promise<Identity> {
    if (token.length > MAX_LENGTH) throw new TokenError('MALFORMED');
    const key = hash('sha256', token, 'base64url');
    let known = this.#remembered.get(key);
    if (known && Date.now() >= known.until) {
      this.#remembered.delete(key);
      throw new TokenError('EXPIRED', known.identity);
    }
    if (!known) {
      known = await this.#check(token);
      this.#remembered.set(key, known);
    }
    const { identity } = known;
    if (this.#revoked.has(identity.tokenId)) throw new TokenError('REVOKED', identity);
    if (identity.certificate !== undefined && identity.certificate !== certificate) {
      throw new TokenError('CERTIFICATE', identity);
    }
    return identity;
  }

  async #check(token: string): Promise<{ identity: Identity; until: number }> {
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
      throw error instanceof TokenError ? error : new TokenError(faultOf(error), provedBy(error));
    }
  }
}

/** Whose token it is, of a fault that is looked for only once the signature holds. */
function provedBy(error: unknown): Identity | undefined {
  if (!(error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed))
    return undefined;
  try {
    return readClaims(error.payload);
  } catch {
    return undefined;
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
