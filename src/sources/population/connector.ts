/**
 * Speaks to the national population database, SOAP 1.1: operation TraCuuThongTinCongDan (service 037) and
 * XacMinhTinhTrangChetMatTich, one person a call, asked by number, name and date of birth together. Formats:
 * BRIEF 1.1, written down in contracts/population/.
 */
import Type from 'typebox';
import { repeated, type Wire } from '../../generated/wire/population.ts';
import {
  basicAuthorization,
  escapeXml,
  hashOf,
  isElement,
  isFullDate,
  isRefusal,
  moment,
  numberKind,
  plainName,
  readable,
  soapEnvelope,
  soapReader,
  SourceError,
  Unread,
  unreadable,
  xRoadError,
  type Call,
  type Candidate,
  type Connector,
  type Failure,
  type Host,
  type HttpResponse,
  type IdentityNumber,
  type PartialDate,
  type Reply,
  type SettingsOf,
  type Subject,
  type XmlElement,
} from '../../source-api/index.ts';
import { toIdentity, toLifeStatus, type IdentityRecord, type LifeStatusRecord } from './mapping.ts';

export const populationSettings = Type.Object({
  serviceCode: Type.String({
    minLength: 1,
    description: 'MaDVC: the public service for which the data is asked; must be licensed by the database.',
  }),
  auth: Type.Object(
    {
      url: Type.String({ format: 'uri', description: 'Authentication URL, a part of what is hashed.' }),
      user: Type.String({ minLength: 1, description: 'User name issued to this gateway.' }),
      secret: Type.String({ minLength: 1, description: 'Secret key that goes with the user name.' }),
      apiKey: Type.String({ minLength: 1, description: 'ApiKey issued to this system.' }),
      xRoadClient: Type.String({ minLength: 1, description: 'X-Road-Client: member path of the caller.' }),
    },
    { additionalProperties: false },
  ),
});

type Settings = SettingsOf<typeof populationSettings>;
type PopulationRecord = IdentityRecord | LifeStatusRecord;

const NAMESPACE = 'http://dancuquocgia.bca';

/** Confirmed codes; the element that carries them is ours. */
const REFUSALS = new Map<string, Failure['code']>([
  ['004', 'NOT_LICENSED'],
  ['005', 'CALLER_NOT_REGISTERED'],
]);

const readSoap = soapReader(repeated, ['ThoiDiemDuLieu']);

/** Operation of a part, and the element of its answer. */
interface Operation {
  readonly name: string;
  /** MaTichHop. */
  readonly code: string;
  /** Takes the Body; '' is an element without children or attributes: no such person. */
  read(this: void, body: Readonly<Record<string, unknown>>, contract: Host<Wire>['contract']): Answered | '';
}

/** Elements that the answers of all operations share. */
interface Answered {
  readonly MaLoi?: string;
  readonly '@ThoiDiemDuLieu'?: string | Unread;
  /** Not to be read of an error. */
  readonly candidates: (asked: IdentityNumber, asOf: string | null) => readonly Candidate<PopulationRecord>[];
}

const IDENTITY: Operation = {
  name: 'TraCuuThongTinCongDan',
  code: '037',
  read: (body, contract) => {
    const answer = answered(body['CongdanCollection'], contract('CongdanCollection'));
    return answer && { ...answer, candidates: (...asked) => personOf(answer.CongDan, toIdentity, ...asked) };
  },
};

/** The operation's name is confirmed; its code and its answer are ours. */
const LIFE_STATUS: Operation = {
  name: 'XacMinhTinhTrangChetMatTich',
  code: '041',
  read: (body, contract) => {
    const answer = answered(body['KetQuaXacMinhChetMatTich'], contract('KetQuaXacMinhChetMatTich'));
    return (
      answer && { ...answer, candidates: (...asked) => personOf(answer.CongDan, toLifeStatus, ...asked) }
    );
  },
};

/** An element with nothing in it keeps every contract; asking none of them first leaves their faults clear. */
function answered<Answer>(value: unknown, read: (value: unknown) => Answer): Answer | '' {
  if (!isElement(value)) return value === '' ? '' : read(value);
  return read(isNobody(value['CongDan']) ? { ...value, CongDan: undefined } : value);
}

/** "No such person" is also written as a person without a name, or of whom nothing is told (seen in the field). */
function isNobody(person: unknown): boolean {
  if (!isElement(person)) return person === '';
  return isEmpty(person['HoVaTen'] ?? person);
}

function isEmpty(value: unknown): boolean {
  return isElement(value) ? Object.values(value).every(isEmpty) : value === '';
}

function personOf<Person>(
  person: Person | Unread | undefined,
  read: (person: Person, asked: IdentityNumber, asOf: string | null) => Candidate<PopulationRecord>,
  ...asked: Parameters<Answered['candidates']>
): readonly Candidate<PopulationRecord>[] {
  if (person === undefined) return [];
  if (person instanceof Unread) throw unreadable('CongDan');
  return [read(person, ...asked)];
}

const OPERATIONS = { identity: IDENTITY, lifeStatus: LIFE_STATUS };

