/**
 * Calls over the local integration platform (LGSP): a WSO2 access token in front of JSON services. The token
 * convention is confirmed (BRIEF 1.2). Codes and form of the platform's own faults are those of WSO2's
 * documentation, in JSON or XML as its operator has set it, whatever Content-Type goes with them.
 */
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import { SourceError } from '../source-api/answer.ts';
import type { Host, Http, HttpCall, HttpResponse } from '../source-api/host.ts';
import { basicAuthorization } from './basic-authorization.ts';
import { retryAfterMs } from './http.ts';
import { parseJson } from './json.ts';
import { lifeMsOf, SharedToken, type IssuedToken } from './shared-token.ts';
import { xmlReader } from './xml.ts';

/** Configuration of a source behind the platform. */
export const LgspSettings = Type.Object(
  {
    tokenPath: Type.String({ pattern: '^/', default: '/token', description: 'Path of the token service.' }),
    tokenUrl: Type.Optional(
      Type.String({
        pattern: '^https?://[^/]+',
        description:
          'Address of the token service, where it is another than that of the source and tokenPath.',
      }),
    ),
    consumerKey: Type.String({ minLength: 1, description: 'Consumer key of this gateway on the platform.' }),
    consumerSecret: Type.String({ minLength: 1, description: 'Consumer secret that goes with the key.' }),
  },
  { additionalProperties: false },
);

export type LgspSettings = Static<typeof LgspSettings>;

const TokenAnswer = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Type.Optional(Type.Unknown()),
});

const readFault = xmlReader([]);
const Code = Type.Union([Type.Integer(), Type.String()]);
const Fault = Type.Object({ fault: Type.Object({ code: Code }) });
/** The same without the element around it, as newer versions write it. */
const BareFault = Type.Object({ code: Code, message: Type.String() });

/** Throttled: message, hard limit, resource, application, subscription, custom rule, burst. */
const THROTTLED = new Set(['900800', '900801', '900802', '900803', '900804', '900806', '900807']);
/** Caller blocked, API blocked for the caller; no subscription, an inactive one, a token without the scope. */
const NOT_LICENSED = new Set(['900805', '900907', '900908', '900909', '900910']);
/** The token: invalid, missing, expired, inactive. A new one may hold. */
const TOKEN_REFUSED = new Set(['900901', '900902', '900903', '900904']);

/** The platform's faults are short; an answer is not parsed twice to find out. */
const LONGEST_FAULT = 4096;

export class LgspClient {
  readonly #http: Http;
  /** The token service, which may be on another host. */
  readonly #tokens: Http;
  readonly #settings: LgspSettings;
  readonly #token = new SharedToken((signal) => this.#issueToken(signal));

  constructor(host: Pick<Host, 'http'>, settings: LgspSettings) {
    this.#http = host.http();
    const { tokenUrl } = settings;
    this.#tokens = tokenUrl === undefined ? this.#http : host.http({ url: tokenUrl });
    this.#settings = settings;
  }

  /**
   * Posts JSON to a service and reads its JSON answer. A token that the platform no longer takes is
   * replaced once, unseen by the caller.
   *
   * @returns the parsed answer of a 200, whatever its shape, unless it is a fault of the platform
   * @throws SourceError as Http.post; REFUSED codes for a caller without account or subscription;
   * BAD_RESPONSE
   */
  async post(path: string, payload: object, call: HttpCall): Promise<unknown> {
    const body = JSON.stringify(payload);
    const answer = await this.#token.use(
      call.signal,
      (token) =>
        this.#http.post({
          path,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json; charset=utf-8',
            accept: 'application/json',
          },
          body,
          call,
          errorIn: throttledOrRefused,
        }),
      (given) => given.status === 401 || TOKEN_REFUSED.has(faultCode(given) ?? ''),
    );
    return contentOf(answer);
  }

  async close(): Promise<void> {
    await Promise.all([this.#http.close(), this.#tokens.close()]);
  }

  async #issueToken(signal: AbortSignal): Promise<IssuedToken<string>> {
    const { tokenPath, tokenUrl, consumerKey, consumerSecret } = this.#settings;
    const answer = await this.#tokens.post({
      path: tokenUrl === undefined ? tokenPath : '',
      headers: {
        authorization: basicAuthorization(consumerKey, consumerSecret),
        accept: 'application/json',
      },
      form: { grant_type: 'client_credentials' },
      call: { signal },
      errorIn: throttledOrRefused,
    });
    const parsed = contentOf(answer);
    if (!Check(TokenAnswer, parsed)) throw new SourceError({ code: 'BAD_RESPONSE' });
    return { value: parsed.access_token, lifeMs: lifeMsOf(parsed.expires_in) };
  }
}

/** @throws SourceError when the platform has refused the call, in whatever way */
function contentOf(answer: HttpResponse): unknown {
  if (answer.status !== 200 || faultCode(answer) !== undefined) throw refusal(answer);
  return parseJson(answer.body);
}

/** Without a code of the platform's own, 401 and 403 are an application that it does not know. */
function refusal(answer: HttpResponse): SourceError {
  const sourceCode = faultCode(answer) ?? `HTTP ${answer.status}`;
  const isUnknown = TOKEN_REFUSED.has(sourceCode) || answer.status === 401 || answer.status === 403;
  const code = isUnknown ? 'CALLER_NOT_REGISTERED' : 'BAD_RESPONSE';
  return throttledOrRefused(answer) ?? new SourceError({ code, sourceCode });
}

function throttledOrRefused(answer: HttpResponse): SourceError | undefined {
  const sourceCode = faultCode(answer);
  if (sourceCode === undefined) return undefined;
  if (THROTTLED.has(sourceCode)) {
    return new SourceError({ code: 'THROTTLED', sourceCode, ...retryAfterMs(answer.headers) });
  }
  return NOT_LICENSED.has(sourceCode) ? new SourceError({ code: 'NOT_LICENSED', sourceCode }) : undefined;
}

/** The code of a fault of the platform's own. */
function faultCode({ body }: HttpResponse): string | undefined {
  if (body.length > LONGEST_FAULT || !/fault|900[89]/.test(body)) return undefined;
  try {
    const parsed = body.trimStart().startsWith('<') ? readFault(body) : parseJson(body);
    if (Check(Fault, parsed)) return String(parsed.fault.code);
    return Check(BareFault, parsed) && /^900[89]\d\d$/.test(String(parsed.code))
      ? String(parsed.code)
      : undefined;
  } catch {
    return undefined;
  }
}
