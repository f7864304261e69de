/**
 * Speaks to the national population database, SOAP 1.1: operation TraCuuThongTinCongDan (service 037) and
 * XacMinhTinhTrangChetMatTich, one person a call, asked by number, name and date of birth together. Formats:
 * BRIEF 1.1, written down in mocks/systems/population/contract/.
 */
import { hash } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { SourceError, type Failure } from '../../source-api/answer.ts';
import { Unread } from '../../source-api/draft.ts';
import type { Call, Candidate, Connector, Reply, SourceSettings } from '../../source-api/source.ts';
import { repeated, schemas, type Wire } from '../../generated/wire/population.ts';
import { numberKind, type IdentityNumber } from '../../subject/identity-number.ts';
import { plainName } from '../../subject/name.ts';
import { isFullDate, type PartialDate } from '../../subject/partial-date.ts';
import type { Subject } from '../../subject/subject.ts';
import { contractOf } from '../../transport/contract.ts';
import { HttpClient, type HttpResponse } from '../../transport/http.ts';
import { soapEnvelope, soapReader } from '../../transport/soap.ts';
import { moment, readable, unreadable } from '../../transport/wire-values.ts';
import { isRefusal, xRoadError } from '../../transport/x-road.ts';
import { escapeXml, isElement, type XmlElement } from '../../transport/xml.ts';
import { lifeStatus, toIdentity, toLifeStatus } from './mapping.ts';

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

type Settings = Static<typeof populationSettings> & SourceSettings;

const NAMESPACE = 'http://dancuquocgia.bca';

/** Confirmed codes; the element that carries them is ours. */
const REFUSALS = new Map<string, Failure['code']>([
  ['004', 'NOT_LICENSED'],
  ['005', 'CALLER_NOT_REGISTERED'],
]);

const readSoap = soapReader(repeated, ['ThoiDiemDuLieu']);
const contract = contractOf<Wire>(schemas);
const readIdentity = contract('CongdanCollection');
const readLifeStatus = contract('KetQuaXacMinhChetMatTich');

/** Operation of a part, and the element of its answer. */
interface Operation {
  readonly name: string;
  /** MaTichHop. */
  readonly code: string;
  /** Takes what stands in the Body; '' is an element without children or attributes: no such person. */
  read(this: void, body: Readonly<Record<string, unknown>>): Answered | '';
}

/** Elements that the answers of all operations share. */
interface Answered {
  readonly MaLoi?: string;
  readonly '@ThoiDiemDuLieu'?: string | Unread;
  /** Not to be read of an error. */
  readonly candidates: (asked: IdentityNumber, asOf: string | null) => readonly Candidate<unknown>[];
}

const IDENTITY: Operation = {
  name: 'TraCuuThongTinCongDan',
  code: '037',
  read: (body) => {
    const answer = answered(body['CongdanCollection'], readIdentity);
    return answer && { ...answer, candidates: (...asked) => personOf(answer.CongDan, toIdentity, ...asked) };
  },
};

/** The operation's name is confirmed; its code and its answer are ours. */
const LIFE_STATUS: Operation = {
  name: 'XacMinhTinhTrangChetMatTich',
  code: '041',
  read: (body) => {
    const answer = answered(body['KetQuaXacMinhChetMatTich'], readLifeStatus);
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
  read: (person: Person, asked: IdentityNumber, asOf: string | null) => Candidate<unknown>,
  ...asked: Parameters<Answered['candidates']>
): readonly Candidate<unknown>[] {
  if (person === undefined) return [];
  if (person instanceof Unread) throw unreadable('CongDan');
  return [read(person, ...asked)];
}

export function connectPopulation(settings: Settings): Connector {
  const http = new HttpClient(settings);
  return {
    ask: (call) =>
      Promise.all(
        call.questions.map(async ({ part, subject }) => {
          const operation = part === lifeStatus ? LIFE_STATUS : IDENTITY;
          const body = lookUp(operation, subject, call, call.caller.serviceCode ?? settings.serviceCode);
          const post = () => {
            const { signal, caller } = call;
            return http.post({
              path: '',
              headers: headers(settings.auth, Date.now()),
              body,
              signal,
              account: caller.account,
              errorIn,
            });
          };
          const answer = await post();
          // The Timestamp is the only header that ages: refused at the door, a call is made once more with a
          // new one.
          return readAnswer(operation, subject.identityNumber, answer.status === 401 ? await post() : answer);
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
  const hashed = hash('sha256', `${auth.url}${auth.user}${now}${auth.secret}`);
  return {
    'content-type': 'text/xml; charset=utf-8',
    soapaction: '""',
    authorization: `Basic ${Buffer.from(`${auth.user}:${hashed}`).toString('base64')}`,
    timestamp: String(now),
    'x-road-client': auth.xRoadClient,
    apikey: auth.apiKey,
  };
}

function readAnswer({ read }: Operation, asked: IdentityNumber, response: HttpResponse): Reply {
  if (response.status !== 200) throw refusalIn(response);
  const message = readSoap(response.body);
  const sourceCode = faultCode(response, message);
  if (sourceCode !== undefined) {
    throw xRoadError(sourceCode) ?? new SourceError({ code: 'BAD_RESPONSE', sourceCode });
  }
  const answer = read(message);
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
