/** Builds access from the configuration: issuers of tokens, purposes, and demo tokens. */
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Source } from '../source-api/source.ts';
import type { Mode } from '../lib/mode.ts';
import type { AuthConfig, IssuerConfig } from './settings.ts';
import type { SecurityLog } from '../log/security-log.ts';
import { Access } from './access.ts';
import { loadDemo, loadIssuer, type Demo, type DemoCaller, type DevelopmentIssuer } from './demo.ts';
import type { DossierBindings } from './dossiers.ts';
import { guardFields } from './guard.ts';
import { loadPurposes } from './purposes/load.ts';
import type { Purpose } from './purposes/purpose.ts';
import { readRules, type SchemaRules } from '../graphql/schema-rules.ts';
import { IssuerKeys, type IssuerKeysState } from './tokens/issuer-keys.ts';
import { NOTHING_REVOKED, watchRevoked } from './tokens/revoked.ts';
import { TokenVerifier, type TrustedIssuer } from './tokens/verifier.ts';

export interface OpenAccessOptions {
  readonly config: { readonly mode: Mode; readonly auth: AuthConfig; readonly purposes: string };
  readonly sources: readonly Source[];
  /** Gets the guards put into its resolvers. */
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly security: SecurityLog;
  readonly developmentIssuer?: DevelopmentIssuer;
  readonly demoCaller?: DemoCaller;
  /** People of dossiers; by default in the memory of this process. */
  readonly dossiers?: DossierBindings | undefined;
}

export interface OpenAccess {
  readonly access: Access;
  readonly rules: SchemaRules;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** None in production mode. */
  readonly demo: Demo | undefined;
  /** Keys of the configured issuers. */
  readonly issuers: () => readonly IssuerKeysState[];
  readonly close: () => void;
}

/**
 * @throws ConfigError when the purposes cannot be used
 * @throws NodeJS.ErrnoException when the list of revoked tokens cannot be read
 */
export async function openAccess(options: OpenAccessOptions): Promise<OpenAccess> {
  const { config, sources, schema, log, security } = options;
  const { mode, auth } = config;
  const rules = readRules(schema, sources);
  guardFields(rules);
  const purposes = await loadPurposes(config.purposes, rules, sources, mode);
  const own = mode === 'development' ? await developmentAccess(options, rules) : undefined;
  const { revoked: list } = auth;
  const onChange = (tokens: number) =>
    security.emit('configuration changed', {}, { code: 'REVOKED_TOKENS', tokens });
  const revoked = list
    ? await watchRevoked(list.file, list.reloadSeconds * 1000, log, onChange)
    : NOTHING_REVOKED;
  const configured = auth.issuers.map((issuer) => trusted(issuer, options));
  const issuers = [...configured, ...(own ? [own.issuer] : [])];
  const access = new Access({
    rules,
    purposes,
    verifier: new TokenVerifier(issuers, revoked),
    leastAssuranceLevel: auth.leastAssuranceLevel,
    ...(options.dossiers && { dossiers: options.dossiers }),
  });
  const close = () => {
    revoked.close();
    for (const { keys } of issuers) keys.close();
  };
  const keysOf = () => configured.map(({ issuer, keys }) => ({ issuer, ...keys.state }));
  return { access, rules, purposes, demo: own?.demo, issuers: keysOf, close };
}

/** Issuer and demo tokens of development mode. @throws Failure without lienthong-dev */
async function developmentAccess(
  { developmentIssuer, demoCaller }: OpenAccessOptions,
  { scopes }: SchemaRules,
): Promise<{ readonly issuer: DevelopmentIssuer; readonly demo: Demo }> {
  const { createDemo } = await loadDemo();
  const issuer = developmentIssuer ?? (await (await loadIssuer()).createDevelopmentIssuer());
  return { issuer, demo: createDemo(issuer, scopes, demoCaller) };
}

function trusted(
  issuer: IssuerConfig,
  { log, security }: OpenAccessOptions,
): TrustedIssuer & { readonly keys: IssuerKeys } {
  const keys = new IssuerKeys({
    jwksUri: issuer.jwksUri,
    tls: issuer,
    proxy: issuer.proxy,
    cooldownMs: issuer.keysCooldownSeconds * 1000,
    maxAgeMs: issuer.keysMaxAgeSeconds * 1000,
    log: log.child({ issuer: issuer.issuer }),
    onWithdrawn: () => security.emit('issuer key withdrawn', {}, { issuer: issuer.issuer }),
  });
  keys.start();
  return { ...issuer, keys, policy: issuer };
}
