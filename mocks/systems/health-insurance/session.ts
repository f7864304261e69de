/**
 * Sessions of the portal: an account and the MD5 of its password for a pair of tokens valid for an hour.
 * Tokens are self-contained, so that none is stored.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { UnknownObject } from '../../kit/unknown.ts';
import type { Kit } from '../../kit/system.ts';

/** Published on purpose: they give access only to synthetic data on this machine. */
export const CREDENTIALS = { username: '01234_BV', password: 'mock-bhyt-secret' } as const;

const LIFETIME_MS = 3_600_000;

export class Sessions {
  readonly #key = randomBytes(32);
  readonly #refusesToken: Kit['refusesToken'];

  constructor(refusesToken: Kit['refusesToken']) {
    this.#refusesToken = refusesToken;
  }

  /** The body that grants a session, or null for an unknown account. */
  grant(form: UnknownObject, now = Date.now()): UnknownObject | null {
    if (!isAccount(form)) return null;
    const expires = now + LIFETIME_MS;
    const access = `${expires}.${randomBytes(8).toString('hex')}`;
    return {
      maKetQua: '200',
      APIKey: {
        access_token: access,
        id_token: this.#proof(access).toString(),
        token_type: 'Bearer',
        username: CREDENTIALS.username,
        // Seven digits after the second, like the portal's timestamps.
        expires_in: new Date(expires).toISOString().replace('Z', '0000Z'),
      },
    };
  }

  /** Checks the session in the query string of a call, and the account that it was granted to. */
  admits({ token, id_token: idToken, ...account }: UnknownObject, now = Date.now()): boolean {
    if (typeof token !== 'string' || typeof idToken !== 'string' || !isAccount(account)) return false;
    const good = this.#proof(token);
    const given = Buffer.from(idToken);
    const fits = given.length === good.length && timingSafeEqual(given, good);
    const expires = Number(token.split('.')[0]);
    return fits && expires > now && !this.#refusesToken(expires - LIFETIME_MS);
  }

  #proof(access: string): Buffer {
    return Buffer.from(createHmac('sha256', this.#key).update(access).digest('hex'));
  }
}

function isAccount({ username, password }: UnknownObject): boolean {
  const expected = createHash('md5').update(CREDENTIALS.password).digest('hex');
  return username === CREDENTIALS.username && password === expected;
}
