/**
 * Irregular entries of the register: typed long ago or migrated from other software. Few of each, by the
 * event's own draws. facts.ts has the meaning, and the written text where it is unreadable.
 */
import { chance, pick, type Rng } from '../../people/hash.ts';

/** Ethnic groups as text that clerks typed in place of the code. */
const ETHNIC_GROUPS_IN_WORDS: Readonly<Record<string, readonly string[]>> = {
  '01': ['Kinh', 'KINH'],
  '02': ['Tày', 'Tay'],
  '05': ['Khmer', 'Khơ me', 'Khơ-me'],
  '08': ["H'Mông", 'H’Mông', 'Mông', 'Hmong'],
  '10': ['Gia Rai', 'Gia-rai', 'Jrai'],
  '12': ['Ê Đê', 'Ê-đê', 'Êđê', 'Ede'],
  '13': ['Ba Na', 'Ba-na'],
  '14': ['Xơ Đăng', 'Xê-đăng'],
  '16': ['Cơ Ho', "K'Ho"],
  '20': ["M'Nông", 'M’nông', 'M Nông'],
  '22': ["S'Tiêng", 'X’tiêng', 'Stieng'],
  '23': ['Bru - Vân Kiều', 'Bru Vân Kiều', 'Vân Kiều'],
  '26': ['Cơ Tu', "K'Tu"],
  '31': ['Tà Ôi', 'Ta-oi', "Pa'kô"],
};

export function ethnicGroupOf(rng: Rng, label: string, code: string | null) {
  const words = ETHNIC_GROUPS_IN_WORDS[code ?? ''];
  // Clerks type text mostly for names with less familiar codes.
  const isInWords = words && chance(rng, `${label} ethnic group in words`, code === '01' ? 5 : 150);
  if (!isInWords) return { ethnicGroup: code, ethnicGroupText: null };
  return { ethnicGroup: null, ethnicGroupText: pick(rng, `${label} which words`, words) };
}

export function nationalityOf(rng: Rng, label: string, code: string | null) {
  const isInWords = code === 'VN' && chance(rng, `${label} nationality in words`, 8);
  if (!isInWords) return { nationality: code, nationalityText: null };
  const words = ['Việt Nam', 'Vietnam', 'Việt Nam (gốc Hoa)'];
  return { nationality: null, nationalityText: pick(rng, `${label} nationality words`, words) };
}

/** The text in the column of the identity card of a person born long ago. */
export function oldCardNumber(rng: Rng, label: string): string {
  const digits = String(10_000_000 + rng(`${label} old number`, 90_000_000));
  return pick(rng, `${label} odd number`, ['Không', 'Mất CMND', digits, `SQ${digits}`, `${digits}?`]);
}

/** A number as printed on older cards, in groups of three. */
export function inGroups(rng: Rng, label: string, number: string): string {
  if (!chance(rng, `${label} in groups`, 40)) return number;
  return number.replaceAll(/\d{3}(?=\d)/g, `$&${pick(rng, `${label} separator`, [' ', '.'])}`);
}

const MODULES: Readonly<Record<string, string>> = {
  birth: 'KS',
  'birth anew': 'KS',
  marriage: 'KH',
  death: 'KT',
  recognition: 'CMC',
  confirmation: 'HN',
  correction: 'CC',
};

/** Software of some provinces assigns its own ids. */
export function registrationId(rng: Rng, label: string, registeredOn: string): string {
  const ofProvince = chance(rng, `${label} id of the province`, 60);
  return ofProvince
    ? `${MODULES[label]}/${registeredOn.slice(0, 4)}/${1 + rng(`${label} id`, 90_000)}`
    : String(1_000_000_000 + rng(`${label} id`, 2_000_000_000));
}

/** An event's date format; the input is `1990-02-15`, `1990-02` or `1990`. */
export function dateForm(rng: Rng): (date: string) => string {
  const separated = (separator: string) => (date: string) => date.split('-').toReversed().join(separator);
  if (!chance(rng, 'other date form', 80)) return separated('.');
  return pick(rng, 'date form', [
    separated('/'),
    separated('-'),
    (date) => date,
    // Zeros for an unknown month or day.
    (date) => (date.length === 4 ? date : date.replaceAll('-', '').padEnd(8, '0')),
  ]);
}
