/**
 * The shape of the configuration, assembled from the settings that modules declare. Types, defaults, checks
 * and the reference of settings come from it. Each source adds its own keys to those of all sources.
 */
import Type, { type Static } from 'typebox';
import { AuthSettings, CALLER_LIMITS, PEOPLE_LIMITS, TOKEN_LIMITS } from '../access/settings.ts';
import { CacheSettings, type CacheConfig } from '../cache/settings.ts';
import { EventsSettings, SourceEventsSettings } from '../events/settings.ts';
import { RequestSettings, ScanSettings, TrustedOperationsSettings } from './gateway-settings.ts';
import { DOCUMENT_LIMITS } from '../graphql/settings.ts';
import { LISTENER_LIMITS, ServerSettings } from '../http/settings.ts';
import { AuditSettings, type AuditConfig } from '../ledger/settings.ts';
import { FilePath } from '../lib/file-path.ts';
import { MODES } from '../lib/mode.ts';
import { CLOSED, OPTIONAL } from '../lib/settings.ts';
import { LogSettings } from '../log/settings.ts';
import { PackageSettings } from '../packages/settings.ts';
import { SOURCE_POLICIES, partPolicies, type SourcePolicies } from '../source-api/policies.ts';
import type { Source } from '../source-api/source.ts';
import { CONNECTION_SETTINGS } from '../transport/settings.ts';
import { EXCEPTIONS } from './exceptions.ts';

/** Settings of every source. */
const CommonSource = Type.Object({
  url: Type.String({ pattern: '^https?://[^/]+', description: 'Address of the source.' }),
  ...SOURCE_POLICIES,
  ...CONNECTION_SETTINGS,
  events: Type.Optional(SourceEventsSettings),
  package: Type.Optional(PackageSettings),
});

const LimitsSettings = Type.Object(
  { ...PEOPLE_LIMITS, ...LISTENER_LIMITS, ...DOCUMENT_LIMITS, ...TOKEN_LIMITS, ...CALLER_LIMITS },
  OPTIONAL,
);

const Base = Type.Object({
  mode: Type.Enum([...MODES], {
    description:
      'Mode of operation. Only development has demo tokens, a purpose that reads everything, a playground and introspection. A rehearsal has the rules of production and queries mock systems only.',
  }),
  workers: Type.Integer({
    minimum: 0,
    maximum: 256,
    default: 1,
    description: 'Processes that answer together; 0 is one for each core.',
  }),
  subgraph: Type.Boolean({
    default: false,
    description: 'Serves the schema as a part of a federated graph (`_entities`, `_service`).',
  }),
  server: ServerSettings,
  request: RequestSettings,
  limits: LimitsSettings,
  cache: CacheSettings,
  audit: AuditSettings,
  events: EventsSettings,
  auth: AuthSettings,
  purposes: FilePath({
    default: 'purposes.yml',
    description: 'File of the registered purposes, from where this configuration stands.',
  }),
  trustedOperations: TrustedOperationsSettings,
  scans: ScanSettings,
  log: LogSettings,
  insecure: Type.Array(Type.Enum([...EXCEPTIONS]), {
    default: [],
    description: 'Names of exceptions: findings that this mode refuses and this configuration accepts.',
  }),
});

export type SourceConfig = Static<typeof CommonSource> & SourcePolicies;
export type LimitsConfig = Static<typeof LimitsSettings>;

export type Config = Omit<Static<typeof Base>, 'audit' | 'cache'> & {
  readonly audit: AuditConfig;
  readonly cache: CacheConfig;
  /** By id; a source without a block is not served. */
  readonly sources: Readonly<Record<string, SourceConfig>>;
};

/**
 * The whole shape, with the keys of the given sources.
 *
 * @param unopened ids of sources whose package is not loaded, so that their own keys are not known
 */
export function configSchema(sources: readonly Source[], unopened: readonly string[] = []) {
  const blocks = [
    ...unopened.map((id) => [id, Type.Object(CommonSource.properties)] as const),
    ...sources.map((source) => [source.id, Type.Optional(sourceBlock(source))] as const),
  ];
  return Type.Object(
    { ...Base.properties, sources: Type.Object(Object.fromEntries(blocks), CLOSED) },
    CLOSED,
  );
}

/** The shape of one source's block. */
export function sourceBlock({ settings, parts }: Source) {
  const ownParts = { parts: partPolicies(parts) };
  return Type.Object({ ...CommonSource.properties, ...ownParts, ...settings.properties }, CLOSED);
}
