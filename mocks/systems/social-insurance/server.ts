/**
 * The look-up of the social insurance database behind the local integration platform.
 */
import type { FastifyInstance } from 'fastify';
import { errorJson, serveLookUp } from '../../kit/look-up.ts';
import type { Kit } from '../../kit/system.ts';
import { textOf, type UnknownObject } from '../../kit/unknown.ts';
import type { Person } from '../../people/index.ts';
import { resultOf, type Asked } from './answer.ts';
import { booksOf, type Book } from './books.ts';
import { CREDENTIALS, LICENSED_PROCEDURES, REGISTERED_OFFICIALS } from './credentials.ts';
import { monthOf } from './months.ts';

export async function routes(app: FastifyInstance, kit: Kit): Promise<void> {
  await serveLookUp(app, kit, {
    path: '/apiBHXH/1.0/traCuuTheoSoDinhDanh',
    contract: new URL('../../../contracts/social-insurance/openapi.yaml', import.meta.url),
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
    result: (item, number, person) => resultOf(askedIn(item), booksUnder(number, person)),
  });
}

function askedIn({ noiDung, tuThang, denThang }: UnknownObject): Asked {
  const contents = Array.isArray(noiDung) ? noiDung : [];
  return {
    participation: contents.includes('THAMGIA'),
    contributions: contents.includes('DONG'),
    from: monthIn(tuThang),
    to: monthIn(denThang),
  };
}

function monthIn(value: unknown): number | null {
  const month = textOf(value);
  return month === null ? null : monthOf(month.split('/').toReversed().join('-'));
}

/** The person of the wrong-subject fault always has a book. */
function booksUnder(number: string, person: Person | null): readonly Book[] {
  return person === null ? [] : booksOf(person, person.identityNumber !== number);
}
