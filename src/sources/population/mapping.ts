/**
 * From the population database's CongDan to the schema's Identity and LifeStatus, field by field.
 */
import type { Candidate, Facts, Part } from '../../ask/source.ts';
import { coded } from '../../codes/coded-value.ts';
import {
  codedAddress,
  codedDivisions,
  type CodedDivisions,
  type DivisionCodes,
} from '../../codes/divisions.ts';
import type { ResolversParentTypes } from '../../generated/schema.ts';
import type {
  ChuHo,
  CongDan,
  CongDanChetMatTich,
  DiaChi,
  NguoiThan,
} from '../../generated/wire/population.ts';
import { SourceError } from '../../ask/answer.ts';
import { agree, today, type PartialDate } from '../../subject/partial-date.ts';
import type { Evidence } from '../../subject/tie.ts';
import { compactDate, identityNumber, numberEvidence, text } from '../../transport/wire-values.ts';

export type IdentityRecord = ResolversParentTypes['Identity'];
export type LifeStatusRecord = ResolversParentTypes['LifeStatus'];

export const identity: Part<IdentityRecord> = {
  source: 'POPULATION',
  name: 'identity',
  // Number, name and date of birth together name at most one person.
  merge: (first) => first,
};

export const lifeStatus: Part<LifeStatusRecord> = {
  source: 'POPULATION',
  name: 'lifeStatus',
  field: 'lifeStatus',
  merge: (first) => first,
};

/**
 * @param asOf the moment for which the data hold, where the answer says it
 * @throws SourceError BAD_RESPONSE
 */
export function toIdentity(person: CongDan, asOf?: string): Candidate<IdentityRecord> {
  const { number, formerNumber, fullName, dateOfBirth, evidence } = whose(person);
  const day = today(asOf === undefined ? undefined : Date.parse(asOf));
  // Places of the past are entered after the birth, on a day that is not told.
  const past = (place: DiaChi | undefined) =>
    address(place, (codes) => codedDivisions(codes, dateOfBirth ?? null, day));
  const present = (place: DiaChi | undefined) => address(place, (codes) => codedAddress(codes, day));
  const record: IdentityRecord = {
    identityNumber: number,
    formerNumber,
    fullName,
    sex: coded('SEX', person.GioiTinh),
    dateOfBirth: dateOfBirth ?? null,
    ethnicGroup: coded('ETHNIC_GROUP', person.DanToc),
    religion: coded('RELIGION', person.TonGiao),
    maritalStatus: coded('MARITAL_STATUS', person.TinhTrangHonNhan),
    bloodGroup: coded('BLOOD_GROUP', person.NhomMau),
    nationality: coded('COUNTRY', person.QuocTich),
    placeOfBirthRegistration: past(person.NoiDangKyKhaiSinh),
    placeOfOrigin: past(person.QueQuan),
    permanentAddress: present(person.ThuongTru),
    currentAddress: present(person.NoiOHienTai),
    father: relative(person.Cha),
    mother: relative(person.Me),
    spouse: relative(person.VoChong),
    representative: relative(person.NguoiDaiDien),
    householdHead: householdHead(person.ChuHo),
    householdBookNumber: text(person.SoSoHoKhau),
  };
  return { record, evidence };
}

/** @throws SourceError BAD_RESPONSE */
export function toLifeStatus(person: CongDanChetMatTich): Candidate<LifeStatusRecord> {
  const record: LifeStatusRecord = {
    status: coded('LIFE_STATUS', person.TinhTrang),
    dateOfDeath: date(person.NgayThangNamChet, 'NgayThangNamChet') ?? null,
  };
  return { record, evidence: whose(person).evidence };
}

/** What every answer says about whose it is. */
function whose(person: CongDan | CongDanChetMatTich) {
  // Practice puts the whole name into Ten and leaves the rest empty (confirmed, BRIEF 0.3).
  const { Ho, ChuDem, Ten } = person.HoVaTen;
  const fullName = text([Ho, ChuDem, Ten].filter(Boolean).join(' '));
  const dateOfBirth = date(person.NgayThangNamSinh, 'NgayThangNamSinh');
  const number = identityNumber(person.SoDinhDanh);
  const formerNumber = identityNumber(person.SoCMND);
  const [personal, former] = [numberEvidence(person.SoDinhDanh), numberEvidence(person.SoCMND)];
  const evidence: Evidence = {
    numbers: [...personal.numbers, ...former.numbers],
    keyed: personal.keyed && former.keyed,
    fullName: fullName ?? undefined,
    dateOfBirth,
  };
  return { number, formerNumber, fullName, dateOfBirth, evidence };
}

export function identityFacts({ fullName, dateOfBirth, sex }: IdentityRecord): Facts {
  return { FULL_NAME: fullName, DATE_OF_BIRTH: dateOfBirth, SEX: sex?.code };
}

/** A full date, or the year where no more is known; the two must not contradict each other. */
function date(value: CongDanChetMatTich['NgayThangNamChet'], field: string): PartialDate | undefined {
  if (value === undefined || value === '') return undefined;
  const day = compactDate(value.NgayThangNam, `${field}/NgayThangNam`);
  const year = compactDate(value.Nam, `${field}/Nam`);
  if (day && year && !agree(day, year)) {
    throw new SourceError({ code: 'BAD_RESPONSE' }, `${field} contradicts itself`);
  }
  return day ?? year;
}

function address(
  value: DiaChi | undefined,
  codedIn: (codes: DivisionCodes) => CodedDivisions,
): ResolversParentTypes['Address'] | null {
  if (value === undefined || value === '') return null;
  const { MaTinhThanh: province, MaQuanHuyen: district, MaPhuongXa: commune } = value;
  return unlessEmpty({
    ...codedIn({ province, district, commune }),
    detail: text(value.ChiTiet),
    country: coded('COUNTRY', value.QuocGia),
  });
}

function relative(value: NguoiThan | undefined): ResolversParentTypes['RelatedPerson'] | null {
  if (value === undefined || value === '') return null;
  return unlessEmpty({
    fullName: text(value.HoVaTen),
    identityNumber: identityNumber(value.SoDinhDanh),
    formerNumber: identityNumber(value.SoCMND),
    nationality: coded('COUNTRY', value.QuocTich),
  });
}

function householdHead(value: ChuHo | undefined): ResolversParentTypes['HouseholdHead'] | null {
  if (value === undefined || value === '') return null;
  return unlessEmpty({
    relationship: coded('HOUSEHOLD_RELATIONSHIP', value.QuanHe),
    fullName: text(value.HoVaTen),
    identityNumber: identityNumber(value.SoDinhDanh),
    formerNumber: identityNumber(value.SoCMND),
  });
}

/** The database sends a relative or an address that it does not know as an element full of empty elements. */
function unlessEmpty<Value extends object>(value: Value): Value | null {
  return Object.values(value).some((field) => field !== null) ? value : null;
}
