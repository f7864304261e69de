/**
 * Ethnic group of a person by former province. Shares are rough and ours; all 54 groups must occur, and names
 * must fit the regions where they are common.
 */
import { chance, pick, pickWeighted, type Rng } from './hash.ts';

type Shares = ReadonlyArray<readonly [string, number]>;

const NORTH_WEST: Shares = [
  ['08', 30],
  ['03', 25],
  ['09', 10],
  ['02', 10],
  ['07', 4],
  ['25', 2],
  ['29', 2],
  ['01', 20],
];
const NORTH_EAST: Shares = [
  ['02', 35],
  ['07', 25],
  ['09', 10],
  ['08', 8],
  ['15', 3],
  ['43', 1],
  ['01', 18],
];

/** By former province; elsewhere almost all people are Kinh. */
const LOCAL: Readonly<Record<string, Shares>> = {
  '02': NORTH_WEST,
  '10': NORTH_WEST,
  '11': NORTH_WEST,
  '12': NORTH_WEST,
  '14': NORTH_WEST,
  '15': NORTH_WEST,
  '04': NORTH_EAST,
  '06': NORTH_EAST,
  '08': NORTH_EAST,
  '20': NORTH_EAST,
  '17': [
    ['06', 60],
    ['03', 5],
    ['09', 3],
    ['01', 32],
  ],
  '38': [
    ['06', 10],
    ['03', 8],
    ['08', 1],
    ['01', 81],
  ],
  '40': [
    ['03', 12],
    ['24', 3],
    ['29', 2],
    ['08', 1],
    ['01', 82],
  ],
  '44': [
    ['23', 5],
    ['44', 1],
    ['01', 94],
  ],
  '45': [
    ['23', 12],
    ['31', 3],
    ['01', 85],
  ],
  '46': [
    ['31', 3],
    ['26', 2],
    ['01', 95],
  ],
  '49': [
    ['26', 6],
    ['14', 3],
    ['27', 2],
    ['01', 89],
  ],
  '51': [
    ['19', 10],
    ['30', 4],
    ['14', 1],
    ['01', 85],
  ],
  '54': [
    ['12', 3],
    ['17', 3],
    ['01', 94],
  ],
  '58': [
    ['17', 15],
    ['21', 12],
    ['01', 73],
  ],
  '60': [
    ['17', 4],
    ['21', 2],
    ['16', 1],
    ['01', 93],
  ],
  '62': [
    ['14', 28],
    ['13', 14],
    ['27', 8],
    ['10', 4],
    ['01', 46],
  ],
  '64': [
    ['10', 32],
    ['13', 13],
    ['01', 55],
  ],
  '66': [
    ['12', 20],
    ['20', 4],
    ['07', 4],
    ['02', 3],
    ['01', 69],
  ],
  '67': [
    ['20', 10],
    ['08', 5],
    ['28', 2],
    ['07', 5],
    ['01', 78],
  ],
  '68': [
    ['16', 14],
    ['28', 3],
    ['36', 2],
    ['01', 81],
  ],
  '70': [
    ['22', 10],
    ['05', 2],
    ['01', 88],
  ],
  '75': [
    ['32', 2],
    ['04', 4],
    ['01', 94],
  ],
  '79': [
    ['04', 6],
    ['17', 1],
    ['01', 93],
  ],
  '84': [
    ['05', 32],
    ['04', 1],
    ['01', 67],
  ],
  '89': [
    ['05', 5],
    ['17', 2],
    ['01', 93],
  ],
  '91': [
    ['05', 13],
    ['04', 2],
    ['01', 85],
  ],
  '94': [
    ['05', 30],
    ['04', 5],
    ['01', 65],
  ],
  '95': [
    ['05', 8],
    ['04', 3],
    ['01', 89],
  ],
};

const all: readonly string[] = Array.from({ length: 54 }, (_, i) => String(i + 1).padStart(2, '0'));

export function ethnicGroupOf(rng: Rng, formerProvince: string): string {
  if (chance(rng, 'ethnic group unknown', 2)) return '99';
  // People move, and the smallest groups live in a few communes only.
  if (chance(rng, 'ethnic group anywhere', 15)) return pick(rng, 'ethnic group of all', all);
  return pickWeighted(
    rng,
    'ethnic group',
    LOCAL[formerProvince] ?? [
      ['01', 985],
      ['04', 5],
      ['02', 4],
      ['06', 6],
    ],
  );
}
