/**
 * Patterns of codes, as an operator writes them: a subset of regular expressions with bounded matching time.
 * Characters, `\d` and classes, each with an optional bounded count; no alternatives, no groups. A pattern
 * matches the whole code, with or without `^` and `$`.
 */

/** Characters and length of every code. */
const CODE = /^[A-Za-z0-9._/-]{1,64}$/;
const LONGEST = 64;

export function isCode(text: string): boolean {
  return CODE.test(text);
}

export type CodePattern = (code: string) => boolean;

/** One element of a pattern with its count. */
interface Piece {
  readonly fits: RegExp;
  readonly least: number;
  readonly most: number;
}

const PIECE = new RegExp(
  String.raw`(?<one>[A-Za-z0-9_/\-]|\\[.\-/_d]|\[(?:\\[.\-/_d]|[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9._/])+-?\])` +
    String.raw`(?:\{(?<least>\d{1,2})(?:,(?<most>\d{1,2}))?\}|(?<maybe>\?))?`,
  'y',
);

/** @returns the pattern, or the fault with its mend */
export function readCodePattern(text: string): CodePattern | { readonly fault: string } {
  const end = text.endsWith('$') ? text.length - 1 : text.length;
  const pieces: Piece[] = [];
  for (let at = text.startsWith('^') ? 1 : 0; at < end; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const piece = pieceOf(PIECE.exec(text));
    if (!piece) {
      return {
        fault: `cannot be read from character ${at + 1} on — use letters, digits, \\. _ / -, \\d, classes such as [A-Z0-9] and counts up to 64 such as {4} or {1,6}`,
      };
    }
    pieces.push(piece);
  }
  const least = pieces.reduce((sum, piece) => sum + piece.least, 0);
  if (pieces.length === 0 || least > LONGEST) {
    return { fault: `fits no code of 1 to ${LONGEST} characters — correct it` };
  }
  return (code) => isCode(code) && fitsAll(pieces, code);
}

function pieceOf(found: RegExpExecArray | null): Piece | undefined {
  const { one, least, most = least, maybe } = found?.groups ?? {};
  if (one === undefined) return undefined;
  const counts = maybe === undefined ? [Number(least ?? 1), Number(most ?? 1)] : [0, 1];
  const [from = 1, to = 1] = counts;
  const fits = characterOf(one);
  return fits && from <= to && to >= 1 && to <= LONGEST ? { fits, least: from, most: to } : undefined;
}

/** Undefined for a class with a reversed range. */
function characterOf(one: string): RegExp | undefined {
  try {
    return new RegExp(`^${one}$`);
  } catch {
    return undefined;
  }
}

/**
 * Keeps the set of reachable positions instead of backtracking: the time is at most the product of pieces,
 * positions and counts.
 */
function fitsAll(pieces: readonly Piece[], code: string): boolean {
  let reached: ReadonlySet<number> = new Set([0]);
  for (const piece of pieces) {
    reached = new Set([...reached].flatMap((from) => endsOf(piece, code, from)));
  }
  return reached.has(code.length);
}

/** Positions where a piece can end that begins at `from`. */
function endsOf({ fits, least, most }: Piece, code: string, from: number): readonly number[] {
  const ends: number[] = [];
  for (let count = 0; count <= most; count += 1) {
    if (count >= least) ends.push(from + count);
    if (!fits.test(code.charAt(from + count))) break;
  }
  return ends;
}
