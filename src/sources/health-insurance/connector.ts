/**
 * Speaks to the health insurance portal (cổng giám định BHYT): a session taken with an MD5 password, then one
 * form a question. Answers are HTTP 200 with a business code. Formats: BRIEF 1.4, written down in
 * mocks/systems/health-insurance/contract/.
 */
import { hash } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { SourceError, type Failure } from '../../source-api/answer.ts';
import type { Question, Call, Connector, Reply, SourceSettings } from '../../source-api/source.ts';
import { schemas, type TraCuu, type Wire } from '../../generated/wire/health-insurance.ts';
import { typedName } from '../../subject/name.ts';
import type { PartialDate } from '../../subject/partial-date.ts';
import { contractOf } from '../../transport/contract.ts';
import { HttpClient, type HttpRequest } from '../../transport/http.ts';
import { parseJson } from '../../transport/json.ts';
import { lifeMsOf, SharedToken, type IssuedToken } from '../../transport/shared-token.ts';
import { RESULT_MEANINGS, card, toCard, toVisits, visits } from './mapping.ts';

export const healthInsuranceSettings = Type.Object({
  account: Type.Object(
    {
      username: Type.String({
        minLength: 1,
        description: 'Account on the portal, `<facility>_BV` for instance.',
      }),
      password: Type.String({
        minLength: 1,
        description: 'Password of the account; its MD5 is what is sent.',
      }),
    },
    { additionalProperties: false },
  ),
});

type Settings = Static<typeof healthInsuranceSettings> & SourceSettings;

const contract = contractOf<Wire>(schemas);
const readToken = contract('TokenResponse');
const readResult = contract('KetQua');
const readCard = contract('TheBHYT');
const readVisits = contract('LichSuKCB');

/** The upstream function of each part, and how its answer is read. */
const FUNCTIONS = new Map<
  Question['part'],
  { readonly path: string; readonly read: (answer: unknown) => Reply }
>([
  [
    card,
    { path: '/api/egw/KQNhanLichSuKCB2024', read: (answer) => ({ candidates: [toCard(namedCard(answer))] }) },
  ],
  [visits, { path: '/api/egw/Lskcb2025', read: (answer) => ({ unnamed: toVisits(readVisits(answer)) }) }],
]);

const Named = Compile(Type.Object({ hoTen: Type.String({ pattern: '\\S' }) }));

/** @throws SourceError BAD_RESPONSE; of a card without a name, that there is one and nothing says whose */
function namedCard(answer: unknown): Wire['TheBHYT'] {
  if (!Named.Check(answer)) throw new SourceError({ code: 'BAD_RESPONSE', tiesNobody: true }, 'no hoTen');
  return readCard(answer);
}

function isUnreadable(error: unknown): error is SourceError {
  return error instanceof SourceError && error.failure.code === 'BAD_RESPONSE';
}

/** That the session is over: this in a 200, or HTTP 401. */
const SESSION_OVER = '401';
const SessionOver = Compile(
  Type.Object({ maKetQua: Type.Union([Type.Literal(SESSION_OVER), Type.Literal(Number(SESSION_OVER))]) }),
);

/** Codes without a session: confirmed by guides to the portal, the meaning of the last three from memory. */
const SESSION_REFUSALS = new Map<string, Failure['code']>([
  [SESSION_OVER, 'CALLER_NOT_REGISTERED'],
  ['402', 'CALLER_NOT_REGISTERED'],
  ['403', 'CALLER_NOT_REGISTERED'],
  ['500', 'UPSTREAM_ERROR'],
]);

