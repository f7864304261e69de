/**
 * Writes events as the XML document of contracts/civil-status/hotich.xsd, each with one date format. Absent values are
 * empty elements or left out, as in books of different age.
 */
import { escapeUTF8 } from 'entities/escape';
import { rngOf, hashText, type Rng } from '../../people/hash.ts';
import { eventsOf } from './events.ts';
import type {
  Birth,
  Confirmation,
  Correction,
  Death,
  Decision,
  Held,
  Marriage,
  Named,
  Recognition,
  Registration,
  Requester,
} from './facts.ts';
import type { Person } from '../../people/index.ts';
import { dateForm } from './oddities.ts';

/** Columns and their values; null means not recorded. */
type Columns = Readonly<Record<string, string | Day | null>>;

/** A date in the form of facts.ts. */
interface Day {
  readonly date: string;
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function elements(rng: Rng, columns: Columns): string {
  const form = dateForm(rng);
  return Object.entries(columns)
    .map(([name, value]) => {
      if (value !== null)
        return element(name, escapeUTF8(typeof value === 'string' ? value : form(value.date)));
      return rng(`${name} none`, 2) === 0 ? `<${name}/>` : '';
    })
    .join('');
}

function day(date: string | null): Day | null {
  return date === null ? null : { date };
}

function prefixed(prefix: string, columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [prefix + name, value]));
}

function registrationColumns(held: Registration): Columns {
  return {
    id: held.id,
    so: held.number,
    quyenSo: held.book ?? '',
    trangSo: held.page,
    ngayDangKy: day(held.registeredOn),
    loaiDangKy: held.kind,
    noiDangKy: held.place,
    noiDangKyMaTinh: held.province,
    noiDangKyMaXa: held.commune,
    nguoiKy: held.signedBy,
    chucVuNguoiKy: held.signerTitle,
    nguoiThucHien: held.enteredBy,
    ghiChu: held.note,
  };
}

function abroadColumns({ abroad }: Registration): Columns {
  return {
    soDangKyNuocNgoai: abroad?.number ?? null,
    ngayDangKyNuocNgoai: day(abroad?.registeredOn ?? null),
    coQuanDangKyNuocNgoai: abroad?.authority ?? null,
  };
}

function documentColumns(held: Named | null): Columns {
  return {
    LoaiGiayToTuyThan: held?.documentKind ?? null,
    SoGiayToTuyThan: held?.documentNumber ?? null,
  };
}

function personColumns(prefix: string, held: Named | null): Columns {
  return prefixed(prefix, {
    HoTen: held?.fullName ?? null,
    NgaySinh: day(held?.dateOfBirth ?? null),
    DanToc: held?.ethnicGroup ?? held?.ethnicGroupText ?? null,
    QuocTich: held?.nationality ?? held?.nationalityText ?? null,
    LoaiCuTru: held?.residence?.kind ?? null,
    NoiCuTru: held?.residence?.place ?? null,
    ...documentColumns(held),
  });
}

function issueColumns(prefix: string, held: Named): Columns {
  return prefixed(prefix, { NgayCap: day(held.documentIssuedOn), NoiCap: held.documentIssuedAt });
}

function requesterColumns(held: Requester | null): Columns {
  return {
    nycHoTen: held?.fullName ?? null,
    nycQuanHe: held?.relationship ?? null,
    nycLoaiGiayToTuyThan: held?.documentKind ?? null,
    nycSoGiayToTuyThan: held?.documentNumber ?? null,
  };
}

function decisionColumns(prefix: string, held: Decision | null): Columns {
  return prefixed(prefix, {
    So: held?.number ?? null,
    Ngay: day(held?.decidedOn ?? null),
    CoQuan: held?.issuedBy ?? null,
  });
}

function birthColumns({ registration, child, mother, father, requester }: Birth): Columns {
  return {
    ...registrationColumns(registration),
    ...abroadColumns(registration),
    nksHoTen: child.fullName,
    nksGioiTinh: child.sex,
    nksNgaySinh: day(child.dateOfBirth),
    nksNgaySinhBangChu: child.dateOfBirthInWords,
    nksSoDDCN: child.identityNumber,
    nksNoiSinh: child.placeOfBirth,
    nksNoiSinhDVHC: child.placeOfBirthCommune,
    nksQueQuan: child.placeOfOrigin,
    nksDanToc: child.ethnicGroup ?? child.ethnicGroupText,
    nksQuocTich: child.nationality ?? child.nationalityText,
    nksQuocTichKhac: child.otherNationality,
    nksLoaiKhaiSinh: child.kind,
    nksMatTich: null,
    nksHanCheNangLucHanhVi: child.capacityNote,
    ...personColumns('me', mother),
    ...personColumns('cha', father),
    ...requesterColumns(requester),
  };
}

