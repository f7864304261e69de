/**
 * Marriages and recognitions of children. Both people of an event get the same row, because it is drawn from
 * both; only deviations of the register apply to the person asked for alone.
 */
import { sexCode } from '../../kit/codelists.ts';
import { addDays, isYearOnly, TODAY } from '../../people/calendar.ts';
import { chance, pick, type Rng } from '../../people/hash.ts';
import type { Kin } from '../../people/person.ts';
import {
  rngOfBoth,
  documentOn,
  citizenCard,
  homeOf,
  named,
  provinceName,
  registrationOf,
  type Place,
  type Self,
} from './entries.ts';
import type { Decision, Marriage, Named, Recognition } from './facts.ts';

type MarriageOf = Self['person']['kinship']['marriages'][number];

export function marriagesOf(self: Self): Marriage[] {
  return self.person.kinship.marriages.map((marriage) => marriageRow(self, marriage));
}

function marriageRow(self: Self, { spouse, registeredOn, end }: MarriageOf): Marriage {
  const own: Kin = self.person;
  const side = own.sex === 'MALE' ? 'husband' : 'wife';
  const [husband, wife] = side === 'husband' ? [own, spouse] : [spouse, own];
  const rng = rngOfBoth(`marriage of ${registeredOn}`, husband, wife);
  const home = homeOf(rng, null, wife.identityNumber, registeredOn);
  const partner = (label: string, kin: Kin): Named => {
    const held = kin === own ? self.kin : kin;
    const document = documentOn(rng, label, kin, registeredOn);
    // A deviating date must have the same precision, or it could still match.
    const exact = (kin === own && self.heldDifferently) || !chance(rng, `${label} year only`, 80);
    const dateOfBirth = exact ? held.dateOfBirth : held.dateOfBirth.slice(0, 4);
    return { ...named(rng, label, held, home, document), dateOfBirth };
  };
  const divorce = end?.by === 'DIVORCE' ? courtDecision(rng, end.on, home, 'QĐST-HNGĐ') : null;
  return {
    tied: self.tied,
    registration: registrationOf(rng, 'marriage', { registeredOn, kind: '1', place: home }),
    husband: partner('husband', husband),
    wife: partner('wife', wife),
    side,
    establishedOn: chance(rng, 'no day of effect', 200) ? null : registeredOn,
    state: divorce === null ? '1' : '2',
    divorce,
  };
}

function courtDecision(rng: Rng, decidedOn: string, home: Place, series: string): Decision {
  return {
    number: `${1 + rng('decision', 500)}/${decidedOn.slice(0, 4)}/${series}`,
    decidedOn,
    issuedBy: `Toà án nhân dân ${provinceName(home)}`,
  };
}

/** A parent and child of one family rarely have a recognition. */
export function recognitionsOf(self: Self): Recognition[] {
  const { person } = self;
  const parents = [person.kinship.father, person.kinship.mother].flatMap((parent) => parent ?? []);
  const pairs = [
    ...parents.map((parent) => [parent, person] as const),
    ...person.kinship.children.map((child) => [person, child] as const),
  ];
  return pairs.flatMap(([parent, child]) => recognitionRow(self, parent, child) ?? []);
}

function recognitionRow(self: Self, parent: Kin, child: Kin): Recognition | null {
  const rng = rngOfBoth('recognition', parent, child);
  if (!chance(rng, 'recognised', parent.sex === 'MALE' ? 20 : 3)) return null;
  const born = isYearOnly(child.dateOfBirth) ? `${child.dateOfBirth}-12-31` : child.dateOfBirth;
  const registeredOn = addDays(born, 200 + rng('recognition day', 800));
  if (registeredOn > TODAY) return null;
  const home = homeOf(rng, null, child.identityNumber, registeredOn);
  const held = (kin: Kin): Kin => (kin === self.person ? self.kin : kin);
  const block = (label: string, kin: Kin): Named => named(rng, label, held(kin), home, citizenCard(kin));
  return {
    tied: self.tied,
    registration: registrationOf(rng, 'recognition', { registeredOn, kind: null, place: home }),
    kind: pick(rng, 'recognition kind', parent.sex === 'MALE' ? ['1', '1', '3'] : ['2', '4']),
    decision: {
      ...courtDecision(rng, registeredOn, home, 'QĐ-UBND'),
      issuedBy: `UBND ${provinceName(home)}`,
    },
    parent: block('parent', parent),
    child: { ...block('child', child), sex: sexCode(held(child).sex) },
  };
}
