/**
 * A purpose (mục đích, usually an administrative procedure): who may ask under it, what it may read, and how
 * the sources know it. Built only from the purposes file, or here for development.
 */
import type { Caller } from '../../source-api/source.ts';
import type { Text } from '../../messages.ts';
import type { Identity } from '../identity.ts';
import { fits } from '../../lib/glob.ts';

/** `development` is built in and not for the purposes file. */
export type PurposeKind = 'procedure' | 'self' | 'audit' | 'reconcile' | 'development';

/** Patterns; a caller must fit each of the three. */
export interface UsedBy {
  readonly agencies: readonly string[];
  readonly applications: readonly string[];
  readonly roles: readonly string[];
}

export interface Purpose {
  /** Procedure code (mã thủ tục) in its national form, e.g. `1.004222`. */
  readonly code: string;
  readonly title: Text;
  /** Legal ground, as the purposes file quotes it. */
  readonly legalGround?: string;
  readonly kind: PurposeKind;
  readonly usedBy: UsedBy;
  readonly dossierRequired: boolean;
  /** The most people that one request may ask about, relatives walked to included. */
  readonly subjects: number;
  reads(this: void, coordinate: string): boolean;
  /** Most seconds of age of an answer; undefined leaves it to the source's configuration. */
  maxAgeSeconds(this: void, sourceId: string): number | undefined;
  /** The source's code of the purpose (MaDVC) for an agency; undefined: the source's configuration decides. */
  serviceCode(this: void, sourceId: string, agency: string): string | undefined;
  /** On whose behalf a source is asked for citizens; it knows no citizen as a caller. */
  serviceAccount(this: void, sourceId: string): Pick<Caller, 'agency' | 'officer'> | undefined;
}

/** `0.000000`, "development: everything"; there is none of it in production mode. */
export const DEVELOPMENT_PURPOSE: Purpose = {
  code: '0.000000',
  title: { vi: 'Phát triển: mọi trường', en: 'Development: everything' },
  kind: 'development',
  usedBy: { agencies: ['*'], applications: ['*'], roles: ['*'] },
  dossierRequired: false,
  subjects: 10_000,
  reads: () => true,
  maxAgeSeconds: () => undefined,
  serviceCode: () => undefined,
  serviceAccount: () => undefined,
};

/** The registered purpose that a header names; a procedure code may carry an agency's code behind it. */
export function findPurpose(purposes: ReadonlyMap<string, Purpose>, named: string): Purpose | undefined {
  return purposes.get(named.split('.', 2).join('.'));
}

/** True if the token and the purpose both allow this caller. */
export function mayUse(identity: Identity, { code, kind, usedBy }: Purpose): boolean {
  if (!fits(identity.purposes, code) || !fits(identity.issuerPurposes, code)) return false;
  if (!fits(usedBy.applications, identity.application)) return false;
  if (identity.kind === 'citizen') return kind === 'self';
  // The sources demand a named officer, and keep them.
  if (kind === 'self' || !identity.officer) return false;
  const hasRole = usedBy.roles.includes('*') || identity.roles.some((role) => fits(usedBy.roles, role));
  return hasRole && fits(usedBy.agencies, identity.agency);
}
