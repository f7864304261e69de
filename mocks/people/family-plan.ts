/**
 * Events of one family of eight: births, marriages and divorces. Only days and roles; names and numbers come
 * later. A role without a birth here is a person without relatives.
 */
import { addDays, addYears, dayBetween, later, TODAY } from './calendar.ts';
import { chance, pick, pickWeighted, type Rng } from './hash.ts';
import type { Sex } from './person.ts';
import { bornAged } from './identity.ts';

/** In this order parents come before their children. */
export const ROLES = [
  'grandfather',
  'grandmother',
  'father',
  'mother',
  'eldest',
  'second',
  'youngest',
  'other',
] as const;
export type Role = (typeof ROLES)[number];

const CHILD_ROLES = ['eldest', 'second', 'youngest'] as const;

export interface Birth {
  readonly sex: Sex;
  readonly on: string;
}

export interface Parents {
  readonly father: Role | null;
  readonly mother: Role | null;
}

export interface Union {
  readonly husband: Role;
  readonly wife: Role;
  readonly registeredOn: string;
  readonly divorcedOn: string | null;
}

export interface FamilyPlan {
  readonly births: ReadonlyMap<Role, Birth>;
  readonly parents: ReadonlyMap<Role, Parents>;
  readonly unions: readonly Union[];
}

/** The maximum age in a plan is 100. */
const firstBirth = addYears(TODAY, -100);
const lastEvent = addDays(TODAY, -30);

type Couple =
  'married' | 'divorced' | 'married again' | 'married before' | 'unmarried' | 'mother alone' | 'none';

const COUPLES: ReadonlyArray<readonly [Couple, number]> = [
  ['married', 72],
  ['divorced', 8],
  ['married again', 3],
  ['married before', 6],
  ['unmarried', 2],
  ['mother alone', 4],
  ['none', 5],
];

const MOTHER_AGES: ReadonlyArray<readonly [readonly [number, number], number]> = [
  [[20, 29], 20],
  [[30, 39], 35],
  [[40, 49], 26],
  [[50, 64], 15],
  [[65, 78], 4],
];

/** A plan under construction. */
class Draft {
  readonly rng: Rng;
  readonly births = new Map<Role, Birth>();
  readonly parents = new Map<Role, Parents>();
  readonly unions: Union[] = [];

  constructor(rng: Rng) {
    this.rng = rng;
  }

  bear(role: Role, sex: Sex, on: string): void {
    this.births.set(role, { sex, on });
  }

  bornOn(role: Role): string | null {
    return this.births.get(role)?.on ?? null;
  }

  /** The first day on which both may marry, men at 20 and women at 18 (from memory of the law), or later. */
  mayMarry(husband: Role, wife: Role): string {
    const legal = later(
      addYears(this.bornOn(husband) ?? TODAY, 20),
      addYears(this.bornOn(wife) ?? TODAY, 18),
    );
    return addDays(legal, 30 + this.rng(`${husband} ${wife} banns`, 60));
  }

  /**
   * Marries them before `child` is born or, without a child, within ten years; not if that day is in the
   * future.
   */
  marry(husband: Role, wife: Role, child: string | null): Union | null {
    const first = this.mayMarry(husband, wife);
    const label = `${husband} ${wife} wedding`;
    const wished =
      child === null ? addDays(first, this.rng(label, 3650)) : addDays(child, -200 - this.rng(label, 900));
    const registeredOn = later(first, wished);
    if (registeredOn > lastEvent) return null;
    const union = { husband, wife, registeredOn, divorcedOn: null };
    this.unions.push(union);
    return union;
  }

  /** Divorces the last couple on a day of a range, if it contains one. */
  divorce(union: Union, first: string, last: string): string | null {
    if (first > last) return null;
    const divorcedOn = dayBetween(this.rng, 'divorce', first, last);
    this.unions[this.unions.indexOf(union)] = { ...union, divorcedOn };
    return divorcedOn;
  }
}