export function connectHealthInsurance(settings: Settings): Connector {
  const http = new HttpClient(settings);
  const account = {
    username: settings.account.username,
    password: hash('md5', settings.account.password),
  };

  const post = async (
    path: string,
    form: Record<string, string>,
    asked: Pick<HttpRequest, 'signal' | 'account'>,
  ): Promise<unknown> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const { status, body } = await http.post({ path, headers, body: formOf(form), ...asked });
    if (status === 401) return { maKetQua: SESSION_OVER };
    const sourceCode = `HTTP ${status}`;
    if (status === 403) throw new SourceError({ code: 'CALLER_NOT_REGISTERED', sourceCode });
    if (status !== 200) throw new SourceError({ code: 'BAD_RESPONSE', sourceCode });
    return parseJson(body);
  };

  const session = new SharedToken(async (signal) =>
    readSession(await post('/api/token/take', account, { signal }), account),
  );

  const askOne = async ({ part, subject }: Question, { caller, signal }: Call): Promise<Reply> => {
    const called = FUNCTIONS.get(part);
    if (!called) throw new Error(`no function for part ${part.name}`);
    const form: TraCuu = {
      maThe: subject.identityNumber,
      hoTen: typedName(subject.fullName),
      ngaySinh: slashed(subject.dateOfBirth),
      hoTenCb: typedName(caller.officer.fullName),
      cccdCb: caller.officer.identityNumber,
    };
    const call = (query: string) =>
      post(`${called.path}?${query}`, { ...form }, { signal, account: caller.account });
    const answer = await session.use(signal, call, (given) => SessionOver.Check(given));
    return readReply(answer, called.read);
  };

  return {
    ask: (call) => Promise.all(call.questions.map((question) => askOne(question, call))),
    close: () => http.close(),
  };
}

function formOf(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString();
}

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`. */
function slashed(date: PartialDate): string {
  return date.split('-').toReversed().join('/');
}

/** A session is the query string that names it in every call; never to be logged. */
function readSession(answer: unknown, account: Settings['account']): IssuedToken<string> {
  const { maKetQua, APIKey, ...beside } = readToken(answer);
  const code = String(maKetQua);
  if (code !== '200') throw refusal(code);
  const { access_token: token, id_token, expires_in: end } = APIKey ?? beside;
  if (!token || !id_token) throw new SourceError({ code: 'BAD_RESPONSE' }, 'no tokens');
  return { value: formOf({ token, id_token, ...account }), lifeMs: lifeMsUntil(end) };
}

/**
 * The life of a session from its end: a moment, in UTC where it has no zone (the confirmed form is UTC), or
 * seconds as of other tokens. A moment may be past by our clock.
 */
function lifeMsUntil(end: unknown): number {
  const [, day, time, fraction = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,3})?\d*\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
      typeof end === 'string' ? end.trim() : '',
    ) ?? [];
  const moment = Date.parse(`${day}T${time}${fraction}${zone.toUpperCase()}`);
  return lifeMsOf(Number.isNaN(moment) ? end : Math.max(0, (moment - Date.now()) / 1000));
}

/** @param read reads what comes with a code that says that there is something */
function readReply(answer: unknown, read: (answer: unknown) => Reply): Reply {
  const { maKetQua } = readResult(answer);
  const meaning = RESULT_MEANINGS.get(maKetQua) ?? 'BAD_RESPONSE';
  if (meaning === 'NOT_FOUND') return { candidates: [] };
  if (meaning === 'MISMATCH') return { mismatch: true };
  if (meaning === 'VALID' || meaning === 'REPLACED' || meaning === 'NOT_VALID') {
    try {
      return read(answer);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      throw new SourceError({ ...error.failure, sourceCode: maKetQua }, error.message);
    }
  }
  throw new SourceError({ code: meaning, sourceCode: maKetQua });
}

/** Why there is no session: a code that says nothing about that cannot be read. */
function refusal(sourceCode: string): SourceError {
  const meaning = SESSION_REFUSALS.get(sourceCode) ?? RESULT_MEANINGS.get(sourceCode);
  const code = meaning === 'UPSTREAM_ERROR' || meaning === 'CALLER_NOT_REGISTERED' ? meaning : 'BAD_RESPONSE';
  return new SourceError({ code, sourceCode });
}
