/**
 * Speaks to the social insurance database over the local integration platform. The platform's own operations
 * look up by social insurance number or by criteria; the look-up by 12-digit number, its batch and the
 * contributions are ours. Formats: BRIEF 1.5, written down in mocks/systems/social-insurance/contract/.
 */
import type { Static } from 'typebox';
import type { Failure } from '../../source-api/answer.ts';
import type { Connector, SourceSettings } from '../../source-api/source.ts';
import { schemas, type KetQua, type Wire } from '../../generated/wire/social-insurance.ts';
import { contractOf } from '../../transport/contract.ts';
import { lookUpByNumber, severalParts, type lookUpSettings } from '../../transport/lgsp-look-up.ts';
import { LgspClient } from '../../transport/lgsp.ts';
import { readRows, type Rows } from '../../transport/rows.ts';
import { contributions, participation, toContributions, toParticipation } from './mapping.ts';

const PARTS = severalParts<KetQua>([
  {
    part: participation,
    content: 'THAMGIA',
    field: 'thamGia',
    rowsOf: (item) => readRows(item.thamGia, 'participations', toParticipation),
  },
  {
    part: contributions,
    content: 'DONG',
    field: 'dong',
    rowsOf: (item) => historiesOf(item.dong),
  },
]);

/** A history that is lost costs all that is made of it. */
function historiesOf(histories: KetQua['dong']): Rows | undefined {
  const rows = readRows(histories, 'periods', toContributions);
  if (!rows?.lost) return rows;
  const fields = ['periods', 'periodCount', 'summaries'];
  return { ...rows, lost: rows.lost.flatMap((row) => fields.map((field) => ({ ...row, field }))) };
}

const FAILURES = new Map<string, Failure['code']>([
  ['05', 'CALLER_NOT_REGISTERED'],
  ['06', 'NOT_LICENSED'],
]);

const readItem = contractOf<Wire>(schemas)('KetQua');

export function connectSocialInsurance(settings: Static<typeof lookUpSettings> & SourceSettings): Connector {
  const lgsp = new LgspClient(settings, settings.lgsp);
  const lookUp = {
    path: '/apiBHXH/1.0/traCuuTheoSoDinhDanh',
    serviceCode: settings.serviceCode,
    failures: FAILURES,
    readItem,
    ...PARTS,
  };
  return { ask: (call) => lookUpByNumber(lgsp, lookUp, call), close: () => lgsp.close() };
}
