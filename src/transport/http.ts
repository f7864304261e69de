/**
 * One source's HTTP connections. Every way in which a call can fail below the wire format becomes a
 * SourceError here, and answers are bounded in size. URLs and bodies never reach a message or a log.
 */
import type { Readable } from 'node:stream';
import { errors, type Dispatcher } from 'undici';
import { turns } from '../fairness/turns.ts';
import { SourceError } from '../source-api/answer.ts';
import type {
  ErrorReading,
  Http,
  HttpBody,
  HttpRequest,
  HttpResponse,
  HttpStream,
} from '../source-api/host.ts';
import type { SourceFailureCode } from '../generated/enums.ts';
import { codeOf, innermostCode } from '../lib/error-code.ts';
import { textOf } from './answer-text.ts';
import type { ClientTlsFiles } from '../lib/client-tls.ts';
import { Connections, type StreamedAnswer } from './connections.ts';
import { decodedBody, withoutCodings } from './content-coding.ts';
import { checkMock, proveMock, type MockRule } from './mock-proof.ts';
import type { Outgoing } from './outgoing-proxy.ts';
import type { AnswerHeaders } from './whole-answer.ts';

export interface HttpSettings {
  /** Base URL of the source; requests append their paths. */
  readonly url: string;
  /** Connections held open; further calls wait for a free one. */
  readonly connections: number;
  readonly maxResponseBytes: number;
  readonly tls?: ClientTlsFiles | undefined;
  /** Address of the proxy, or `none`; without it the environment decides. */
  readonly proxy?: string | undefined;
  /** Whether answers of a mock system are accepted. Default: yes. */
  readonly mocks?: MockRule;
}

/** Small answers are not worth a coding, and each would have to be bounded twice. */
const NO_CODING = { 'accept-encoding': 'identity' };

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

type Request = Omit<Dispatcher.DispatchOptions, 'origin'>;

export class HttpClient implements Http {
  readonly #connections: Connections;
  /** Those whose answers are bounded one by one. */
  #streams: Connections | undefined;
  readonly #outgoing: Outgoing;
  readonly #basePath: string;
  readonly #maxResponseBytes: number;
  readonly #mocks: MockRule;
  /** True once a mock system has proved that it answers here. */
  #isProven = false;

  /** @throws as `openConnections` */
  constructor({ url, connections, maxResponseBytes, tls, proxy, mocks = 'taken' }: HttpSettings) {
    this.#mocks = mocks;
    this.#maxResponseBytes = maxResponseBytes;
    this.#basePath = new URL(url).pathname.replace(/\/$/, '');
    this.#outgoing = { url, proxy, tls, limits: { connections } };
    const limits = { connections, maxResponseSize: maxResponseBytes };
    this.#connections = new Connections({ ...this.#outgoing, limits });
  }

  async get(request: HttpRequest & ErrorReading): Promise<HttpResponse> {
    return this.#answer(request, this.#request(request));
  }

  async post(request: HttpRequest & HttpBody & ErrorReading): Promise<HttpResponse> {
    return this.#answer(request, this.#request(request));
  }

