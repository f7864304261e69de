/**
 * Verifies bearer tokens (JWT access tokens, RFC 9068) of the configured issuers. A verified token is remembered by its
 * hash for some minutes at most, and no longer than its issuer publishes the key (identified by its RFC 7638
 * thumbprint). Expiry, revocation and the bound certificate are checked with every request.
 */
import { hash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  decodeJwt,
  errors,
  jwtVerify,
  type CryptoKey,
  type JWTVerifyGetKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { once } from '../../once.ts';
import type { Identity } from '../identity.ts';
import type { LimitCheck } from './check-budget.ts';
import { readClaims } from './claims.ts';
import { checkPolicy, OPEN_POLICY, type IssuerPolicy } from './policy.ts';
import type { RevokedTokens } from './revoked.ts';
import { TokenError } from './token-error.ts';

/** The public keys of an issuer. */
export interface TrustedKeys {
  readonly find: JWTVerifyGetKey;
  /** Whether the issuer still publishes the key with this thumbprint (RFC 7638), as far as is known now. */
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
  /** When the token ends, in milliseconds since 1970. */
  readonly until: number;
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
    const now = Date.now();
    if (known && now >= known.until) {
      this.#remembered.delete(key);
      throw new TokenError('EXPIRED', known.identity);
    }
    if (
      !known ||
      performance.now() - known.verifiedAt >= REMEMBER_MS ||
      !known.keys.publishes(known.thumbprint)
    ) {
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
      const { keys, policy = OPEN_POLICY } = issuer;
      const { payload, protectedHeader, key } = await jwtVerify(token, keys.find, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: [...issuer.algorithms],
        clockTolerance: issuer.clockToleranceSeconds,
        maxTokenAge: policy.maxTokenAgeSeconds,
        requiredClaims: ['exp', 'jti'],
      });
      const identity = readClaims(payload, policy.purposes);
      checkPolicy(policy, { typ: protectedHeader.typ, claims: payload, identity });
      return {
        identity,
        keys,
        thumbprint: key instanceof Uint8Array ? '' : await thumbprintOf(key),
        until: (identity.expiresAt + issuer.clockToleranceSeconds) * 1000,
        verifiedAt: performance.now(),
      };
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
    return readClaims(error.payload, []);
  } catch {
    return undefined;
  }
}
const thumbprintOf = once(async (key: CryptoKey) => calculateJwkThumbprint(key));

function faultOf(error: unknown): TokenError['fault'] {
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'AUDIENCE';
    return error.claim === 'nbf' || error.claim === 'iat' ? 'NOT_YET_VALID' : 'CLAIMS';
  }
  return error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid ? 'MALFORMED' : 'SIGNATURE';
}
