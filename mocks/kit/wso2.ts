/**
 * Token address of the local integration platform, like WSO2: client credentials for a bearer token of one
 * hour.
 */
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SystemStats } from './stats.ts';
import type { Kit } from './system.ts';
import { LIFETIME_MS, Tokens } from './tokens.ts';
import { isObject } from './unknown.ts';

export interface ConsumerCredentials {
  readonly consumerKey: string;
  readonly consumerSecret: string;
}

/** A refusal before the business call, with the platform's own codes (from memory). */
export interface Refusal {
  readonly fault: { readonly code: number; readonly message: string; readonly description: string };
}

const MISSING: Refusal = {
  fault: { code: 900902, message: 'Missing Credentials', description: 'No access token was sent.' },
};
const INVALID: Refusal = {
  fault: {
    code: 900901,
    message: 'Invalid Credentials',
    description: 'The access token is wrong or has expired.',
  },
};

export class Wso2Tokens {
  readonly #credentials: ConsumerCredentials;
  readonly #stats: SystemStats;
  readonly #tokens: Tokens;

  constructor(
    credentials: ConsumerCredentials,
    { stats, refusesToken }: Pick<Kit, 'stats' | 'refusesToken'>,
  ) {
    this.#credentials = credentials;
    this.#stats = stats;
    this.#tokens = new Tokens(refusesToken);
  }

  /** Adds `POST /token`. */
  async serve(app: FastifyInstance): Promise<void> {
    await app.register(formbody, { bodyLimit: 10_000 });
    app.post('/token', async (request, reply) => this.#issue(request, reply));
  }

  /** Null if the request carries a valid token. */
  refusalOf(authorization: string | undefined): Refusal | null {
    if (authorization === undefined) return MISSING;
    const [, text = '', proof = ''] = /^Bearer (\d+\.[\da-f]+)\.([\da-f]+)$/.exec(authorization) ?? [];
    return this.#tokens.isValid(text, proof) ? null : INVALID;
  }

  async #issue(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { consumerKey, consumerSecret } = this.#credentials;
    const expected = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
    if (request.headers.authorization !== expected) {
      return reply
        .code(401)
        .header('www-authenticate', 'Basic realm="token"')
        .send({ error: 'invalid_client', error_description: 'Consumer key or secret is missing or wrong.' });
    }
    if (!isObject(request.body) || request.body['grant_type'] !== 'client_credentials') {
      this.#stats.contractBroken();
      return reply.code(400).send({
        error: 'unsupported_grant_type',
        error_description: 'grant_type must be client_credentials.',
      });
    }
    this.#stats.tokenIssued();
    const { text, proof } = this.#tokens.issue();
    return reply.send({
      access_token: `${text}.${proof}`,
      scope: 'am_application_scope default',
      token_type: 'Bearer',
      expires_in: LIFETIME_MS / 1000,
    });
  }
}
