/**
 * Keys of the audit log. The store contains none of them: an attacker with the store alone can neither
 * identify the people in an entry nor sign another history.
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { KeyRing, type SealingKey } from '../lib/key-ring.ts';
import { isCanonical } from './chain.ts';

export interface AuditKeyOptions {
  /** The first key hashes and seals; all keys find and open. */
  readonly people: readonly [SealingKey, ...SealingKey[]];
  /** Seed of the Ed25519 key that signs commits, 32 bytes. */
  readonly signingSeed: Buffer;
  /** Former public keys, 32 bytes in base64url. */
  readonly formerPublicKeys: readonly string[];
}

/** Binds a sealed value to the audit log. */
const PLACE = 'lienthong audit';

export class AuditKeys {
  /** Id of the signing key. */
  readonly id: string;
  /** Public half of the signing key, 32 bytes in base64url. */
  readonly publicKey: string;
  readonly #hashing: readonly Buffer[];
  readonly #ring: KeyRing;
  readonly #signing: KeyObject;
  readonly #checks: SignatureCheck;

  constructor({ people, signingSeed, formerPublicKeys }: AuditKeyOptions) {
    const [first, ...others] = people;
    this.#hashing = people.map(({ key }) => derive(key, 'search'));
    const sealing = ({ id, key }: SealingKey) => ({ id, key: derive(key, 'sealing') });
    this.#ring = new KeyRing([sealing(first), ...others.map(sealing)]);
    this.#signing = privateKeyOf(signingSeed);
    this.publicKey = publicKeyOf(signingSeed);
    this.id = keyId(this.publicKey);
    this.#checks = signatureCheck([this.publicKey, ...formerPublicKeys]);
  }

  /** Keyed hash of a number in new entries. */
  hash(number: string): string {
    return hashUnder(this.#hashing[0], number);
  }

  /** Hashes of a number under all keys. */
  hashes(number: string): readonly string[] {
    return this.#hashing.map((key) => hashUnder(key, number));
  }

  /** @returns base64url */
  seal(value: string): string {
    return this.#ring.seal(PLACE, value).toString('base64url');
  }

  /** @returns undefined for a value sealed under an unknown key */
  open(sealed: string): string | undefined {
    return this.#ring.open(PLACE, Buffer.from(sealed, 'base64url'));
  }

  /** @returns base64url */
  sign(bytes: Buffer): string {
    return sign(null, bytes, this.#signing).toString('base64url');
  }

  readonly verify: SignatureCheck = (id, bytes, signature) => this.#checks(id, bytes, signature);
}

/** Verifies a signature by the key of an id; false for an unknown key. */
export type SignatureCheck = (keyId: string, bytes: Buffer, signature: string) => boolean;

/** @param publicKeys Ed25519, 32 bytes in base64url */
export function signatureCheck(publicKeys: readonly string[]): SignatureCheck {
  const keys = new Map(
    publicKeys.map((x) => [
      keyId(x),
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    ]),
  );
  return (id, bytes, signature) => {
    const key = keys.get(id);
    return (
      key !== undefined &&
      isCanonical(signature) &&
      verify(null, bytes, key, Buffer.from(signature, 'base64url'))
    );
  };
}

/** The public half of a seed, 32 bytes in base64url. */
export function publicKeyOf(seed: Buffer): string {
  return createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' }).x ?? '';
}

/** @param seed 32 bytes */
function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
}

/** Id of a key in commits. @param publicKey 32 bytes in base64url */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('base64url').slice(0, 12);
}

/** Prefix of an Ed25519 seed of 32 bytes in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

function derive(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `lienthong audit ${use}`, 32));
}

/** 16 bytes are enough to distinguish people and short enough for an index. */
function hashUnder(key: Buffer | undefined, number: string): string {
  if (!key) throw new Error('The audit log has no key.');
  return createHmac('sha256', key).update(number).digest().toString('base64url', 0, 16);
}
