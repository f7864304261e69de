/** `lienthong keys public`: the public half of a private key, read from where no other user can see it. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { isObject } from '../../lib/is-object.ts';
import { say } from '../../lib/output.ts';
import { EVENT_ALGORITHMS } from '../../events/settings.ts';
import { fitsAlgorithm, type EventAlgorithm } from '../../events/keys.ts';
import { Failure } from '../../lib/user-error.ts';
import { publicKeyOf } from '../../ledger/keys.ts';

export interface PublicOptions {
  readonly env?: string;
  readonly kid?: string;
  readonly alg?: string;
}

const MOST_BYTES = 65_536;

/** @throws Failure when there is no private key; quotes nothing of the input */
export async function publicKey({ env, kid, alg }: PublicOptions): Promise<void> {
  const algorithm = alg === undefined ? undefined : EVENT_ALGORITHMS.find((one) => one === alg);
  if (alg !== undefined && !algorithm) {
    throw new Failure(`ALGORITHM must be one of ${EVENT_ALGORITHMS.join(', ')}.`);
  }
  if (kid !== undefined && !/^[A-Za-z0-9._:-]{1,128}$/.test(kid)) {
    throw new Failure('ID of --kid must be 1 to 128 letters without accents, digits or any of . _ : -');
  }
  const text = (await privateText(env)).trim();
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return say(`${publicKeyOf(Buffer.from(text, 'base64'))}\n`);
  const asked = { kid, alg: algorithm };
  if (!text.startsWith('{')) return say(`${JSON.stringify(await publicJwk(pemKey(text), asked))}\n`);
  const jwk = jsonOf(text);
  if (!Array.isArray(jwk['keys'])) return say(`${JSON.stringify(await publicOf(jwk, asked))}\n`);
  const keys = [];
  for (const one of jwk['keys'] as readonly unknown[]) keys.push(await publicOf(one, asked));
  say(`${JSON.stringify({ keys })}\n`);
}

async function privateText(env: string | undefined): Promise<string> {
  if (env !== undefined) {
    const text = process.env[env];
    if (text === undefined || text === '')
      throw new Failure(`The environment variable ${nameOf(env)} is not set.`);
    return text;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Failure('What is read from standard input is too long for a key.');
    chunks.push(chunk);
  }
  if (size === 0)
    throw new Failure('Give the private key on standard input, or name its variable with --env NAME.');
  return Buffer.concat(chunks).toString('utf8');
}

/** The argument may be the key itself, which must not appear in a log. */
function nameOf(variable: string): string {
  return /^[A-Z_][A-Z0-9_]{0,40}$/i.test(variable) ? variable : 'of --env';
}

function pemKey(text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw noKey();
  }
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Thrown below.
  }
  throw noKey();
}

interface Asked {
  readonly kid: string | undefined;
  readonly alg: EventAlgorithm | undefined;
}

async function publicOf(jwk: unknown, { kid, alg }: Asked): Promise<object> {
  if (!isObject(jwk)) throw noKey();
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    throw noKey();
  }
  const own = typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined;
  return publicJwk(key, { kid: kid ?? own, alg: alg ?? EVENT_ALGORITHMS.find((one) => one === jwk['alg']) });
}

async function publicJwk(key: KeyObject, { kid, alg }: Asked): Promise<object> {
  const found = alg ?? EVENT_ALGORITHMS.find((one) => fitsAlgorithm(one, key));
  if (!found || !fitsAlgorithm(found, key)) {
    throw new Failure(
      `The key is for none of the algorithms that events are signed with, or not for that of --alg (${EVENT_ALGORITHMS.join(', ')}).`,
    );
  }
  const { kty = '', crv, x, y, n, e } = key.export({ format: 'jwk' });
  const members = {
    kty,
    ...Object.fromEntries(Object.entries({ crv, x, y, n, e }).filter(([, value]) => value)),
  };
  return { kid: kid ?? (await calculateJwkThumbprint(members)), alg: found, use: 'sig', ...members };
}

function noKey(): Failure {
  return new Failure(
    'What was read is no private key: give a seed of 32 bytes in base64, a PEM without a passphrase, or a JWK or JWKS with d.',
  );
}
