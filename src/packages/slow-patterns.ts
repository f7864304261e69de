/**
 * Patterns of a contract that can take longer than anybody waits. A group that is repeated and itself repeats,
 * or chooses, can split a text in exponentially many ways, each of which is tried where the text does not fit.
 */
import { isObject } from '../lib/is-object.ts';

/** More repetitions are as bad as no end. */
const FEW = 10;

interface Group {
  /** Repeats or chooses within. */
  isOpen: boolean;
}

/** True if the pattern repeats a group that repeats or chooses. */
export function isSlow(pattern: string): boolean {
  const groups: Group[] = [{ isOpen: false }];
  const parts = pattern.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(|\)|\||[*+]|\{\d+(?:,\d*)?\}|[\s\S]/g);
  let closed: Group | undefined;
  for (const [part] of parts) {
    const group = groups.at(-1);
    if (!group) return false;
    const ended = closed;
    closed = undefined;
    if (part === '(') groups.push({ isOpen: false });
    else if (part === ')') closed = groups.pop();
    else if (part === '|') group.isOpen = true;
    else if (isLong(part)) {
      if (ended?.isOpen === true) return true;
      group.isOpen = true;
    }
    // A group around an open one is open too.
    const around = groups.at(-1);
    if (closed?.isOpen === true && around) around.isOpen = true;
  }
  return false;
}

/** True for a quantifier that allows many. */
function isLong(part: string): boolean {
  if (part === '*' || part === '+') return true;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(part) ?? [];
  return least !== undefined && (most === '' ? comma === ',' || Number(least) > FEW : Number(most) > FEW);
}

/** The slow patterns in a document. */
export function slowPatterns(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(slowPatterns);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([keyword, inner]) => {
    const isPattern = keyword === 'pattern' || keyword === 'x-source-code-pattern';
    const named = keyword === 'patternProperties' && isObject(inner) ? Object.keys(inner) : [];
    const own = isPattern && typeof inner === 'string' ? [inner] : named;
    return [...own.filter(isSlow), ...slowPatterns(inner)];
  });
}
