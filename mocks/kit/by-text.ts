/** Order of texts by their code units, which no language of the machine changes. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The rows by day, newest first, then by another text. */
export function newestFirst<Held>(
  rows: readonly Held[],
  dayOf: (row: Held) => string,
  nextOf: (row: Held) => string = () => '',
): Held[] {
  return rows.toSorted((a, b) => byText(dayOf(b), dayOf(a)) || byText(nextOf(a), nextOf(b)));
}
