/** Texts that are no cards: each kind that occurs at counters has a rule of its own. */
import type { InputRule } from '../messages.ts';

const LINK =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}\/|(?:data|geo|intent|javascript|mailto|otpauth|sms|tel|vbscript):)/i;

/** 9, 10 or 12 digits, 15 characters of a health insurance card, a passport number. */
const NUMBER = /^(?:[0-9]{9}|[0-9]{10}|[0-9]{12}|[A-Z]{2}[0-9]{13}|[A-Z][0-9]{7,8})$/i;

/** The zone of a passport (TD3) begins with P and the state. */
const PASSPORT = /^P[A-Z<][A-Z]{3}[A-Z]*<</i;

/** `number|NAME|yyyy-MM-dd|0|QID|EXT` */
const COVID = /^[^|]*\|[^|]*\|[0-9]{4}-[0-9]{2}-[0-9]{2}\|/;

const BEGINNING_OF_CARD = /^(?:[0-9]{12}|[0-9]{10}|[A-Z]{2}[0-9]{13})\|/i;

/** Remains of the zone of a card of Viet Nam: its other lines without the first, or in another order. */
const REMAINS_OF_ZONE = /^(?=.*(?:[0-9]VNM<|[A-Z]<<[A-Z<]))(?![ACI][A-Z<](?!VNM)[A-Z]{3})[A-Z0-9<\s]+$/is;

/** Signs of markup, templates and program code; no card has them. */
const MARKUP = /[<>{}`]|\$(?=[\w(])|&#|%[0-9a-f]{2}|script:/i;

const RULES: readonly (readonly [RegExp, InputRule])[] = [
  [PASSPORT, 'SCAN_PASSPORT'],
  [LINK, 'SCAN_LINK'],
  [REMAINS_OF_ZONE, 'SCAN_ZONE'],
  [MARKUP, 'SCAN_MARKUP'],
  [COVID, 'SCAN_COVID_CODE'],
  [BEGINNING_OF_CARD, 'SCAN_INCOMPLETE'],
];

export function hasMarkup(scan: string): boolean {
  return MARKUP.test(scan);
}

/** The rule by which a text that is no card is refused. */
export function ruleOfOther(scan: string): InputRule {
  if (NUMBER.test(scan.replace(/[\s.-]/g, ''))) return 'SCAN_NUMBER_ONLY';
  return RULES.find(([form]) => form.test(scan))?.[1] ?? 'SCAN_UNKNOWN';
}
