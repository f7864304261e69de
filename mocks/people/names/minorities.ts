/**
 * Names of ethnic groups with another structure than the Kinh's: particles for the sex, clan names of several
 * words, apostrophes, hyphens, non-Vietnamese letters. All combinations are invented.
 */
import { chance, pick, type Rng } from '../hash.ts';
import type { Sex } from '../person.ts';
import { givenNames } from './kinh.ts';

/** A full name; where surnames pass from the father, `inherited` is the family's surname. */
export type NameMaker = (rng: Rng, sex: Sex, inherited: string | null) => string;

// The curly apostrophe and the Icelandic Ð below are typing habits of registers; they must be read as ' and
// Đ.
/** A particle for the sex, a given name, and sometimes a clan: Y Moan Êban, H'Hen Niê. */
function particled(
  particles: Record<Sex, readonly string[]>,
  givens: readonly string[],
  clans: readonly string[],
): NameMaker {
  return (rng, sex) => {
    const given = pick(rng, 'given', givens);
    const particle = pick(rng, 'particle', particles[sex]);
    const called = particle.endsWith("'") ? `${particle}${given}` : `${particle} ${given}`;
    return clans.length === 0 || chance(rng, 'no clan', 30)
      ? called
      : `${called} ${pick(rng, 'clan', clans)}`;
  };
}

/** The clan first, as among the Gia-rai: Rơ Châm H'Bin, Siu Thút. */
function clanFirst(clans: readonly string[], givens: Record<Sex, readonly string[]>): NameMaker {
  return (rng, sex) => `${pick(rng, 'clan', clans)} ${pick(rng, 'given', givens[sex])}`;
}

/** Own surnames, then middle and given names like the Kinh's. */
function surnamed(surnames: readonly string[]): NameMaker {
  return (rng, sex, inherited) => `${inherited ?? pick(rng, 'surname', surnames)} ${givenNames(rng, sex)}`;
}

/** Own surnames, then a word for the sex and own given names: Giàng A Páo, Vàng Thị Mỷ. */
function surnameParticle(
  surnames: readonly string[],
  particles: Record<Sex, readonly string[]>,
  givens: readonly string[],
): NameMaker {
  return (rng, sex, inherited) =>
    `${inherited ?? pick(rng, 'surname', surnames)} ${pick(rng, 'particle', particles[sex])} ${pick(rng, 'given', givens)}`;
}

const ede = particled(
  { MALE: ['Y'], FEMALE: ["H'", "H'", 'H'] },
  ['Moan', 'Hen', 'Bia', 'Djuang', 'Ƀhiao', 'Blưm', 'Wang', 'Sơn', 'Nhuh', 'Rưn', 'Khuê', 'Tlơ'],
  ['Êban', 'Niê', 'Niê Kdăm', 'Mlô', 'Mlô Duôn Du', 'Kpă', 'Ayŭn', 'Buôn Krông', 'Ksơr', 'Bkrông', 'Ktla'],
);

