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

/** Format of a month: mostly `MM/yyyy`. */
export const MONTH_FORMS = ['MM/yyyy', 'M/yyyy', 'MM-yyyy', 'yyyyMM'] as const;

export type MonthForm = (typeof MONTH_FORMS)[number];

/** @param month `yyyy-MM` */
export function wireMonth(month: string, form: MonthForm = 'MM/yyyy'): string {
  const [year = '', digits = ''] = month.split('-');
  if (form === 'yyyyMM') return `${year}${digits}`;
  return form === 'MM-yyyy' ? `${digits}-${year}` : `${form === 'M/yyyy' ? Number(digits) : digits}/${year}`;
}
