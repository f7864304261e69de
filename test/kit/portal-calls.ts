/** Asks the health insurance mock as its contract says, without the gateway; and a portal that only listens. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Subject } from '../../mocks/people/person.ts';
import { credentials } from '../../mocks/systems/health-insurance/credentials.ts';
import { json } from './mock-calls.ts';

export const CARD_PATH = '/api/egw/KQNhanLichSuKCB2024';
export const VISITS_PATH = '/api/egw/Lskcb2025';
export const TOKEN_PATH = '/api/token/take';

export type Fields = Readonly<Record<string, string>>;

export const account: Fields = {
  username: credentials.username,
  password: createHash('md5').update(credentials.password).digest('hex'),
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

export interface ListeningPortal {
  readonly url: string;
  readonly requests: readonly { readonly path: string; readonly query: Fields; readonly form: Fields }[];
  close(): void;
}

/** Keeps what it is asked, grants every session and knows nobody. */
export async function startListeningPortal(): Promise<ListeningPortal> {
  const requests: ListeningPortal['requests'][number][] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    requests.push({ path: pathname, query: Object.fromEntries(searchParams), form });
    const APIKey = {
      access_token: 'recorded',
      id_token: 'recorded too',
      token_type: 'Bearer',
      username: 'x',
      expires_in: new Date(Date.now() + 3_600_000).toISOString(),
    };
    response.end(JSON.stringify(pathname === TOKEN_PATH ? { maKetQua: '200', APIKey } : { maKetQua: '050' }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() };
}
