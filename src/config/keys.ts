/** Checks that keys look random and that each has one use. */
import { isUtf8 } from 'node:buffer';
import { createPublicKey } from 'node:crypto';
import { readsAsWords } from './key-words.ts';
import type { Config } from './schema.ts';

export interface NamedKey {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every key of 32 bytes in a configuration. */
export function keysOf({ audit, cache }: Pick<Config, 'audit' | 'cache'>): readonly NamedKey[] {
  const listed = [
    ...(audit.keys ?? []).map(({ key }, index) => ({ path: `audit.keys[${index}].key`, key })),
    { path: 'audit.signingKey', key: audit.signingKey },
    ...(cache.sealingKeys ?? []).map(({ key }, index) => ({ path: `cache.sealingKeys[${index}].key`, key })),
    { path: 'cache.namingKey', key: cache.namingKey },
  ];
  return listed.flatMap(({ path, key }) =>
    key === undefined ? [] : [{ path, bytes: Buffer.from(key, 'base64') }],
  );
}

/** Keys of one id, of which one would be lost, and public keys that are none; one line a fault. */
export function keyFaults({ audit, cache }: Pick<Config, 'audit' | 'cache'>): readonly string[] {
  const rings = { 'audit.keys': audit.keys, 'cache.sealingKeys': cache.sealingKeys };
  return [
    ...Object.entries(rings).flatMap(([path, keys = []]) =>
      keys.flatMap(({ id }, index) =>
        keys.findIndex((other) => other.id === id) === index
          ? []
          : [`${path}[${index}].id: names another key already — give each its own`],
      ),
    ),
    ...audit.formerPublicKeys.flatMap((key, index) =>
      isPublicKey(key)
        ? []
        : [`audit.formerPublicKeys[${index}]: is not an Ed25519 public key — give its 32 bytes in base64url`],
    ),
  ];
}

function isPublicKey(x: string): boolean {
  try {
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/** Of 32 random bytes, all but a few differ: fewer than this happen once in a million million times. */
const LEAST_DIFFERENT = 20;

/** False for a random key, but for a negligible probability. */
export function isGuessable(key: Buffer): boolean {
  return (
    new Set(key).size < LEAST_DIFFERENT ||
    isText(key) ||
    hasOneStep(key) ||
    repeatsItself(key) ||
    readsAsWords(key.toString('base64'))
  );
}

/** Of 32 random bytes a third are characters of ASCII: so many are once in twenty million times. */
const MOST_PRINTABLE = 26;

/**
 * Words in any script, or the digits of something else. Random bytes are valid UTF-8 once in a thousand
 * million times.
 */
function isText(key: Buffer): boolean {
  return isUtf8(key) || key.filter((byte) => byte >= 0x20 && byte < 0x7f).length > MOST_PRINTABLE;
}

/** True for bytes with a constant difference, such as 1, 2, 3. */
function hasOneStep(key: Buffer): boolean {
  const steps = new Set([...key].slice(1).map((byte, index) => (byte - (key[index] ?? 0)) & 0xff));
  return steps.size === 1;
}

function repeatsItself(key: Buffer): boolean {
  const half = key.length / 2;
  return key.subarray(0, half).equals(key.subarray(half));
}
