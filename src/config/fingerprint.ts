/**
 * Detects that a process starts with another configuration than the previous one in the same folder. A file
 * that only its owner may read contains a hash of each block, without secrets.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { codeOf } from '../lib/error-code.ts';
import { closeFile, replacePrivateFile } from '../lib/private-files.ts';

/** Hash by block, `limits` for instance. */
export type Fingerprints = Readonly<Record<string, string>>;

const Kept = Type.Record(Type.String(), Type.String());

const FILE = 'configuration.json';

/** Keys whose values are secrets; `publicKey` is none. */
const SECRET = /secret|password|^key$|^(?:api|consumer|signing|naming)key$/i;

/** @param blocks the configuration, and what else decides what the gateway does */
export function fingerprintsOf(blocks: Readonly<Record<string, unknown>>): Fingerprints {
  const entries = Object.entries(blocks).map(([name, block]): [string, string] => [
    name,
    hash('sha256', JSON.stringify(withoutSecrets(block)) ?? '', 'base64url'),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Keeps the fingerprints for the next start.
 *
 * @returns names of the blocks that differ from those kept before; none at the first start in the folder
 * @throws NodeJS.ErrnoException when they cannot be kept
 */
export function changedSince(folder: string, now: Fingerprints): readonly string[] {
  const file = join(folder, FILE);
  const before = read(file);
  const keep = () => replacePrivateFile(file, `${JSON.stringify(now)}\n`);
  if (before === undefined) {
    keep();
    return [];
  }
  closeFile(file);
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => before[name] !== now[name]);
  if (changed.length > 0) keep();
  return changed.toSorted();
}

/** A file that cannot be parsed differs from every configuration. */
function read(file: string): Fingerprints | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const kept: unknown = JSON.parse(text);
    return Check(Kept, kept) ? kept : {};
  } catch {
    return {};
  }
}

/** Keys in order, so that a file that was merely rearranged is the same. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return withoutUserInfo(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value instanceof Map) return withoutSecrets(Object.fromEntries(value));
  if (value instanceof Set) return withoutSecrets([...value]);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, held]) => !(typeof held === 'string' && SECRET.test(name)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, held]) => [name, withoutSecrets(held)]));
}

/** Addresses of databases contain passwords. */
function withoutUserInfo(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
