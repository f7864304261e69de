/**
 * Provinces, communes and addresses. A commune always belongs to the province named with it. Codes are those
 * in force since 2025-07-01 unless called former; identity numbers begin with former provinces.
 */
import formerCommuneList from '../../codelists/commune-before-2025-07-01.json' with { type: 'json' };
import communeList from '../../codelists/commune.json' with { type: 'json' };
import districtList from '../../codelists/district.json' with { type: 'json' };
import provinceList from '../../codelists/province.json' with { type: 'json' };
import { chance, pick, type Rng } from './hash.ts';
import type { Address, FormerCodes } from './person.ts';

interface Commune {
  readonly code: string;
  readonly name: string;
}

/** From memory of the merger resolution of 2025: the former provinces of each of the 34. */
const MERGED_FROM: Readonly<Record<string, readonly string[]>> = {
  '01': ['01'],
  '04': ['04'],
  '08': ['02', '08'],
  '11': ['11'],
  '12': ['12'],
  '14': ['14'],
  '15': ['10', '15'],
  '19': ['06', '19'],
  '20': ['20'],
  '22': ['22'],
  '24': ['24', '27'],
  '25': ['17', '25', '26'],
  '31': ['30', '31'],
  '33': ['33', '34'],
  '37': ['35', '36', '37'],
  '38': ['38'],
  '40': ['40'],
  '42': ['42'],
  '44': ['44', '45'],
  '46': ['46'],
  '48': ['48', '49'],
  '51': ['51', '62'],
  '52': ['52', '64'],
  '56': ['56', '58'],
  '66': ['54', '66'],
  '68': ['60', '67', '68'],
  '75': ['70', '75'],
  '79': ['74', '77', '79'],
  '80': ['72', '80'],
  '82': ['82', '87'],
  '86': ['83', '84', '86'],
  '91': ['89', '91'],
  '92': ['92', '93', '94'],
  '96': ['95', '96'],
};

const currentOf: ReadonlyMap<string, string> = new Map(
  Object.entries(MERGED_FROM).flatMap(([current, former]) => former.map((code) => [code, current] as const)),
);

function provinceNamesOf(version: string): ReadonlyMap<string, string> {
  return new Map(
    provinceList.editions
      .filter((edition) => edition.version === version)
      .flatMap((edition) => edition.items.map(({ code, vi }) => [code, vi] as const)),
  );
}

const provinceNames = provinceNamesOf('2025-07-01');
const formerProvinceNames = provinceNamesOf('before-2025-07-01');

const communes: readonly Commune[] = communeList.editions.flatMap((edition) =>
  edition.items.map(({ code, vi }) => ({ code, name: vi })),
);
const communeNames: ReadonlyMap<string, string> = new Map(communes.map(({ code, name }) => [code, name]));
const provinceOfCommune = new Map<string, string>();
const communesOf = new Map<string, Commune[]>();
for (const edition of communeList.editions) {
  for (const { code, vi, province } of edition.items) {
    provinceOfCommune.set(code, province);
    communesOf.set(province, [...(communesOf.get(province) ?? []), { code, name: vi }]);
  }
}

const formerProvinceOf: ReadonlyMap<string, string> = new Map(
  districtList.editions.flatMap(({ items }) => items.map(({ code, province }) => [code, province] as const)),
);
const formerCommunes = new Map<string, { readonly name: string; readonly codes: FormerCodes }>();
const formerCommunesOf = new Map<string, string[]>();
for (const { code, vi, district } of formerCommuneList.editions.flatMap(({ items }) => items)) {
  const province = formerProvinceOf.get(district) ?? '01';
  formerCommunes.set(code, { name: vi, codes: { province, district, commune: code } });
  for (const unit of [district, province]) {
    const within = formerCommunesOf.get(unit);
    if (within === undefined) formerCommunesOf.set(unit, [code]);
    else within.push(code);
  }
}

/** Former provinces in the mountains, where year-only dates of birth are more frequent. */
const MOUNTAINS: ReadonlySet<string> = new Set([
  '02',
  '04',
  '06',
  '10',
  '11',
  '12',
  '14',
  '15',
  '17',
  '20',
  '62',
  '64',
  '66',
  '67',
]);

export function isMountainous(formerProvince: string): boolean {
  return MOUNTAINS.has(formerProvince);
}

/** Today's province of a former province. */
export function currentProvince(formerProvince: string): string {
  return currentOf.get(formerProvince) ?? '01';
}

