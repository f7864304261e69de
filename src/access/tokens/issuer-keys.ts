/**
 * The public keys of one issuer, from its JWKS address. After the first use a timer fetches them anew, so that a
 * withdrawn key ends whatever tokens come in. Known keys go on serving while the address does not answer; a token under
 * an unknown key makes it be asked again, but never more often than once a cool-down.
 */
import { calculateJwkThumbprint, createLocalJWKSet, errors, type JWTVerifyGetKey, type JWK } from 'jose';
import type { Logger } from 'pino';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { Agent, fetch, type Response } from 'undici';
import { readClientTls } from '../../transport/client-tls.ts';
import { connectionCodeOf } from '../../transport/error-codes.ts';
import { TokenError } from './token-error.ts';
import type { TrustedKeys } from './verifier.ts';

export interface IssuerKeysOptions {
  readonly jwksUri: string;
  /** PEM file of those who issue the certificate of the address; by default those whom Node.js knows. */
  readonly ca?: string | undefined;
  /** The least time between two requests to the address. */
  readonly cooldownMs: number;
  /** How old keys may be before they are fetched anew, while the old ones serve. */
  readonly maxAgeMs: number;
  readonly log: Logger;
  /** Told of each key that is no longer published. */
  readonly onWithdrawn?: () => void;
}

const TIMEOUT_MS = 5000;
const MAX_BYTES = 65_536;

/** The address is not asked again sooner than this without a token that needs it. */
const LEAST_INTERVAL_MS = 1000;

/** How long keys serve that could not be fetched anew: a key that the issuer has withdrawn must end some time. */
const LAST_MS = 24 * 3_600_000;

/** Public keys only: whoever publishes a secret or a private key there is not to be believed with it. */
const KeySet = Type.Object({ keys: Type.Array(Type.Object({ kty: Type.String() }), { maxItems: 100 }) });

/** How the keys of an issuer are, for operators. */
export interface IssuerKeysState {
  readonly issuer: string;
  readonly keys: number;
  /** Milliseconds since they were fetched; null before that. */
  readonly fetchedAgeMs: number | null;
  /** Why the last fetch failed, as a code; null when it did not. */
  readonly fault: string | null;
}

interface Known {
  readonly find: JWTVerifyGetKey;
  readonly thumbprints: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
  /** The same moment by `performance.now()`. */
  readonly landedAt: number;
}

export class IssuerKeys implements TrustedKeys {
  readonly #options: IssuerKeysOptions;
  readonly #agent: Agent;
  #known: Known | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #fault: string | null = null;
  #fetching: Promise<void> | undefined;
  #next: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** @throws NodeJS.ErrnoException when the file of authorities cannot be read */
  constructor(options: IssuerKeysOptions) {
    this.#options = options;
    const { ca } = options;
    this.#agent = new Agent({ connect: readClientTls({ ca }) });
  }

  /** @throws TokenError `KEYS` when there are no keys, `SIGNATURE` when none of them is the token's */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const age = this.#age();
    if (age > LAST_MS) await this.#fetchAnew();
    // The timer may have stood still with the machine.
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

  readonly publishes = (thumbprint: string): boolean =>
    this.#age() <= LAST_MS && this.#known?.thumbprints.has(thumbprint) === true;

  readonly close = (): void => {
    this.#isClosed = true;
    clearTimeout(this.#next);
    void this.#agent.destroy();
  };

  get state(): Omit<IssuerKeysState, 'issuer'> {
    return {
      keys: this.#known?.thumbprints.size ?? 0,
      fetchedAgeMs: this.#known ? this.#age() : null,
      fault: this.#fault,
    };
  }

  #age(): number {
    if (!this.#known) return Number.POSITIVE_INFINITY;
    const { fetchedAt, landedAt } = this.#known;
    // The one clock stands still with the machine, the other may be set back.
    return Math.max(performance.now() - landedAt, Date.now() - fetchedAt);
  }

  #usable(): JWTVerifyGetKey {
    if (!this.#known || this.#age() > LAST_MS) throw new TokenError('KEYS');
    return this.#known.find;
  }

  /** Never rejects; whether there are keys is seen afterwards. */
  async #fetchAnew(): Promise<void> {
    if (!this.#fetching && performance.now() - this.#triedAt < this.#options.cooldownMs) return;
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
      this.#fetchLater();
    });
    await this.#fetching;
  }

  /** Keys that could not be had are tried for again after the cool-down. */
  #fetchLater(): void {
    if (this.#isClosed) return;
    const { maxAgeMs, cooldownMs } = this.#options;
    const least = Math.max(cooldownMs, LEAST_INTERVAL_MS);
    // A clock that was set back makes keys no younger.
    const due = Math.max(Math.min(maxAgeMs - this.#age(), maxAgeMs), least);
    clearTimeout(this.#next);
    this.#next = setTimeout(() => {
      void this.#fetchAnew().finally(() => this.#fetchLater());
    }, due).unref();
  }

  async #fetch(): Promise<void> {
    this.#triedAt = performance.now();
    const { jwksUri, log } = this.#options;
    try {
      const keys = await fetchKeys(jwksUri, this.#agent);
      const thumbprints = new Set(
        (await Promise.all(keys.map(thumbprintOf))).filter((one) => one !== undefined),
      );
      const before = this.#known;
      this.#known = {
        find: createLocalJWKSet({ keys }),
        thumbprints,
        fetchedAt: Date.now(),
        landedAt: performance.now(),
      };
      this.#fault = null;
      for (const thumbprint of before?.thumbprints ?? []) {
        if (!thumbprints.has(thumbprint)) this.#options.onWithdrawn?.();
      }
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown';
      this.#fault = connectionCodeOf(error) ?? (isStatus(error) ? error.message : kind);
      log.warn({ error: kind, known: this.#known !== undefined }, 'keys of an issuer not fetched');
    }
  }
}

/** Other messages may quote what was sent. */
function isStatus(error: unknown): error is Error {
  return error instanceof Error && /^HTTP \d{3}$/.test(error.message);
}

/** A key that is none can verify nothing, and does not spoil the others. */
async function thumbprintOf(key: JWK): Promise<string | undefined> {
  return calculateJwkThumbprint(key).catch(() => undefined);
}

async function fetchKeys(jwksUri: string, dispatcher: Agent): Promise<JWK[]> {
  const response = await fetch(jwksUri, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    dispatcher,
  });
  const text = await readBounded(response);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const parsed: unknown = JSON.parse(text);
  if (!Check(KeySet, parsed)) throw new Error('no key set');
  const own = parsed.keys.filter((key) => key.kty !== 'oct' && !('d' in key));
  // A public key is no secret, whatever it says: its thumbprint is made of what it is.
  return own.map((key) => ({ ...key, ext: true }));
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