const makers: Readonly<Record<string, NameMaker>> = {
  '02': surnamed(['Nông', 'Hoàng', 'Bế', 'Lục', 'Ma', 'Hứa', 'La', 'Chu']),
  '03': surnameParticle(
    ['Lò', 'Quàng', 'Cà', 'Tòng', 'Lường', 'Cầm', 'Bạc', 'Hà'],
    { MALE: ['Văn'], FEMALE: ['Thị'] },
    ['Thoa', 'Pâng', 'Inh', 'Hặc', 'Ơn', 'Xuân', 'Tiện', 'Phớ', 'Dọn', 'Hoà'],
  ),
  '04': surnamed(['Lâm', 'Quách', 'Huỳnh', 'Trương', 'Tăng', 'Châu', 'Lưu', 'Mã', 'Vương']),
  '05': surnameParticle(
    ['Thạch', 'Sơn', 'Danh', 'Kim', 'Châu', 'Lâm', 'Kiên'],
    { MALE: ['Sa', 'Chanh', 'Phi', 'Minh'], FEMALE: ['Thị', 'Sô', 'Bô Pha'] },
    ['Rươne', 'Da', 'Phol', 'Hiên', 'Sóc', 'Vuth', 'Rây', 'Ni', 'Đa Ra', 'Thia'],
  ),
  '06': surnamed(['Bùi', 'Đinh', 'Quách', 'Hà', 'Bạch', 'Phùng', 'Trương']),
  '07': surnamed(['Nông', 'Lương', 'Hoàng', 'Vi', 'Triệu', 'Lý', 'Mông']),
  '08': surnameParticle(
    ['Giàng', 'Vàng', 'Sùng', 'Thào', 'Lầu', 'Mùa', 'Hạng', 'Má', 'Cứ'],
    { MALE: ['A', 'A', 'Seo', 'Mí'], FEMALE: ['Thị', 'Thị', 'Seo'] },
    ['Páo', 'Mỷ', 'Dơ', 'Chía', 'Súa', 'Lử', 'Tủa', 'Dế', 'Vừ', 'Sinh', 'Chứ'],
  ),
  '09': surnameParticle(
    ['Bàn', 'Triệu', 'Phàn', 'Tẩn', 'Lý', 'Chảo', 'Đặng'],
    { MALE: ['Văn', 'A', 'Tòn', 'Phù'], FEMALE: ['Thị', 'Mùi', 'San', 'Mán'] },
    ['Quyên', 'Nhàn', 'Pham', 'Sơn', 'Coi', 'Chòi', 'Phin', 'Liều', 'Vạn'],
  ),
  '10': clanFirst(['Siu', 'Ksor', 'Nay', 'Rơ Châm', 'Rơ Mah', 'Kpă', 'Rah Lan', 'Puih'], {
    MALE: ['Thút', 'Bin', 'Hlơi', 'Phơi', 'Klưm', 'Duch'],
    FEMALE: ["H'Nhan", "H'Ƀan", "H'Lik", "H'Ngăm", 'Yil'],
  }),
  '12': ede,
  '13': clanFirst(['Đinh', 'Siu'], {
    MALE: ['Hmok', 'Blưi', 'Yơm', 'Kroi', 'Păl'],
    FEMALE: ['Yah', 'Bliu', 'Thị Mrơi', 'Hơr'],
  }),
  '14': particled(
    { MALE: ['A'], FEMALE: ['Y'] },
    ['Thút', 'Blơng', 'Nhuơ', 'Đhuŏng', 'Vê', 'Hnhĩn', 'Pông'],
    [],
  ),
  '16': particled(
    { MALE: ["K'"], FEMALE: ['Ka', 'K’'] },
    ['Brẽo', 'Hương', 'Srai', 'Trọng', 'Dịu', 'Ðoàn', 'Thêm'],
    ['Cil', 'Kơ Să', 'Liêng Hot', 'Đa Cát'],
  ),
  '17': surnameParticle(
    ['Bá', 'Đàng', 'Quảng', 'Kiều', 'Lưu', 'Não', 'Từ'],
    { MALE: ['Văn', 'Xuân', 'Sa'], FEMALE: ['Thị', 'Nữ'] },
    ['Lếs', 'Phương', 'Thảo', 'Ja', 'Mỹ', 'Thành', 'Rum'],
  ),
  '20': clanFirst(['Điểu', 'Y'], {
    MALE: ["K'Rung", 'Mbông', 'Srung', 'Tơi'],
    FEMALE: ["H'Bup", 'Thị Mai', "H'Yon"],
  }),
  '22': clanFirst(['Điểu', 'Thị'], {
    MALE: ['Lôi', 'Sơn', 'Hích', 'Bré'],
    FEMALE: ['Mới', 'Nhơ', 'Biếc', 'Đê'],
  }),
  '23': surnamed(['Hồ']),
  '27': particled({ MALE: ['A'], FEMALE: ['Y'] }, ['Bloong', 'Hiêng', 'Kri', 'Thuyên', 'Nghĩa'], []),
  '28': particled({ MALE: ["K'"], FEMALE: ['Ka'] }, ['Bảo', 'Tèo', 'Dên', 'Thỏa', 'Lộc'], []),
};

/** The name generator of a group, or null for groups with Kinh-like names. */
export function nameMakerOf(ethnicGroup: string): NameMaker | null {
  return makers[ethnicGroup] ?? null;
}
