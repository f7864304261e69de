/** Secrets, officers and codes that this project publishes for development: production mode refuses them. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** Synthetic personal numbers of the officers of demo tokens and mock systems. */
export const PUBLISHED_OFFICERS: ReadonlySet<string> = new Set([
  '079185000001',
  '079190000002',
  '079192000004',
  '079180000003',
]);

/** Service codes (MaDVC) that the mock systems have licensed. */
export const PUBLISHED_SERVICE_CODES: ReadonlySet<string> = new Set(['G22-LT01', 'G22-LT02']);

/** Where secrets stand, or what belongs to one: of a key that signs events, the public half. */
const SECRET = /(?:secret|password|key)$|\.events\.keys\[\d+\]\.x$/i;

/** The secrets of config/development.yml. */
export async function publishedSecrets(): Promise<ReadonlySet<string>> {
  const file = new URL('../../config/development.yml', import.meta.url);
  const development: unknown = parse(await readFile(file, 'utf8'));
  const secrets = leaves(development, '').filter(({ path }) => SECRET.test(path));
  return new Set(secrets.map(({ value }) => value));
}

/** Every text in a configuration, with its path. */
export function leaves(
  value: unknown,
  path: string,
): readonly { readonly path: string; readonly value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}[${index}]`));
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
}
