/**
 * The look-up of the licence database behind the local integration platform.
 */
import type { FastifyInstance } from 'fastify';
import { errorJson, serveLookUp } from '../../kit/look-up.ts';
import type { Kit } from '../../kit/system.ts';
import { textOf } from '../../kit/unknown.ts';
import { resultOf } from './answer.ts';
import { CREDENTIALS, LICENSED_PROCEDURES, REGISTERED_OFFICIALS } from './credentials.ts';

export async function routes(app: FastifyInstance, kit: Kit): Promise<void> {
  await serveLookUp(app, kit, {
    path: '/apiGPLX/1.0/traCuuGPLX',
    contract: new URL('../../../contracts/driving-licence/openapi.yaml', import.meta.url),
    credentials: CREDENTIALS,
    codes: { contractBroken: '04', failed: '99' },
    refusal: ({ maDVC, maCanBo }) => {
      if (!LICENSED_PROCEDURES.includes(textOf(maDVC) ?? '')) {
        return errorJson('06', 'Dịch vụ công chưa được cấp phép khai thác.');
      }
      return REGISTERED_OFFICIALS.includes(textOf(maCanBo) ?? '')
        ? null
        : errorJson('05', 'Cán bộ chưa được đăng ký.');
    },
    result: ({ noiDung }, _number, person) => resultOf(noiDung, person),
  });
}
