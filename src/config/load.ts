/** Loads the configuration: reads the file, puts in the databases of the environment, and checks the whole. */
import { dirname, resolve } from 'node:path';
import { isObject } from '../lib/is-object.ts';
import type { Source } from '../source-api/source.ts';
import { dossierFaults } from '../access/dossier-codes.ts';
import { postgresTlsFault, postgresUrlFault } from '../ledger/stores/postgres-address.ts';
import { redisFaults, redisUrlFault } from '../cache/redis.ts';
import { eventKeyFaults } from '../events/keys.ts';
import { withCacheDefaults } from './cache-defaults.ts';
import { clientTlsFaults } from './client-tls.ts';
import { outgoingProxyFaults } from '../transport/outgoing-proxy.ts';
import { Failure } from '../lib/user-error.ts';
import { isNetwork } from '../lib/addresses.ts';
import { faultsOf } from './exceptions.ts';
import { checkValue, ConfigError, readYaml } from '../lib/config-file.ts';
import { keyFaults } from './keys.ts';
import { modeFindings } from './mode.ts';
import { leaves } from '../lib/leaves.ts';
import { forRehearsal } from './rehearsal.ts';
import { configSchema, type Config } from './schema.ts';

/** Finds what else keeps a configuration from being used, one line a fault. */
export type Check = (config: Config) => Promise<readonly string[]>;

export interface LoadOptions {
  /** Changes the content of the file before it is checked. */
  readonly change?: ((given: unknown) => unknown) | undefined;
  /** Further checks, for a configuration that is to be served. */
  readonly check?: Check | undefined;
  /**
   * Faults of the packages that the file names. Without them, a source of a package that is not among the
   * sources is accepted with any settings of its own: most commands need no source.
   */
  readonly packageFaults?: readonly string[] | undefined;
}

/**
 * @param environment values of `${NAME}` references; REDIS_URL and DATABASE_URL override the file
 * @throws ConfigError, and Failure when the environment names a database that cannot be used
 */
export async function loadConfig(
  file: string,
  sources: readonly Source[],
  environment: NodeJS.ProcessEnv,
  { change = (given) => given, check = () => Promise.resolve([]), packageFaults = [] }: LoadOptions = {},
): Promise<Config> {
  checkDatabases(environment);
  const written = withCacheDefaults(change(await readYaml(file)), sources);
  const given = withDatabases(written, environment);
  const unopened = packagedIn(given).filter((id) => !sources.some((source) => source.id === id));
  const value = withFaults(file, packageFaults, () =>
    checkValue(file, configSchema(sources, unopened), given, environment, dirname(file)),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the very schema that the type is made of
  const checked = value as Config;
  // The path of the purposes is relative to the file, by default too.
  const config = forRehearsal({ ...checked, purposes: resolve(dirname(file), checked.purposes) });
  const faults = [
    ...packageFaults,
    ...addressFaults(config),
    ...redisFaults(config.cache.redis),
    ...postgresFaults(config),
    ...keyFaults(config),
    ...eventKeyFaults(config.sources),
    ...clientTlsFaults(config),
    ...outgoingProxyFaults(addressesAsked(config), environment),
    ...certificateFaults(config),
    ...proxyFaults(config),
    ...issuerFaults(config),
    ...dossierFaults(config.request.dossiers),
  ];
  // The other checks need addresses that parse.
  if (faults.length === 0) {
    faults.push(...faultsOf(await modeFindings(config, environment), config.insecure));
    faults.push(...(await check(config)));
  }
  if (faults.length > 0) throw new ConfigError(file, faults);
  return config;
}

/** Ids of the sources that name a package. */
function packagedIn(given: unknown): readonly string[] {
  const blocks = isObject(given) && isObject(given['sources']) ? given['sources'] : {};
  return Object.entries(blocks).flatMap(([id, block]) => (isObject(block) && 'package' in block ? [id] : []));
}

/** Reports earlier faults together with those of a check. */
function withFaults(file: string, earlier: readonly string[], check: () => unknown): unknown {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(file, [...earlier, ...error.faults]);
  }
}

