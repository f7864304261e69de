/**
 * Facilities, offices and employers on cards. All are invented; facility codes begin with the former
 * province.
 */
import { chance, pick, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { communeName, currentProvince, isMountainous, shortProvinceName } from '../../people/places.ts';

export interface Listed {
  readonly code: string;
  readonly name: string;
}

const EMPLOYEES = ['DN', 'HC', 'CH', 'XK'];
const EMPLOYERS = [
  'Công ty TNHH May mặc Bình Minh',
  'Công ty Cổ phần Cơ khí Sao Vàng',
  'Trường Tiểu học Hoà Bình',
  'Công ty TNHH Thương mại Hưng Phát',
  'Trung tâm Dịch vụ công Tân Lập',
];

export function facilityOf(rng: Rng, label: string, person: Person): Listed {
  const province = person.identityNumber.slice(1, 3);
  const commune = (person.currentAddress ?? person.permanentAddress)?.commune ?? null;
  const place = shortProvinceName(currentProvince(province));
  const number = 1 + rng(`insurance ${label}`, 40);
  const names = [
    `Bệnh viện Đa khoa ${place}`,
    `Trung tâm Y tế khu vực ${number} ${place}`,
    `Trạm Y tế ${commune === null ? `số ${number}` : communeName(commune)}`,
  ];
  return {
    code: `${province}${String(number).padStart(3, '0')}`,
    name: pick(rng, `insurance ${label} name`, names),
  };
}

/** K1 and K2 in the mountains, K3 on a few islands. */
export function areaOf(rng: Rng, { identityNumber }: Person): string | null {
  if (isMountainous(identityNumber.slice(1, 3))) return pick(rng, 'insurance area', ['K1', 'K1', 'K2', null]);
  return chance(rng, 'insurance island', 10) ? 'K3' : null;
}

export function officeOf({ identityNumber }: Person): string {
  return `Bảo hiểm xã hội ${shortProvinceName(currentProvince(identityNumber.slice(1, 3)))}`;
}

export function employerOf(rng: Rng, group: string): Listed | null {
  if (!EMPLOYEES.includes(group)) return null;
  const number = rng('insurance employer', 100_000);
  return {
    code: `TA${String(number).padStart(5, '0')}A`,
    name: EMPLOYERS[number % EMPLOYERS.length] ?? '',
  };
}
