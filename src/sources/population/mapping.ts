/**
 * From the population database's CongDan to the schema's Identity and LifeStatus, field by field.
 */
import {
  agree,
  coded,
  codedAddress,
  codedDivisions,
  decidingCode,
  finish,
  identityNumber,
  numberKind,
  partialDate,
  plainFields,
  readable,
  text,
  today,
  tyingDate,
  unlessEmpty,
  Unread,
  unreadable,
  type Candidate,
  type CodedDivisions,
  type DivisionCodes,
  type Evidence,
  type Facts,
  type Held,
  type IdentityNumber,
  type PartialDate,
  type RecordOf,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/population.ts';
import type * as Schema from '../../generated/types.ts';
import type {
  ChuHo,
  CongDan,
  CongDanChetMatTich,
  DiaChi,
  NguoiThan,
} from '../../generated/wire/population.ts';

/** The flags are those of the life status. */
export type IdentityRecord = Omit<RecordOf<Schema.Identity>, 'flags'>;
export type LifeStatusRecord = RecordOf<Schema.LifeStatus>;

/**
 * @param asked the number that the question is tied by; the other one is secondary
 * @param asOf the moment for which the data hold, where the answer says it
 * @throws SourceError BAD_RESPONSE
 */
export function toIdentity(
  person: CongDan,
  asked: IdentityNumber,
  asOf: string | null,
): Candidate<IdentityRecord> {
  const { fullName, dateOfBirth, evidence } = whose(person, asked);
  const day = today(asOf === null ? undefined : Date.parse(asOf));
  // Places of the past are entered after the birth, on a day that is not told.
  const past = (place: Held<DiaChi>) =>
    address(place, (codes) => codedDivisions(codes, evidence.dateOfBirth ?? null, day));
  const present = (place: Held<DiaChi>) => address(place, (codes) => codedAddress(codes, day));
  return {
    evidence,
    ...finish<IdentityRecord>({
      ...plainFields(columns.Identity, person),
      fullName,
      sex: coded('SEX', person.GioiTinh),
      dateOfBirth,
      placeOfBirthRegistration: past(person.NoiDangKyKhaiSinh),
      placeOfOrigin: past(person.QueQuan),
      permanentAddress: present(person.ThuongTru),
      currentAddress: present(person.NoiOHienTai),
      father: relative(person.Cha),
      mother: relative(person.Me),
      spouse: relative(person.VoChong),
      representative: relative(person.NguoiDaiDien),
      householdHead: householdHead(person.ChuHo),
    }),
  };
}

/**
 * @param asked as for `toIdentity`
 * @throws SourceError BAD_RESPONSE
 */
export function toLifeStatus(person: CongDanChetMatTich, asked: IdentityNumber): Candidate<LifeStatusRecord> {
  return {
    evidence: whose(person, asked).evidence,
    ...finish<LifeStatusRecord>({
      status: decidingCode('LIFE_STATUS', person.TinhTrang, 'TinhTrang'),
      dateOfDeath: date(person.NgayThangNamChet),
    }),
  };
}

/** Evidence of an answer. */
function whose(person: CongDan | CongDanChetMatTich, asked: IdentityNumber) {
  // Practice puts the whole name into Ten and leaves the rest empty (confirmed, BRIEF 0.3).
  const { Ho, ChuDem, Ten } = person.HoVaTen;
  const fullName = readable(text([Ho, ChuDem, Ten].filter((word) => typeof word === 'string').join(' ')));
  const number = identityNumber(person.SoDinhDanh, 'PERSONAL');
  const formerNumber = identityNumber(person.SoCMND, 'FORMER_CARD');
  if (numberKind(asked) === 'PERSONAL' ? typeof number !== 'string' : formerNumber instanceof Unread) {
    throw unreadable('the number asked by');
  }
  const dateOfBirth = birth(person.NgayThangNamSinh);
  const evidence: Evidence = {
    numbers: [number, formerNumber].filter((held) => typeof held === 'string'),
    // One call is about one person.
    keyed: true,
    fullName: fullName ?? undefined,
    dateOfBirth: tyingDate(dateOfBirth, 'NgayThangNamSinh'),
  };
  return { fullName, dateOfBirth, evidence };
}

export function identityFacts({ fullName, dateOfBirth, sex }: IdentityRecord): Facts {
  return { FULL_NAME: fullName, DATE_OF_BIRTH: dateOfBirth, SEX: sex?.code };
}

type Flags = NonNullable<Schema.Identity['flags']>;

/** Flags by code of TinhTrang, which is ours; a status that is not known, or by no list, tells nothing. */
const LIFE_FLAGS: ReadonlyMap<string, Flags> = new Map([
  ['1', []],
  ['2', ['DEAD']],
  ['3', ['MISSING']],
]);

export function lifeFlags({ status }: LifeStatusRecord): Flags | null {
  return LIFE_FLAGS.get(status?.code ?? '') ?? null;
}

/** A full date, or the year where no more is known; the two must not contradict each other. */
function date(value: CongDanChetMatTich['NgayThangNamChet']): PartialDate | Unread | null {
  if (value instanceof Unread) return value;
  if (value === undefined || value === '') return null;
  const [day, year] = [partialDate(value.NgayThangNam), partialDate(value.Nam)];
  if (typeof day === 'string' && typeof year === 'string' && !agree(day, year))
    return new Unread('UNREADABLE');
  return day ?? year;
}

/**
 * The same of a date of birth, of which one must be there.
 *
 * @throws SourceError BAD_RESPONSE
 */
function birth(value: CongDan['NgayThangNamSinh']): ReturnType<typeof date> {
  const isMissing = value !== '' && value.NgayThangNam === undefined && value.Nam === undefined;
  if (isMissing) throw unreadable('NgayThangNamSinh');
  return date(value);
}

function address(value: Held<DiaChi>, codedIn: (codes: DivisionCodes) => CodedDivisions) {
  return block(value, ({ MaTinhThanh: province, MaQuanHuyen: district, MaPhuongXa: commune, ...place }) => ({
    ...codedIn({ province, district, commune }),
    detail: text(place.ChiTiet),
    country: coded('COUNTRY', place.QuocGia),
  }));
}

function relative(value: Held<NguoiThan>) {
  return block(value, (held) => plainFields(columns.RelatedPerson, held));
}

function householdHead(value: Held<ChuHo>) {
  return block(value, (held) => plainFields(columns.HouseholdHead, held));
}

/** The database sends an address or a person that it does not know as an element full of empty elements. */
function block<Element, Shown extends object>(
  value: Held<Element | ''>,
  shown: (element: Element) => Shown,
): Shown | Unread | null {
  if (value instanceof Unread) return value;
  return value ? unlessEmpty(shown(value)) : null;
}
