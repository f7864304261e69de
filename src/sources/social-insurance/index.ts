/** Social insurance (bảo hiểm xã hội), Viet Nam Social Security. */
import type { SourceDefinition } from '../../source-api/source.ts';
import { sourceCodes } from '../../generated/wire/social-insurance.ts';
import { BATCH_SIZE, lookUpSettings } from '../../transport/lgsp-look-up.ts';
import { connectSocialInsurance } from './connector.ts';
import { contributions, participation, participationFacts, periodsWithin } from './mapping.ts';

export const source: SourceDefinition = {
  id: 'social-insurance',
  sourceId: 'SOCIAL_INSURANCE',
  name: { vi: 'Cơ sở dữ liệu bảo hiểm xã hội', en: 'Social insurance database' },
  field: 'socialInsurance',
  parts: [participation, contributions],
  // The look-up by 12-digit number is ours; there is none by a former card's number.
  numberKinds: ['PERSONAL'],
  batchSize: BATCH_SIZE,
  sourceCodes,
  officerRefusals: ['05'],
  settings: lookUpSettings,
  fields: { Contributions: { periods: periodsWithin } },
  connect: connectSocialInsurance,
  facts: participationFacts,
};
