/**
 * A set of public keys as an issuer publishes it (JWKS, RFC 7517). A key that cannot be used is left out and
 * spoils no other; the log is told its position and why.
 */
import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import Type from 'typebox';
import { Check } from 'typebox/value';

export interface KeySet {
  /** @throws errors.JWKSNoMatchingKey, and errors.JWKSMultipleMatchingKeys, which yields them */
  readonly find: JWTVerifyGetKey;
  names(this: void, kid: string | undefined): boolean;
  /** RFC 7638. */
  readonly thumbprints: ReadonlySet<string>;
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  /** In the set, from 1. */
  readonly position: number;
  readonly reason: 'NO_KEY' | 'SECRET' | 'UNREADABLE' | 'TOO_WEAK';
}

/** The text is no key set. The message is for the log and quotes nothing. */
export class KeySetError extends Error {}

const MOST_KEYS = 1000;

const Published = Type.Object({ keys: Type.Array(Type.Unknown(), { maxItems: MOST_KEYS }) });

const Key = Type.Object({ kty: Type.String() });

/** RFC 7518, 3.3 and 3.5. */
const LEAST_RSA_BITS = 2048;

/**
 * @param bytes JSON in UTF-8, or in UTF-16 behind its byte order mark
 * @throws KeySetError when it is no key set, or none of its keys can be used; Error when it is no JSON
 */
export async function readKeySet(bytes: Uint8Array): Promise<KeySet> {
  const parsed: unknown = JSON.parse(decode(bytes));
  if (!Check(Published, parsed)) throw new KeySetError('NO_KEY_SET');
  const read = parsed.keys.map(readKey);
  const leftOut = read.flatMap((reason, index) =>
    typeof reason === 'string' ? [{ position: index + 1, reason }] : [],
  );
  const keys = read.filter((key) => typeof key !== 'string');
  // An empty set withdraws all keys; a set of nothing but faults is no answer.
  if (keys.length === 0 && leftOut.length > 0) throw new KeySetError('NO_USABLE_KEY');
  return keySetOf(keys, leftOut);
}

export async function keySetOf(keys: readonly JWK[], leftOut: readonly LeftOut[] = []): Promise<KeySet> {
  const names = new Set(keys.map(({ kid }) => kid));
  const all = createLocalJWKSet({ keys: [...keys] });
  const unnamed = createLocalJWKSet({ keys: keys.filter(({ kid }) => kid === undefined) });
  return {
    find: async (header, token) => {
      if (header.kid === undefined || names.has(header.kid)) return all(header, token);
      // A key without a name may be any.
      const { kid: _kid, ...withoutName } = header;
      return unnamed(withoutName, token);
    },
    names: (kid) => kid !== undefined && names.has(kid),
    thumbprints: new Set(await Promise.all(keys.map((key) => calculateJwkThumbprint(key)))),
    leftOut,
  };
}

/** Issuers on Windows write files of keys with a mark, and in two bytes a character. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** @returns why it cannot be used, if so */
function readKey(published: unknown): JWK | LeftOut['reason'] {
  if (!Check(Key, published)) return 'NO_KEY';
  // A published secret or private key proves nothing.
  if (published.kty === 'oct' || 'd' in published || 'priv' in published) return 'SECRET';
  const members = Object.entries(published).filter(([, value]) => value !== null);
  // Other uses of a key that also verifies do not matter. A public key is no secret, whatever it says.
  const key: JWK = { ...Object.fromEntries(members), kty: published.kty, ext: true };
  if (key.key_ops?.includes('verify')) key.key_ops = ['verify'];
  try {
    const { asymmetricKeyDetails } = createPublicKey({ key, format: 'jwk' });
    return (asymmetricKeyDetails?.modulusLength ?? Infinity) < LEAST_RSA_BITS ? 'TOO_WEAK' : key;
  } catch {
    return 'UNREADABLE';
  }
}

/** True if a newer set may have the key of a token that this one cannot verify. */
export function mayBeUnderAnother(error: unknown, keys: KeySet, kid: string | undefined): boolean {
  if (error instanceof errors.JWKSNoMatchingKey) return true;
  return error instanceof errors.JWSSignatureVerificationFailed && !keys.names(kid);
}