/** The province's name without its kind: Hà Nội. */
export function shortProvinceName(code: string): string {
  return (provinceNames.get(code) ?? code).replace(/^(Thành phố|Tỉnh) /, '');
}

export function communeName(code: string): string {
  return communeNames.get(code) ?? code;
}

/** The same for a former province. */
export function formerProvinceName(code: string): string {
  return formerProvinceNames.get(code) ?? code;
}

export function formerCommuneName(code: string): string {
  return formerCommunes.get(code)?.name ?? code;
}

const STREETS = [
  'Lê Lợi',
  'Trần Phú',
  'Hai Bà Trưng',
  'Nguyễn Huệ',
  'Quang Trung',
  'Phan Bội Châu',
  'Lý Tự Trọng',
];
const HAMLET_NAMES = ['Đông', 'Đoài', 'Tân Lập', 'Hoà Bình', 'Phú Thuỵ', 'Mỹ Hưng', 'Cây Đa', 'Bình Minh'];

/** The word for a hamlet differs from north to south; provinces are coded in that order. */
function hamletWords(province: string): readonly string[] {
  if (['51', '52', '66', '68'].includes(province)) return ['Thôn', 'Buôn', 'Làng'];
  if (province >= '75') return ['Ấp', 'Khu phố'];
  return province <= '25' && province !== '01' ? ['Thôn', 'Xóm', 'Bản'] : ['Thôn', 'Xóm'];
}

/** A place inside a commune, or null if none is recorded. */
function detailOf(rng: Rng, label: string, province: string, commune: string): string | null {
  if (chance(rng, `${label} no detail`, 80)) return null;
  if (communeName(commune).startsWith('Phường')) {
    return `Số ${1 + rng(`${label} house`, 400)} đường ${pick(rng, `${label} street`, STREETS)}`;
  }
  const name = chance(rng, `${label} numbered`, 600)
    ? String(1 + rng(`${label} number`, 12))
    : pick(rng, `${label} hamlet name`, HAMLET_NAMES);
  return `${pick(rng, `${label} hamlet`, hamletWords(province))} ${name}`;
}

/** An address in one of today's provinces. */
export function addressIn(rng: Rng, label: string, province: string): Address {
  const { code } = pick(rng, `${label} commune`, communesOf.get(province) ?? communes);
  const country = chance(rng, `${label} country`, 900) ? 'VN' : null;
  return { province, commune: code, detail: detailOf(rng, label, province, code), country };
}

/** An address anywhere in the country. */
export function addressAnywhere(rng: Rng, label: string): Address {
  const { code } = pick(rng, `${label} commune`, communes);
  const province = provinceOfCommune.get(code) ?? '01';
  return { province, commune: code, detail: detailOf(rng, label, province, code), country: 'VN' };
}

/** Only the province, as in older entries. */
export function provinceOnly(province: string): Address {
  return { province, commune: null, detail: null, country: 'VN' };
}

/** Codes of a commune in a former province. */
export function formerCodesIn(rng: Rng, label: string, province: string): FormerCodes {
  const commune = pick(rng, `${label} former commune`, formerCommunesOf.get(province) ?? ['00001']);
  return formerCommunes.get(commune)?.codes ?? { province, district: null, commune };
}

/**
 * Codes of an address before 2025-07-01: those of the unit whose code its commune has kept (nearly all have),
 * or of another unit in that unit's district. Null without a commune.
 */
export function formerCodesOf(rng: Rng, label: string, address: Address): FormerCodes | null {
  if (address.commune === null) return null;
  const kept = formerCommunes.get(address.commune)?.codes;
  if (kept === undefined) {
    return formerCodesIn(
      rng,
      label,
      pick(rng, `${label} former province`, MERGED_FROM[address.province ?? ''] ?? ['01']),
    );
  }
  return chance(rng, `${label} kept its code`, 600)
    ? kept
    : formerCodesIn(rng, label, kept.district ?? kept.province);
}

/** An address on one line, as cards and licences print it. */
export function addressLine(address: Address): string {
  return lineOf(
    address.detail,
    address.commune === null ? null : communeName(address.commune),
    address.province === null ? null : shortProvinceName(address.province),
  );
}

/** The same for a former commune. */
export function formerAddressLine({ commune, province }: FormerCodes): string {
  return lineOf(formerCommuneName(commune), formerProvinceName(province));
}

function lineOf(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
