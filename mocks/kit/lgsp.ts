/**
 * A system behind the local integration platform, from one value: people are looked up by number, up to 50 in
 * a call (contracts/lgsp; ours). A token comes first, then a request that keeps the contract, then one result
 * per number. Results come in another order than the request, to expose callers that pair them by position.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Person } from '../people/index.ts';
import { eventKeyOf, LICENSED_PROCEDURES, REGISTERED_OFFICERS } from './callers.ts';
import { answerErrors } from './errors.ts';
import { byPersonalNumber } from './expected.ts';
import { contractChecks, contractFile } from './openapi.ts';
import type { ExpectedAnswer, Kit, MockSystem } from './system.ts';
import { isObject, objectsIn, textOf, type UnknownObject } from './unknown.ts';
import { Wso2Tokens, type ConsumerCredentials } from './wso2.ts';

/** The system's own codes, each with its text where the code is an answer. */
export interface LgspCodes {
  readonly contractBroken: string;
  readonly failed: string;
  /** For an unregistered official. */
  readonly official: readonly [code: string, message: string];
  /** For a public service that is not licensed; null for a system that serves any. */
  readonly procedure: readonly [code: string, message: string] | null;
  /** Codes in the place of one person's result; every other code is an error of the whole call. */
  readonly ofOnePerson: readonly string[];
}

const USUAL_CODES: LgspCodes = {
  contractBroken: '04',
  failed: '99',
  official: ['05', 'Cán bộ chưa được đăng ký.'],
  procedure: ['06', 'Dịch vụ công chưa được cấp phép khai thác.'],
  ofOnePerson: [],
};

export interface LgspDefinition {
  readonly id: string;
  /** Offset from the control port. */
  readonly portOffset: number;
  /** Path of the look-up. */
  readonly path: string;
  /** The OpenAPI file; default: that of the source in `contracts/`. */
  readonly contract?: URL;
  /** Default: `mock-<id>-key` and `mock-<id>-secret`. */
  readonly credentials?: ConsumerCredentials;
  /** Default: the two services and three officials that all mock systems know. */
  readonly licensedProcedures?: readonly string[];
  readonly registeredOfficials?: readonly string[];
  /** Codes of the system that differ from the usual ones. */
  readonly codes?: Partial<LgspCodes>;
  /** The private key (`d`) that signs the system's change events; without it, the system sends none. */
  readonly eventKey?: string;
  /** The result for one number. @param person null if no person has the number */
  readonly result: (item: UnknownObject, number: string, person: Person | null) => UnknownObject;
  /** The expected answer, as if the source were asked by any number. */
  readonly expected: (person: Person) => ExpectedAnswer;
}

export interface LgspSystem extends MockSystem {
  readonly path: string;
  readonly credentials: ConsumerCredentials;
  readonly codes: LgspCodes;
  readonly result: LgspDefinition['result'];
}

const CONTENT_TYPE = 'application/json; charset=utf-8';

export function defineLgspSystem(definition: LgspDefinition): LgspSystem {
  const { id, portOffset, path, eventKey } = definition;
  const credentials = definition.credentials ?? {
    consumerKey: `mock-${id}-key`,
    consumerSecret: `mock-${id}-secret`,
  };
  const codes = { ...USUAL_CODES, ...definition.codes };
  return {
    id,
    portOffset,
    path,
    credentials,
    codes,
    result: definition.result,
    withdrawnCode: (codes.procedure ?? codes.official)[0],
    routes: async (app, kit) => new LgspService({ ...definition, credentials }, codes, kit).serve(app),
    expectedAnswer: byPersonalNumber(definition.expected),
    ...(eventKey !== undefined && { eventKey: eventKeyOf(id, eventKey) }),
  };
}

/**
 * The result for a person with the contents asked for, `noiDung`.
 *
 * @param contents field and rows of each content that can be asked for
 */
export function resultOf(
  { noiDung }: UnknownObject,
  contents: Readonly<Record<string, readonly [field: string, rows: readonly object[]]>>,
): UnknownObject {
  const wanted: readonly unknown[] = Array.isArray(noiDung) ? noiDung : [];
  const asked = Object.entries(contents).flatMap(([content, rows]) =>
    wanted.includes(content) ? [rows] : [],
  );
  const isFound = asked.some(([, rows]) => rows.length > 0);
  return isFound ? { maKetQua: '00', ...Object.fromEntries(asked) } : { maKetQua: '01' };
}