  async stream<Value>(
    request: HttpRequest & Partial<HttpBody>,
    maxBytes: number,
    read: (answer: HttpStream) => Promise<Value>,
  ): Promise<Value> {
    const { signal, caller } = request.call;
    if (!Number.isSafeInteger(maxBytes)) throw new RangeError('maxBytes must be a whole number.');
    const { status, headers, body } = await this.#open(this.#request(request), signal);
    try {
      this.#check(headers);
      if (caller?.account) await turns.next(caller.account);
      const error = errorOfStatus({ status, headers });
      if (error) throw error;
      const plain = decodedBody(body, headers['content-encoding']?.toString() ?? '');
      return await read({ status, headers, body: boundedBody(plain, maxBytes, signal) });
    } finally {
      body.destroy();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#connections.close(), this.#streams?.close()]);
  }

  #request({ path, query, headers, body, form }: HttpRequest & Partial<HttpBody>): Request {
    const parameters = query ? `?${new URLSearchParams(query)}` : '';
    const address = { path: (this.#basePath + checkedPath(path) || '/') + parameters };
    const all = { ...NO_CODING, ...(form && FORM), ...headers };
    const content = form ? new URLSearchParams(form).toString() : body;
    return content === undefined
      ? { ...address, method: 'GET', headers: all }
      : { ...address, method: 'POST', headers: all, body: content };
  }

  async #answer({ call: { signal, caller }, errorIn }: HttpRequest & ErrorReading, request: Request) {
    const answer = await this.#send(request, signal);
    // Dozens of answers about a list may come in at the same moment.
    if (caller?.account) await turns.next(caller.account);
    const error = errorOfStatus(answer);
    if (!error) return answer;
    throw (error.failure.code === 'UPSTREAM_ERROR' && errorIn?.(answer)) || error;
  }

  async #send(request: Request, signal: AbortSignal): Promise<HttpResponse> {
    try {
      if (this.#mocks === 'demanded') await this.#proven(signal);
      const { status, headers, body } = await this.#connections.request(request, signal, this.#check);
      return { status, headers, body: await this.#read(status, headers, body) };
    } catch (error) {
      if (error instanceof SourceError) throw error;
      throw errorOf(error, signal);
    }
  }

  async #open(request: Request, signal: AbortSignal): Promise<StreamedAnswer> {
    this.#streams ??= new Connections(this.#outgoing);
    try {
      if (this.#mocks === 'demanded') await this.#proven(signal);
      return await this.#streams.stream(request, signal);
    } catch (error) {
      if (error instanceof SourceError) throw error;
      throw errorOf(error, signal);
    }
  }

  /** The page that comes with an error may be anything: what cannot be read of it says nothing. */
  async #read(status: number, headers: AnswerHeaders, body: Uint8Array): Promise<string> {
    try {
      const codings = headers['content-encoding']?.toString();
      const plain =
        codings === undefined ? body : await withoutCodings(body, codings, this.#maxResponseBytes);
      return textOf(plain, headers['content-type']?.toString());
    } catch (error) {
      if (status < 300 || !(error instanceof SourceError)) throw error;
      return '';
    }
  }

  /** Each call asks for itself until one has seen it: the next may have more time. */
  async #proven(signal: AbortSignal): Promise<void> {
    if (this.#isProven) return;
    await proveMock(this.#connections, this.#basePath || '/', signal);
    this.#isProven = true;
  }

  readonly #check = (headers: AnswerHeaders): void => {
    checkMock(this.#mocks, headers);
  };
}

/** Absolute, empty or upward steps would lead out of the source's URL; others than ASCII are written in `%`. */
const PATH = /^(?:\/(?!\/)(?!(?:.*\/)?(?:\.|%2e){1,2}(?:[/?]|%2f|$))[\x21-\x7e]*|\?[\x21-\x7e]*)?$/i;

/** @throws TypeError that does not repeat the path */
function checkedPath(path: string): string {
  if (PATH.test(path) && !/[\\#]/.test(path)) return path;
  throw new TypeError('A path of a source must begin with a slash and lead down.');
}

/**
 * The connection was of no use to the server: it waited too long for the request, serves another name, or it
 * is too early.
 */
const TRY_AGAIN: ReadonlySet<number> = new Set([408, 421, 425]);

function errorOfStatus({ status, headers }: Omit<HttpResponse, 'body'>): SourceError | undefined {
  const sourceCode = `HTTP ${status}`;
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) {
    return new SourceError({ code: 'THROTTLED', sourceCode, ...retryAfterMs(headers) });
  }
  if (status >= 300 && status < 400) {
    return new SourceError({ code: 'BAD_RESPONSE', sourceCode }, redirection(headers));
  }
  return status >= 500 || TRY_AGAIN.has(status)
    ? new SourceError({ code: 'UPSTREAM_ERROR', sourceCode })
    : undefined;
}

/** Of the new address, only where it is: its path may name a person or a session. */
function redirection({ location }: AnswerHeaders): string {
  const text = location?.toString() ?? '';
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  const isShown = origin !== undefined && !/\d{9}/.test(origin);
  const where = isShown ? `to ${origin}` : origin === undefined ? 'within the same address' : 'elsewhere';
  return `the source redirects ${where}, and requests with its credentials follow nowhere: correct its url`;
}

/** The forms of a date in a header begin with the name of the day; JavaScript takes more for a date. */
const HTTP_DATE = /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? /i;

/** The form that C writes names no zone: it means GMT (RFC 9110, 5.6.7), and JavaScript takes it for local time. */
const WITHOUT_ZONE = / [\d:]+$/;

/**
 * `Retry-After` is seconds or a date (RFC 9110, 10.2.3); anything else is as if it were absent. A date counts
 * from the source's own clock, where the answer says what that shows. There is no bound: how long a source is
 * left alone is not decided here.
 */
export function retryAfterMs(headers: AnswerHeaders): { readonly retryAfterMs?: number } {
  const retryAfter = headers['retry-after']?.toString().trim() ?? '';
  if (/^\d+$/.test(retryAfter)) return { retryAfterMs: Number(retryAfter) * 1000 };
  const now = dateIn(headers['date']?.toString()) ?? Date.now();
  const milliseconds = (dateIn(retryAfter) ?? Number.NEGATIVE_INFINITY) - now;
  return milliseconds >= 0 ? { retryAfterMs: milliseconds } : {};
}

/** Milliseconds since 1970. */
function dateIn(text = ''): number | undefined {
  const whole = WITHOUT_ZONE.test(text) ? `${text} GMT` : text;
  const date = HTTP_DATE.test(whole) ? Date.parse(whole) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** @throws SourceError (from the iteration) */
async function* boundedBody(
  body: Readable,
  maxBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  const chunks: AsyncIterable<Uint8Array> = body;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) throw new SourceError({ code: 'BAD_RESPONSE' }, 'the answer is too large');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SourceError ? error : errorOf(error, signal);
  }
}

function errorOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new SourceError({ code: 'TIMEOUT' });
  const refusal = refusalOfProxy(error);
  if (refusal !== undefined) return new SourceError({ code: 'UNREACHABLE' }, refusal);
  // A request that could not be made is a fault of the gateway and says nothing about the source.
  if (error instanceof errors.InvalidArgumentError) return error;
  // Such as ECONNREFUSED or CERT_HAS_EXPIRED.
  return new SourceError({ code: failureCodeOf(error) }, innermostCode(error));
}

function failureCodeOf(error: unknown): SourceFailureCode {
  if (error instanceof errors.ResponseExceededMaxSizeError || error instanceof errors.HTTPParserError) {
    return 'BAD_RESPONSE';
  }
  // Of a coding that cannot be taken off.
  if (codeOf(error)?.startsWith('Z_') === true) return 'BAD_RESPONSE';
  const isLate =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError;
  return isLate ? 'TIMEOUT' : 'UNREACHABLE';
}

/** undici reports it by its message only: `Proxy response (403) !== 200 …`, `Proxy Authentication Required (407)`. */
function refusalOfProxy(error: unknown): string | undefined {
  const [, status] = (error instanceof Error && /^Proxy .*\((\d{3})\)/.exec(error.message)) || [];
  return status === undefined ? undefined : `the proxy refuses with HTTP ${status}`;
}
