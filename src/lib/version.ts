/** The version of this package, as its package.json says. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const VERSION = versionIn(createRequire(import.meta.url).resolve('lienthong/package.json'));

export function versionIn(file: string): string {
  const about: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
}
