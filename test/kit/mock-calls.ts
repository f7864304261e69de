/** Asks the mock systems as their contracts say, without the gateway: the least that a caller must send. */
import { createHash } from 'node:crypto';
import type { Subject } from '../../mocks/people/person.ts';
import { unaccented } from '../../mocks/people/spelling.ts';
import { CREDENTIALS } from '../../mocks/systems/population/authentication.ts';

/** Headers of a call to the population database. */
export function populationHeaders(timestamp: number = Date.now()): Record<string, string> {
  const { user, authUrl, secret, apiKey, xRoadClient } = CREDENTIALS;
  const hash = createHash('sha256').update(`${authUrl}${user}${timestamp}${secret}`).digest('hex');
  return {
    authorization: `Basic ${Buffer.from(`${user}:${hash}`).toString('base64')}`,
    timestamp: String(timestamp),
    'x-road-client': xRoadClient,
    apikey: apiKey,
    soapaction: '""',
    'content-type': 'text/xml; charset=utf-8',
  };
}

/** Operations of the population database with their integration codes. */
const operations = { TraCuuThongTinCongDan: '037', XacMinhTinhTrangChetMatTich: '041' } as const;

export type Operation = keyof typeof operations;

/** The elements of a look-up in their order; a test replaces, drops or reorders them. */
export function lookUpElements(
  { identityNumber, fullName, dateOfBirth }: Subject,
  operation: Operation = 'TraCuuThongTinCongDan',
): Map<string, string> {
  const name = unaccented(fullName)
    .toUpperCase()
    .replace(/[^A-Z ]/g, '');
  const date = dateOfBirth.replaceAll('-', '');
  const birth =
    date.length === 4 ? `<dan:Nam>${date}</dan:Nam>` : `<dan:NgayThangNam>${date}</dan:NgayThangNam>`;
  return new Map([
    ['MaYeuCau', 'test-0001'],
    ['MaDVC', 'G22-LT01'],
    ['MaTichHop', operations[operation]],
    ['MaCanBo', '079185000001'],
    [identityNumber.length === 12 ? 'SoDinhDanh' : 'SoCMND', identityNumber],
    ['HoVaTen', name],
    ['NgayThangNamSinh', birth],
  ]);
}

export function lookUpEnvelope(
  elements: Iterable<readonly [string, string]>,
  operation: Operation = 'TraCuuThongTinCongDan',
): string {
  const body = [...elements].map(([name, content]) => `<dan:${name}>${content}</dan:${name}>`).join('');
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:dan="http://dancuquocgia.bca"><soapenv:Header/><soapenv:Body><dan:${operation}>${body}</dan:${operation}></soapenv:Body></soapenv:Envelope>`;
}

export async function postPopulation(
  url: string,
  body: string,
  headers: Record<string, string> = populationHeaders(),
): Promise<Response> {
  return fetch(`${url}/dancu`, { method: 'POST', headers, body });
}

export async function askPopulation(
  url: string,
  subject: Subject,
  operation: Operation = 'TraCuuThongTinCongDan',
): Promise<Response> {
  return postPopulation(url, lookUpEnvelope(lookUpElements(subject, operation), operation));
}

/** The body of an answer as the test says it is; what it really is, the test asserts. */
export async function json<T>(response: Response | Promise<Response>): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where tests name what they read
  return (await (await response).json()) as T;
}
