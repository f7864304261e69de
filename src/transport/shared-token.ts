/**
 * An access token that all calls to a source share. It is fetched once, renewed before it expires by one
 * caller while the others go on with the old one, and replaced once when the source no longer takes it.
 */
import { untilAborted } from '../source-api/until-aborted.ts';

/** A token as its service issues it. */
export interface IssuedToken<Value> {
  readonly value: Value;
  readonly lifeMs: number;
}

/** In seconds. A refused token is renewed at once, so a life that is too long costs one call. */
const LIFE = { least: 30, assumed: 300, longest: 86_400, possible: 31 * 86_400 };

/**
 * The life of a token from its `expires_in`, seconds as a number or in digits: between half a minute and a
 * day. Five minutes where it is missing or unusable: a text, negative, more than a month.
 */
export function lifeMsOf(seconds: unknown): number {
  const said = typeof seconds === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(seconds) ? Number(seconds) : seconds;
  const isPossible = typeof said === 'number' && said >= 0 && said <= LIFE.possible;
  return 1000 * (isPossible ? Math.min(Math.max(said, LIFE.least), LIFE.longest) : LIFE.assumed);
}

interface Token<Value> {
  readonly value: Value;
  /** By `performance.now()`, as `expiresAt`. */
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** A token request under way. */
interface Renewal<Value> {
  readonly token: Promise<Token<Value>>;
  readonly begunAt: number;
}

/** Timeout of a token request. It serves many callers, so no single caller's deadline ends it. */
const TOKEN_TIMEOUT_MS = 10_000;

/**
 * A request of this age may have died in silence with its connection: who needs the token then makes another
 * beside it.
 */
const LATE_MS = 3000;

/** A token is renewed once this share of its life is over. */
const RENEW_AFTER = 0.8;

export class SharedToken<Value> {
  readonly #issue: (signal: AbortSignal) => Promise<IssuedToken<Value>>;
  #token: Token<Value> | undefined;
  #renewal: Renewal<Value> | undefined;

  /** @param issue asks the token service; what it throws, the callers who wait for the token get */
  constructor(issue: (signal: AbortSignal) => Promise<IssuedToken<Value>>) {
    this.#issue = issue;
  }

  /**
   * Calls with the token, and once more with a new one when the source no longer took it.
   *
   * @param signal ends the wait for a token, not the token request
   * @returns the last call's answer, which may be a refusal again
   * @throws SourceError TIMEOUT, and what `issue` and `call` throw
   */
  async use<Answer>(
    signal: AbortSignal,
    call: (token: Value) => Promise<Answer>,
    isRefused: (answer: Answer) => boolean,
  ): Promise<Answer> {
    const token = await this.#fresh(signal);
    const answer = await call(token.value);
    if (!isRefused(answer)) return answer;
    if (this.#token === token) this.#token = undefined;
    return call((await this.#fresh(signal)).value);
  }

  async #fresh(signal: AbortSignal): Promise<Token<Value>> {
    const token = this.#token;
    const now = performance.now();
    if (token && now < token.renewAt) return token;
    const renewal = this.#renewalAt(now);
    if (!token || now >= token.expiresAt) return untilAborted(signal, renewal);
    // A failed early renewal is no failure yet: the old token is still valid, and the next caller tries
    // again.
    renewal.catch(() => undefined);
    return token;
  }

  #renewalAt(now: number): Promise<Token<Value>> {
    const { token: underWay, begunAt } = this.#renewal ?? {};
    if (underWay && begunAt !== undefined && now - begunAt < LATE_MS) return underWay;
    const token = this.#renew().finally(() => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    });
    const renewal = { token, begunAt: now };
    this.#renewal = renewal;
    // Callers of the earlier request have their own deadlines; its end concerns no other caller.
    underWay?.catch(() => undefined);
    return token;
  }

  async #renew(): Promise<Token<Value>> {
    const { value, lifeMs } = await this.#issue(AbortSignal.timeout(TOKEN_TIMEOUT_MS));
    const now = performance.now();
    this.#token = { value, renewAt: now + lifeMs * RENEW_AFTER, expiresAt: now + lifeMs };
    return this.#token;
  }
}
