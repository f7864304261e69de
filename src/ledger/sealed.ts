/** Sealed people in the `detail` of entries: officer and subject. */
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { AuditKeys } from './keys.ts';

const SealedShape = Type.Object({
  officer: Type.Optional(Type.String()),
  subject: Type.Optional(Type.String()),
});
const Person = Type.Object({ identityNumber: Type.String(), fullName: Type.Optional(Type.String()) });

export type Sealed = Static<typeof SealedShape>;

/** @returns an empty object for a detail without sealed people */
export function sealedIn(detail: Readonly<Record<string, unknown>>): Sealed {
  const { sealed } = detail;
  return Value.Check(SealedShape, sealed) ? sealed : {};
}

/** @returns undefined without an officer or without their key */
export function openOfficer(
  { officer }: Sealed,
  keys: Pick<AuditKeys, 'open'>,
): Static<typeof Person> | undefined {
  const opened = officer === undefined ? undefined : keys.open(officer);
  if (opened === undefined) return undefined;
  const person: unknown = JSON.parse(opened);
  return Value.Check(Person, person) ? person : undefined;
}
