/**
 * The public keys of one issuer, from its JWKS address. Known keys go on serving while the address does not
 * answer; a token under an unknown key makes it be asked again, but never more often than once a cool-down.
 */
import { createLocalJWKSet, errors, type JWTVerifyGetKey, type JWK } from 'jose';
import type { Logger } from 'pino';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { TokenError } from './token-error.ts';

export interface IssuerKeysOptions {
  readonly jwksUri: string;
  /** The least time between two requests to the address. */
  readonly cooldownMs: number;
  /** How old keys may be before they are fetched anew, while the old ones serve. */
  readonly maxAgeMs: number;
  readonly log: Logger;
}

const TIMEOUT_MS = 5000;
const MAX_BYTES = 65_536;

/** How long keys serve that could not be fetched anew: a key that the issuer has withdrawn must end some time. */
const LAST_MS = 24 * 3_600_000;

/** Public keys only: whoever publishes a secret or a private key there is not to be believed with it. */
const KeySet = Type.Object({ keys: Type.Array(Type.Object({ kty: Type.String() }), { maxItems: 100 }) });

export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #known: { readonly find: JWTVerifyGetKey; readonly fetchedAt: number } | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #fetching: Promise<void> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** @throws TokenError `KEYS` when there are no keys, `SIGNATURE` when none of them is the token's */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const age = Date.now() - (this.#known?.fetchedAt ?? Number.NEGATIVE_INFINITY);
    if (age > LAST_MS) await this.#fetchAnew();
    else if (age > this.#options.maxAgeMs) void this.#fetchAnew();
    const before = this.#usable();
    try {
      return await before(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#fetchAnew();
      const after = this.#usable();
      if (after === before) throw new TokenError('SIGNATURE');
      return after(header, token);
    }
  };

  #usable(): JWTVerifyGetKey {
    if (!this.#known || Date.now() - this.#known.fetchedAt > LAST_MS) throw new TokenError('KEYS');
    return this.#known.find;
  }

  /** Never rejects; whether there are keys is seen afterwards. */
  async #fetchAnew(): Promise<void> {
    if (!this.#fetching && Date.now() - this.#triedAt < this.#options.cooldownMs) return;
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    await this.#fetching;
  }

  async #fetch(): Promise<void> {
    this.#triedAt = Date.now();
    try {
      this.#known = {
        find: createLocalJWKSet(await fetchKeys(this.#options.jwksUri)),
        fetchedAt: Date.now(),
      };
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown';
      this.#options.log.warn(
        { error: kind, known: this.#known !== undefined },
        'keys of an issuer not fetched',
      );
    }
  }
}

async function fetchKeys(jwksUri: string): Promise<{ keys: JWK[] }> {
  const response = await fetch(jwksUri, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await readBounded(response);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const parsed: unknown = JSON.parse(text);
  if (!Check(KeySet, parsed)) throw new Error('no key set');
  return { keys: parsed.keys.filter((key) => key.kty !== 'oct' && !('d' in key)) };
}

async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!body) return '';
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('key set too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
