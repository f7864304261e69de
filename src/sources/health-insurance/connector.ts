/**
 * Speaks to the health insurance portal (cổng giám định BHYT): a session taken with an MD5 password, then one
 * form a question. Answers are HTTP 200 with a business code. Formats: BRIEF 1.4, written down in
 * contracts/health-insurance/.
 */
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { TraCuu, Wire } from '../../generated/wire/health-insurance.ts';
import {
  hashOf,
  lifeMsOf,
  parseJson,
  SharedToken,
  SourceError,
  typedName,
  type Call,
  type Connector,
  type Failure,
  type Host,
  type HttpRequest,
  type IssuedToken,
  type PartialDate,
  type Question,
  type Reply,
  type SettingsOf,
  type Subject,
} from '../../source-api/index.ts';
import { RESULT_MEANINGS, toCard, toVisits, type CardRecord, type VisitsRecord } from './mapping.ts';

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

type Settings = SettingsOf<typeof healthInsuranceSettings>;
type PartName = 'card' | 'visits';
type CardOrVisits = Reply<CardRecord | VisitsRecord>;

const Named = Compile(Type.Object({ hoTen: Type.String({ pattern: '\\S' }) }));

/** @throws SourceError BAD_RESPONSE of a card without a name: there is one, and nothing says whose */
function checkNamed(answer: unknown): void {
  if (!Named.Check(answer)) throw new SourceError({ code: 'BAD_RESPONSE', tiesNobody: true }, 'no hoTen');
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

export function connectHealthInsurance(
  settings: Settings,
  host: Host<Wire>,
): Connector<PartName, CardRecord | VisitsRecord> {
  const http = host.http();
  const account = {
    username: settings.account.username,
    password: hashOf('md5', settings.account.password),
  };
  const readToken = host.contract('TokenResponse');
  const readResult = host.contract('KetQua');
  const readCard = host.contract('TheBHYT');
  const readVisits = host.contract('LichSuKCB');

  /** The upstream function of each part, and how its answer is read. */
  const functions: Record<
    PartName,
    { path: string; read: (answer: unknown, asked: Subject) => CardOrVisits }
  > = {
    card: {
      path: '/api/egw/KQNhanLichSuKCB2024',
      read: (answer, { identityNumber }) => {
        checkNamed(answer);
        return { candidates: [toCard(readCard(answer), identityNumber)] };
      },
    },
    visits: {
      path: '/api/egw/Lskcb2025',
      read: (answer) => ({ unnamed: toVisits(readVisits(answer)) }),
    },
  };

  const post = async (
    request: Omit<HttpRequest, 'headers'>,
    form: Readonly<Record<string, string>>,
  ): Promise<unknown> => {
    const headers = { accept: 'application/json' };
    const { status, body } = await http.post({ ...request, headers, form });
    if (status === 401) return { maKetQua: SESSION_OVER };
    const sourceCode = `HTTP ${status}`;
    if (status === 403) throw new SourceError({ code: 'CALLER_NOT_REGISTERED', sourceCode });
    if (status !== 200) throw new SourceError({ code: 'BAD_RESPONSE', sourceCode });
    return parseJson(body);
  };

  const session = new SharedToken(async (signal) => {
    const answer = await post({ path: '/api/token/take', call: { signal } }, account);
    return readSession(readToken(answer), account);
  });

  const askOne = async ({ part, subject }: Question<PartName>, call: Call): Promise<CardOrVisits> => {
    const { path, read } = functions[part.name];
    const { caller, signal } = call;
    const form: TraCuu = {
      maThe: subject.identityNumber,
      hoTen: typedName(subject.fullName),
      ngaySinh: slashed(subject.dateOfBirth),
      hoTenCb: typedName(caller.officer.fullName),
      cccdCb: caller.officer.identityNumber,
    };
    const answer = await session.use(
      signal,
      (query) => post({ path, query, call }, { ...form }),
      (given) => SessionOver.Check(given),
    );
    return readReply(readResult(answer).maKetQua, () => read(answer, subject));
  };

  return {
    ask: (call) => Promise.all(call.questions.map((question) => askOne(question, call))),
    close: () => http.close(),
  };
}

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`. */
function slashed(date: PartialDate): string {
  return date.split('-').toReversed().join('/');
}

/** A session is the parameters that name it in every call; never to be logged. */
function readSession(
  { maKetQua, APIKey, ...beside }: Wire['TokenResponse'],
  account: Settings['account'],
): IssuedToken<Readonly<Record<string, string>>> {
  const code = String(maKetQua);
  if (code !== '200') throw refusal(code);
  const { access_token: token, id_token, expires_in: end } = APIKey ?? beside;
  if (!token || !id_token) throw new SourceError({ code: 'BAD_RESPONSE' }, 'no tokens');
  return { value: { token, id_token, ...account }, lifeMs: lifeMsUntil(end) };
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
function readReply(maKetQua: string, read: () => CardOrVisits): CardOrVisits {
  const meaning = RESULT_MEANINGS.get(maKetQua) ?? 'BAD_RESPONSE';
  if (meaning === 'NOT_FOUND') return { candidates: [] };
  if (meaning === 'MISMATCH') return { mismatch: true };
  if (meaning === 'VALID' || meaning === 'REPLACED' || meaning === 'NOT_VALID') {
    try {
      return read();
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
