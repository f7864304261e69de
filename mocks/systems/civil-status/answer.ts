/** The civil status register's answer about one person, and the level of its codes. */
import { errorJson } from '../../kit/look-up.ts';
import { isObject, objectsIn, type UnknownObject } from '../../kit/unknown.ts';
import type { Person } from '../../people/index.ts';
import { eventsXml } from './wire.ts';

/** Codes that apply to a person; every other code is an error of the whole call. */
const CODES_OF_ONE_PERSON: readonly string[] = ['200', '201'];

export function resultOf(person: Person | null): UnknownObject {
  const data = person === null ? null : eventsXml(person);
  return data === null ? { maKetQua: '201' } : { maKetQua: '00', data };
}

/** The answer with a code at the level of codes of its kind. */
export function answerWithCode(code: string, answer: () => string): string {
  if (!CODES_OF_ONE_PERSON.includes(code)) return errorJson(code, 'Lỗi nghiệp vụ.');
  const usual: unknown = JSON.parse(answer());
  if (!isObject(usual)) return errorJson(code, 'Lỗi nghiệp vụ.');
  const results = objectsIn(usual['ketQua']).map(({ soDinhDanh }) => ({ soDinhDanh, maKetQua: code }));
  return JSON.stringify({ ...usual, ketQua: results });
}