export function connectPopulation(
  settings: Settings,
  host: Host<Wire>,
): Connector<keyof typeof OPERATIONS, PopulationRecord> {
  const http = host.http();
  return {
    ask: (call) =>
      Promise.all(
        call.questions.map(async ({ part, subject }) => {
          const operation = OPERATIONS[part.name];
          const body = lookUp(operation, subject, call, call.caller.serviceCode ?? settings.serviceCode);
          const post = () =>
            http.post({ path: '', headers: headers(settings.auth, Date.now()), body, call, errorIn });
          const answer = await post();
          // The Timestamp is the only header that ages: refused at the door, a call is made once more with a
          // new one.
          const last = answer.status === 401 ? await post() : answer;
          return readAnswer(operation, subject.identityNumber, last, host);
        }),
      ),
    close: () => http.close(),
  };
}

/** The element order is part of the contract (confirmed, BRIEF 1.1.1). */
function lookUp({ name, code }: Operation, subject: Subject, call: Call, serviceCode: string): string {
  const { identityNumber, fullName, dateOfBirth } = subject;
  const numberElement = numberKind(identityNumber) === 'PERSONAL' ? 'SoDinhDanh' : 'SoCMND';
  return soapEnvelope(
    `<dan:${name} xmlns:dan="${NAMESPACE}">` +
      element('MaYeuCau', call.requestId) +
      element('MaDVC', serviceCode) +
      element('MaTichHop', code) +
      element('MaCanBo', call.caller.officer.identityNumber) +
      element(numberElement, identityNumber) +
      // Unaccented capitals, A to Z (confirmed).
      element('HoVaTen', plainName(fullName)) +
      `<dan:NgayThangNamSinh>${birthDate(dateOfBirth)}</dan:NgayThangNamSinh>` +
      `</dan:${name}>`,
  );
}

function element(name: string, value: string): string {
  return `<dan:${name}>${escapeXml(value)}</dan:${name}>`;
}

/** The service takes a year or a full date; a date known to the month is asked by its year and tied by its month. */
function birthDate(date: PartialDate): string {
  return isFullDate(date)
    ? element('NgayThangNam', date.replaceAll('-', ''))
    : element('Nam', date.slice(0, 4));
}

/**
 * Basic with a hash over the moment of the call (confirmed; that user and hash are joined by Basic's usual
 * base64 is from memory).
 */
function headers(auth: Settings['auth'], now: number): Record<string, string> {
  const hashed = hashOf('sha256', `${auth.url}${auth.user}${now}${auth.secret}`);
  return {
    'content-type': 'text/xml; charset=utf-8',
    soapaction: '""',
    authorization: basicAuthorization(auth.user, hashed),
    timestamp: String(now),
    'x-road-client': auth.xRoadClient,
    apikey: auth.apiKey,
  };
}

function readAnswer(
  { read }: Operation,
  asked: IdentityNumber,
  response: HttpResponse,
  { contract }: Host<Wire>,
): Reply<PopulationRecord> {
  if (response.status !== 200) throw refusalIn(response);
  const message = readSoap(response.body);
  const sourceCode = faultCode(response, message);
  if (sourceCode !== undefined) {
    throw xRoadError(sourceCode) ?? new SourceError({ code: 'BAD_RESPONSE', sourceCode });
  }
  const answer = read(message, contract);
  if (answer === '') return { candidates: [] };
  if (answer.MaLoi !== undefined) {
    throw new SourceError({ code: REFUSALS.get(answer.MaLoi) ?? 'BAD_RESPONSE', sourceCode: answer.MaLoi });
  }
  const asOf = readable(moment(answer['@ThoiDiemDuLieu']));
  return { candidates: answer.candidates(asked, asOf), ...(asOf !== null && { asOf }) };
}

/** An answer with HTTP 4xx: the exchange's own refusal, or what the status says. */
function refusalIn(response: HttpResponse): SourceError {
  const told = errorIn(response);
  if (told && isRefusal(told)) return told;
  const { status } = response;
  const code = status === 401 || status === 403 ? 'CALLER_NOT_REGISTERED' : 'BAD_RESPONSE';
  return new SourceError({ code, sourceCode: `HTTP ${status}` });
}

/**
 * The fault in the header of the exchange or in the Body. Undefined for a page, for an unknown code, and for
 * the register's plain Server, which says no more than the status.
 */
function errorIn(response: HttpResponse): SourceError | undefined {
  const code = faultCode(response, bodyOf(response));
  return code === undefined || code === 'Server' ? undefined : xRoadError(code);
}

function bodyOf({ body }: HttpResponse): XmlElement | undefined {
  try {
    return readSoap(body);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** The code of X-Road-Error, or of a SOAP Fault without its namespace prefix, which the sender chooses. */
function faultCode(response: HttpResponse, body: XmlElement | undefined): string | undefined {
  const told = response.headers['x-road-error']?.toString().trim();
  if (told) return told;
  const fault = body?.['Fault'];
  const code = isElement(fault) ? fault['faultcode'] : undefined;
  return typeof code === 'string' ? code.replace(/^[^:]*:/, '') : undefined;
}
