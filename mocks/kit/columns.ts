/** Columns of rows that a mock writes. */
import type { Rng } from '../people/hash.ts';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Writes a column that need not be there: its value or, as in databases of different age, no column, null or
 * an empty text.
 *
 * @param labelOf label of the draw for a column
 */
export function optionalColumn(rng: Rng, labelOf: (column: string) => string) {
  return (column: string, value: unknown): Row => {
    if (value !== null) return { [column]: value };
    const way = rng(labelOf(column), 3);
    return way === 0 ? {} : { [column]: way === 1 ? null : '' };
  };
}
