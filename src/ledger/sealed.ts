/** People in the `detail` of entries, sealed: who asked and about whom. */
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { AuditKeys } from './keys.ts';

const SealedShape = Type.Object({
  officer: Type.Optional(Type.String()),
  subject: Type.Optional(Type.String()),
});
const Person = Type.Object({ identityNumber: Type.String(), fullName: Type.Optional(Type.String()) });

export type Sealed = Static<typeof SealedShape>;

/** @param detail as it was read; whatever it is, nothing sealed is nothing */
export function sealedIn(detail: Readonly<Record<string, unknown>>): Sealed {
  const { sealed } = detail;
  return Value.Check(SealedShape, sealed) ? sealed : {};
}

/** Who asked; undefined where it does not stand there or the key is not there. */
export function openOfficer(
  { officer }: Sealed,
  keys: Pick<AuditKeys, 'open'>,
): Static<typeof Person> | undefined {
  const opened = officer === undefined ? undefined : keys.open(officer);
  if (opened === undefined) return undefined;
  const person: unknown = JSON.parse(opened);
  return Value.Check(Person, person) ? person : undefined;
}
