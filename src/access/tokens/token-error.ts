/** A refused token. The reason is for the log; the caller learns only that the token is not valid. */
import type { Identity } from '../identity.ts';

export type TokenFault =
  | 'MALFORMED'
  | 'ISSUER'
  /** The keys of its issuer cannot be had: it is neither good nor bad. */
  | 'KEYS'
  | 'SIGNATURE'
  | 'AUDIENCE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  /** Says that it lasts longer than its issuer's tokens may. */
  | 'LIFETIME'
  /** Is no access token: `typ`. */
  | 'TYPE'
  | 'CLAIMS'
  /** The bearer was not authenticated as is demanded: `acr`, `amr`. */
  | 'AUTHENTICATION'
  /** Names an agency, application or kind of bearer that its issuer may not speak for. */
  | 'BEYOND_ISSUER'
  | 'CERTIFICATE'
  | 'REVOKED';

export class TokenError extends Error {
  readonly fault: TokenFault;
  /** Identity of a token with a valid signature. */
  readonly identity: Identity | undefined;

  constructor(fault: TokenFault, identity?: Identity) {
    super(fault);
    this.fault = fault;
    this.identity = identity;
  }
}

/** The keys of a token's issuer cannot be had at the moment. */
export class IssuerUnavailable extends TokenError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('KEYS');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
