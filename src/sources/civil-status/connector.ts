/**
 * Speaks to the electronic civil status register over the local integration platform. The service, its codes
 * and the XML text inside JSON are real; the look-up by 12-digit number and its batch are ours, because the
 * real operations go by dossier code. Formats: BRIEF 1.7, written down in
 * mocks/systems/civil-status/contract/.
 */
import type { Static } from 'typebox';
import type { Failure } from '../../source-api/answer.ts';
import type { Connector, SourceSettings } from '../../source-api/source.ts';
import { repeated, schemas, type KetQua, type Wire } from '../../generated/wire/civil-status.ts';
import { contractOf } from '../../transport/contract.ts';
import { businessFailure, lookUpByNumber, type lookUpSettings } from '../../transport/lgsp-look-up.ts';
import { LgspClient } from '../../transport/lgsp.ts';
import type { Rows } from '../../transport/rows.ts';
import { unreadable } from '../../transport/wire-values.ts';
import { xmlReader } from '../../transport/xml.ts';
import { toEvents } from './mapping.ts';

const FOUND = '00';
const RECORD_NOT_FOUND = '201';

/** Every other code, documented or not, means that we asked wrongly or cannot read the answer. */
const FAILURES = new Map<string, Failure['code']>([
  // AUTHEN_ERROR, IP_DISALLOWED
  ['100', 'CALLER_NOT_REGISTERED'],
  ['101', 'CALLER_NOT_REGISTERED'],
  // RECORD_UNCOMPLETE: there is a record that the register cannot give out yet, which is not "not found".
  ['200', 'UPSTREAM_ERROR'],
]);

const contract = contractOf<Wire>(schemas);
const readItem = contract('KetQua');
const readEvents = contract('hoTich');
const readXml = xmlReader(repeated);

export function connectCivilStatus(settings: Static<typeof lookUpSettings> & SourceSettings): Connector {
  const lgsp = new LgspClient(settings, settings.lgsp);
  const lookUp = {
    path: '/apiHoTichTuPhap/1.0/traCuuHoTich',
    serviceCode: settings.serviceCode,
    failures: FAILURES,
    readItem,
    read: eventsOf,
  };
  return { ask: (call) => lookUpByNumber(lgsp, lookUp, call), close: () => lgsp.close() };
}

function eventsOf({ maKetQua, data }: KetQua): Rows {
  if (maKetQua === RECORD_NOT_FOUND) return { candidates: [] };
  if (maKetQua !== FOUND) throw businessFailure(FAILURES, maKetQua);
  if (typeof data !== 'string') throw unreadable('data');
  return toEvents(readEvents(readXml(data)['hoTich']));
}
