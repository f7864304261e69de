/** Health insurance (bảo hiểm y tế), Viet Nam Social Security. */
import * as generated from '../../generated/wire/health-insurance.ts';
import { contract, defineSource } from '../../source-api/index.ts';
import { connectHealthInsurance, healthInsuranceSettings } from './connector.ts';
import { card, visits } from './mapping.ts';

export default defineSource({
  apiVersion: 1,
  id: 'health-insurance',
  sourceId: 'HEALTH_INSURANCE',
  name: { vi: 'Cổng giám định bảo hiểm y tế', en: 'Health insurance portal' },
  field: 'healthInsurance',
  // The portal takes a card's number, a social insurance number or a personal number; never a former card's.
  numberKinds: ['PERSONAL', 'HEALTH_INSURANCE'],
  officerRefusals: ['054', '055'],
  contract: contract<generated.Wire>(generated),
  settings: healthInsuranceSettings,
  parts: { card, visits },
  connect: connectHealthInsurance,
});
