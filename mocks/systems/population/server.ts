/**
 * The address of the population database: one citizen per call, found only by number, name and date of birth
 * together. Authorization precedes the look-up.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LICENSED_PROCEDURES, REGISTERED_OFFICERS } from '../../kit/callers.ts';
import type { AnswerCall } from '../../kit/business.ts';
import { answerErrors } from '../../kit/errors.ts';
import type { WireAnswer } from '../../kit/faulty-answer.ts';
import type { Kit } from '../../kit/system.ts';
import type { People, Person } from '../../people/index.ts';
import { compact } from '../../people/calendar.ts';
import { fold } from '../../people/spelling.ts';
import { refusalOf } from './authentication.ts';
import { readLookUp, type LookUp, type Operation } from './request.ts';
import { faultOf, SoapError, xRoadFaultOf } from '../../kit/soap.ts';
import { answerXml, errorXml, malformedXml } from './wire.ts';

const CONTENT_TYPE = 'text/xml; charset=utf-8';

/** The person with this number, name and date; dates match at the coarser precision. */
function find(
  people: People,
  { personalNumber, formerNumber, fullName, dateOfBirth }: LookUp,
): Person | null {
  const person = people.byIdentityNumber(personalNumber) ?? people.byFormerNumber(formerNumber);
  if (person === null || fold(person.fullName) !== fold(fullName)) return null;
  const held = compact(person.dateOfBirth);
  const digits = Math.min(held.length, dateOfBirth.length);
  return held.slice(0, digits) === dateOfBirth.slice(0, digits) ? person : null;
}

/** The answer to a valid look-up; `wrongSubject` substitutes another person. */
function answer(people: People, lookUp: LookUp, wrongSubject: boolean): string {
  if (!LICENSED_PROCEDURES.includes(lookUp.procedure)) {
    return errorXml(lookUp.operation, '004', 'Dịch vụ công chưa được cấp phép khai thác CSDLQG về dân cư.');
  }
  if (!REGISTERED_OFFICERS.has(lookUp.official)) {
    return errorXml(lookUp.operation, '005', 'Tài khoản cán bộ chưa được cấp quyền khai thác.');
  }
  const person = find(people, lookUp);
  return answerXml(lookUp.operation, wrongSubject ? people.otherThan(person) : person);
}

/** X-Road's answer in place of the service's; null for a business code. */
function xRoadAnswer(code: string): WireAnswer | null {
  if (!/^(Client|Server)\./.test(code)) return null;
  const headers = { 'content-type': CONTENT_TYPE, 'x-road-error': code };
  return { status: 500, headers, body: xRoadFaultOf(code) };
}

export function routes(app: FastifyInstance, { people, stats, respondIn, refusesToken }: Kit): void {
  const answerCallOf = (operation: Operation): AnswerCall =>
    respondIn({
      contentType: CONTENT_TYPE,
      requiredField: 'SoDinhDanh',
      malformed: malformedXml,
      failure: (status) => faultOf('Server', `HTTP ${status}`),
      businessError: (code) => xRoadAnswer(code) ?? errorXml(operation, code, 'Lỗi nghiệp vụ.'),
    });
  const answerCalls: Readonly<Record<Operation, AnswerCall>> = {
    TraCuuThongTinCongDan: answerCallOf('TraCuuThongTinCongDan'),
    XacMinhTinhTrangChetMatTich: answerCallOf('XacMinhTinhTrangChetMatTich'),
  };

  const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply =>
    reply.code(status).type(CONTENT_TYPE).send(faultOf('Client', message));

  const breaksContract = (reply: FastifyReply, status: number, message: string): FastifyReply => {
    stats.contractBroken();
    return refuse(reply, status, message);
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  answerErrors(app, breaksContract, (reply) =>
    reply.code(500).type(CONTENT_TYPE).send(faultOf('Server', 'The service failed.')),
  );
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'There is nothing at this address.'));

  // Authentication precedes reading the body.
  const authenticate = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const refusal =
      refusalOf(request.headers) ?? (refusesToken(null) ? 'Timestamp is no longer valid.' : null);
    return refusal === null ? undefined : refuse(reply, 401, refusal);
  };

  app.post('/dancu', { onRequest: authenticate }, async (request, reply) => {
    const action = request.headers['soapaction'];
    if (action !== '' && action !== '""')
      return breaksContract(reply, 400, 'SOAPAction must be present and empty.');
    try {
      const lookUp = readLookUp(typeof request.body === 'string' ? request.body : '');
      const answerCall = answerCalls[lookUp.operation];
      return await answerCall(request, reply, 1, (wrongSubject) => answer(people, lookUp, wrongSubject));
    } catch (error) {
      if (error instanceof SoapError) return breaksContract(reply, 400, error.message);
      throw error;
    }
  });
}
