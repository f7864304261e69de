/** Puts access together from the configuration: who issues tokens, which purposes there are, and the demo tokens. */
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Source } from '../ask/source.ts';
import type { Config } from '../config/schema.ts';
import { Access } from './access.ts';
import {
  allDemoAccess,
  demoAccess,
  type DemoAccess,
  type DemoCaller,
  type DemoRole,
} from './development/demo.ts';
import { createDevelopmentIssuer, type DevelopmentIssuer } from './development/issuer.ts';
import type { DossierBindings } from './dossiers.ts';
import { guardFields } from './guard.ts';
import { loadPurposes } from './purposes/load.ts';
import type { Purpose } from './purposes/purpose.ts';
import { readRules, type SchemaRules } from './schema-rules.ts';
import { IssuerKeys } from './tokens/issuer-keys.ts';
import { NOTHING_REVOKED, watchRevoked } from './tokens/revoked.ts';
import { TokenVerifier, type TrustedIssuer } from './tokens/verifier.ts';

export interface OpenAccessOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  /** Gets the guards put into its resolvers. */
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly developmentIssuer?: DevelopmentIssuer;
  readonly demoCaller?: DemoCaller;
  /** People of dossiers; by default in the memory of this process. */
  readonly dossiers?: DossierBindings | undefined;
}

/** The demo tokens of development mode. */
export interface Demo {
  of(this: void, role: DemoRole): Promise<DemoAccess>;
  all(this: void): Promise<Readonly<Record<string, DemoAccess>>>;
}

export interface OpenAccess {
  readonly access: Access;
  readonly rules: SchemaRules;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** None in production mode. */
  readonly demo: Demo | undefined;
  readonly close: () => void;
}

/**
 * @throws ConfigError when the purposes cannot be used
 * @throws NodeJS.ErrnoException when the list of revoked tokens cannot be read
 */
export async function openAccess(options: OpenAccessOptions): Promise<OpenAccess> {
  const { config, sources, schema, log, demoCaller } = options;
  const { mode, auth } = config;
  const rules = readRules(schema);
  guardFields(rules);
  const purposes = await loadPurposes(config.purposes, rules, sources, mode);
  const own =
    mode === 'development' ? (options.developmentIssuer ?? (await createDevelopmentIssuer())) : undefined;
  const { revoked: list } = auth;
  const revoked = list ? await watchRevoked(list.file, list.reloadSeconds * 1000, log) : NOTHING_REVOKED;
  const issuers = [...auth.issuers.map((issuer) => trusted(issuer, log)), ...(own ? [own] : [])];
  const access = new Access({
    rules,
    purposes,
    verifier: new TokenVerifier(issuers, revoked),
    leastAssuranceLevel: auth.leastAssuranceLevel,
    log,
    ...(options.dossiers && { dossiers: options.dossiers }),
  });
  const demo = own && {
    of: (role: DemoRole) => demoAccess(role, own, rules.scopes, demoCaller),
    all: () => allDemoAccess(own, rules.scopes, demoCaller),
  };
  return { access, rules, purposes, demo, close: revoked.close };
}

function trusted(issuer: Config['auth']['issuers'][number], log: Logger): TrustedIssuer {
  const keys = new IssuerKeys({
    jwksUri: issuer.jwksUri,
    cooldownMs: issuer.keysCooldownSeconds * 1000,
    maxAgeMs: issuer.keysMaxAgeSeconds * 1000,
    log: log.child({ issuer: issuer.issuer }),
  });
  return { ...issuer, key: keys.find };
}
