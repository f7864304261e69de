/**
 * Months counted from the year 0, so that careers can be drawn by plain arithmetic.
 */

/** The month of a date that begins `yyyy-MM`. */
export function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

export function yearOfMonth(month: number): number {
  return Math.floor(month / 12);
}

/** `yyyy-MM`, as the schema writes months. */
export function schemaMonth(month: number): string {
  return `${yearOfMonth(month)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** `MM/yyyy`, as the wire has them. */
export function wireMonth(month: number): string {
  return schemaMonth(month).split('-').toReversed().join('/');
}
