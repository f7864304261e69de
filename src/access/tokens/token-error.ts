/** A token that is not taken. The reason is for the log; a caller is told only that the token does not hold. */
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

  constructor(fault: TokenFault) {
    super(fault);
    this.fault = fault;
  }
}
