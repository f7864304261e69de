/**
 * Social insurance (bảo hiểm xã hội), Viet Nam Social Security. The platform's own operations look up by
 * social insurance number or by criteria; the look-up by 12-digit number, its batch and the contributions are
 * ours. Formats: BRIEF 1.5, written down in contracts/social-insurance/.
 */
import * as generated from '../../generated/wire/social-insurance.ts';
import { contract, defineLgspSource } from '../../source-api/index.ts';
import { contributions, participation, periodsWithin } from './mapping.ts';

export default defineLgspSource({
  apiVersion: 1,
  id: 'social-insurance',
  name: { vi: 'Cơ sở dữ liệu bảo hiểm xã hội', en: 'Social insurance database' },
  field: 'socialInsurance',
  contract: contract<generated.Wire>(generated),
  path: '/apiBHXH/1.0/traCuuTheoSoDinhDanh',
  parts: { participation, contributions },
  fields: { Contributions: { periods: periodsWithin } },
});
