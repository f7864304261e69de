/**
 * The public keys of one issuer, from its JWKS address. They are fetched at the start and anew by a timer, so
 * that a withdrawn key ends whatever tokens come in. Known keys go on serving while the address does not
 * answer; a token under an unknown key makes it be asked again, though tokens never do so more often than
 * once a cool-down. Times are of a clock that is not set.
 */
import type { Logger } from 'pino';
import { innermostCode } from '../../lib/error-code.ts';
import type { ClientTlsFiles } from '../../lib/client-tls.ts';
import { openConnections } from '../../transport/outgoing-proxy.ts';
import { fetchKeys } from './fetch-keys.ts';
import { KeySetError, readKeySet, type KeySet } from './key-set.ts';
import { IssuerUnavailable } from './token-error.ts';
import type { TrustedKeys } from './verifier.ts';

export interface IssuerKeysOptions {
  readonly jwksUri: string;
  readonly tls?: ClientTlsFiles | undefined;
  /** Address of the proxy, or `none`; without it the environment decides. */
  readonly proxy?: string | undefined;
  /** Least time between two requests that tokens cause, and longest pause after a failure. */
  readonly cooldownMs: number;
  /** Age at which keys are fetched again; the old ones serve meanwhile. */
  readonly maxAgeMs: number;
  readonly log: Logger;
  /** Called with each key that is no longer published. */
  readonly onWithdrawn?: () => void;
}

/** The address is not asked again sooner than this without a token that needs it, nor after a failure. */
const LEAST_INTERVAL_MS = 1000;

/** Most time that keys serve without a successful fetch: a withdrawn key must end some time. */
const LAST_MS = 24 * 3_600_000;

/** Keys left out that one log line names. */
const MOST_NAMED = 10;

/** State of an issuer's keys, for operators. */
export interface IssuerKeysState {
  readonly issuer: string;
  readonly keys: number;
  /** Milliseconds since they were fetched; null before that. */
  readonly fetchedAgeMs: number | null;
  /** Why the last fetch failed, as a code; null when it did not. */
  readonly fault: string | null;
}

interface Known {
  readonly keys: KeySet;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
  /** The same moment by `performance.now()`. */
  readonly arrivedAt: number;
}

export class IssuerKeys implements TrustedKeys {
  readonly #options: IssuerKeysOptions;
  #known: Known | undefined;
  /** Requests that failed since the last that did not. */
  #failures = 0;
  #fault: string | null = null;
  /** After a failure. */
  #mayTryAt = Number.NEGATIVE_INFINITY;
  /** After a request that a token caused. */
  #tokensMayAskAt = Number.NEGATIVE_INFINITY;
  #fetching: Promise<void> | undefined;
  #next: NodeJS.Timeout | undefined;
  readonly #closed = new AbortController();

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** Begins to fetch, before a token needs the keys. */
  start(): void {
    void this.#fetchAnew();
  }

