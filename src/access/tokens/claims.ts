/**
 * Claims of a verified token. The claims are described in docs/access.md; a token that leaves
 * it open who asks is not taken.
 */
import Type from 'typebox';
import { Check } from 'typebox/value';
import { BadInput } from '../../subject/bad-input.ts';
import { parseIdentityNumber } from '../../subject/identity-number.ts';
import { parseFullName } from '../../subject/name.ts';
import { parsePartialDate } from '../../subject/partial-date.ts';
import { Subject } from '../../subject/subject.ts';
import type { Identity } from '../identity.ts';
import { TokenError } from './token-error.ts';

const Name = Type.String({ pattern: '^[!-~]{1,100}$' });
const Names = Type.Array(Name, { maxItems: 100 });

const Claims = Type.Object({
  // As it can stand in a line of the list of revoked ones, where # begins a comment.
  jti: Type.String({ pattern: '^(?!#)[!-~]{1,200}$' }),
  exp: Type.Number(),
  client_id: Type.Optional(Name),
  azp: Type.Optional(Name),
  scope: Type.Optional(Type.String({ maxLength: 4000 })),
  roles: Type.Optional(Names),
  purposes: Type.Optional(Names),
  // A token that is bound in another way too would have to be checked for both.
  cnf: Type.Optional(
    Type.Object(
      { 'x5t#S256': Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) },
      { additionalProperties: false },
    ),
  ),
  agency: Type.Optional(Type.String({ pattern: '^[A-Z0-9.]{1,40}$' })),
  officer: Type.Optional(
    Type.Object({ identityNumber: Type.String({ pattern: '^[0-9]{12}$' }), fullName: Type.String() }),
  ),
  muc: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  citizen: Type.Optional(
    Type.Object({ identityNumber: Type.String(), fullName: Type.String(), dateOfBirth: Type.String() }),
  ),
});

/**
 * Scopes that no citizen has, whatever their token says: the numbers of relatives, the way to their records,
 * and whether a number is somebody else's.
 */
const NEVER_FOR_CITIZENS = /:(?:family-numbers|walk|mismatch)$/;

/**
 * @param issuerPurposes patterns of the purposes that the issuer may give
 * @throws TokenError `CLAIMS`
 */
export function readClaims(claims: unknown, issuerPurposes: readonly string[]): Identity {
  if (!Check(Claims, claims)) throw new TokenError('CLAIMS');
  const application = claims.client_id ?? claims.azp;
  if (application === undefined) throw new TokenError('CLAIMS');
  const scopes = (claims.scope ?? '').split(' ').filter(Boolean);
  const proven = {
    application,
    roles: claims.roles ?? [],
    purposes: claims.purposes ?? [],
    issuerPurposes,
    tokenId: claims.jti,
    expiresAt: claims.exp,
    certificate: claims.cnf?.['x5t#S256'],
  };
  const { agency, officer, citizen, muc } = claims;
  try {
    if (agency !== undefined && citizen === undefined) {
      const named = officer && { ...officer, fullName: parseFullName(officer.fullName) };
      return { ...proven, kind: 'official', scopes: new Set(scopes), agency, officer: named };
    }
    if (agency === undefined && citizen !== undefined && muc !== undefined) {
      const subject = Subject.parse({
        identityNumber: parseIdentityNumber(citizen.identityNumber),
        fullName: citizen.fullName,
        dateOfBirth: parsePartialDate(citizen.dateOfBirth),
      });
      const own = scopes.filter((scope) => !NEVER_FOR_CITIZENS.test(scope));
      return { ...proven, kind: 'citizen', scopes: new Set(own), subject, assuranceLevel: muc };
    }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
  }
  throw new TokenError('CLAIMS');
}
