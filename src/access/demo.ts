/** Demo tokens of development mode. The package lienthong-dev makes them; production has their types alone. */
import type { JWTPayload } from 'jose';
import type { Caller } from '../source-api/source.ts';
import { importDevelopment } from '../lib/development-package.ts';
import type { TrustedIssuer } from './tokens/verifier.ts';

export type DemoRole = 'officer' | 'clerk' | 'receptionist' | 'citizen' | 'auditor' | 'operator';

/** Agency and officer in the officer's token. */
export type DemoCaller = Pick<Caller, 'agency' | 'officer'>;

export interface DemoAccess {
  readonly token: string;
  /** All headers that a request needs, the token included. */
  readonly headers: Readonly<Record<string, string>>;
  readonly about: string;
}

export interface DevelopmentIssuer extends TrustedIssuer {
  /**
   * Signs a token with these claims beside issuer, audience, id and times; it is valid for twelve hours.
   *
   * @param issuedAt default now
   */
  sign(this: void, claims: JWTPayload, issuedAt?: Date): Promise<string>;
}

export interface Demo {
  of(this: void, role: DemoRole): Promise<DemoAccess>;
  all(this: void): Promise<Readonly<Record<string, DemoAccess>>>;
}

/** Modules of lienthong-dev that development mode loads. */
interface DemoModule {
  createDemo(this: void, issuer: DevelopmentIssuer, scopes: readonly string[], caller?: DemoCaller): Demo;
}

interface IssuerModule {
  createDevelopmentIssuer(this: void, file?: string): Promise<DevelopmentIssuer>;
  readonly DEVELOPMENT_KEY_FILE: string;
}

/** Subject of the sentence that says where demo tokens come from. */
export const DEVELOPMENT_MODE = 'mode: development';

/** @throws Failure without lienthong-dev */
export async function loadDemo(): Promise<DemoModule> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same version, which is checked
  return (await importDevelopment('demo', DEVELOPMENT_MODE)) as DemoModule;
}

/** @throws Failure without lienthong-dev */
export async function loadIssuer(): Promise<IssuerModule> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same version, which is checked
  return (await importDevelopment('issuer', DEVELOPMENT_MODE)) as IssuerModule;
}
