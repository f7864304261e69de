/**
 * Driving licences (giấy phép lái xe), traffic police, Ministry of Public Security. No public interface
 * between machines exists: the columns are the national database's, the look-up by 12-digit number and its
 * batch are ours. Formats: BRIEF 1.6, written down in contracts/driving-licence/.
 */
import * as generated from '../../generated/wire/driving-licence.ts';
import { contract, defineLgspSource } from '../../source-api/index.ts';
import { licences, points } from './mapping.ts';

export default defineLgspSource({
  apiVersion: 1,
  id: 'driving-licence',
  name: { vi: 'Cơ sở dữ liệu giấy phép lái xe', en: 'Driving licence database' },
  field: 'drivingLicences',
  contract: contract<generated.Wire>(generated),
  path: '/apiGPLX/1.0/traCuuGPLX',
  parts: { licences, points },
});