/** The body with a code, at the level of codes of its kind. */
export function bodyWithCode({ ofOnePerson }: LgspCodes, code: string, answer: () => string): string {
  const usual: unknown = ofOnePerson.includes(code) ? JSON.parse(answer()) : null;
  if (!isObject(usual)) return errorJson(code, 'Lỗi nghiệp vụ.');
  const results = objectsIn(usual['ketQua']).map(({ soDinhDanh }) => ({ soDinhDanh, maKetQua: code }));
  return JSON.stringify({ ...usual, ketQua: results });
}

function errorJson(code: string, message: string): string {
  return JSON.stringify({ status: 0, maLoi: code, message });
}

class LgspService {
  readonly #definition: LgspDefinition & Pick<LgspSystem, 'credentials'>;
  readonly #codes: LgspCodes;
  readonly #kit: Kit;

  constructor(definition: LgspDefinition & Pick<LgspSystem, 'credentials'>, codes: LgspCodes, kit: Kit) {
    this.#definition = definition;
    this.#codes = codes;
    this.#kit = kit;
  }

  async serve(app: FastifyInstance): Promise<void> {
    const { id, path, credentials, contract = contractFile(id) } = this.#definition;
    const tokens = new Wso2Tokens(credentials, this.#kit);
    const check = contractChecks(contract)('TraCuuRequest');
    const answerCall = this.#kit.respondIn({
      contentType: CONTENT_TYPE,
      requiredField: 'maKetQua',
      malformed: '{"status":1,"message":"Thành công","ketQua":[{"soDinhDanh":',
      failure: (status) => JSON.stringify({ message: `HTTP ${status}` }),
      businessError: (code, answer) => bodyWithCode(this.#codes, code, answer),
    });

    answerErrors(
      app,
      (reply, status, message) => this.#breaksContract(reply, status, message),
      (reply) => send(reply, 500, errorJson(this.#codes.failed, 'The service failed.')),
    );
    await tokens.serve(app);
    app.post(
      path,
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
          return this.#breaksContract(reply, 400, broken ?? 'body must be object');
        const asked = objectsIn(body['danhSach']);
        const items = new Map(asked.map((item) => [textOf(item['soDinhDanh']) ?? '', item]));
        if (items.size < asked.length) {
          return this.#breaksContract(reply, 400, 'danhSach must have each soDinhDanh at most once');
        }
        return answerCall(request, reply, items.size, (wrongSubject) => {
          return this.#refusal(body) ?? this.#answer(body['maYeuCau'], items, wrongSubject);
        });
      },
    );
  }

  #breaksContract(reply: FastifyReply, status: number, message: string): FastifyReply {
    this.#kit.stats.contractBroken();
    return send(reply, status, errorJson(this.#codes.contractBroken, message));
  }

  /** Body of a business error of the whole call, or null if the caller is allowed. */
  #refusal({ maDVC, maCanBo }: UnknownObject): string | null {
    const {
      licensedProcedures = LICENSED_PROCEDURES,
      registeredOfficials = [...REGISTERED_OFFICERS.keys()],
    } = this.#definition;
    const { procedure, official } = this.#codes;
    if (procedure && !licensedProcedures.includes(textOf(maDVC) ?? '')) return errorJson(...procedure);
    return registeredOfficials.includes(textOf(maCanBo) ?? '') ? null : errorJson(...official);
  }

  #answer(requestId: unknown, items: ReadonlyMap<string, UnknownObject>, wrongSubject: boolean): string {
    const { people } = this.#kit;
    const results = reordered([...items]).map(([number, item]) => {
      const person = people.byIdentityNumber(number);
      const answered = wrongSubject ? people.otherThan(person) : person;
      return { soDinhDanh: number, ...this.#definition.result(item, number, answered) };
    });
    return JSON.stringify({ status: 1, message: 'Thành công', maYeuCau: requestId, ketQua: results });
  }
}

function send(reply: FastifyReply, status: number, body: string | object): FastifyReply {
  return reply.code(status).type(CONTENT_TYPE).send(body);
}

/** Order by the last digits, which no caller would use; reversed if it equals the order of the request. */
function reordered<Entry extends readonly [number: string, item: UnknownObject]>(
  asked: readonly Entry[],
): Entry[] {
  const shuffled = asked.toSorted(([a], [b]) => (a.slice(8) < b.slice(8) ? -1 : 1));
  return shuffled.every((entry, i) => entry === asked[i]) ? shuffled.toReversed() : shuffled;
}
