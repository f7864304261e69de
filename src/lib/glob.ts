/** Patterns of codes and names: `*` matches any characters, all else matches itself. */

/** True if one of the patterns matches the whole text. */
export function fits(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => fitsOne(pattern, text));
}

/** Compared piece by piece, so that no pattern can take long. */
function fitsOne(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const piece of others) {
    const at = text.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return from <= end;
}
