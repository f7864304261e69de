/** Calls to the civil status register, and documents that it may answer with. */
import nock from 'nock';
import type { Connector } from '../../src/source-api/source.ts';
import source from '../../src/sources/civil-status/index.ts';
import { connect, questionFor, callOf, platform, subjectOf } from './calls.ts';
import { SOURCE_URL } from './nock.ts';

export const civilStatus = source.part('civil-status');

/** The number of `subjectOf()`. */
export const NUMBER = '079190123456';

/** Whom the subject was married to. */
export const other = subjectOf('001085000002', 'Lê Văn Bình', '1985');

/** A connector that has its token. */
export async function connected(): Promise<Connector> {
  const connector = connect(source, { ...platform, url: SOURCE_URL });
  nock(SOURCE_URL).post('/token').reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
  service().reply(200, answer([{ soDinhDanh: NUMBER, maKetQua: '201' }]));
  await connector.ask(callOf([questionFor(civilStatus)]));
  return connector;
}

const BOOK = '<so>12</so><quyenSo>01/1990</quyenSo><noiDangKy>UBND Phường A</noiDangKy>';
export const BIRTH = `<KS><id>100</id>${BOOK}<trangSo/><ngayDangKy>20.02.1990</ngayDangKy><loaiDangKy>1</loaiDangKy>
  <nksHoTen>Nguyễn  Thị Hòa</nksHoTen><nksGioiTinh>2</nksGioiTinh><nksNgaySinh>15.02.1990</nksNgaySinh>
  <nksSoDDCN/><nksDanToc>63001</nksDanToc><nksNoiSinh>Trạm &lt;A&gt; &amp; B</nksNoiSinh>
  <meHoTen>Lê Thị Ba</meHoTen><meNgaySinh>1961</meNgaySinh><meLoaiGiayToTuyThan>4</meLoaiGiayToTuyThan><meSoGiayToTuyThan>079161000003</meSoGiayToTuyThan>
  <chaHoTen>Nguyễn Văn Tư</chaHoTen><chaNgaySinh>04.1959</chaNgaySinh><chaLoaiGiayToTuyThan>2</chaLoaiGiayToTuyThan><chaSoGiayToTuyThan>123456789</chaSoGiayToTuyThan>
  <cotMoi>a column that no contract knows</cotMoi></KS>`;
export const MARRIAGE = `<KH><id>200</id>${BOOK}<ngayDangKy>06.2015</ngayDangKy><tinhTrangKetHon>2</tinhTrangKetHon>
  <chongHoTen>LÊ VĂN BÌNH</chongHoTen><chongNgaySinh>1985</chongNgaySinh><chongLoaiGiayToTuyThan>4</chongLoaiGiayToTuyThan><chongSoGiayToTuyThan>001085000002</chongSoGiayToTuyThan>
  <voHoTen>NGUYỄN THỊ HOÀ</voHoTen><voNgaySinh>15.02.1990</voNgaySinh><voLoaiGiayToTuyThan>1</voLoaiGiayToTuyThan><voSoGiayToTuyThan>023456789</voSoGiayToTuyThan>
  <lyHonSo>5/2019/QĐST-HNGĐ</lyHonSo><lyHonNgay>03.04.2019</lyHonNgay></KH>`;
export const CORRECTION = `<CaiChinh><id>300</id><so>3</so><quyenSo>01/2020</quyenSo><ngayDangKy>05.06.2020</ngayDangKy><noiDangKy>UBND Phường A</noiDangKy>
  <loaiCaiChinh>2</loaiCaiChinh><nccHoTen>Nguyễn Thị Hoà</nccHoTen><nccNgaySinh>15.02.1990</nccNgaySinh><nccLoaiGiayToTuyThan>4</nccLoaiGiayToTuyThan><nccSoGiayToTuyThan>${NUMBER}</nccSoGiayToTuyThan>
  <objectId>100</objectId><moduleDangKyTruocDay>KS</moduleDangKyTruocDay><soDangKyTruocDay>12</soDangKyTruocDay><quyenSoDangKyTruocDay>01/1990</quyenSoDangKyTruocDay>
  <noiDungCaiChinh><muc><ten>Quê quán</ten><noiDungCu>A</noiDungCu><noiDungMoi>B</noiDungMoi></muc></noiDungCaiChinh></CaiChinh>`;

export const DEATH = `<KT><id>400</id>${BOOK}<ngayDangKy>12.03.2020</ngayDangKy>
  <nktHoTen>Nguyễn Thị Hoà</nktHoTen><nktNgaySinh>15.02.1990</nktNgaySinh><nktLoaiGiayToTuyThan>4</nktLoaiGiayToTuyThan><nktSoGiayToTuyThan>${NUMBER}</nktSoGiayToTuyThan>
  <nktNgayChet>11.03.2020</nktNgayChet><nktTinhTrangTuyenBoViecChet>0</nktTinhTrangTuyenBoViecChet><gbtLoai>1</gbtLoai><gbtSo>7/GBT</gbtSo>
  <nycHoTen>Lê Văn Bình</nycHoTen><nycSoGiayToTuyThan>001085000002</nycSoGiayToTuyThan></KT>`;
export const RECOGNITION = `<CMC><id>500</id>${BOOK}<ngayDangKy>01.07.1991</ngayDangKy><loaiXacNhan>1</loaiXacNhan><quyetDinhSo>4/QĐ</quyetDinhSo>
  <cmHoTen>Lê Văn Bình</cmHoTen><cmNgaySinh>1985</cmNgaySinh><cmLoaiGiayToTuyThan>4</cmLoaiGiayToTuyThan><cmSoGiayToTuyThan>001085000002</cmSoGiayToTuyThan>
  <conHoTen>Nguyễn Thị Hoà</conHoTen><conNgaySinh>15.02.1990</conNgaySinh></CMC>`;
export const CONFIRMATION = `<HN><id>600</id>${BOOK}<ngayDangKy>01.02.2014</ngayDangKy>
  <nxnHoTen>Nguyễn Thị Hoà</nxnHoTen><nxnNgaySinh>15.02.1990</nxnNgaySinh><nxnLoaiGiayToTuyThan>1</nxnLoaiGiayToTuyThan><nxnSoGiayToTuyThan>023456789</nxnSoGiayToTuyThan>
  <nxnTinhTrangHonNhan>1</nxnTinhTrangHonNhan><nxnLoaiMucDichSuDung>2</nxnLoaiMucDichSuDung></HN>`;

/** A document with a column in place of the one that stands there, or beside the others. */
export function withColumn(event: string, column: string, content: string | undefined): string {
  const written = content === undefined ? '' : `<${column}>${content}</${column}>`;
  const there = new RegExp(`<${column}(?:/>|>[^]*?</${column}>)`);
  return there.test(event)
    ? event.replace(there, () => written)
    : event.replace(/<\/\w+>$/, (end) => written + end);
}

export function service() {
  return nock(SOURCE_URL).post('/apiHoTichTuPhap/1.0/traCuuHoTich');
}

export function answer(ketQua: readonly object[], maYeuCau = 'id-0001') {
  return { status: 1, message: 'OK', maYeuCau, ketQua };
}

export function found(events: string, soDinhDanh = NUMBER) {
  return { soDinhDanh, maKetQua: '00', data: `<?xml version="1.0"?><hoTich>${events}</hoTich>` };
}
