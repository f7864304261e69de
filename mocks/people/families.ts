/**
 * Every person belongs to a family of eight neighbouring indexes, though not all of its members are related.
 * People who live together share a household and its address.
 */
import { THIS_YEAR, yearOf } from './calendar.ts';
import { Family, partnerIn } from './family.ts';
import type { Role } from './family-plan.ts';
import { chance, rngOf, hashText } from './hash.ts';
import { RELATIONSHIPS, type Life } from './life.ts';
import type { Identity, IdentityOf } from './identity.ts';

export interface Member {
  readonly identity: Identity;
  readonly life: Life;
}

export function familiesOf(seed: string, identityOf: IdentityOf): (index: number) => Member {
  const seedKey = hashText(`families of ${seed}`);
  return (index) => {
    const family = new Family(seedKey, identityOf, index);
    const role = family.roleOf(index);
    const identity = family.identity(role);
    const head = family.has(role) ? headOf[role](family) : null;
    return {
      identity,
      life: {
        dateOfDeath: family.deathOf(role),
        kinship: family.kinshipOf(role),
        home: head && { head: family.identity(head), relationship: relationshipTo(family, head, role) },
        reissued: chance(rngOf(identity.key), 're-issued', 10),
      },
    };
  };
}

/** Head of the household of a role; null for members who live apart. */
const headOf: Readonly<Record<Role, (family: Family) => Role | null>> = {
  grandfather: (family) => headOfElder(family, 'grandfather'),
  grandmother: (family) => headOfElder(family, 'grandmother'),
  father: (family) => (areTogether(family) ? headOfParents(family) : null),
  mother: headOfParents,
  eldest: (family) => headOfYoungCouple(family) ?? headOfChild(family, 'eldest'),
  second: (family) => headOfChild(family, 'second'),
  youngest: (family) => headOfChild(family, 'youngest'),
  other: headOfYoungCouple,
};

function firstAlive(family: Family, ...candidates: readonly Role[]): Role | null {
  return candidates.find((role) => family.has(role) && family.isAlive(role)) ?? null;
}

/** True if father and mother live as a couple, married or not. */
function areTogether(family: Family): boolean {
  const union = family.unionsOf('father').findLast((one) => partnerIn(one, 'father') === 'mother');
  return family.has('father') && (union === undefined || union.divorcedOn === null);
}

function headOfParents(family: Family): Role | null {
  const father = areTogether(family) ? (['father'] as const) : [];
  const elders = [...family.parentsOf('father'), ...family.parentsOf('mother')];
  return firstAlive(family, ...father, 'mother', ...elders);
}

function headOfYoungCouple(family: Family): Role | null {
  const [union] = family.unionsOf('eldest');
  return union === undefined ? null : firstAlive(family, union.husband, union.wife);
}

function headOfElder(family: Family, role: Role): Role | null {
  const [child] = family.childrenOf(role);
  const withChild = child === 'mother' || (child === 'father' && areTogether(family));
  return withChild && chance(family.rng, 'grandparents live with them', 500)
    ? headOfParents(family)
    : firstAlive(family, 'grandfather', 'grandmother');
}

function headOfChild(family: Family, role: Role): Role | null {
  const { key, dateOfBirth } = family.identity(role);
  const atHome = THIS_YEAR - yearOf(dateOfBirth) < 20 || chance(rngOf(key), 'still at home', 500);
  return atHome ? headOfParents(family) : null;
}

function relationshipTo(family: Family, head: Role, role: Role): string {
  if (role === head) return RELATIONSHIPS.head;
  if (family.unionsOf(role).some((union) => partnerIn(union, role) === head)) return RELATIONSHIPS.spouse;
  if (family.parentsOf(role).includes(head)) return RELATIONSHIPS.child;
  return family.parentsOf(head).includes(role) ? RELATIONSHIPS.parent : RELATIONSHIPS.other;
}
