/**
 * Look-up of up to 50 people by number over the local integration platform, the same for every system behind
 * it (ours): a token first, a request checked against the contract, then one result per number. Results come
 * in another order than the request, to expose callers that pair them by position.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { People, Person } from '../people/index.ts';
import { contractChecks } from './openapi.ts';
import type { Kit } from './system.ts';
import { isObject, objectsIn, textOf, type UnknownObject } from './unknown.ts';
import { Wso2Tokens } from './wso2.ts';

export interface LookUpService {
  readonly path: string;
  /** The OpenAPI file; its schema TraCuuRequest validates requests. */
  readonly contract: URL;
  readonly credentials: ConstructorParameters<typeof Wso2Tokens>[0];
  /** The system's codes for an invalid request and for an internal fault. */
  readonly codes: { readonly contractBroken: string; readonly failed: string };
  /** Body of a business error of the whole call, or null if the caller is allowed. */
  readonly refusal: (request: UnknownObject) => string | null;
  /** The result for one number. @param person null if no person has the number */
  readonly result: (item: UnknownObject, number: string, person: Person | null) => UnknownObject;
  /** Body with a business code; an error of the whole call unless the system overrides it. */
  readonly businessError?: (code: string, answer: () => string) => string;
}

const CONTENT_TYPE = 'application/json; charset=utf-8';

export function errorJson(code: string, message: string): string {
  return JSON.stringify({ status: 0, maLoi: code, message });
}

export async function serveLookUp(
  app: FastifyInstance,
  { people, stats, respondIn, refusesToken }: Kit,
  service: LookUpService,
): Promise<void> {
  const tokens = new Wso2Tokens(service.credentials, { stats, refusesToken });
  const check = contractChecks(service.contract)('TraCuuRequest');
  const answerCall = respondIn({
    contentType: CONTENT_TYPE,
    requiredField: 'maKetQua',
    malformed: '{"status":1,"message":"Thành công","ketQua":[{"soDinhDanh":',
    failure: (status) => JSON.stringify({ message: `HTTP ${status}` }),
    businessError: service.businessError ?? ((code) => errorJson(code, 'Lỗi nghiệp vụ.')),
  });
  const send = (reply: FastifyReply, status: number, body: string | object) =>
    reply.code(status).type(CONTENT_TYPE).send(body);
  const breaksContract = (reply: FastifyReply, status: number, message: string): FastifyReply => {
    stats.contractBroken();
    return send(reply, status, errorJson(service.codes.contractBroken, message));
  };

  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) return send(reply, 500, errorJson(service.codes.failed, 'The service failed.'));
    return breaksContract(
      reply,
      status,
      status === 413 ? 'body is too large' : 'body cannot be read as JSON',
    );
  });

  await tokens.serve(app);
  app.post(
    service.path,
    {
      onRequest: async (request, reply) => {
        const refusal = tokens.refusalOf(request.headers.authorization);
        return refusal === null ? undefined : send(reply, 401, refusal);
      },
    },
    async (request, reply) => {
      const { body } = request;
      const broken = check(body);
      if (broken !== null || !isObject(body))
        return breaksContract(reply, 400, broken ?? 'body must be object');
      const items = new Map(
        objectsIn(body['danhSach']).map((item) => [textOf(item['soDinhDanh']) ?? '', item]),
      );
      if (items.size < objectsIn(body['danhSach']).length) {
        return breaksContract(reply, 400, 'danhSach must have each soDinhDanh at most once');
      }
      return answerCall(request, reply, items.size, (wrongSubject) => {
        return service.refusal(body) ?? answerJson(people, service, body['maYeuCau'], items, wrongSubject);
      });
    },
  );
}

function answerJson(
  people: People,
  { result }: LookUpService,
  requestId: unknown,
  items: ReadonlyMap<string, UnknownObject>,
  wrongSubject: boolean,
): string {
  const results = reordered([...items]).map(([number, item]) => {
    const person = people.byIdentityNumber(number);
    return { soDinhDanh: number, ...result(item, number, wrongSubject ? people.otherThan(person) : person) };
  });
  return JSON.stringify({ status: 1, message: 'Thành công', maYeuCau: requestId, ketQua: results });
}

/** Order by the last digits, which no caller would use; reversed if it equals the order of the request. */
function reordered<Entry extends readonly [number: string, item: UnknownObject]>(
  asked: readonly Entry[],
): Entry[] {
  const shuffled = asked.toSorted(([a], [b]) => (a.slice(8) < b.slice(8) ? -1 : 1));
  return shuffled.every((entry, i) => entry === asked[i]) ? shuffled.toReversed() : shuffled;
}
