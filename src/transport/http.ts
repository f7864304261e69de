/**
 * One source's HTTP connections. Every way in which a call can fail below the wire format becomes a
 * SourceError here, and answers are bounded in size. URLs and bodies never reach a message or a log.
 */
import { Pool, errors, type Dispatcher } from 'undici';
import type { Failure } from '../ask/answer.ts';
import { SourceError } from '../ask/answer.ts';
import { connectionCodeOf } from './error-codes.ts';
import { readClientTls, type ClientTlsFiles } from './client-tls.ts';
import { checkMock, proveMock, type MockRule } from './mock-proof.ts';
import { wholeAnswer, type AnswerHeaders } from './whole-answer.ts';

export interface HttpSettings {
  /** Where the source answers; requests add their paths to it. */
  readonly url: string;
  /** Connections held open; further calls wait for a free one. */
  readonly connections: number;
  readonly maxResponseBytes: number;
  readonly tls?: ClientTlsFiles | undefined;
  /** Whether answers of a mock system are taken; by default they are, as all others. */
  readonly mocks?: MockRule;
}

export interface HttpRequest {
  /** Added to the path of the source's URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** The error that an answer with HTTP 5xx names itself; undefined leaves it to the status. */
  readonly errorIn?: (answer: HttpResponse) => SourceError | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: string;
}

export class HttpClient {
  readonly #pool: Pool;
  readonly #basePath: string;
  readonly #mocks: MockRule;
  /** Whether a mock system has shown that it answers here. */
  #isProven = false;

  /** @throws NodeJS.ErrnoException when a file of `tls` cannot be read */
  constructor({ url, connections, maxResponseBytes, tls, mocks = 'taken' }: HttpSettings) {
    this.#mocks = mocks;
    const { origin, pathname } = new URL(url);
    this.#basePath = pathname.replace(/\/$/, '');
    this.#pool = new Pool(origin, {
      connections,
      maxResponseSize: maxResponseBytes,
      ...(tls && { connect: readClientTls(tls) }),
    });
  }

  /**
   * Posts and reads the whole answer.
   *
   * @returns the answer unless its status says that the source failed; 4xx is left to the caller
   * @throws SourceError TIMEOUT, UNREACHABLE, UPSTREAM_ERROR, THROTTLED, BAD_RESPONSE (too large); that of `errorIn`
   */
  async post({ path, headers, body, signal, errorIn }: HttpRequest): Promise<HttpResponse> {
    const wholePath = this.#basePath + path || '/';
    const answer = await this.#send({ path: wholePath, method: 'POST', headers, body }, signal);
    const failure = failureOfStatus(answer);
    if (!failure) return answer;
    throw (failure.code === 'UPSTREAM_ERROR' && errorIn?.(answer)) || new SourceError(failure);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #send(request: Dispatcher.DispatchOptions, signal: AbortSignal): Promise<HttpResponse> {
    try {
      if (this.#mocks === 'demanded') await this.#proven(signal);
      const { status, headers, body } = await wholeAnswer(this.#pool, request, signal, this.#check);
      return { status, headers, body: decode(body) };
    } catch (error) {
      // A request that could not even be made is our own fault and no news of the source.
      if (error instanceof errors.InvalidArgumentError || error instanceof SourceError) throw error;
      const failure = failureOfError(error, signal);
      throw new SourceError(failure, failure.code === 'TIMEOUT' ? undefined : connectionCodeOf(error));
    }
  }

  /** Each call asks for itself until one has seen it: the next may have more time. */
  async #proven(signal: AbortSignal): Promise<void> {
    if (this.#isProven) return;
    await proveMock(this.#pool, this.#basePath || '/', signal);
    this.#isProven = true;
  }

  readonly #check = (headers: AnswerHeaders): void => {
    checkMock(this.#mocks, headers);
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text in another encoding would turn names into other names. */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'not UTF-8');
  }
}

function failureOfStatus({ status, headers }: HttpResponse): Failure | undefined {
  const sourceCode = `HTTP ${status}`;
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) {
    return { code: 'THROTTLED', sourceCode, ...retryAfterMs(headers) };
  }
  return status >= 500 ? { code: 'UPSTREAM_ERROR', sourceCode } : undefined;
}

/** The forms of a date in a header begin with the name of the day; JavaScript takes more for a date. */
const HTTP_DATE = /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? /;

/**
 * `Retry-After` is seconds or a date (RFC 9110, 10.2.3); anything else is as if it were absent. A date counts from the source's
 * own clock, where the answer says what that shows. There is no bound: how long a source is left alone is not decided here.
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
  const date = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

function failureOfError(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { code: 'TIMEOUT' };
  if (error instanceof errors.ResponseExceededMaxSizeError) return { code: 'BAD_RESPONSE' };
  if (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  ) {
    return { code: 'TIMEOUT' };
  }
  if (error instanceof errors.HTTPParserError) return { code: 'BAD_RESPONSE' };
  return { code: 'UNREACHABLE' };
}
