/** Records of several rows: how sources put them together, in an order of their own, and compare their holders. */
import type { Facts } from './source.ts';

/** Both lists in one; null where there is neither. */
export function both<Item>(
  a: readonly Item[] | null | undefined,
  b: readonly Item[] | null | undefined,
): readonly Item[] | null {
  return a || b ? [...(a ?? []), ...(b ?? [])] : null;
}

/** Order by texts, each of which decides where those before it are equal; what is no text comes first. */
export function byTexts<Rec>(...textsOf: ReadonlyArray<(record: Rec) => unknown>) {
  return (a: Rec, b: Rec): number =>
    textsOf.reduce((order, textOf) => order || orNothing(textOf(a)).localeCompare(orNothing(textOf(b))), 0);
}

/** Order by a date, the newest first and what is none last, then by texts. */
export function newestFirst<Rec>(
  dateOf: (record: Rec) => unknown,
  ...textsOf: ReadonlyArray<(record: Rec) => unknown>
) {
  const [byDate, further] = [byTexts(dateOf), byTexts(...textsOf)];
  return (a: Rec, b: Rec): number => byDate(b, a) || further(a, b);
}

function orNothing(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

interface Holding {
  readonly holderName?: Facts['FULL_NAME'];
  readonly holderDateOfBirth?: Facts['DATE_OF_BIRTH'];
  readonly holderSex?: { readonly code: string } | null;
}

/** Facts of the holder whom a record names; none without a record. */
export function holderFacts(record: Holding | null | undefined): Facts {
  return {
    FULL_NAME: record?.holderName,
    DATE_OF_BIRTH: record?.holderDateOfBirth,
    SEX: record?.holderSex?.code,
  };
}
