/** The synthetic people: the same for the same seed, computed alone, and as varied as real registers are. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import formerCommuneList from '../codelists/commune-before-2025-07-01.json' with { type: 'json' };
import districtList from '../codelists/district.json' with { type: 'json' };
import communeList from '../codelists/commune.json' with { type: 'json' };
import { createPeople, type Person } from '../mocks/people/index.ts';
import type { Address, Kin } from '../mocks/people/person.ts';
import { FORMER_PROVINCES } from '../mocks/people/numbers.ts';
import { counted, sampled } from './kit/counted.ts';
import { people, persona } from './kit/personas.ts';
import { fold, otherTonePlacement, tidy } from '../mocks/people/spelling.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';

/** Sources that can deviate in a person's whole identity. */
const DEVIATING = SOURCE_IDS.filter((id) => id !== 'population' && id !== 'driving-licence');

const anyPlace = fc.integer({ min: 0, max: people.total - 1 });
const sample = Array.from({ length: 8000 }, (_, i) => people.at(i * 50));
const licences = sample.flatMap((person) => person.licences.map((licence) => ({ person, licence })));

/** A stretch of everybody there is, as text. */
function stretch(from: typeof people): string {
  return JSON.stringify([
    Array.from({ length: 300 }, (_, i) => from.at(i * 3000)),
    from.personas,
    Array.from({ length: 50 }, (_, i) => from.difficultAt(i)),
  ]);
}

/** How many licences have a trait. */
function some(trait: (entry: (typeof licences)[number]) => boolean): number {
  return licences.filter(trait).length;
}

function lengthOf(date: string | null): number {
  return date?.length ?? 0;
}

function kinOf({ identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup }: Person): Kin {
  return { identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup };
}

/** The number of whole years from one date to another, as precisely as both are known. */
function yearsBetween(earlier: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(earlier.slice(0, 4));
  const precise = earlier.length === 10 && date.length === 10;
  return precise && date.slice(5) < earlier.slice(5) ? years - 1 : years;
}

