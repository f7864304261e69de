/**
 * One source's HTTP connections. Every way in which a call can fail below the wire format becomes a
 * SourceError here, and answers are bounded in size. URLs and bodies never reach a message or a log.
 */
import { errors, type Dispatcher } from 'undici';
import type { AccountPath } from '../fairness/shared-pool.ts';
import { turns } from '../fairness/turns.ts';
import { SourceError } from '../source-api/answer.ts';
import type { SourceFailureCode } from '../generated/enums.ts';
import { innermostCode } from '../lib/error-code.ts';
import { textOf } from './answer-text.ts';
import type { ClientTlsFiles } from '../lib/client-tls.ts';
import { Connections } from './connections.ts';
import { withoutCodings } from './content-coding.ts';
import { checkMock, proveMock, type MockRule } from './mock-proof.ts';
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

export interface HttpRequest {
  /** Added to the path of the source's URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** In whose turn the answer is read; without one, at once. */
  readonly account?: AccountPath | undefined;
  /** The error that an answer with HTTP 5xx names itself; undefined leaves it to the status. */
  readonly errorIn?: (answer: HttpResponse) => SourceError | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: string;
}

/** Small answers are not worth a coding, and each would have to be bounded twice. */
const NO_CODING = { 'accept-encoding': 'identity' };

export class HttpClient {
  readonly #connections: Connections;
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
    const limits = { connections, maxResponseSize: maxResponseBytes };
    this.#connections = new Connections({ url, proxy, tls, limits });
  }

  /**
   * Posts and reads the whole answer.
   *
   * @returns the answer unless its status says that the source failed; other 4xx are left to the caller
   * @throws SourceError TIMEOUT, UNREACHABLE, UPSTREAM_ERROR, THROTTLED, BAD_RESPONSE (redirected, too large,
   * no text); that of `errorIn`
   */
  async post({ path, headers, body, signal, account, errorIn }: HttpRequest): Promise<HttpResponse> {
    const wholePath = this.#basePath + path || '/';
    const request = { path: wholePath, method: 'POST', headers: { ...NO_CODING, ...headers }, body } as const;
    const answer = await this.#send(request, signal);
    // Dozens of answers about a list may come in at the same moment.
    if (account) await turns.next(account);
    const error = errorOfStatus(answer);
    if (!error) return answer;
    throw (error.failure.code === 'UPSTREAM_ERROR' && errorIn?.(answer)) || error;
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }

  async #send(
    request: Omit<Dispatcher.DispatchOptions, 'origin'>,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    try {
      if (this.#mocks === 'demanded') await this.#proven(signal);
      const { status, headers, body } = await this.#connections.request(request, signal, this.#check);
      return { status, headers, body: await this.#read(status, headers, body) };
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

/**
 * The connection was of no use to the server: it waited too long for the request, serves another name, or it
 * is too early.
 */
const TRY_AGAIN: ReadonlySet<number> = new Set([408, 421, 425]);

function errorOfStatus({ status, headers }: HttpResponse): SourceError | undefined {
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
  const where = URL.canParse(text) ? `to ${new URL(text).origin}` : 'within the same address';
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
