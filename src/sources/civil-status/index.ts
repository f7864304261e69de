/** Electronic civil status (hộ tịch điện tử), Ministry of Justice. */
import type { SourceDefinition } from '../../source-api/source.ts';
import { sourceCodes } from '../../generated/wire/civil-status.ts';
import { BATCH_SIZE, lookUpSettings } from '../../transport/lgsp-look-up.ts';
import { connectCivilStatus } from './connector.ts';
import { civilStatus, civilStatusFacts, subjectOf } from './mapping.ts';

export const source: SourceDefinition = {
  id: 'civil-status',
  sourceId: 'CIVIL_STATUS',
  name: { vi: 'Cơ sở dữ liệu hộ tịch điện tử', en: 'Electronic civil status register' },
  field: 'civilStatus',
  parts: [civilStatus],
  // The look-up by 12-digit number is ours; there is none by a former card's number.
  numberKinds: ['PERSONAL'],
  batchSize: BATCH_SIZE,
  sourceCodes,
  officerRefusals: ['100'],
  settings: lookUpSettings,
  walks: { CivilPerson: { citizen: subjectOf } },
  connect: connectCivilStatus,
  facts: civilStatusFacts,
};
