/**
 * Dates that are only as precise as they are known. The text form is also the working form:
 * a coarser date is a prefix of every finer date that it can stand for, so nothing is ever invented.
 */
import { BadInput } from './bad-input.ts';

declare const brand: unique symbol;

/** `1990`, `1990-02` or `1990-02-15`, always a date of the calendar. */
export type PartialDate = string & { readonly [brand]: 'PartialDate' };

const SHAPE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A date of the years 1800 to 2399, but for the last days of the shorter months. */
const DATE = /^(?:1[89]|2[0-3])\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Reads a date from outside.
 *
 * @throws BadInput `TEXT`, `PARTIAL_DATE_FORM`, `CALENDAR_DATE`
 */
export function parsePartialDate(value: unknown): PartialDate {
  if (typeof value !== 'string') throw new BadInput('TEXT');
  if (!SHAPE.test(value)) throw new BadInput('PARTIAL_DATE_FORM');
  if (!isPartialDate(value)) throw new BadInput('CALENDAR_DATE');
  return value;
}

/**
 * True if the text is a partial date between the years 1800 and 2399 (the centuries that an identity number
 * can name).
 */
export function isPartialDate(value: string): value is PartialDate {
  if (!DATE.test(value)) return false;
  // 0 where there is none.
  const day = Number(value.slice(8));
  return day <= 28 || day <= daysIn(Number(value.slice(0, 4)), Number(value.slice(5, 7)));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True if two dates can be the same day: equal at the coarser of their precisions. */
export function agree(a: PartialDate, b: PartialDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

export function isFullDate(date: PartialDate): boolean {
  return date.length === 10;
}

/** The day it is in Việt Nam, so that a birth registered this morning is not in the future. */
export function today(now = Date.now()): string {
  const day = Math.floor((now + 7 * HOUR_MS) / DAY_MS);
  if (day !== last.day) last = { day, text: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return last.text;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The last day computed, and its number. */
let last = { day: Number.NaN, text: '' };
