/**
 * Dates of the synthetic people. Everything is relative to one fixed day instead of the clock, so that the
 * same seed gives the same people tomorrow.
 */
import type { Rng } from './hash.ts';

/** The reference day of the synthetic people. */
export const TODAY = '2026-06-30';
export const THIS_YEAR = 2026;

const DAY_MS = 86_400_000;

function toDays(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function fromDays(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** The year of a full or year-only date. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** True if only the year is known. */
export function isYearOnly(date: string): boolean {
  return date.length === 4;
}

export function addDays(date: string, days: number): string {
  return fromDays(toDays(date) + days);
}

/** The same day `years` later; 29 February becomes 28 February where there is none. */
export function addYears(date: string, years: number): string {
  const moved = `${yearOf(date) + years}${date.slice(4)}`;
  return moved.endsWith('02-29') && fromDays(toDays(moved)) !== moved
    ? moved.replace('02-29', '02-28')
    : moved;
}

/** A day from `first` to `last`, inclusive. */
export function dayBetween(rng: Rng, label: string, first: string, last: string): string {
  const start = toDays(first);
  return fromDays(start + rng(label, Math.max(1, toDays(last) - start + 1)));
}

/** `yyyyMMdd`. */
export function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`. */
export function slashed(date: string): string {
  return date.split('-').toReversed().join('/');
}

/** `ddMMyyyy`, `MMyyyy` or `yyyy`. */
export function dayFirst(date: string): string {
  return date.split('-').toReversed().join('');
}

/** The later of two full dates. */
export function later(a: string, b: string): string {
  return a > b ? a : b;
}
