/**
 * Secrets, officers and service codes that this project publishes for development. Production mode recognises and refuses
 * them by their digests.
 */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { DEVELOPMENT } from '../dev/settings.ts';
import { leaves } from '../src/lib/leaves.ts';

/** Synthetic personal numbers of the officers of demo tokens and mock systems. */
export const PUBLISHED_OFFICERS = ['079185000001', '079190000002', '079192000004', '079180000003'] as const;

/** Service codes (MaDVC) that the mock systems have licensed. */
export const PUBLISHED_SERVICE_CODES = ['G22-LT01', 'G22-LT02'] as const;

/** Paths of secrets, and of the public half of a key that signs events. */
const SECRET = /(?:secret|password|key)$|\.events\.keys\[\d+\]\.x$/i;

/** Reads the secrets of config/development.yml. */
export async function publishedSecrets(): Promise<readonly string[]> {
  const development: unknown = parse(await readFile(DEVELOPMENT, 'utf8'));
  return leaves(development, '').flatMap(({ path, value }) => (SECRET.test(path) ? [value] : []));
}

/** @returns the text (not yet formatted) of src/generated/published.ts */
export async function generatePublished(): Promise<string> {
  const sets = {
    secret: await publishedSecrets(),
    officer: PUBLISHED_OFFICERS,
    serviceCode: PUBLISHED_SERVICE_CODES,
  };
  const entries = Object.entries(sets).map(
    ([kind, values]) =>
      `${kind}: new Set(${JSON.stringify(values.map((value) => hash('sha256', value, 'base64url')).toSorted())})`,
  );
  return `// Generated from config/development.yml and scripts/published.ts; do not edit.

    /** SHA-256 digests of values that are published for development. */
    export const published = { ${entries.join(', ')} };
    `;
}
