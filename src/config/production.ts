/**
 * Findings of production mode and of rehearsals. A value that this project publishes for development has no
 * exception; every other finding has a name that the configuration can list under `insecure`.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { areWideTogether, isPrivate, isThisMachine, isWide } from '../lib/addresses.ts';
import { connectionFindings } from './connections.ts';
import type { Finding } from './exceptions.ts';
import { DEVELOPMENT_ISSUER } from '../lib/mode.ts';
import { isGuessable, keysOf } from './keys.ts';
import { leaves } from '../lib/leaves.ts';
import { isPublished } from './published.ts';
import type { Config } from './schema.ts';

/** See modeFindings. */
export async function productionFindings(
  config: Config,
  environment: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> {
  return [
    ...issuerFindings(config),
    ...missingKeys(config),
    // The mock systems that a rehearsal asks have published secrets and officers.
    ...(config.mode === 'rehearsal' ? [] : publishedFindings(config)),
    ...listenerFindings(config),
    ...operationFindings(config),
    ...(await connectionFindings(config)),
    ...environmentFindings(environment),
    ...workerFindings(config),
    ...keyFindings(config),
    ...(config.mode === 'rehearsal' ? [] : await purposeFindings(config.purposes)),
  ];
}

function issuerFindings({ auth, mode }: Config): readonly Finding[] {
  if (auth.issuers.length === 0) {
    return [{ path: 'auth.issuers', what: 'names no issuer', mend: 'add an issuer' }];
  }
  return auth.issuers.flatMap(({ issuer, jwksUri, rehearsal }, index): Finding[] => {
    const path = `auth.issuers[${index}]`;
    const own = { path: `${path}.issuer`, what: 'is the issuer of development mode', mend: 'name your own' };
    const inRehearsal = mode === 'rehearsal';
    const other = {
      path: `${path}.rehearsal`,
      what: inRehearsal
        ? 'is not set, so that the tokens are those of production'
        : 'is set, and this is no rehearsal',
      mend: inRehearsal ? 'name an issuer of the rehearsal, and say true' : 'name an issuer of production',
    };
    const clear = {
      path: `${path}.jwksUri`,
      what: 'is not fetched over HTTPS',
      mend: 'use an https address',
      name: 'ISSUER_KEYS_WITHOUT_TLS',
    } as const;
    return [
      ...(issuer === DEVELOPMENT_ISSUER ? [own] : []),
      ...(rehearsal === inRehearsal ? [] : [other]),
      ...(jwksUri.startsWith('https:') ? [] : [clear]),
    ];
  });
}

function missingKeys({ audit, cache }: Config): readonly Finding[] {
  const what = 'is generated in development only';
  const shared = ['sealingKeys', 'namingKey'] as const;
  const kept = ['keys', 'signingKey'] as const;
  return [
    ...shared
      .filter((key) => cache.redis && cache[key] === undefined)
      .map((key) => ({ path: `cache.${key}`, what, mend: 'set one, the same for all replicas' })),
    ...kept
      .filter((key) => audit[key] === undefined)
      .map((key) => ({ path: `audit.${key}`, what, mend: 'set one, and keep it as long as its entries' })),
  ];
}

function publishedFindings({ sources }: Config): readonly Finding[] {
  return leaves(sources, 'sources')
    .filter(({ value }) => isPublished('secret', value))
    .map(({ path }) => ({
      path,
      what: 'is a secret published for development',
      mend: 'set your own',
    }));
}

function listenerFindings({ server }: Config): readonly Finding[] {
  const { host, tls, operations, proxies } = server;
  const found: Finding[] = [];
  if (!tls && !isThisMachine(host)) {
    found.push({
      path: 'server.tls',
      what: `is missing, and ${host} is reached by other machines`,
      mend: 'add a certificate, or listen on 127.0.0.1 behind a proxy of this machine',
      name: 'TLS_ENDS_BEFORE',
    });
  }
  if (operations && !isPrivate(operations.host)) {
    found.push({
      path: 'server.operations.host',
      what: 'is no single address of this machine or of a private network',
      mend: 'name the address that operators ask at',
      name: 'OPERATIONS_EVERYWHERE',
    });
  }
  for (const [index, network] of proxies.entries()) {
    if (!isWide(network)) continue;
    found.push({
      path: `server.proxies[${index}]`,
      what: 'is a network with other machines than proxies, and each of them could claim any address',
      mend: 'name the proxies one by one',
      name: 'PROXIES_WIDE',
    });
  }
  if (!proxies.some(isWide) && areWideTogether(proxies)) {
    found.push({
      path: 'server.proxies',
      what: 'are networks with other machines than proxies, and each of them could claim any address',
      mend: 'name the proxies one by one',
      name: 'PROXIES_WIDE',
    });
  }
  return found;
}

function operationFindings({ trustedOperations }: Config): readonly Finding[] {
  if (trustedOperations.mode !== 'off') return [];
  const path = 'trustedOperations.mode';
  const what = 'is off, so that applications run unregistered operations';
  const mend = 'register operations and use enforce, or log until they are';
  return [{ path, what, mend, name: 'OPERATIONS_UNREGISTERED' }];
}

function environmentFindings({
  NODE_TLS_REJECT_UNAUTHORIZED: verifies,
}: NodeJS.ProcessEnv): readonly Finding[] {
  if (verifies !== '0') return [];
  const path = 'the environment variable NODE_TLS_REJECT_UNAUTHORIZED';
  const mend = 'remove it, and name authorities of your own under tls.ca';
  return [{ path, what: 'leaves every certificate unchecked', mend, name: 'CERTIFICATES_UNCHECKED' }];
}

/** Workers share events, refusals and counts through Redis. */
function workerFindings({ workers, cache }: Config): readonly Finding[] {
  if (workers === 1 || cache.redis) return [];
  const mend = 'name one under cache.redis, or set 1';
  return [{ path: 'workers', what: 'keep what they share in memory', mend, name: 'WORKERS_WITHOUT_REDIS' }];
}

function keyFindings(config: Config): readonly Finding[] {
  const keys = keysOf(config);
  const mend = 'set one of its own, made by `lienthong keys new`';
  return [
    ...keys
      .filter(({ bytes }) => isGuessable(bytes))
      .map(({ path }): Finding => {
        return { path, what: 'does not look as if it were made at random', mend, name: 'KEYS_GUESSABLE' };
      }),
    ...keys.flatMap(({ path, bytes }, index): Finding[] => {
      const first = keys.slice(0, index).find((other) => other.bytes.equals(bytes));
      return first ? [{ path, what: `is the key of ${first.path} too`, mend, name: 'KEYS_EQUAL' }] : [];
    }),
  ];
}

/** Loading the purposes checks them whole and reports a file that cannot be read. */
async function purposeFindings(file: string): Promise<readonly Finding[]> {
  const purposes: unknown = await readFile(file, 'utf8').then(parse, () => undefined);
  return leaves(purposes, '').flatMap(({ path, value }): Finding[] => {
    const [officer, code] = [isPublished('officer', value), isPublished('serviceCode', value)];
    if (!officer && !code) return [];
    const what = officer ? 'is an officer of the mock systems' : 'is a service code of the mock systems';
    const mend = `write your own, in ${file}`;
    return [{ path: `purposes: ${path}`, what, mend, name: 'EXAMPLE_PURPOSES' }];
  });
}
