/** Tokens valid for an hour. They are self-contained, so that none is stored: a text with its end, and a proof. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kit } from './system.ts';

export const LIFETIME_MS = 3_600_000;

export interface Token {
  readonly text: string;
  readonly proof: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export class Tokens {
  readonly #key = randomBytes(32);
  readonly #refusesToken: Kit['refusesToken'];

  constructor(refusesToken: Kit['refusesToken']) {
    this.#refusesToken = refusesToken;
  }

  issue(): Token {
    const expires = Date.now() + LIFETIME_MS;
    const text = `${expires}.${randomBytes(8).toString('hex')}`;
    return { text, proof: this.#proof(text), expires };
  }

  isValid(text: string, proof: string): boolean {
    const good = Buffer.from(this.#proof(text));
    const given = Buffer.from(proof);
    const fits = given.length === good.length && timingSafeEqual(given, good);
    const expires = Number(text.split('.')[0]);
    return fits && expires > Date.now() && !this.#refusesToken(expires - LIFETIME_MS);
  }

  #proof(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex');
  }
}
