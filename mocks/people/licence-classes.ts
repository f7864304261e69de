/**
 * Classes of driving licences in both schemes: their validity, their prerequisite classes, and the text on
 * the card. Old and new letters mean different things, so every look-up names the scheme.
 */

export interface LicenceClass {
  readonly code: string;
  /** Years of validity; 0 means without limit (from memory). */
  readonly validYears: number;
  /** Classes usually passed before this one. */
  readonly after: readonly string[];
  readonly vi: string;
  readonly en: string;
}

/** In force since 2025-01-01. English texts are ours. */
const NEW_CLASSES: readonly LicenceClass[] = [
  {
    code: 'A1',
    validYears: 0,
    after: [],
    vi: 'Xe mô tô hai bánh đến 125 cm³',
    en: 'Motorcycles up to 125 cc',
  },
  {
    code: 'A',
    validYears: 0,
    after: [],
    vi: 'Xe mô tô hai bánh trên 125 cm³',
    en: 'Motorcycles over 125 cc',
  },
  { code: 'B1', validYears: 0, after: [], vi: 'Xe mô tô ba bánh', en: 'Three-wheeled motorcycles' },
  {
    code: 'B',
    validYears: 10,
    after: [],
    vi: 'Ô tô đến 8 chỗ, xe tải đến 3.500 kg',
    en: 'Cars up to 8 seats, lorries up to 3.5 t',
  },
  {
    code: 'C1',
    validYears: 10,
    after: ['B'],
    vi: 'Xe tải trên 3.500 kg đến 7.500 kg',
    en: 'Lorries over 3.5 t up to 7.5 t',
  },
  { code: 'C', validYears: 5, after: ['B'], vi: 'Xe tải trên 7.500 kg', en: 'Lorries over 7.5 t' },
  {
    code: 'D1',
    validYears: 5,
    after: ['B', 'C'],
    vi: 'Ô tô chở người trên 8 đến 16 chỗ',
    en: 'Minibuses over 8 up to 16 seats',
  },
  {
    code: 'D2',
    validYears: 5,
    after: ['B', 'C'],
    vi: 'Ô tô chở người trên 16 đến 29 chỗ',
    en: 'Buses over 16 up to 29 seats',
  },
  {
    code: 'D',
    validYears: 5,
    after: ['B', 'C', 'D2'],
    vi: 'Ô tô chở người trên 29 chỗ',
    en: 'Buses over 29 seats',
  },
  { code: 'BE', validYears: 5, after: ['B'], vi: 'Hạng B kéo rơ moóc', en: 'Class B with trailer' },
  { code: 'C1E', validYears: 5, after: ['B', 'C1'], vi: 'Hạng C1 kéo rơ moóc', en: 'Class C1 with trailer' },
  { code: 'CE', validYears: 5, after: ['B', 'C'], vi: 'Hạng C kéo rơ moóc', en: 'Class C with trailer' },
  { code: 'D1E', validYears: 5, after: ['B', 'D1'], vi: 'Hạng D1 kéo rơ moóc', en: 'Class D1 with trailer' },
  { code: 'D2E', validYears: 5, after: ['B', 'D2'], vi: 'Hạng D2 kéo rơ moóc', en: 'Class D2 with trailer' },
  { code: 'DE', validYears: 5, after: ['B', 'D'], vi: 'Hạng D kéo rơ moóc', en: 'Class D with trailer' },
];

/** The classes before 2025-01-01; their coverage and validity are from memory. */
const OLD_CLASSES: readonly LicenceClass[] = [
  {
    code: 'A1',
    validYears: 0,
    after: [],
    vi: 'Xe mô tô từ 50 đến dưới 175 cm³',
    en: 'Motorcycles from 50 to under 175 cc',
  },
  {
    code: 'A2',
    validYears: 0,
    after: ['A1'],
    vi: 'Xe mô tô từ 175 cm³ trở lên',
    en: 'Motorcycles of 175 cc and over',
  },
  { code: 'A3', validYears: 0, after: [], vi: 'Mô tô ba bánh', en: 'Three-wheeled motorcycles' },
  {
    code: 'A4',
    validYears: 10,
    after: [],
    vi: 'Máy kéo có trọng tải đến 1.000 kg',
    en: 'Tractors up to 1 t',
  },
  {
    code: 'B1',
    validYears: 10,
    after: [],
    vi: 'Ô tô đến 9 chỗ, không hành nghề lái xe',
    en: 'Cars up to 9 seats, not for hire',
  },
  {
    code: 'B2',
    validYears: 10,
    after: [],
    vi: 'Ô tô đến 9 chỗ, xe tải dưới 3.500 kg',
    en: 'Cars up to 9 seats, lorries under 3.5 t',
  },
  {
    code: 'C',
    validYears: 5,
    after: ['B2'],
    vi: 'Xe tải từ 3.500 kg trở lên',
    en: 'Lorries of 3.5 t and over',
  },
  {
    code: 'D',
    validYears: 5,
    after: ['B2', 'C'],
    vi: 'Ô tô chở người từ 10 đến 30 chỗ',
    en: 'Buses from 10 to 30 seats',
  },
  {
    code: 'E',
    validYears: 5,
    after: ['B2', 'C', 'D'],
    vi: 'Ô tô chở người trên 30 chỗ',
    en: 'Buses over 30 seats',
  },
  { code: 'FB2', validYears: 5, after: ['B2'], vi: 'Hạng B2 kéo rơ moóc', en: 'Class B2 with trailer' },
  { code: 'FC', validYears: 5, after: ['B2', 'C'], vi: 'Hạng C kéo rơ moóc', en: 'Class C with trailer' },
  { code: 'FD', validYears: 5, after: ['C', 'D'], vi: 'Hạng D kéo rơ moóc', en: 'Class D with trailer' },
  {
    code: 'FE',
    validYears: 5,
    after: ['D', 'E'],
    vi: 'Hạng E kéo rơ moóc, xe khách nối toa',
    en: 'Class E with trailer',
  },
];

/** The day from which licences carry the new classes. */
export const NEW_SCHEME_SINCE = '2025-01-01';

const BY_SCHEME = {
  new: new Map(NEW_CLASSES.map((entry) => [entry.code, entry])),
  old: new Map(OLD_CLASSES.map((entry) => [entry.code, entry])),
};

export function licenceClass(code: string, newScheme: boolean): LicenceClass {
  const found = BY_SCHEME[newScheme ? 'new' : 'old'].get(code);
  if (found === undefined) throw new Error(`No ${newScheme ? 'new' : 'old'} licence class ${code}.`);
  return found;
}
