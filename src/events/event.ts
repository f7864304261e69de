/**
 * An event of a source that changed records of people: CloudEvents 1.0, one type, with numbers only. Unknown
 * attributes are ignored, as CloudEvents requires.
 */
import { IsDateTime } from 'typebox/format';
import { isJsonObject, Refusal, type JsonObject } from '../http/request-body.ts';
import type { InputRule } from '../messages.ts';
import { BadInput } from '../subject/bad-input.ts';
import { parseIdentityNumber, type IdentityNumber } from '../subject/identity-number.ts';

export const EVENT_TYPE = 'vn.lienthong.record.changed.v1';

export interface ChangeEvent {
  /** Unique among the events of its source; contains none of the numbers. */
  readonly id: string;
  readonly identityNumbers: readonly IdentityNumber[];
}

export interface Expected {
  /** Name of the source that signed. */
  readonly eventSource: string;
  readonly toleranceSeconds: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const MOST_NUMBERS = 100;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** @throws Refusal 403 for an event of another source, 400 for any other fault */
export function readEvent(body: JsonObject, { eventSource, toleranceSeconds, now }: Expected): ChangeEvent {
  const { specversion, type, source, id, time, datacontenttype, data } = body;
  demand(specversion === '1.0', 'specversion', 'EVENT_SPECVERSION');
  demand(type === EVENT_TYPE, 'type', 'EVENT_TYPE');
  if (source !== eventSource) throw new Refusal(403, 'source', 'EVENT_SOURCE', 'FORBIDDEN');
  demand(isNear(time, now, toleranceSeconds), 'time', 'EVENT_TIME');
  demand(
    datacontenttype === undefined || datacontenttype === 'application/json',
    'datacontenttype',
    'EVENT_DATA_CONTENT_TYPE',
  );
  const identityNumbers = readNumbers(data);
  // The id is stored, possibly in Redis, and must not identify a person.
  if (typeof id !== 'string' || !ID.test(id) || identityNumbers.some((number) => id.includes(number))) {
    throw new Refusal(400, 'id', 'EVENT_ID');
  }
  return { id, identityNumbers };
}

function demand(holds: boolean, argument: string, rule: InputRule): void {
  if (!holds) throw new Refusal(400, argument, rule);
}

function isNear(time: unknown, now: number, toleranceSeconds: number): boolean {
  if (typeof time !== 'string' || !IsDateTime(time)) return false;
  return Math.abs(Date.parse(time.toUpperCase()) - now) <= toleranceSeconds * 1000;
}

function readNumbers(data: unknown): readonly IdentityNumber[] {
  if (!isJsonObject(data)) throw new Refusal(400, 'data', 'OBJECT');
  const numbers = data['identityNumbers'];
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > MOST_NUMBERS) {
    throw new Refusal(400, 'data.identityNumbers', 'LIST_1_TO_100');
  }
  return [...new Set(numbers.map((number: unknown, index) => readNumber(number, index)))];
}

function readNumber(number: unknown, index: number): IdentityNumber {
  try {
    return parseIdentityNumber(number);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    throw new Refusal(400, `data.identityNumbers[${index}]`, error.rule);
  }
}
