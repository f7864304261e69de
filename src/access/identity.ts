/** The identity in an access token: an official on behalf of an agency, or a citizen about themselves. */
import type { Caller } from '../source-api/source.ts';
import type { Subject } from '../subject/subject.ts';

interface Proven {
  /** The calling system, e.g. `one-stop-desk`. */
  readonly application: string;
  readonly scopes: ReadonlySet<string>;
  readonly roles: readonly string[];
  /** Patterns of the purposes that the token may be used for. */
  readonly purposes: readonly string[];
  /** Patterns of the purposes that the issuer of the token may give; one that is used must fit both. */
  readonly issuerPurposes: readonly string[];
  /** `jti`: what revokes the token. */
  readonly tokenId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** SHA-256 of the TLS client certificate that the token is bound to (RFC 8705), in base64url. */
  readonly certificate: string | undefined;
}

export interface Official extends Proven {
  readonly kind: 'official';
  /** Agency code (mã định danh), e.g. `H29.101`. */
  readonly agency: string;
  /** None for a system that acts for no named officer; it cannot ask about people. */
  readonly officer: Caller['officer'] | undefined;
}

export interface CitizenIdentity extends Proven {
  readonly kind: 'citizen';
  readonly subject: Subject;
  /** Level of assurance of the electronic identity (mức độ xác thực), 1 to 4. */
  readonly assuranceLevel: number;
}

export type Identity = Official | CitizenIdentity;
