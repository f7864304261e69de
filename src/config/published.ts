/**
 * Secrets, officers and codes that this project publishes for development: production mode refuses them. It
 * knows their digests alone, so that the package of production does not contain them.
 */
import { hash } from 'node:crypto';
import { published } from '../generated/published.ts';

export function isPublished(kind: keyof typeof published, value: string): boolean {
  return published[kind].has(hash('sha256', value, 'base64url'));
}