/** Contradictions between a person and the relatives, or impossible days; none when all agree. */
function disagreementsOf(person: Person): string[] {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${person.index}: ${what}`);
  };
  const self = kinOf(person);
  const is = (kin: Kin | null): boolean => JSON.stringify(kin) === JSON.stringify(self);
  const resolve = (kin: Kin): Person | null => {
    const found = people.byIdentityNumber(kin.identityNumber);
    check(JSON.stringify(found && kinOf(found)) === JSON.stringify(kin), 'a relative is described wrongly');
    return found;
  };
  const { father, mother, marriages, children } = person.kinship;
  for (const [parent, sex] of [
    [father, 'MALE'],
    [mother, 'FEMALE'],
  ] as const) {
    if (parent === null) continue;
    check(resolve(parent)?.kinship.children.some(is) === true, 'a parent does not name the child');
    check(parent.sex === sex, 'a parent has the wrong sex');
    check(yearsBetween(parent.dateOfBirth, person.dateOfBirth) >= 18, 'a parent is too young');
  }
  for (const child of children) {
    const named = resolve(child)?.kinship;
    check(named !== undefined && (is(named.father) || is(named.mother)), 'a child does not name the parent');
    check(person.dateOfDeath === null || person.dateOfDeath >= child.dateOfBirth, 'born after a death');
  }
  for (const [i, { spouse, registeredOn, end }] of marriages.entries()) {
    const other = resolve(spouse);
    const same = other?.kinship.marriages.find((marriage) => marriage.registeredOn === registeredOn);
    check(same !== undefined && is(same.spouse), 'a spouse does not name the marriage');
    check(JSON.stringify(same?.end) === JSON.stringify(end), 'a spouse knows another end');
    check(spouse.sex !== person.sex, 'a spouse has the same sex');
    check(yearsBetween(person.dateOfBirth, registeredOn) >= 18, 'married too young');
    check(registeredOn < (end?.on ?? '2026-06-30'), 'a marriage ends before it begins');
    const next = marriages[i + 1];
    check(next === undefined || (end?.on ?? '9999') < next.registeredOn, 'two marriages at a time');
    const [death] = [person.dateOfDeath, other?.dateOfDeath ?? null].filter((day) => day !== null).toSorted();
    if (end?.by === 'DIVORCE') check(death === undefined || death > end.on, 'divorced after a death');
    else check(end?.on === death, 'a marriage does not end by the death');
  }
  return wrong;
}

function share(part: number, whole: number): number {
  return part / whole;
}

describe('the synthetic population is deterministic', () => {
  test('gives byte-equal populations for one seed, with personas and difficult people', () => {
    const again = createPeople();
    expect(stretch(again)).toBe(stretch(people));
  });

  test('gives other people for another seed', () => {
    const other = createPeople({ seed: 'another' });
    const same = sample.filter((person, i) => other.at(i * 50).identityNumber === person.identityNumber);
    expect(same.length).toBeLessThan(5);
    expect(other.at(0)).not.toEqual(people.at(0));
  });

  test('treats a number as seed like its text', () => {
    expect(createPeople({ seed: 7 }).at(5)).toEqual(createPeople({ seed: '7' }).at(5));
  });

  test('gives the same people for any total', () => {
    expect(createPeople({ total: 10 }).at(9)).toEqual(people.at(9));
  });

  test('has person 1,000,000 with an own number if the total is larger', () => {
    const many = createPeople({ total: 2_000_000 });
    const person = many.at(1_000_000);
    expect(many.byIdentityNumber(person.identityNumber)).toEqual(person);
    expect(person.identityNumber.slice(6)).toBe(many.at(0).identityNumber.slice(6));
    expect(person.identityNumber).not.toBe(many.at(0).identityNumber);
  });

  test('computes person 1,000,000 at the cost of person 1, by index and by number', () => {
    const at = (place: number) => people.at(place);
    const byNumber = (place: number) => people.byIdentityNumber(people.at(place).identityNumber);
    /** How often hashing multiplies for the families from a place on: each draw does, and nothing is computed without. */
    const workFor = (work: (place: number) => void, first: number): number => {
      const { imul } = Math;
      let multiplications = 0;
      Math.imul = (a, b) => {
        multiplications += 1;
        return imul(a, b);
      };
      try {
        for (let place = first; place < first + 160; place += 1) work(place);
      } finally {
        Math.imul = imul;
      }
      return multiplications;
    };
    for (const work of [at, byNumber]) {
      // The first draw remembers the part that all draws share.
      workFor(work, 500_000);
      const [first, last] = [workFor(work, 0), workFor(work, people.total - 160)];
      expect(first).toBeGreaterThan(160 * 100);
      expect(last / first).toBeGreaterThan(0.95);
      expect(last / first).toBeLessThan(1.05);
    }
  });

  test.each([0, -1, 1.5, 50_000_001, Number.NaN])('refuses a total of %d', (total) => {
    expect(() => createPeople({ total })).toThrow(/total must be a whole number/);
  });

  test('refuses indexes outside the population', () => {
    expect(() => people.at(people.total)).toThrow(RangeError);
    expect(() => people.difficultAt(-1)).toThrow(RangeError);
  });
});

describe('identity numbers', () => {
  test('lead back to their person', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const person = people.at(place);
        expect(people.byIdentityNumber(person.identityNumber)?.index).toBe(place);
        expect(people.byFormerNumber(person.formerNumber ?? '')?.index).toBe(
          person.formerNumber === null ? undefined : place,
        );
      }),
    );
  });

  test('with another sex, century or year lead to no person', () => {
    fc.assert(
      fc.property(
        anyPlace,
        fc.integer({ min: 3, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (place, digit, shift) => {
          const number = people.at(place).identityNumber;
          const other = (Number(number[digit]) + shift) % 10;
          expect(
            people.byIdentityNumber(`${number.slice(0, digit)}${other}${number.slice(digit + 1)}`),
          ).toBeNull();
        },
      ),
    );
  });

  test('lead to no person or to one who has the number', () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...FORMER_PROVINCES), (place, province) => {
        const number = `0${province}${people.at(place).identityNumber.slice(3)}`;
        expect([undefined, number]).toContain(people.byIdentityNumber(number)?.identityNumber);
      }),
    );
  });

  test.each(['', '1', '000000000000', '999999999999', '07908566980', '0790856698022', 'abcdefghijkl'])(
    'such as "%s" belong to no person',
    (number) => {
      expect(people.byIdentityNumber(number)).toBeNull();
      expect(people.byFormerNumber(number)).toBeNull();
    },
  );

  test('have a former province, the digit of sex and century, and the year of birth', () => {
    for (const { identityNumber, sex, dateOfBirth } of sample) {
      expect(identityNumber).toMatch(/^0\d{11}$/);
      expect(FORMER_PROVINCES).toContain(identityNumber.slice(1, 3));
      const digit = (dateOfBirth < '2000' ? 0 : 2) + (sex === 'FEMALE' ? 1 : 0);
      expect(identityNumber[3]).toBe(String(digit));
      expect(identityNumber.slice(4, 6)).toBe(dateOfBirth.slice(2, 4));
    }
  });

  test('are unique, and only people born up to 2000 have a former one', () => {
    const formers = sample.flatMap(({ formerNumber }) => formerNumber ?? []);
    expect(new Set(sample.map(({ identityNumber }) => identityNumber)).size).toBe(sample.length);
    expect(new Set(formers).size).toBe(formers.length);
    expect(formers.length).toBeGreaterThan(sample.length / 3);
    for (const former of formers) expect(former).toMatch(/^\d{9}$/);
    expect(sample.filter((p) => p.formerNumber !== null && p.dateOfBirth >= '2001')).toEqual([]);
  });

  test('of relatives outside the population lead to no person', () => {
    const numbers = sample.flatMap(({ father, mother, spouse, kinship }) =>
      [
        kinship.father || kinship.mother ? null : father,
        kinship.father || kinship.mother ? null : mother,
        kinship.marriages.length > 0 ? null : spouse,
      ].flatMap((relative) => relative?.identityNumber ?? []),
    );
    expect(numbers.length).toBeGreaterThan(1000);
    expect(numbers.filter((number) => people.byIdentityNumber(number) !== null)).toEqual([]);
  });

  test('are cancelled for about 1 %, and then lead to no person', () => {
    const reissued = sample.filter(({ cancelledNumbers }) => cancelledNumbers.length > 0);
    expect(share(reissued.length, sample.length)).toBeGreaterThan(0.006);
    expect(share(reissued.length, sample.length)).toBeLessThan(0.014);
    for (const { cancelledNumbers, identityNumber } of reissued) {
      const [cancelled = ''] = cancelledNumbers;
      expect(cancelled).toMatch(/^0\d{11}$/);
      expect(cancelled).not.toBe(identityNumber);
      expect(people.byIdentityNumber(cancelled)).toBeNull();
    }
  });
});

describe('families of the population', () => {
  const family = (number: number): Person[] =>
    Array.from({ length: 8 }, (_, slot) => people.at(number * 8 + slot));
  const anyFamily = fc.integer({ min: 0, max: people.total / 8 - 1 });
  const many = Array.from({ length: 1500 }, (_, i) => family(i * 83)).flat();
  const having = (trait: (person: Person) => boolean): number => many.filter(trait).length;

  test('have mutual and true relations', () => {
    fc.assert(
      fc.property(anyFamily, (number) => {
        expect(family(number).flatMap(disagreementsOf)).toEqual([]);
      }),
      { numRuns: counted(100, 3000) },
    );
  });

  test('are complete even if the listing ends in the middle of one', () => {
    const few = createPeople({ total: 9 });
    for (const person of family(1)) expect(few.byIdentityNumber(person.identityNumber)).toEqual(person);
    expect(few.byIdentityNumber(people.at(16).identityNumber)).toBeNull();
  });

  test('match the population database’s relatives by name and number', () => {
    for (const { kinship, ...person } of many) {
      for (const role of ['father', 'mother'] as const) {
        if (kinship[role] !== null) {
          const { fullName, identityNumber, formerNumber } = kinship[role];
          expect(person[role]).toMatchObject({ fullName, identityNumber, formerNumber });
        } else if (kinship.father !== null || kinship.mother !== null) expect(person[role]).toBeNull();
      }
      const present = kinship.marriages.find(({ end }) => end === null);
      if (present) expect(person.spouse?.identityNumber).toBe(present.spouse.identityNumber);
    }
  });

  test('have the marital status of their marriages; divorced and widowed people have code 3 and no spouse', () => {
    for (const { kinship, dateOfDeath, maritalStatus, spouse } of many) {
      const last = kinship.marriages.at(-1)?.end;
      if (last === undefined) continue;
      const over = last !== null && (last.by === 'DIVORCE' || last.on !== dateOfDeath);
      expect([maritalStatus, spouse === null]).toEqual(over ? ['3', true] : ['2', false]);
    }
  });

  test('have living heads who live with their household', () => {
    let found = 0;
    const inhabitants = sampled(many, 2000);
    for (const { household, permanentAddress, identityNumber } of inhabitants) {
      const head = people.byIdentityNumber(household?.identityNumber ?? '');
      if (head === null) continue;
      found += 1;
      expect(head.dateOfDeath).toBeNull();
      expect(household?.fullName).toBe(head.fullName);
      expect(household?.relationship === 'CH01').toBe(head.identityNumber === identityNumber);
      const codes = (address: Address | null) => [address?.province, address?.commune, address?.detail];
      expect(codes(permanentAddress)).toEqual(codes(head.permanentAddress));
    }
    expect(found).toBeGreaterThan(inhabitants.length / 2);
  });

  test('have children under 14 who live with a parent and have the father’s surname and ethnic group', () => {
    const children = many.filter(
      ({ dateOfBirth, kinship }) => dateOfBirth > '2012-06-30' && kinship.father !== null,
    );
    expect(children.length).toBeGreaterThan(500);
    const withParents = children.filter(({ kinship, permanentAddress }) =>
      [kinship.father, kinship.mother].some(
        (parent) =>
          parent &&
          people.byIdentityNumber(parent.identityNumber)?.permanentAddress?.commune ===
            permanentAddress?.commune,
      ),
    );
    expect(share(withParents.length, children.length)).toBeGreaterThan(0.97);
    for (const { kinship, ethnicGroup, fullName } of children) {
      expect(ethnicGroup).toBe(kinship.father?.ethnicGroup);
      if (ethnicGroup === '01' && kinship.father)
        expect(fullName.split(' ')[0]).toBe(kinship.father.fullName.split(' ')[0]);
    }
  });

  test('have living representatives for minors who live with kin', () => {
    const minors = many.filter(({ dateOfBirth, kinship }) => dateOfBirth > '2009' && kinship.mother !== null);
    const represented = minors.map(({ representative }) => representative?.identityNumber ?? '');
    const alive = represented.filter((number) => people.byIdentityNumber(number)?.dateOfDeath === null);
    expect(share(alive.length, minors.length)).toBeGreaterThan(0.98);
  });

  test('occur in every kind', () => {
    const portion = (trait: (person: Person) => boolean) => share(having(trait), many.length);
    expect(portion(({ dateOfDeath }) => dateOfDeath !== null)).toBeGreaterThan(0.02);
    expect(portion(({ dateOfDeath }) => dateOfDeath !== null)).toBeLessThan(0.04);
    const ends = ({ kinship }: Person) => kinship.marriages.map(({ end }) => end?.by ?? 'LASTS').join(' ');
    for (const history of ['', 'LASTS', 'DIVORCE', 'DEATH', 'DIVORCE LASTS', 'DIVORCE DEATH']) {
      expect(having((person) => ends(person) === history)).toBeGreaterThan(1);
    }
    const spouses = ({ kinship }: Person) =>
      new Set(kinship.marriages.map(({ spouse }) => spouse.identityNumber)).size;
    expect(
      having((person) => person.kinship.marriages.length === 2 && spouses(person) === 1),
    ).toBeGreaterThan(5);
    expect(having((person) => spouses(person) === 2)).toBeGreaterThan(5);
    expect(having(({ kinship }) => kinship.children.length === 3)).toBeGreaterThan(100);
    expect(having(({ kinship }) => kinship.father === null && kinship.mother !== null)).toBeGreaterThan(20);
    expect(having(({ kinship: k }) => !k.father && !k.mother && !k.marriages.length)).toBeGreaterThan(1000);
  });

  test('have no licences or point deductions after a death', () => {
    const dead = many.filter(({ dateOfDeath }) => dateOfDeath !== null);
    const rows = dead.flatMap(({ dateOfDeath, licences: held }) => held.map((one) => ({ dateOfDeath, one })));
    expect(rows.length).toBeGreaterThan(30);
    for (const { dateOfDeath, one } of rows) {
      const days = [one.issuedOn, one.points?.lastDeductedOn ?? ''];
      for (const day of days) expect(day <= (dateOfDeath ?? '')).toBe(true);
    }
  });

  test('have about 17 % of addresses under the codes before 2025-07-01, none of small children', () => {
    const addresses = many.flatMap(({ permanentAddress }) => permanentAddress ?? []);
    const former = addresses.flatMap((address) => address.former ?? []);
    expect(share(former.length, addresses.length)).toBeGreaterThan(0.13);
    expect(share(former.length, addresses.length)).toBeLessThan(0.2);
    const districtOf = new Map(
      formerCommuneList.editions.flatMap(({ items }) => items.map(({ code, district }) => [code, district])),
    );
    const provinceOf = new Map(
      districtList.editions.flatMap(({ items }) => items.map(({ code, province }) => [code, province])),
    );
    for (const { province, district, commune } of former) {
      expect(FORMER_PROVINCES).toContain(province);
      expect(provinceOf.get(district ?? '')).toBe(province);
      expect(districtOf.get(commune)).toBe(district);
    }
    expect(having(({ placeOfOrigin }) => placeOfOrigin?.former?.district === null)).toBeGreaterThan(20);
    expect(having((person) => person.dateOfBirth > '2025-07' && !!person.permanentAddress?.former)).toBe(0);
  });
});

describe('variety of the population', () => {
  test('covers every province, nearly every commune and every ethnic group', () => {
    const communes = new Set<string>();
    const provinces = new Set<string>();
    const groups = new Set<string>();
    for (let place = 0; place < 25_000; place++) {
      const { permanentAddress, ethnicGroup } = people.at(place);
      groups.add(ethnicGroup);
      if (permanentAddress?.province) provinces.add(permanentAddress.province);
      if (permanentAddress?.commune) communes.add(permanentAddress.commune);
    }
    expect(provinces.size).toBe(34);
    expect(communes.size).toBeGreaterThan(3000);
    for (let code = 1; code <= 54; code++) expect(groups).toContain(String(code).padStart(2, '0'));
  });

  test('places a commune in the province named with it', () => {
    const provinceOf = new Map(
      communeList.editions.flatMap(({ items }) => items.map(({ code, province }) => [code, province])),
    );
    const wrong: Address[] = [];
    for (const person of sample) {
      for (const address of [
        person.permanentAddress,
        person.currentAddress,
        person.placeOfBirthRegistration,
      ]) {
        if (address?.commune && provinceOf.get(address.commune) !== address.province) wrong.push(address);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('has about 6 % year-only dates of birth, more in the mountains', () => {
    const yearOnly = sample.filter(({ dateOfBirth }) => dateOfBirth.length === 4);
    expect(share(yearOnly.length, sample.length)).toBeGreaterThan(0.04);
    expect(share(yearOnly.length, sample.length)).toBeLessThan(0.08);
    const inProvince = (code: string) => sample.filter((p) => p.identityNumber.slice(1, 3) === code);
    const rate = (persons: Person[]) =>
      share(persons.filter(({ dateOfBirth }) => dateOfBirth.length === 4).length, persons.length);
    expect(rate(['02', '11', '12', '14'].flatMap(inProvince))).toBeGreaterThan(
      rate(['01', '79', '33', '36'].flatMap(inProvince)),
    );
  });

  test('has men, women, children and very old people', () => {
    expect(sample.filter(({ sex }) => sex === 'MALE').length).toBeGreaterThan(sample.length * 0.45);
    expect(sample.filter(({ sex }) => sex === 'FEMALE').length).toBeGreaterThan(sample.length * 0.45);
    const years = sample.map(({ dateOfBirth }) => Number(dateOfBirth.slice(0, 4)));
    expect(Math.min(...years)).toBeLessThanOrEqual(1928);
    expect(Math.max(...years)).toBe(2026);
  });

  test('has tidy composed names of one to six words, with apostrophes and foreign letters', () => {
    const words = new Set<number>();
    for (const { fullName } of sample) {
      expect(fullName).toBe(tidy(fullName));
      expect(fold(fullName)).toMatch(/^[A-Z]+$/);
      words.add(fullName.split(' ').length);
    }
    expect([...words].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    const names = sample.map(({ fullName }) => fullName);
    for (const trait of [
      /^H'/,
      /^Y /,
      /^K['’]/,
      /Êban|Mlô/,
      /ƀ/i,
      /^Thạch /,
      /^Giàng A /,
      /^Lò /,
      /Hoà$/,
      /Hòa$/,
    ]) {
      expect(names.some((name) => trait.test(name))).toBe(true);
    }
  });

  test('has people without religion, address or relatives', () => {
    expect(sample.some(({ religion }) => religion === null)).toBe(true);
    expect(sample.some(({ currentAddress }) => currentAddress === null)).toBe(true);
    expect(sample.some(({ father, mother }) => father === null && mother === null)).toBe(true);
  });

  test('gives most sons of patrilineal groups their father’s surname', () => {
    const pairs = sample.filter(({ ethnicGroup, father }) => ethnicGroup === '01' && father !== null);
    const same = pairs.filter(
      ({ fullName, father }) => father?.fullName.split(' ')[0] === fullName.split(' ')[0],
    );
    expect(share(same.length, pairs.length)).toBeGreaterThan(0.98);
  });
});

describe('licences of ordinary people', () => {
  test('are held by about 60 % of adults, and by no person under 18', () => {
    const adults = sample.filter(({ dateOfBirth }) => dateOfBirth < '2007');
    const holders = adults.filter((person) => person.licences.length > 0);
    expect(share(holders.length, adults.length)).toBeGreaterThan(0.55);
    expect(share(holders.length, adults.length)).toBeLessThan(0.65);
    for (const { person, licence } of licences) {
      expect(
        Number(licence.issuedOn.slice(0, 4)) - Number(person.dateOfBirth.slice(0, 4)),
      ).toBeGreaterThanOrEqual(18);
      expect(licence.issuedOn <= '2026-06-30').toBe(true);
    }
  });

  test('match the person in folded name, number and date', () => {
    for (const { person, licence } of licences) {
      expect(licence.tied).toBe(true);
      expect(fold(licence.holderName)).toBe(fold(person.fullName));
      expect([person.identityNumber, person.formerNumber, null]).toContain(licence.holderNumber);
      const held = licence.holderDateOfBirth ?? '';
      const digits = Math.min(held.length, person.dateOfBirth.length);
      expect(digits).toBeGreaterThanOrEqual(4);
      expect(held.slice(0, digits)).toBe(person.dateOfBirth.slice(0, digits));
    }
  });

  test.each<[string, (held: string, name: string) => boolean]>([
    ['decomposed', (held) => held !== held.normalize('NFC')],
    ['unaccented capitals', (held, name) => held === fold(name) || /^[A-Z' -]+$/.test(held)],
    ['capitals', (held, name) => held === name.toUpperCase()],
    ['small letters', (held, name) => held === name.toLowerCase()],
    ['the other tone placement', (held, name) => held !== name && held === otherTonePlacement(name)],
    ['double blanks', (held) => held.includes('  ')],
  ])('some names are written in %s', (_, written) => {
    const spelled = licences.filter(({ person, licence }) => written(licence.holderName, person.fullName));
    expect(share(spelled.length, licences.length)).toBeGreaterThan(0.003);
    expect(share(spelled.length, licences.length)).toBeLessThan(0.4);
  });

  test('have some coarser and finer dates, and former or missing numbers', () => {
    expect(
      some(({ person: p, licence: l }) => lengthOf(p.dateOfBirth) > lengthOf(l.holderDateOfBirth)),
    ).toBeGreaterThan(20);
    expect(
      some(({ person: p, licence: l }) => lengthOf(p.dateOfBirth) < lengthOf(l.holderDateOfBirth)),
    ).toBeGreaterThan(20);
    expect(some(({ licence: l }) => l.holderNumber === null)).toBeGreaterThan(20);
    expect(some(({ licence: l }) => l.holderNumber?.length === 9)).toBeGreaterThan(20);
  });

  test('follow the scheme of the day of issue, and expire only in limited classes', () => {
    for (const { licence } of licences) {
      expect(licence.newScheme).toBe(licence.issuedOn >= '2025-01-01');
      const unlimited = licence.newScheme ? ['A1', 'A', 'B1'] : ['A1', 'A2', 'A3'];
      expect(licence.expiresOn === null).toBe(unlimited.includes(licence.class));
      expect(licence.classes.map(({ code }) => code)).toContain(licence.class);
      expect(licence.points !== null).toBe(licence.status === '1');
    }
    expect(new Set(licences.map(({ licence }) => licence.class)).size).toBeGreaterThan(20);
  });

  test('have different numbers for one person', () => {
    for (const person of sample) {
      const numbers = person.licences.map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });
});

describe('personas and difficult people', () => {
  test('keep their numbers as personas under the default seed', () => {
    expect(
      people.personas.map(({ name, person }) => [name, person.identityNumber, person.dateOfBirth]),
    ).toEqual([
      ['Nguyễn Văn An', '079085669802', '1985-03-12'],
      ["H'Bia Êban", '066148865644', '1948'],
      ['Phạm Thị Thanh Thuý', '031193705710', '1993-08-21'],
      ['Lê Quang Hoà', '040090075974', '1990-05-07'],
      ['Giàng A Páo', '010204352261', '2004-11-20'],
      ['Trần Thị Ngọc Mai', '079188742657', '1988-11-02'],
      ['Nguyễn Minh Khôi', '079216126370', '2016-04-18'],
      ['Đỗ Quang Vinh', '033079879142', '1979-09-09'],
      ['Vũ Thị Hồng Nhung', '037181343383', '1981-05-26'],
      ['Hoàng Thị Lệ Thu', '034184250611', '1984-12-15'],
      ['Bùi Văn Thành', '022051130941', '1951-02-03'],
      ['Lê Thị Sáu', '022154299719', '1954-06-10'],
      ['Nông Văn Hiếu', '004096495644', '1996-03-08'],
      ['Huỳnh Thị Kim Ngân', '092190006832', '1990-07-19'],
    ]);
  });

  test('have the facts of their stories', () => {
    const [an, mai, khoi] = ['Nguyễn Văn An', 'Trần Thị Ngọc Mai', 'Nguyễn Minh Khôi'].map(persona);
    expect(khoi?.kinship.father?.identityNumber).toBe(an?.identityNumber);
    expect(khoi?.kinship.mother?.identityNumber).toBe(mai?.identityNumber);
    expect(khoi?.permanentAddress).toEqual(an?.permanentAddress);
    expect(persona('Đỗ Quang Vinh').kinship.marriages.map(({ end }) => end?.by)).toEqual([
      'DIVORCE',
      undefined,
    ]);
    expect(persona('Hoàng Thị Lệ Thu').cancelledNumbers).toHaveLength(1);
    expect(persona('Bùi Văn Thành')).toMatchObject({ dateOfDeath: '2024-08-17', lifeStatus: 'DEAD' });
    expect(persona('Lê Thị Sáu')).toMatchObject({ maritalStatus: '3', spouse: null });
    const traits = people.personas.flatMap(({ person }) => person.traits);
    expect(traits.toSorted()).toEqual([
      'corrected-birth',
      'insurance-gap',
      'military-card',
      'several-insurance-numbers',
      'superseded-card',
    ]);
    const others = people.personas.filter(({ person }) => person.dateOfDeath === null);
    expect(new Set(others.map(({ person }) => person.lifeStatus))).toEqual(new Set(['ALIVE']));
  });

  test('have no deviating source as personas, except for the licence of Lê Quang Hoà', () => {
    for (const { name, person } of people.personas) {
      expect(person.heldDifferently).toEqual({});
      expect(person.licences.every(({ tied }) => tied)).toBe(name !== 'Lê Quang Hoà');
    }
  });

  test('are consistent among personas who are kin', () => {
    expect(people.personas.flatMap(({ person }) => disagreementsOf(person))).toEqual([]);
  });

  test('state for each deviation whether the record is still theirs', () => {
    const held = Array.from({ length: 90 }, (_, place) => people.difficultAt(place)).flatMap(
      ({ heldDifferently, ...person }) =>
        Object.entries(heldDifferently).map(([source, difference]) => ({ source, person, difference })),
    );
    expect(new Set(held.map(({ source }) => source))).toEqual(new Set(DEVIATING));
    for (const { person, difference } of held) {
      const { tied, fullName, dateOfBirth, sex } = difference;
      const otherSubject = person.subject.fullName !== person.fullName;
      expect(tied).toBe(fullName === undefined && dateOfBirth === undefined && !otherSubject);
      if (fullName !== undefined) expect(fold(fullName)).not.toBe(fold(person.fullName));
      if (dateOfBirth !== undefined) expect(dateOfBirth.slice(0, 4)).not.toBe(person.dateOfBirth.slice(0, 4));
      if (sex !== undefined) expect(sex).not.toBe(person.sex);
    }
    expect(sample.every(({ heldDifferently }) => Object.keys(heldDifferently).length === 0)).toBe(true);
  });

  test('are found by number and are not ordinary people', () => {
    const special = [
      ...people.personas.map(({ person }) => person),
      ...Array.from({ length: 500 }, (_, i) => people.difficultAt(i * 20)),
    ];
    for (const person of special) {
      expect(people.byIdentityNumber(person.identityNumber)).toEqual(person);
      expect(people.byFormerNumber(person.formerNumber ?? '')).toEqual(
        person.formerNumber === null ? null : person,
      );
      expect(person.index).toBeGreaterThanOrEqual(50_000_000);
    }
  });

  test('exist as personas under every seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { personas, ...others } = createPeople({ seed, total: 1 });
        for (const { person } of personas)
          expect(others.byIdentityNumber(person.identityNumber)?.fullName).toBe(person.fullName);
      }),
      { numRuns: 20 },
    );
  });

  test('have a licence and a case as difficult people, and each case occurs', () => {
    const cases = new Set<string>();
    for (let place = 0; place < 500; place++) {
      expect(people.difficultAt(place).licences.length).toBeGreaterThan(0);
      cases.add(people.difficultCaseAt(place));
    }
    // Three for each source that can deviate in the whole identity.
    expect(cases.size).toBe(9 + 3 * DEVIATING.length);
  });
});

test('moves the tone mark of open syllables only, both ways', () => {
  expect(otherTonePlacement('Hoà Thuý Khoẻ')).toBe('Hòa Thúy Khỏe');
  expect(otherTonePlacement('Hòa')).toBe('Hoà');
  expect(otherTonePlacement('THUỶ')).toBe('THỦY');
  expect(otherTonePlacement('Quý Hoài Nguyễn Toàn')).toBe('Quý Hoài Nguyễn Toàn');
});