function marriageColumns(held: Marriage): Columns {
  return {
    ...registrationColumns(held.registration),
    ...abroadColumns(held.registration),
    ...personColumns('chong', held.husband),
    ...issueColumns('chong', held.husband),
    ...personColumns('vo', held.wife),
    ...issueColumns('vo', held.wife),
    ngayXacLapQuanHeHonNhan: day(held.establishedOn),
    tinhTrangKetHon: held.state,
    ...decisionColumns('lyHon', held.divorce),
  };
}

function deathColumns(held: Death): Columns {
  return {
    ...registrationColumns(held.registration),
    ...abroadColumns(held.registration),
    ...personColumns('nkt', held.deceased),
    nktGioiTinh: held.deceased.sex,
    nktNgayChet: day(held.diedOn),
    nktNgayChetGhiBangChu: held.diedOnInWords,
    nktGioPhutChet: held.timeOfDeath,
    nktNoiChet: held.placeOfDeath,
    nktNguyenNhanChet: held.causeOfDeath,
    nktTinhTrangTuyenBoViecChet: held.declaration,
    gbtLoai: held.notice?.kind ?? null,
    gbtSo: held.notice?.number ?? null,
    gbtNgay: day(held.notice?.issuedOn ?? null),
    gbtCoQuanCap: held.notice?.issuedBy ?? null,
    ...requesterColumns(held.requester),
  };
}

function recognitionColumns(held: Recognition): Columns {
  return {
    ...registrationColumns(held.registration),
    loaiXacNhan: held.kind,
    ...decisionColumns('quyetDinh', held.decision),
    ...personColumns('cm', held.parent),
    ...personColumns('con', held.child),
    conGioiTinh: held.child.sex,
  };
}

function confirmationColumns(held: Confirmation): Columns {
  return {
    ...registrationColumns(held.registration),
    ...personColumns('nxn', held.person),
    nxnGioiTinh: held.person.sex,
    nxnThoiGianCuTruTai: held.residedAt,
    nxnThoiGianCuTruTu: day(held.residedFrom),
    nxnThoiGianCuTruDen: day(held.residedUntil),
    nxnTinhTrangHonNhan: held.maritalStatus,
    nxnLoaiMucDichSuDung: held.purpose,
  };
}

function correctionColumns({ registration, kind, person, event, corrects, ground }: Correction): Columns {
  return {
    ...registrationColumns(registration),
    loaiCaiChinh: kind,
    nccHoTen: person.fullName,
    nccGioiTinh: person.sex,
    nccNgaySinh: day(person.dateOfBirth),
    ...prefixed('ncc', documentColumns(person)),
    objectId: corrects.id,
    moduleDangKyTruocDay: event,
    soDangKyTruocDay: corrects.number,
    quyenSoDangKyTruocDay: corrects.book,
    ngayDangKyTruocDay: day(corrects.registeredOn),
    noiDangKyTruocDay: corrects.place,
    canCu: ground,
  };
}

function changesXml({ changes }: Correction): string {
  const rows = changes.map(({ entry, before, after }) => {
    const old = before === null ? '<noiDungCu/>' : element('noiDungCu', escapeUTF8(before));
    return element(
      'muc',
      `${element('ten', escapeUTF8(entry))}${old}${element('noiDungMoi', escapeUTF8(after))}`,
    );
  });
  return element('noiDungCaiChinh', rows.join(''));
}

/** The events of a person, or null if there are none. Their order is that of their ids and has no meaning. */
export function eventsXml(person: Person): string | null {
  const { births, marriages, deaths, recognitions, confirmations, corrections } = eventsOf(person);
  const written = <Event extends Held>(
    name: string,
    columns: (event: Event) => Columns,
    more: (event: Event) => string = () => '',
  ) => {
    return (event: Event) => {
      const { id } = event.registration;
      // Seeded by the event and not by the person asked for, so that both people see the same row.
      const content = elements(rngOf(hashText(id)), columns(event)) + more(event);
      return { id, xml: element(name, content) };
    };
  };
  const rows = [
    ...births.map(written('KS', birthColumns)),
    ...marriages.map(written('KH', marriageColumns)),
    ...deaths.map(written('KT', deathColumns)),
    ...recognitions.map(written('CMC', recognitionColumns)),
    ...confirmations.map(written('HN', confirmationColumns)),
    ...corrections.map(written('CaiChinh', correctionColumns, changesXml)),
  ];
  if (rows.length === 0) return null;
  const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ xml }) => xml);
  return `<?xml version="1.0" encoding="UTF-8"?>${element('hoTich', inOrder.join(''))}`;
}
