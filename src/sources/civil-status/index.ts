/**
 * Electronic civil status (hộ tịch điện tử), Ministry of Justice. The service, its codes and the XML text
 * inside JSON are real; the look-up by 12-digit number and its batch are ours, because the real operations go
 * by dossier code. Formats: BRIEF 1.7, written down in contracts/civil-status/.
 */
import * as generated from '../../generated/wire/civil-status.ts';
import { contract, defineLgspSource, heldSubject } from '../../source-api/index.ts';
import { civilStatus } from './mapping.ts';

export default defineLgspSource({
  apiVersion: 1,
  id: 'civil-status',
  sourceId: 'CIVIL_STATUS',
  name: { vi: 'Cơ sở dữ liệu hộ tịch điện tử', en: 'Electronic civil status register' },
  field: 'civilStatus',
  contract: contract<generated.Wire>(generated),
  path: '/apiHoTichTuPhap/1.0/traCuuHoTich',
  // Every other code, documented or not, means that we asked wrongly or cannot read the answer.
  failures: {
    // AUTHEN_ERROR, IP_DISALLOWED
    '100': 'CALLER_NOT_REGISTERED',
    '101': 'CALLER_NOT_REGISTERED',
    // RECORD_UNCOMPLETE: there is a record that the register cannot give out yet, which is not "not found".
    '200': 'UPSTREAM_ERROR',
  },
  notFound: '201',
  officerRefusals: ['100'],
  parts: { 'civil-status': civilStatus },
  walks: { CivilPerson: { citizen: heldSubject } },
});
