/** Asks the health insurance mock as its contract says, without the gateway. */
import { createHash } from 'node:crypto';
import type { Subject } from '../../mocks/people/person.ts';
import { CREDENTIALS } from '../../mocks/systems/health-insurance/session.ts';
import { json } from './mock-calls.ts';

export const CARD_PATH = '/api/egw/KQNhanLichSuKCB2024';
export const VISITS_PATH = '/api/egw/Lskcb2025';
export const TOKEN_PATH = '/api/token/take';

export type Fields = Readonly<Record<string, string>>;

export const account: Fields = {
  username: CREDENTIALS.username,
  password: createHash('md5').update(CREDENTIALS.password).digest('hex'),
};

export async function postForm(url: string, fields: Fields): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
}

/** The query string that a session puts into every call. */
export async function takeSession(url: string): Promise<Fields> {
  const { APIKey: key } = await json<{ APIKey: { access_token: string; id_token: string } }>(
    postForm(url + TOKEN_PATH, account),
  );
  return { token: key.access_token, id_token: key.id_token, ...account };
}

/** The form of a question; a test replaces or drops fields. */
export function questionAbout({ identityNumber, fullName, dateOfBirth }: Subject): Fields {
  return {
    maThe: identityNumber,
    hoTen: fullName,
    ngaySinh: dateOfBirth.split('-').toReversed().join('/'),
    hoTenCb: 'Trần Thị Cán Bộ',
    cccdCb: '079185000001',
  };
}

export function withSession(path: string, session: Fields): string {
  return `${path}?${new URLSearchParams(session).toString()}`;
}
