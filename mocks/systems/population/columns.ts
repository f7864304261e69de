/** Elements that say the same on the wire and in the schema, in the order of the answer, and their facts. */
import { table } from '../../kit/table.ts';
import type { Person } from '../../people/index.ts';
import type { Address, LifeStatus } from '../../people/person.ts';
import { capitals } from '../../people/spelling.ts';

export const ADDRESS = table({
  province: ['MaTinhThanh', 'PROVINCE'],
  district: ['MaQuanHuyen', 'DISTRICT'],
  commune: ['MaPhuongXa', 'COMMUNE'],
  detail: 'ChiTiet',
  country: ['QuocGia', 'COUNTRY'],
});

const RELATIVE = table({
  fullName: 'HoVaTen',
  nationality: ['QuocTich', 'COUNTRY'],
  identityNumber: 'SoDinhDanh',
  formerNumber: 'SoCMND',
});

const HOUSEHOLD = table({
  relationship: ['QuanHe', 'HOUSEHOLD_RELATIONSHIP'],
  identityNumber: 'SoDinhDanh',
  formerNumber: 'SoCMND',
  fullName: 'HoVaTen',
});

export const CITIZEN = table({
  identityNumber: 'SoDinhDanh',
  formerNumber: 'SoCMND',
  fullName: 'HoVaTen',
  sex: ['GioiTinh', 'SEX'],
  ethnicGroup: ['DanToc', 'ETHNIC_GROUP'],
  religion: ['TonGiao', 'RELIGION'],
  maritalStatus: ['TinhTrangHonNhan', 'MARITAL_STATUS'],
  bloodGroup: ['NhomMau', 'BLOOD_GROUP'],
  dateOfBirth: 'NgayThangNamSinh',
  placeOfBirthRegistration: ['NoiDangKyKhaiSinh?', ADDRESS],
  placeOfOrigin: ['QueQuan?', ADDRESS],
  permanentAddress: ['ThuongTru?', ADDRESS],
  currentAddress: ['NoiOHienTai?', ADDRESS],
  nationality: ['QuocTich', 'COUNTRY'],
  father: ['Cha?', RELATIVE],
  mother: ['Me?', RELATIVE],
  spouse: ['VoChong?', RELATIVE],
  representative: ['NguoiDaiDien?', RELATIVE],
  householdHead: ['ChuHo?', HOUSEHOLD],
  householdBookNumber: 'SoSoHoKhau',
});

export function citizenFacts(person: Person) {
  return {
    ...inCapitals(person),
    placeOfBirthRegistration: addressFacts(person.placeOfBirthRegistration),
    placeOfOrigin: addressFacts(person.placeOfOrigin),
    permanentAddress: addressFacts(person.permanentAddress),
    currentAddress: addressFacts(person.currentAddress),
    father: person.father && inCapitals(person.father),
    mother: person.mother && inCapitals(person.mother),
    spouse: person.spouse && inCapitals(person.spouse),
    representative: person.representative && inCapitals(person.representative),
    householdHead: person.household && inCapitals(person.household),
  };
}

export type AddressFacts = ReturnType<typeof addressFacts>;

/** Some addresses are recorded under former codes. */
function addressFacts(address: Address | null) {
  return address && { ...address, district: null, ...address.former };
}

function inCapitals<Named extends { readonly fullName: string }>(named: Named): Named {
  return { ...named, fullName: capitals(named.fullName) };
}

export const LIFE_STATUS_CODES: Readonly<Record<LifeStatus, string>> = {
  UNKNOWN: '0',
  ALIVE: '1',
  DEAD: '2',
  MISSING: '3',
};
