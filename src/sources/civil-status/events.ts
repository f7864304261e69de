/** From the wire's events to the schema's, column by column. Each throws SourceError BAD_RESPONSE. */
import { coded } from '../../codes/coded-value.ts';
import { codedDivisions } from '../../codes/divisions.ts';
import type { ResolversParentTypes } from '../../generated/schema.ts';
import type { CMC, CaiChinh, HN, KH, KS, KT } from '../../generated/wire/civil-status.ts';
import { identityNumber, text } from '../../transport/wire-values.ts';
import { date, decision, person, registration, requester } from './blocks.ts';

export type Birth = ResolversParentTypes['BirthRegistration'];
export type Marriage = ResolversParentTypes['MarriageRegistration'];
export type Death = ResolversParentTypes['DeathRegistration'];
export type Recognition = ResolversParentTypes['ParentChildRecognition'];
export type Confirmation = ResolversParentTypes['MaritalStatusConfirmation'];
export type Correction = ResolversParentTypes['CivilCorrection'];

export function toBirth(row: KS): Birth {
  const registered = registration(row);
  return {
    registration: registered,
    fullName: text(row.nksHoTen),
    sex: coded('CIVIL_SEX', row.nksGioiTinh),
    dateOfBirth: date(row.nksNgaySinh, 'nksNgaySinh'),
    dateOfBirthInWords: text(row.nksNgaySinhBangChu),
    identityNumber: identityNumber(row.nksSoDDCN),
    placeOfBirth: text(row.nksNoiSinh),
    placeOfBirthCommune: codedDivisions({ commune: row.nksNoiSinhDVHC }, registered.registeredOn).commune,
    placeOfOrigin: text(row.nksQueQuan),
    ethnicGroup: coded('ETHNIC_GROUP', row.nksDanToc),
    nationality: coded('COUNTRY', row.nksQuocTich),
    otherNationality: coded('COUNTRY', row.nksQuocTichKhac),
    birthKind: coded('BIRTH_KIND', row.nksLoaiKhaiSinh),
    missingNote: text(row.nksMatTich),
    capacityNote: text(row.nksHanCheNangLucHanhVi),
    mother: person(row, 'me'),
    father: person(row, 'cha'),
    requester: requester(row),
  };
}

/** The marriage as each of the two sees it. */
export function toMarriage(row: KH): Record<'his' | 'hers', Marriage> {
  const husband = person(row, 'chong');
  const wife = person(row, 'vo');
  const his = {
    registration: registration(row),
    husband,
    wife,
    spouse: wife,
    establishedOn: date(row.ngayXacLapQuanHeHonNhan, 'ngayXacLapQuanHeHonNhan'),
    state: coded('MARRIAGE_STATE', row.tinhTrangKetHon),
    divorce: decision(row, 'lyHon'),
    annulment: decision(row, 'huyKetHon'),
    recognition: decision(row, 'congNhanKetHon'),
  };
  return { his, hers: { ...his, spouse: husband } };
}

export function toDeath(row: KT): Death {
  return {
    registration: registration(row),
    deceased: person(row, 'nkt'),
    diedOn: date(row.nktNgayChet, 'nktNgayChet'),
    diedOnInWords: text(row.nktNgayChetGhiBangChu),
    timeOfDeath: text(row.nktGioPhutChet),
    placeOfDeath: text(row.nktNoiChet),
    causeOfDeath: text(row.nktNguyenNhanChet),
    declaration: coded('DEATH_DECLARATION', row.nktTinhTrangTuyenBoViecChet),
    notice: notice(row),
    requester: requester(row),
  };
}

function notice(row: KT): ResolversParentTypes['DeathNotice'] | null {
  const number = text(row.gbtSo);
  const issuedOn = date(row.gbtNgay, 'gbtNgay');
  const issuedBy = text(row.gbtCoQuanCap);
  if (number === null && issuedOn === null && issuedBy === null) return null;
  return { kind: coded('DEATH_NOTICE_KIND', row.gbtLoai), number, issuedOn, issuedBy };
}

export function toRecognition(row: CMC): Recognition {
  return {
    registration: registration(row),
    kind: coded('RECOGNITION_KIND', row.loaiXacNhan),
    decision: decision(row, 'quyetDinh'),
    parent: person(row, 'cm'),
    child: person(row, 'con'),
  };
}

export function toConfirmation(row: HN): Confirmation {
  return {
    registration: registration(row),
    person: person(row, 'nxn'),
    residedAt: text(row.nxnThoiGianCuTruTai),
    residedFrom: date(row.nxnThoiGianCuTruTu, 'nxnThoiGianCuTruTu'),
    residedUntil: date(row.nxnThoiGianCuTruDen, 'nxnThoiGianCuTruDen'),
    maritalStatus: coded('CIVIL_MARITAL_STATUS', row.nxnTinhTrangHonNhan),
    purpose: coded('MARITAL_CONFIRMATION_PURPOSE', row.nxnLoaiMucDichSuDung),
  };
}

export function toCorrection(row: CaiChinh): Correction {
  const entries = typeof row.noiDungCaiChinh === 'object' ? (row.noiDungCaiChinh.muc ?? []) : [];
  return {
    registration: registration(row),
    kind: coded('CORRECTION_KIND', row.loaiCaiChinh),
    person: person(row, 'ncc'),
    corrects: {
      event: coded('CIVIL_EVENT', row.moduleDangKyTruocDay),
      id: row.objectId,
      number: text(row.soDangKyTruocDay),
      book: text(row.quyenSoDangKyTruocDay),
      registeredOn: date(row.ngayDangKyTruocDay, 'ngayDangKyTruocDay'),
      place: text(row.noiDangKyTruocDay),
    },
    changes: entries.map(({ ten, noiDungCu, noiDungMoi }) => ({
      entry: text(ten),
      before: text(noiDungCu),
      after: text(noiDungMoi),
    })),
    ground: text(row.canCu),
  };
}
