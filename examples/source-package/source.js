/**
 * Enterprise registration (đăng ký doanh nghiệp) over the local integration platform. An example: the wire
 * format is invented (contract/openapi.yaml).
 *
 * @import { Candidate } from 'lienthong/source-api'
 */
import {
  birthDate,
  columnTables,
  contract,
  defineLgspSource,
  finish,
  lgspPart,
  newestFirst,
  numberEvidence,
  plainFieldsIn,
  readRows,
  tyingName,
} from 'lienthong/source-api';

/** Columns that a field shows as they are, by the `@wire` of schema.graphql. */
const columns = columnTables(new URL('schema.graphql', import.meta.url));

const enterprises = lgspPart({
  column: 'doanhNghiep',
  rows: ({ doanhNghiep }) => readRows(doanhNghiep, 'enterprises', toEnterprises),
  merge: (a, b) => ({ enterprises: [...a.enterprises, ...b.enterprises].toSorted(byRegistration) }),
  facts: ({ enterprises: [newest] }) => ({ FULL_NAME: newest?.representativeName }),
});

const byRegistration = newestFirst(
  ({ registeredOn }) => registeredOn,
  ({ code }) => code,
);

export default defineLgspSource({
  apiVersion: 1,
  id: 'enterprise-registration',
  sourceId: 'ENTERPRISE_REGISTRATION',
  name: { vi: 'Cơ sở dữ liệu đăng ký doanh nghiệp (ví dụ)', en: 'Enterprise register (example)' },
  field: 'enterprises',
  officerRefusals: ['05'],
  contract: contract(),
  path: '/apiDKDN/1.0/traCuuDoanhNghiep',
  failures: { '05': 'CALLER_NOT_REGISTERED', '06': 'NOT_LICENSED' },
  parts: { enterprises },
});

/**
 * One row, with what it says about whose it is: the gateway shows no row that is not tied to the person.
 *
 * @returns {Candidate<unknown>}
 */
function toEnterprises(row) {
  const evidence = {
    ...numberEvidence(row.SoDinhDanh),
    fullName: tyingName(row.HoTen, 'HoTen'),
    dateOfBirth: birthDate(row.NgaySinh, 'NgaySinh').tied,
  };
  return { evidence, ...finish({ enterprises: [plainFieldsIn(columns.Enterprise, row, '')] }) };
}
