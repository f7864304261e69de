/** Driving licences (giấy phép lái xe), traffic police, Ministry of Public Security. */
import type { SourceDefinition } from '../../source-api/source.ts';
import { sourceCodes } from '../../generated/wire/driving-licence.ts';
import { BATCH_SIZE, lookUpSettings } from '../../transport/lgsp-look-up.ts';
import { connectDrivingLicence } from './connector.ts';
import { licenceFacts, licences, points } from './mapping.ts';

export const source: SourceDefinition = {
  id: 'driving-licence',
  sourceId: 'DRIVING_LICENCE',
  name: { vi: 'Cơ sở dữ liệu giấy phép lái xe', en: 'Driving licence database' },
  field: 'drivingLicences',
  parts: [licences, points],
  // The look-up by 12-digit number is ours; there is none by a former card's number.
  numberKinds: ['PERSONAL'],
  batchSize: BATCH_SIZE,
  sourceCodes,
  officerRefusals: ['05'],
  settings: lookUpSettings,
  connect: connectDrivingLicence,
  facts: licenceFacts,
};
