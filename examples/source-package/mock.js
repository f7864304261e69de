/**
 * The mock of the invented enterprise register, for development and tests. Its secrets are published on
 * purpose: they give access only to synthetic data on this machine.
 */
import {
  addCodeLists,
  chance,
  compact,
  defineLgspSystem,
  expectedPart,
  hashText,
  newestFirst,
  rngOf,
  table,
} from 'lienthong-dev/mock-kit';

addCodeLists(new URL('codelists/', import.meta.url));

/** Columns that fields show, for the row and the expected answer. */
const ENTERPRISE = table({
  code: 'MaSoDN',
  name: 'TenDN',
  kind: ['LoaiHinh', 'ENTERPRISE_KIND'],
  state: ['TinhTrang', 'ENTERPRISE_STATE'],
  registeredOn: ['NgayDangKy', 'DATE'],
  representativeName: 'HoTen',
  accountantNumber: 'SoGiayToKeToan',
});

export const system = defineLgspSystem({
  id: 'enterprise-registration',
  portOffset: 21,
  path: '/apiDKDN/1.0/traCuuDoanhNghiep',
  contract: new URL('contract/openapi.yaml', import.meta.url),
  credentials: { consumerKey: 'mock-dkdn-key', consumerSecret: 'mock-dkdn-secret' },
  eventKey: 'VLoD9bhOxouA8E6KPY0FTmEmtYn1R6F9sM2eObmD73I',
  result: (_item, _number, person) => {
    const rows = person === null ? [] : enterprisesOf(person).map((enterprise) => rowOf(enterprise, person));
    return rows.length > 0 ? { maKetQua: '00', doanhNghiep: rows } : { maKetQua: '01' };
  },
  expected: (person) =>
    expectedPart(enterprisesOf(person), (own) => ({
      enterprises: newestFirst(own, ({ registeredOn }) => registeredOn).map((one) => ENTERPRISE.record(one)),
    })),
});

/** The facts, as a function of the person alone: wire and expected answer are made of them independently. */
function enterprisesOf({ identityNumber, fullName, subjectKnown }) {
  const rng = rngOf(hashText(`enterprises ${identityNumber}`));
  const one = (label, registeredOn) => ({
    tied: subjectKnown,
    code: String(1_000_000_000 + rng(`${label} code`, 900_000_000)),
    name: `Công ty ${fullName.split(' ').at(-1)} ${label}`,
    kind: ['TNHH1', 'CP', 'DNTN'][rng(`${label} kind`, 3)],
    state: chance(rng, `${label} suspended`, 100) ? '2' : '1',
    registeredOn,
    representativeName: fullName.toUpperCase(),
    accountantNumber: chance(rng, `${label} accountant`, 500) ? '079185000001' : null,
  });
  return [one('Một', '2015-03-02'), one('Hai', '2021-11-30')].slice(0, rng('enterprises', 3));
}

function rowOf(enterprise, { identityNumber, dateOfBirth }) {
  return {
    ...ENTERPRISE.row(enterprise, { date: compact }),
    NgaySinh: compact(dateOfBirth).padEnd(8, '0'),
    SoDinhDanh: identityNumber,
  };
}
