/** Documents that are parsed without limits on their shape. */
import { parseWithin } from '../../src/graphql/admission.ts';
import type { ParsedDocument } from '../../src/graphql/document.ts';

const PLENTY = 1_000_000;

const NO_LIMITS = {
  tokens: PLENTY,
  depth: PLENTY,
  selections: PLENTY,
  repeats: PLENTY,
  pairs: PLENTY,
  rootFields: PLENTY,
  aliases: PLENTY,
  directives: PLENTY,
  variables: PLENTY,
};

export function parsed(text: string): ParsedDocument {
  const parsing = parseWithin(NO_LIMITS, text);
  if (!('parsed' in parsing)) throw new Error(`Not parsed: ${text}`);
  return parsing.parsed;
}
