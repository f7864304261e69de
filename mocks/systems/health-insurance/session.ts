/** Sessions of the portal: an account and the MD5 of its password for a pair of tokens. */
import { createHash } from 'node:crypto';
import type { Tokens } from '../../kit/tokens.ts';
import type { UnknownObject } from '../../kit/unknown.ts';

/** Published on purpose: they give access only to synthetic data on this machine. */
export const CREDENTIALS = { username: '01234_BV', password: 'mock-bhyt-secret' } as const;

/** The body that grants a session, or null for an unknown account. */
export function sessionOf(tokens: Tokens, form: UnknownObject): UnknownObject | null {
  if (!isAccount(form)) return null;
  const { text, proof, expires } = tokens.issue();
  return {
    maKetQua: '200',
    APIKey: {
      access_token: text,
      id_token: proof,
      token_type: 'Bearer',
      username: CREDENTIALS.username,
      // Seven digits after the second, like the portal's timestamps.
      expires_in: new Date(expires).toISOString().replace('Z', '0000Z'),
    },
  };
}

/** Checks the session in the query string of a call, and the account that it was granted to. */
export function isSession(tokens: Tokens, query: UnknownObject): boolean {
  const { token, id_token: proof } = query;
  if (typeof token !== 'string' || typeof proof !== 'string') return false;
  return isAccount(query) && tokens.isValid(token, proof);
}

function isAccount({ username, password }: UnknownObject): boolean {
  const expected = createHash('md5').update(CREDENTIALS.password).digest('hex');
  return username === CREDENTIALS.username && password === expected;
}
