/**
 * One family of eight neighbouring indexes with consistent references between its members. It is computed
 * lazily from its own generator, only as far as the requested member needs it.
 */
import { addDays, dayBetween, isYearOnly, later, THIS_YEAR, TODAY, yearOf } from './calendar.ts';
import { familyPlanOf, ROLES, type FamilyPlan, type Role, type Union } from './family-plan.ts';
import { chance, rngOf, mix, type Rng } from './hash.ts';
import { surnameOf } from './names/index.ts';
import { FAMILY_SIZE } from './numbers.ts';
import type { Kin, Kinship, Marriage } from './person.ts';
import { kinOf, type Identity, type IdentityOf } from './identity.ts';

/**
 * Earliest date of death: the population database does not list people who died before it was filled (from
 * memory).
 */
const FIRST_DEATH = '2017-01-01';
const lastDeath = addDays(TODAY, -20);

/** Deaths per thousand, by the age that the person has or would have now. */
function mortality(age: number): number {
  if (age >= 85) return 260;
  if (age >= 70) return 90;
  if (age >= 50) return 25;
  return age >= 18 ? 7 : 2;
}

/** The other member of a couple. */
export function partnerIn({ husband, wife }: Union, role: Role): Role {
  return husband === role ? wife : husband;
}

export class Family {
  readonly rng: Rng;
  readonly #plan: FamilyPlan;
  readonly #identityOf: IdentityOf;
  readonly #firstIndex: number;
  /** Index of the first role; the other roles follow. */
  readonly #turn: number;
  readonly #known = new Map<Role, Identity>();

  /** The family to which an index belongs. */
  constructor(seedKey: number, identityOf: IdentityOf, index: number) {
    const number = Math.floor(index / FAMILY_SIZE);
    this.rng = rngOf(mix(seedKey, number));
    this.#plan = familyPlanOf(this.rng);
    this.#identityOf = identityOf;
    this.#firstIndex = number * FAMILY_SIZE;
    this.#turn = this.rng('turn', FAMILY_SIZE);
  }

  roleOf(index: number): Role {
    const role = ROLES[(index - this.#firstIndex - this.#turn + FAMILY_SIZE) % FAMILY_SIZE];
    if (role === undefined) throw new RangeError(`Index ${index} is not of this family.`);
    return role;
  }

  /** True if the member is related to another member. */
  has(role: Role): boolean {
    return this.#plan.births.has(role);
  }

  identity(role: Role): Identity {
    const known = this.#known.get(role) ?? this.#born(role);
    this.#known.set(role, known);
    return known;
  }

  /** Children have the surname and the ethnic group of the father, or of a mother who is alone. */
  #born(role: Role): Identity {
    const index = this.#firstIndex + ((ROLES.indexOf(role) + this.#turn) % FAMILY_SIZE);
    const birth = this.#plan.births.get(role);
    if (birth === undefined) return this.#identityOf(index);
    const given = { sex: birth.sex, born: birth.on };
    const [parent] = this.parentsOf(role);
    if (parent === undefined) return this.#identityOf(index, given);
    const { fullName, ethnicGroup } = this.identity(parent);
    return this.#identityOf(index, { ...given, ethnicGroup, surname: surnameOf(fullName, ethnicGroup) });
  }

  /** Father first. */
  parentsOf(role: Role): Role[] {
    const { father = null, mother = null } = this.#plan.parents.get(role) ?? {};
    return [father, mother].filter((parent) => parent !== null);
  }

  /** Oldest first. */
  childrenOf(role: Role): Role[] {
    return ROLES.filter((child) => this.parentsOf(child).includes(role));
  }

  /** Oldest first. */
  unionsOf(role: Role): Union[] {
    return this.#plan.unions.filter(({ husband, wife }) => husband === role || wife === role);
  }

  /** Null while alive; never before the birth of a child, a wedding or a divorce. */
  deathOf(role: Role): string | null {
    const { key, dateOfBirth } = this.identity(role);
    const rng = rngOf(key);
    if (!chance(rng, 'dead', mortality(THIS_YEAR - yearOf(dateOfBirth)))) return null;
    const first = [
      FIRST_DEATH,
      addDays(isYearOnly(dateOfBirth) ? `${dateOfBirth}-12-31` : dateOfBirth, 20),
      ...this.childrenOf(role).map((child) => this.#plan.births.get(child)?.on ?? FIRST_DEATH),
      ...this.unionsOf(role).map(({ registeredOn, divorcedOn }) => addDays(divorcedOn ?? registeredOn, 20)),
    ].reduce(later);
    return first > lastDeath ? null : dayBetween(rng, 'death', first, lastDeath);
  }

  isAlive(role: Role): boolean {
    return this.deathOf(role) === null;
  }

  kinshipOf(role: Role): Kinship {
    const { father = null, mother = null } = this.#plan.parents.get(role) ?? {};
    return {
      father: father && this.#kin(father),
      mother: mother && this.#kin(mother),
      marriages: this.unionsOf(role).map((union) => this.#marriage(union, role)),
      children: this.childrenOf(role).map((child) => this.#kin(child)),
    };
  }

  #kin(role: Role): Kin {
    return kinOf(this.identity(role));
  }

  #marriage(union: Union, role: Role): Marriage {
    const spouse = this.#kin(partnerIn(union, role));
    const { husband, wife, registeredOn, divorcedOn } = union;
    if (divorcedOn !== null) return { spouse, registeredOn, end: { on: divorcedOn, by: 'DIVORCE' } };
    const [on] = [this.deathOf(husband), this.deathOf(wife)].filter((day) => day !== null).toSorted();
    return { spouse, registeredOn, end: on === undefined ? null : { on, by: 'DEATH' } };
  }
}
