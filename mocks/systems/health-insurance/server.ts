/**
 * The addresses of the portal: session, card check and visits. Business errors are codes in a 200. An expired
 * session is a code at the card check and HTTP 401 at the visits, because both are seen.
 */
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerErrors } from '../../kit/errors.ts';
import { contractChecks, contractFile } from '../../kit/openapi.ts';
import type { Kit } from '../../kit/system.ts';
import { Tokens } from '../../kit/tokens.ts';
import { isObject } from '../../kit/unknown.ts';
import { answerJson, withResult } from './answer.ts';
import { isSession, sessionOf } from './session.ts';
import { resultRow } from './wire.ts';

const CONTENT_TYPE = 'application/json; charset=utf-8';

const FUNCTIONS = [
  { path: '/api/egw/KQNhanLichSuKCB2024', content: 'card', sessionOverStatus: 200 },
  { path: '/api/egw/Lskcb2025', content: 'visits', sessionOverStatus: 401 },
] as const;

export async function routes(
  app: FastifyInstance,
  { people, stats, respondIn, refusesToken }: Kit,
): Promise<void> {
  const tokens = new Tokens(refusesToken);
  const checks = contractChecks(contractFile('health-insurance'));
  const checkToken = checks('TokenRequest');
  const checkQuestion = checks('TraCuu');
  const answerCall = respondIn({
    contentType: CONTENT_TYPE,
    requiredField: 'maKetQua',
    malformed: '{"maKetQua":"000","ghiChu":"Thông tin thẻ chính xác","maThe":"',
    failure: () => JSON.stringify(resultRow('101')),
    businessError: (code, answer) => withResult(code, answer()),
  });

  const send = (reply: FastifyReply, body: object, status = 200): FastifyReply =>
    reply.code(status).type(CONTENT_TYPE).send(JSON.stringify(body));

  const breaksContract = (reply: FastifyReply, status = 200): FastifyReply => {
    stats.contractBroken();
    return send(reply, resultRow('205'), status);
  };

  answerErrors(app, breaksContract, (reply) => send(reply, resultRow('101'), 500));

  await app.register(formbody, { bodyLimit: 10_000 });

  app.post('/api/token/take', async ({ body }, reply) => {
    if (checkToken(body) !== null || !isObject(body)) return breaksContract(reply);
    const session = sessionOf(tokens, body);
    if (session === null) return send(reply, { ...resultRow('401'), APIKey: null });
    stats.tokenIssued();
    return send(reply, session);
  });

  for (const { path, content, sessionOverStatus } of FUNCTIONS) {
    app.post(
      path,
      {
        onRequest: async ({ query }, reply) => {
          const admitted = isObject(query) && isSession(tokens, query);
          return admitted ? undefined : send(reply, resultRow('401'), sessionOverStatus);
        },
      },
      async (request, reply) => {
        const { body, mediaType } = request;
        const isForm = mediaType === 'application/x-www-form-urlencoded';
        if (!isForm || checkQuestion(body) !== null || !isObject(body)) return breaksContract(reply);
        return answerCall(request, reply, 1, (wrongSubject) =>
          answerJson(people, content, body, wrongSubject),
        );
      },
    );
  }
}
