/** Patterns of codes and names, in which `*` stands for any characters and everything else for itself. */

/** Whether one of the patterns fits the whole text. */
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