/** Addresses of sources and issuers, by path. */
function addressesAsked({ sources, auth }: Config) {
  return [
    ...Object.entries(sources).map(([id, { url, proxy }]) => ({ path: `sources.${id}`, url, proxy })),
    ...auth.issuers.map(({ jwksUri: url, proxy }, index) => ({ path: `auth.issuers[${index}]`, url, proxy })),
  ];
}

/** Settings that are addresses to ask. */
const ADDRESS = /^(sources\.[^.]+\.(url|lgsp\.tokenUrl)|auth\.issuers\[\d+\]\.jwksUri|cache\.redis\.url)$/;

function addressFaults(config: Config): readonly string[] {
  return leaves(config, '')
    .filter(({ path, value }) => ADDRESS.test(path) && !URL.canParse(value))
    .map(({ path }) => `${path}: is not an address — correct it`);
}

/** Applies REDIS_URL and DATABASE_URL, before the configuration is checked. */
function withDatabases(given: unknown, { REDIS_URL, DATABASE_URL }: NodeJS.ProcessEnv): unknown {
  if (!isObject(given)) return given;
  const { cache, audit } = given;
  const block = (value: unknown) => (isObject(value) ? value : {});
  // The address replaces all settings that name servers, and none of the connection.
  const {
    sentinels: _sentinels,
    master: _master,
    cluster: _cluster,
    ...redis
  } = block(block(cache)['redis']);
  return {
    ...given,
    ...(REDIS_URL && { cache: { ...block(cache), redis: { ...redis, url: REDIS_URL } } }),
    ...(DATABASE_URL && {
      audit: { ...block(audit), postgres: { ...block(block(audit)['postgres']), url: DATABASE_URL } },
    }),
  };
}

/** @throws Failure that does not repeat an address, since there may be a password in it */
function checkDatabases({ REDIS_URL, DATABASE_URL }: NodeJS.ProcessEnv): void {
  const redis = REDIS_URL && redisUrlFault(REDIS_URL);
  if (redis) throw new Failure(`REDIS_URL ${redis}.`);
  const database = DATABASE_URL && postgresUrlFault(DATABASE_URL);
  if (database) throw new Failure(`DATABASE_URL ${database}.`);
}

function postgresFaults({ audit: { postgres } }: Config): readonly string[] {
  if (!postgres) return [];
  const [url, tls] = [postgresUrlFault(postgres.url), postgresTlsFault(postgres)];
  return [
    ...(url === undefined ? [] : [`audit.postgres.url: ${url}`]),
    ...(tls === undefined ? [] : [`audit.postgres.tls: ${tls}`]),
  ];
}

/** Issuers whose tokens could never be valid, because no caller presents a certificate. */
function certificateFaults({ auth, server }: Config): readonly string[] {
  if ((server.tls?.clientCertificates ?? 'none') !== 'none') return [];
  return auth.issuers.flatMap(({ certificateBound }, index) =>
    certificateBound
      ? [
          `auth.issuers[${index}].certificateBound: no caller can show a certificate — set server.tls.clientCertificates`,
        ]
      : [],
  );
}

function proxyFaults({ server }: Config): readonly string[] {
  return server.proxies.flatMap((network, index) =>
    isNetwork(network) ? [] : [`server.proxies[${index}]: is neither an address nor a network — correct it`],
  );
}

/** Two blocks of one issuer: only one could apply, and the limits of the other would be lost. */
function issuerFaults({ auth }: Config): readonly string[] {
  const names = auth.issuers.map(({ issuer }) => issuer);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    return first === index
      ? []
      : [`auth.issuers[${index}].issuer: is that of auth.issuers[${first}] too — make one block of them`];
  });
}
