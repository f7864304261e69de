/**
 * Speaks to the driving licence database over the local integration platform. No public interface between
 * machines exists: the columns are the national database's, the look-up by 12-digit number and its batch are
 * ours. Formats: BRIEF 1.6, written down in mocks/systems/driving-licence/contract/.
 */
import type { Static } from 'typebox';
import type { Failure } from '../../source-api/answer.ts';
import type { Connector, SourceSettings } from '../../source-api/source.ts';
import { schemas, type KetQua, type Wire } from '../../generated/wire/driving-licence.ts';
import { contractOf } from '../../transport/contract.ts';
import { lookUpByNumber, severalParts, type lookUpSettings } from '../../transport/lgsp-look-up.ts';
import { LgspClient } from '../../transport/lgsp.ts';
import { readRows } from '../../transport/rows.ts';
import { licences, points, toLicences, toPoints } from './mapping.ts';

const PARTS = severalParts<KetQua>([
  {
    part: licences,
    content: 'GPLX',
    field: 'gplx',
    rowsOf: (item) => readRows(item.gplx, 'licences', toLicences),
  },
  {
    part: points,
    content: 'DIEM',
    field: 'diem',
    rowsOf: (item) => readRows(item.diem, 'balances', toPoints),
  },
]);

const FAILURES = new Map<string, Failure['code']>([
  ['05', 'CALLER_NOT_REGISTERED'],
  ['06', 'NOT_LICENSED'],
]);

const readItem = contractOf<Wire>(schemas)('KetQua');

export function connectDrivingLicence(settings: Static<typeof lookUpSettings> & SourceSettings): Connector {
  const lgsp = new LgspClient(settings, settings.lgsp);
  const lookUp = {
    path: '/apiGPLX/1.0/traCuuGPLX',
    serviceCode: settings.serviceCode,
    failures: FAILURES,
    readItem,
    ...PARTS,
  };
  return { ask: (call) => lookUpByNumber(lgsp, lookUp, call), close: () => lgsp.close() };
}
