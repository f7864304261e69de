/**
 * Calls over the local integration platform (LGSP): a WSO2 access token in front of JSON services. The token
 * convention is confirmed (BRIEF 1.2), the failure bodies 9009xx are from memory.
 */
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import { SourceError, type Failure } from '../ask/answer.ts';
import { HttpClient, type HttpResponse, type HttpSettings } from './http.ts';
import { parseJson } from './json.ts';
import { SharedToken, type IssuedToken } from './shared-token.ts';

/** Configuration of a source behind the platform. */
export const LgspSettings = Type.Object(
  {
    tokenPath: Type.String({ pattern: '^/', default: '/token', description: 'Path of the token service.' }),
    consumerKey: Type.String({ minLength: 1, description: 'Consumer key of this gateway on the platform.' }),
    consumerSecret: Type.String({ minLength: 1, description: 'Consumer secret that goes with the key.' }),
  },
  { additionalProperties: false },
);

export type LgspSettings = Static<typeof LgspSettings>;

const TokenAnswer = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Type.Number({ minimum: 0 }),
});

const Fault = Type.Object({ fault: Type.Object({ code: Type.Union([Type.Integer(), Type.String()]) }) });

export class LgspClient {
  readonly #http: HttpClient;
  readonly #settings: LgspSettings;
  readonly #token = new SharedToken((signal) => this.#issueToken(signal));

  constructor(http: HttpSettings, settings: LgspSettings) {
    this.#http = new HttpClient(http);
    this.#settings = settings;
  }

  /**
   * Posts JSON to a service and reads its JSON answer. A token that the platform no longer takes is
   * replaced once, unseen by the caller.
   *
   * @returns the parsed answer of a 200, whatever its shape
   * @throws SourceError as HttpClient.post; REFUSED codes for a caller without account or subscription; BAD_RESPONSE
   */
  async post(path: string, payload: object, signal: AbortSignal): Promise<unknown> {
    const body = JSON.stringify(payload);
    const answer = await this.#token.use(
      signal,
      (token) => this.#call(path, token, body, signal),
      ({ status }) => status === 401,
    );
    if (answer.status !== 200) throw new SourceError(refusal(answer));
    return parseJson(answer.body);
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  async #call(path: string, token: string, body: string, signal: AbortSignal): Promise<HttpResponse> {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
    };
    return this.#http.post({ path, headers, body, signal });
  }

  async #issueToken(signal: AbortSignal): Promise<IssuedToken<string>> {
    const { tokenPath, consumerKey, consumerSecret } = this.#settings;
    const answer = await this.#http.post({
      path: tokenPath,
      headers: {
        authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
      signal,
    });
    if (answer.status !== 200) throw new SourceError(refusal(answer));
    const parsed = parseJson(answer.body);
    if (!Check(TokenAnswer, parsed)) throw new SourceError({ code: 'BAD_RESPONSE' });
    return { value: parsed.access_token, lifeMs: parsed.expires_in * 1000 };
  }
}

/** What the platform's own refusal means: 900908 is an application without subscription, 401 and 403 one that it does not know. */
function refusal({ status, body }: HttpResponse): Failure {
  const sourceCode = faultCode(body) ?? `HTTP ${status}`;
  if (sourceCode === '900908') return { code: 'NOT_LICENSED', sourceCode };
  if (status === 401 || status === 403) return { code: 'CALLER_NOT_REGISTERED', sourceCode };
  return { code: 'BAD_RESPONSE', sourceCode };
}

function faultCode(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return Check(Fault, parsed) ? String(parsed.fault.code) : undefined;
  } catch {
    return undefined;
  }
}
