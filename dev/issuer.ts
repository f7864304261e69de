/**
 * The issuer of development mode. It signs the demo tokens with its own key, which persists so that tokens outlive a
 * restart. Production mode refuses it.
 */
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import type { DevelopmentIssuer } from '#lienthong/access/demo';
import { keySetOf } from '#lienthong/access/tokens/key-set';
import { DEVELOPMENT_ISSUER } from '#lienthong/lib/mode';
import { codeOf } from '#lienthong/lib/error-code';
import { closeFile, privateFolder, Unwritable } from '#lienthong/lib/private-files';

export const DEVELOPMENT_KEY_FILE = 'var/development-key.json';

const AUDIENCE = 'lienthong';
const ALGORITHM = 'ES256';
const KEY_ID = 'development';
const LIFETIME_MS = 43_200_000;

/** @param file file of the key; without it, the key lasts as long as the process */
export async function createDevelopmentIssuer(file?: string): Promise<DevelopmentIssuer> {
  const jwk = file === undefined ? await newKey() : await persistentKey(file);
  const { d: _private, ...publicJwk } = jwk;
  const key = await importJWK(jwk, ALGORITHM);
  const keys = await keySetOf([{ ...publicJwk, kid: KEY_ID, alg: ALGORITHM, use: 'sig' }]);
  return {
    issuer: DEVELOPMENT_ISSUER,
    audience: AUDIENCE,
    algorithms: [ALGORITHM],
    clockToleranceSeconds: 5,
    keys: {
      current: async () => keys,
      newerThan: async () => undefined,
      publishes: () => true,
      close: () => undefined,
    },
    sign: (claims, issuedAt = new Date()) => sign(claims, key, issuedAt),
  };
}

async function sign(claims: JWTPayload, key: CryptoKey | Uint8Array, issuedAt: Date): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: 'at+jwt' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(new Date(issuedAt.getTime() + LIFETIME_MS))
    .setJti(crypto.randomUUID())
    .sign(key);
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

async function persistentKey(file: string): Promise<JWK> {
  privateFolder(dirname(file));
  closeFile(file);
  const existing = await readFile(file, 'utf8').catch(() => undefined);
  const text = existing ?? (await keepKey(file));
  const parsed: unknown = JSON.parse(text);
  if (!isKey(parsed))
    throw new Error(`${file} contains no key. Remove it; the next start creates a new one.`);
  return parsed;
}

/** Creates and stores a key. Two processes that start at once end up with the same key, which is stored whole. */
async function keepKey(file: string): Promise<string> {
  const draft = `${file}.${crypto.randomUUID()}`;
  await writeFile(draft, JSON.stringify(await newKey()), { mode: 0o600 }).catch((error: unknown) => {
    throw new Unwritable(file, codeOf(error));
  });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}

function isKey(value: unknown): value is JWK & { readonly kty: 'EC' } {
  return typeof value === 'object' && value !== null && 'kty' in value && value.kty === 'EC' && 'd' in value;
}
