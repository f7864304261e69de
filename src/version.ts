/** The version of this package, as its package.json says. */
import { createRequire } from 'node:module';

export const VERSION = versionOf(createRequire(import.meta.url)('lienthong/package.json'));

function versionOf(about: unknown): string {
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
}