  readonly current = async (): Promise<KeySet> => {
    const age = this.#age();
    if (age > LAST_MS) await this.#fetchAnew();
    // The timer may be late.
    else if (age > this.#options.maxAgeMs) void this.#fetchAnew();
    return this.#usable();
  };

  readonly newerThan = async (keys: KeySet): Promise<KeySet | undefined> => {
    if (this.#usable() === keys && performance.now() >= this.#tokensMayAskAt) {
      await this.#fetchAnew();
      this.#tokensMayAskAt = performance.now() + this.#options.cooldownMs;
    }
    const newest = this.#usable();
    if (newest !== keys) return newest;
    if (this.#failures > 0) throw this.#unavailable();
    return undefined;
  };

  readonly publishes = (thumbprint: string): boolean =>
    this.#age() <= LAST_MS && this.#known?.keys.thumbprints.has(thumbprint) === true;

  readonly close = (): void => {
    clearTimeout(this.#next);
    this.#closed.abort();
  };

  get state(): Omit<IssuerKeysState, 'issuer'> {
    return {
      keys: this.#known?.keys.thumbprints.size ?? 0,
      fetchedAgeMs: this.#known ? this.#age() : null,
      fault: this.#fault,
    };
  }

  #age(): number {
    if (!this.#known) return Number.POSITIVE_INFINITY;
    const { fetchedAt, arrivedAt } = this.#known;
    // The one clock stands still with the machine, the other may be set back.
    return Math.max(performance.now() - arrivedAt, Date.now() - fetchedAt);
  }

  #usable(): KeySet {
    if (!this.#known || this.#age() > LAST_MS) throw this.#unavailable();
    return this.#known.keys;
  }

  #unavailable(): IssuerUnavailable {
    const seconds = this.#fetching ? 1 : Math.ceil((this.#mayTryAt - performance.now()) / 1000);
    return new IssuerUnavailable(Math.max(1, seconds));
  }

  /** Never rejects; whether there are keys is seen afterwards. */
  async #fetchAnew(): Promise<void> {
    if (this.#fetching || performance.now() >= this.#mayTryAt) await this.#fetchOnce();
  }

  async #fetchOnce(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
      const pauseMs = this.#pauseMs();
      this.#mayTryAt = performance.now() + pauseMs;
      this.#fetchLater(this.#failures > 0 ? pauseMs : this.#options.maxAgeMs);
    });
    await this.#fetching;
  }

  /** After failures the address is asked again in 1 second, 2, 4 … up to the cool-down. */
  #pauseMs(): number {
    if (this.#failures === 0) return 0;
    return Math.min(this.#options.cooldownMs, LEAST_INTERVAL_MS * 2 ** Math.min(this.#failures - 1, 20));
  }

  #fetchLater(afterMs: number): void {
    if (this.#closed.signal.aborted) return;
    clearTimeout(this.#next);
    const dueMs = Math.min(Math.max(afterMs, LEAST_INTERVAL_MS), LAST_MS);
    this.#next = setTimeout(() => void this.#fetchOnce(), dueMs).unref();
  }

  async #fetch(): Promise<void> {
    try {
      const { jwksUri, tls, proxy } = this.#options;
      const open = ({ href: url }: URL) => openConnections({ url, proxy, tls });
      const keys = await readKeySet(await fetchKeys(jwksUri, open, this.#closed.signal));
      const before = this.#known;
      const failures = this.#failures;
      this.#known = { keys, fetchedAt: Date.now(), arrivedAt: performance.now() };
      this.#failures = 0;
      this.#fault = null;
      this.#report(keys, before?.keys, failures);
    } catch (error) {
      if (this.#closed.signal.aborted) return;
      this.#failures += 1;
      this.#fault = nameOf(error);
      this.#options.log.warn(
        { error: this.#fault, known: this.#known !== undefined, failures: this.#failures },
        'keys of an issuer not fetched',
      );
    }
  }

  #report({ thumbprints, leftOut }: KeySet, before: KeySet | undefined, failures: number): void {
    const { log, onWithdrawn } = this.#options;
    if (!before || failures > 0) log.info({ keys: thumbprints.size, failures }, 'keys of an issuer fetched');
    if (leftOut.length > 0 && JSON.stringify(leftOut) !== JSON.stringify(before?.leftOut)) {
      const omitted = leftOut.length - MOST_NAMED;
      const named = { leftOut: leftOut.slice(0, MOST_NAMED), ...(omitted > 0 && { omitted }) };
      log.warn(named, 'keys of an issuer cannot be used and are left out');
    }
    for (const thumbprint of before?.thumbprints ?? []) {
      if (!thumbprints.has(thumbprint)) onWithdrawn?.();
    }
  }
}

/** Messages of others may quote what was fetched. */
function nameOf(error: unknown): string {
  if (error instanceof KeySetError) return error.message;
  return innermostCode(error) ?? (error instanceof Error ? error.name : 'unknown');
}
