/**
 * Names as the machine-readable zone of an identity card writes them (ICAO 9303, TD1): capitals A to Z,
 * surname, `<<`, the other words with `<` between them; a hyphen separates words too. The line is 30
 * characters long, and a longer name is cut there.
 */
import { plainName, tidyName } from './name.ts';

const LINE_LENGTH = 30;

const HYPHENS = /\p{Pd}/gu;

/**
 * True if the zone of a card would write the name as this cut name: the same 30 characters, the last a
 * letter, so that nothing shows whether more follows. The first word is the surname (confirmed for every
 * sample seen).
 *
 * @param cut blanks in place of `<`
 */
export function isCutAs(cut: string, name: string): boolean {
  const line = lineOf(cut);
  return line.length === LINE_LENGTH && lineOf(name).slice(0, LINE_LENGTH) === line;
}

function lineOf(name: string): string {
  const [surname = '', ...others] = plainName(tidyName(name.replace(HYPHENS, ' '))).split(' ');
  return others.length === 0 ? surname : `${surname}<<${others.join('<')}`;
}
