/** What production mode does not start with: everything that is published in this project for development. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Config } from '../config/schema.ts';
import { DEVELOPMENT_ISSUER } from './development/issuer.ts';

/** Where secrets stand, or what belongs to one: of a key that signs events, the public half. */
const SECRET = /(?:secret|password|key)$|\.events\.keys\[\d+\]\.x$/i;

/** Each with its path and what to do about it; empty when the configuration may be used in production mode. */
export function productionFaults({ auth, audit, cache, sources }: Config): readonly string[] {
  const published = publishedSecrets();
  const secrets = leaves(sources, 'sources').filter(({ value }) => published.has(value));
  return [
    ...(auth.issuers.length > 0 ? [] : ['auth.issuers: names nobody whose tokens are taken — add an issuer']),
    ...auth.issuers.flatMap(({ issuer, jwksUri }, index) => [
      ...(issuer === DEVELOPMENT_ISSUER
        ? [`auth.issuers[${index}].issuer: is the issuer of development mode — name your own`]
        : []),
      ...(jwksUri.startsWith('https:')
        ? []
        : [`auth.issuers[${index}].jwksUri: is not fetched over HTTPS — use an https address`]),
    ]),
    ...(['sealingKeys', 'namingKey'] as const).flatMap((key) =>
      cache.redis && cache[key] === undefined
        ? [`cache.${key}: is made up in development only — set one, the same for all replicas`]
        : [],
    ),
    ...(['keys', 'signingKey'] as const).flatMap((key) =>
      audit[key] === undefined
        ? [`audit.${key}: is made up in development only — set one, and keep it as long as its entries`]
        : [],
    ),
    ...secrets.map(
      ({ path }) => `${path}: is published for development, for everybody to use — set your own`,
    ),
  ];
}

function publishedSecrets(): ReadonlySet<string> {
  const file = new URL('../../config/development.yml', import.meta.url);
  const development: unknown = parse(readFileSync(file, 'utf8'));
  const secrets = leaves(development, '').filter(({ path }) => SECRET.test(path));
  return new Set(secrets.map(({ value }) => value));
}

/** Every text in a configuration, with its path. */
function leaves(value: unknown, path: string): readonly { readonly path: string; readonly value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}[${index}]`));
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
}