/** Father, mother and up to three children. */
function plantCouple(draft: Draft, kind: Couple): void {
  if (kind === 'none') return;
  const { rng } = draft;
  const mother = bornAged(rng, 'mother age', pickWeighted(rng, 'mother ages', MOTHER_AGES));
  draft.bear('mother', 'FEMALE', mother);
  const alone = kind === 'mother alone';
  const father = addDays(mother, 730 - rng('father older', 3285));
  if (!alone) draft.bear('father', 'MALE', father);
  const wanted = chance(rng, 'childless', 110) ? 0 : pick(rng, 'children', [1, 2, 2, 3]);
  let next = addDays(later(addYears(mother, 18), addYears(father, 18)), 150 + rng('first child', 14 * 365));
  for (const role of CHILD_ROLES.slice(0, wanted)) {
    if (next >= addDays(TODAY, -5)) return;
    draft.bear(role, pick(rng, `${role} sex`, ['MALE', 'FEMALE'] as const), next);
    draft.parents.set(role, { father: alone ? null : 'father', mother: 'mother' });
    next = addDays(next, 600 + rng(`after ${role}`, 1600));
  }
}

function plantMarriages(draft: Draft, kind: Couple): void {
  const { rng } = draft;
  if (!draft.births.has('father') || kind === 'unmarried') return;
  const union = draft.marry('father', 'mother', draft.bornOn('eldest'));
  if (union === null) return;
  const afterWedding = addDays(union.registeredOn, 400);
  if (kind === 'divorced') {
    const youngest = CHILD_ROLES.map((role) => draft.bornOn(role) ?? '').reduce(later);
    draft.divorce(union, later(afterWedding, youngest), lastEvent);
  }
  if (kind === 'married again') {
    const again = rng('again after', 1200) + 300;
    const on = draft.divorce(union, afterWedding, addDays(lastEvent, -again));
    if (on !== null) draft.unions.push({ ...union, registeredOn: addDays(on, again), divorcedOn: null });
  }
  if (kind === 'married before') plantFormerSpouse(draft, union);
}

/** A former spouse of the father or the mother; none if there was no time for the marriage. */
function plantFormerSpouse(draft: Draft, { registeredOn }: Union): void {
  const { rng } = draft;
  const remarried = pick(rng, 'remarried', ['father', 'mother'] as const);
  const born = draft.bornOn(remarried) ?? TODAY;
  draft.bear(
    'other',
    remarried === 'father' ? 'FEMALE' : 'MALE',
    addDays(born, 1000 - rng('former age', 2000)),
  );
  const [husband, wife] =
    remarried === 'father' ? (['father', 'other'] as const) : (['other', 'mother'] as const);
  const first = draft.mayMarry(husband, wife);
  const union = { husband, wife, registeredOn: first, divorcedOn: null };
  draft.unions.unshift(union);
  if (draft.divorce(union, addDays(first, 200), addDays(registeredOn, -60)) !== null) return;
  draft.unions.shift();
  draft.births.delete('other');
}

/** The eldest child's wife or husband. */
function plantInLaw(draft: Draft): void {
  const eldest = draft.births.get('eldest');
  if (eldest === undefined || draft.births.has('other') || !chance(draft.rng, 'in-law', 550)) return;
  const isSon = eldest.sex === 'MALE';
  const born = addDays(eldest.on, 1000 - draft.rng('in-law age', 2000));
  if (born < firstBirth) return;
  draft.bear('other', isSon ? 'FEMALE' : 'MALE', born);
  const union = isSon ? draft.marry('eldest', 'other', null) : draft.marry('other', 'eldest', null);
  if (union === null) draft.births.delete('other');
}

/** The parents of the father or of the mother, or an old couple of their own. */
function plantGrandparents(draft: Draft): void {
  const { rng } = draft;
  const child = pickWeighted<Role | null>(rng, 'grandparents of', [
    ['father', 50],
    ['mother', 30],
    [null, 20],
  ]);
  const born = child === null ? null : draft.bornOn(child);
  if (child !== null && born === null) return;
  const grandmother =
    born === null
      ? bornAged(rng, 'grandmother now', [45, 80])
      : addDays(born, -Math.floor((21 + rng('grandmother age', 13)) * 365.25) - rng('birthday', 365));
  if (grandmother < firstBirth) return;
  draft.bear('grandmother', 'FEMALE', grandmother);
  const grandfather = addDays(grandmother, 730 - rng('grandfather older', 3650));
  draft.bear('grandfather', 'MALE', later(grandfather, firstBirth));
  if (child !== null) draft.parents.set(child, { father: 'grandfather', mother: 'grandmother' });
  draft.marry('grandfather', 'grandmother', born);
}

export function familyPlanOf(rng: Rng): FamilyPlan {
  const draft = new Draft(rng);
  const kind = pickWeighted(rng, 'couple', COUPLES);
  plantCouple(draft, kind);
  plantMarriages(draft, kind);
  plantInLaw(draft);
  plantGrandparents(draft);
  return draft;
}
