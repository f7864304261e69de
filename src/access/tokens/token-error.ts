/** A token that is not taken. The reason is for the log; a caller is told only that the token does not hold. */
import type { Identity } from '../identity.ts';

export type TokenFault =
  | 'MALFORMED'
  | 'ISSUER'
  | 'KEYS'
  | 'SIGNATURE'
  | 'AUDIENCE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'CLAIMS'
  | 'CERTIFICATE'
  | 'REVOKED';

export class TokenError extends Error {
  readonly fault: TokenFault;
  /** Whose token it is, where its signature holds. */
  readonly identity: Identity | undefined;

  constructor(fault: TokenFault, identity?: Identity) {
    super(fault);
    this.fault = fault;
    this.identity = identity;
  }
}
