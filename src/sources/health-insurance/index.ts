/** Health insurance (bảo hiểm y tế), Viet Nam Social Security. */
import type { SourceDefinition } from '../../source-api/source.ts';
import { sourceCodes } from '../../generated/wire/health-insurance.ts';
import { connectHealthInsurance, healthInsuranceSettings } from './connector.ts';
import { card, cardFacts, visits } from './mapping.ts';

export const source: SourceDefinition = {
  id: 'health-insurance',
  sourceId: 'HEALTH_INSURANCE',
  name: { vi: 'Cổng giám định bảo hiểm y tế', en: 'Health insurance portal' },
  field: 'healthInsurance',
  parts: [card, visits],
  // The portal takes a card's number, a social insurance number or a personal number; never a former card's.
  numberKinds: ['PERSONAL'],
  batchSize: 1,
  sourceCodes,
  officerRefusals: ['054', '055'],
  settings: healthInsuranceSettings,
  connect: connectHealthInsurance,
  facts: cardFacts,
};
