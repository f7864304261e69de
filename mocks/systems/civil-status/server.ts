/**
 * The look-up of the civil status register behind the local integration platform.
 */
import type { FastifyInstance } from 'fastify';
import { errorJson, serveLookUp } from '../../kit/look-up.ts';
import type { Kit } from '../../kit/system.ts';
import { textOf } from '../../kit/unknown.ts';
import { answerWithCode, resultOf } from './answer.ts';
import { CREDENTIALS, REGISTERED_OFFICIALS } from './credentials.ts';

export async function routes(app: FastifyInstance, kit: Kit): Promise<void> {
  await serveLookUp(app, kit, {
    path: '/apiHoTichTuPhap/1.0/traCuuHoTich',
    contract: new URL('../../../contracts/civil-status/openapi.yaml', import.meta.url),
    credentials: CREDENTIALS,
    codes: { contractBroken: '302', failed: '500' },
    refusal: ({ maCanBo }) =>
      REGISTERED_OFFICIALS.includes(textOf(maCanBo) ?? '') ? null : errorJson('100', 'AUTHEN_ERROR'),
    result: (_item, _number, person) => resultOf(person),
    businessError: answerWithCode,
  });
}
