/**
 * Texts that an active Vietnamese input method (Telex, VNI) has changed while a reader typed them: `aa`
 * became â, `e1` became é. The text typed is not always the only one possible, so that all possible ones
 * are returned.
 */

/** Keys by the mark that they put on a letter; the same letter again is `''`. */
type Keys = ReadonlyMap<string, string>;

const STROKE = '\u0335';

/** Only the keys that are hexadecimal digits: others do not occur in the fields that are read. */
const TELEX: Keys = new Map([
  ['\u0302', ''],
  [STROKE, ''],
  ['\u0300', 'f'],
]);

const VNI: Keys = new Map([
  ['\u0301', '1'],
  ['\u0300', '2'],
  ['\u0309', '3'],
  ['\u0303', '4'],
  ['\u0323', '5'],
  ['\u0302', '6'],
  ['\u0306', '8'],
  [STROKE, '9'],
]);

/** Pairs of keys that make one letter. The last key again undoes it: `aaa` becomes `aa`. */
const TELEX_PAIR = /^(?:aa|ee|dd|[ae]f)/;
const VNI_PAIR = /^(?:[ae][1-6]|a8|d9)/;

/** The hexadecimal digits of 100 letters of three bytes. */
const MAX_LENGTH = 600;
/** Texts at one letter, and at all letters together: they bound the work for a hostile text. */
const MAX_TEXTS = 500;
const MAX_ATTEMPTS = 5000;

/** Letters of a word after the one that a key marks. */
const MAX_LETTERS_BETWEEN = 3;

/**
 * All texts that can have been typed; the text itself if no letter of it has a mark, none if there are too
 * many.
 *
 * @param text letters and digits, in NFC
 */
export function typedBefore(text: string): readonly string[] {
  if (/^\p{ASCII}*$/u.test(text)) return [text];
  if (text.length > MAX_LENGTH) return [];
  return [...new Set([...typedWith(TELEX, TELEX_PAIR, text), ...typedWith(VNI, VNI_PAIR, text)])];
}

function typedWith(keys: Keys, pair: RegExp, text: string): readonly string[] {
  let texts: readonly string[] = [''];
  let attempts = 0;
  // Letters that can only have been typed as they are: they come before all texts alike.
  let run = '';
  let next = '';
  for (const character of Array.from(text).toReversed()) {
    const [letter = '', ...marks] = Array.from(character.replace('đ', `d${STROKE}`).normalize('NFD'));
    const isPair = pair.test(letter + next);
    next = letter;
    if (marks.length === 0 && !isPair) {
      run = letter + run;
      continue;
    }
    const pressed = marks.map((mark) => (keys.get(mark) === '' ? letter : (keys.get(mark) ?? '')));
    if (pressed.includes('')) return [];
    const after = withRun(run, texts);
    run = '';
    const rests = [pressed, pressed.toReversed()].flatMap((order) => withKeys(order, after));
    // A pair that is still there was typed with its last key twice, or at a moment when the method was off.
    const before = rests.flatMap((rest) =>
      marks.length > 0 ? [letter + rest] : [letter + rest, letter + rest.charAt(0) + rest],
    );
    attempts += before.length;
    if (before.length > MAX_TEXTS || attempts > MAX_ATTEMPTS) return [];
    texts = [...new Set(before)];
  }
  return withRun(run, texts);
}

function withRun(run: string, texts: readonly string[]): readonly string[] {
  return texts.map((text) => run + text);
}

function withKeys(pressed: readonly string[], rests: readonly string[]): readonly string[] {
  return pressed.reduce((typed, key) => typed.flatMap((rest) => withKey(key, rest)), rests);
}

/** The key is pressed directly after the letter, or after further letters of the same word. */
function withKey(key: string, rest: string): readonly string[] {
  const letters = LETTERS_BETWEEN.exec(rest)?.[0].length ?? 0;
  return Array.from({ length: letters + 1 }, (_, at) => rest.slice(0, at) + key + rest.slice(at));
}

const LETTERS_BETWEEN = new RegExp(`^[a-z]{0,${MAX_LETTERS_BETWEEN}}`, 'i');
