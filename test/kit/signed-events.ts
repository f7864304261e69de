/** Signs events as docs/events.md says, with Node's own cryptography and not with the library that checks them. */
import {
  constants,
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  type KeyObject,
} from 'node:crypto';
import type { MockSystem } from '../../mocks/kit/system.ts';
import type { EventAlgorithm } from '../../src/events/keys.ts';
import type { EventKeyConfig } from '../../src/events/settings.ts';

export interface SigningKey {
  readonly kid: string;
  readonly alg: EventAlgorithm;
  readonly privateKey: KeyObject;
}

export interface KeyPair extends SigningKey {
  /** As it stands in the configuration. */
  readonly publicJwk: EventKeyConfig;
}

function pairFor(alg: EventAlgorithm): KeyObject {
  if (alg === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  if (alg === 'ES384') return generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  if (alg === 'PS256' || alg === 'RS256') {
    return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  }
  return generateKeyPairSync('ed25519').privateKey;
}

export function newKey(kid: string, alg: EventAlgorithm = 'ES256'): KeyPair {
  const privateKey = pairFor(alg);
  const { kty = '', crv, x, y, n, e } = privateKey.export({ format: 'jwk' });
  const members = Object.entries({ crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return { kid, alg, privateKey, publicJwk: { kid, alg, kty, ...Object.fromEntries(members) } };
}

/** The key of a mock system. */
export function publishedKey({ id, eventKey: key }: MockSystem): SigningKey {
  if (!key) throw new Error(`${id} sends no events.`);
  return { kid: key.kid, alg: key.alg, privateKey: createPrivateKey({ key, format: 'jwk' }) };
}

/** A good event about one number; a test changes or drops attributes. */
export function eventOf(source: string, changes: object = {}): object {
  return {
    specversion: '1.0',
    type: 'vn.lienthong.record.changed.v1',
    source,
    id: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { identityNumbers: ['079190123456'] },
    ...changes,
  };
}

/** @param header members beside or instead of `alg` and `kid` */
export function signatureOf(body: string | Buffer, key: SigningKey, header: object = {}): string {
  const head = base64url(JSON.stringify({ alg: key.alg, kid: key.kid, ...header }));
  return `${head}..${bytesOf(Buffer.from(`${head}.${base64url(body)}`), key).toString('base64url')}`;
}

/** A forger's attempt: the public half, taken for a shared secret. */
export function hmacOf(body: string, key: SigningKey, secret: string | Buffer): string {
  const head = base64url(JSON.stringify({ alg: 'HS256', kid: key.kid }));
  const mac = createHmac('sha256', secret).update(`${head}.${base64url(body)}`);
  return `${head}..${mac.digest('base64url')}`;
}

export function base64url(text: string | Buffer): string {
  return Buffer.from(text).toString('base64url');
}

function bytesOf(input: Buffer, { alg, privateKey: key }: SigningKey): Buffer {
  if (alg === 'ES256') return sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' });
  if (alg === 'ES384') return sign('sha384', input, { key, dsaEncoding: 'ieee-p1363' });
  if (alg === 'RS256') return sign('sha256', input, key);
  if (alg === 'PS256') {
    return sign('sha256', input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  }
  return sign(null, input, key);
}
