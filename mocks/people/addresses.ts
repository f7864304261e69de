/**
 * Places of registration, origin and residence. A member of a household lives at its head's address; the
 * population database keeps older entries under the codes of their time.
 */
import { THIS_YEAR, yearOf } from './calendar.ts';
import { chance, rngOf, type Rng } from './hash.ts';
import type { Life } from './life.ts';
import type { Address, Person } from './person.ts';
import { addressAnywhere, addressIn, currentProvince, formerCodesOf, provinceOnly } from './places.ts';
import type { Identity } from './identity.ts';

export type Addresses = Pick<
  Person,
  'placeOfBirthRegistration' | 'placeOfOrigin' | 'permanentAddress' | 'currentAddress'
>;

function permanentAddressOf({ key, province }: Identity): Address | null {
  const rng = rngOf(key);
  if (chance(rng, 'no permanent', 15)) return null;
  return chance(rng, 'moved', 250)
    ? addressAnywhere(rng, 'permanent')
    : addressIn(rng, 'permanent', currentProvince(province));
}

/** The entry as recorded, possibly under the codes before 2025-07-01. */
function asEntered(rng: Rng, label: string, address: Address | null): Address | null {
  if (address === null || !chance(rng, `${label} former codes`, 170)) return address;
  const former = formerCodesOf(rng, label, address);
  return former === null ? address : { ...address, former };
}

/** An entry about the past: former codes may have lost their district. */
function asEnteredLongAgo(rng: Rng, label: string, address: Address | null): Address | null {
  const entered = asEntered(rng, label, address);
  if (!entered?.former || !chance(rng, `${label} lost district`, 300)) return entered;
  return { ...entered, former: { ...entered.former, district: null } };
}

export function addressesOf(rng: Rng, identity: Identity, { home }: Life): Addresses {
  const province = currentProvince(identity.province);
  const permanent = permanentAddressOf(home?.head ?? identity);
  const age = THIS_YEAR - yearOf(identity.dateOfBirth);
  const origin = rng('origin kind', 100);
  const present = home !== null && age < 18 ? 0 : rng('present kind', 100);
  const current = present < 65 ? permanent : present < 90 ? addressAnywhere(rng, 'present') : null;
  const registration = chance(rng, 'no registration', 120) ? null : addressIn(rng, 'registration', province);
  const origins = origin < 30 ? provinceOnly(province) : addressIn(rng, 'origin', province);
  // Younger children were recorded under today's codes.
  const entered = (enter: typeof asEntered, label: string, address: Address | null): Address | null =>
    age < 2 ? address : enter(rng, label, address);
  return {
    placeOfBirthRegistration: entered(asEnteredLongAgo, 'registration', registration),
    placeOfOrigin: origin < 10 ? null : entered(asEnteredLongAgo, 'origin', origins),
    permanentAddress: entered(asEntered, 'permanent', permanent),
    currentAddress: entered(asEntered, 'present', current),
  };
}
