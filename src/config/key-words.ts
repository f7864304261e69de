/**
 * Recognises a base64 key that consists of words, such as `ThisIsTheSecretKey…`: it decodes to 32 bytes that
 * look random. The text is compared with models of written words. If a model makes the text 2^n times as
 * probable as chance does, a random key is mistaken for words at most once in 2^n keys, whatever the model.
 */

/** Once in a million keys, a random key is refused and has to be generated again. */
const EVIDENCE_BITS = 20;

/** Frequency of each letter from a to z in texts, in thousandths. */
const LETTERS = [
  // English.
  [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1],
  // Vietnamese without accents.
  [93, 14, 53, 30, 46, 2, 52, 86, 82, 1, 26, 33, 33, 131, 64, 17, 5, 24, 22, 79, 49, 28, 2, 9, 18, 1],
  // Rows of the keyboard, and the alphabet itself.
  Array.from({ length: 26 }, () => 1000 / 26),
];

type Kind = 'lower' | 'upper' | 'digit' | 'sign';

const SIZES: Readonly<Record<Kind, number>> = { lower: 26, upper: 26, digit: 10, sign: 2 };

/** The probability of each kind of character after another, the first after a `sign`. */
type Sequence = Readonly<Record<Kind, Readonly<Record<Kind, number>>>>;

const SEQUENCES: readonly Sequence[] = [
  // WordsLikeThese2026
  {
    lower: { lower: 0.77, upper: 0.15, digit: 0.06, sign: 0.02 },
    upper: { lower: 0.85, upper: 0.1, digit: 0.03, sign: 0.02 },
    digit: { lower: 0.2, upper: 0.2, digit: 0.55, sign: 0.05 },
    sign: { lower: 0.4, upper: 0.4, digit: 0.15, sign: 0.05 },
  },
  // wordslikethese, WORDS/LIKE/THESE, 20261231
  {
    lower: { lower: 0.9, upper: 0.02, digit: 0.04, sign: 0.04 },
    upper: { lower: 0.02, upper: 0.9, digit: 0.04, sign: 0.04 },
    digit: { lower: 0.05, upper: 0.05, digit: 0.85, sign: 0.05 },
    sign: { lower: 0.4, upper: 0.4, digit: 0.15, sign: 0.05 },
  },
];

/** @param key in base64 */
export function readsAsWords(key: string): boolean {
  const text = key.replace(/=+$/, '');
  const spelled = text.replaceAll(/[013457]/g, (digit) => DIGITS_AS_LETTERS[digit] ?? digit);
  // Each of these letters has two spellings there, which share its probability.
  const doubles = spelled.match(/[aeiost]/g)?.length ?? 0;
  const evidence = SEQUENCES.flatMap((sequence) =>
    LETTERS.flatMap((letters) => [
      bitsOf(text, sequence, letters),
      bitsOf(spelled, sequence, letters) - doubles,
    ]),
  );
  // The mean of several models is one too, and has at least this much of the best of them.
  return Math.max(...evidence) - Math.log2(evidence.length) > EVIDENCE_BITS;
}

/** As in `p4ssw0rd`. */
const DIGITS_AS_LETTERS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
};

/** Probability of the text by the model, compared with chance, in bits. */
function bitsOf(text: string, sequence: Sequence, letters: readonly number[]): number {
  let before: Kind = 'sign';
  let bits = 0;
  for (const character of text) {
    const kind = kindOf(character);
    const inKind =
      kind === 'lower' || kind === 'upper'
        ? (letters[character.toLowerCase().charCodeAt(0) - 97] ?? 0) / 1000
        : 1 / SIZES[kind];
    bits += Math.log2(64 * sequence[before][kind] * inKind);
    before = kind;
  }
  return bits;
}

function kindOf(character: string): Kind {
  if (/[a-z]/.test(character)) return 'lower';
  if (/[A-Z]/.test(character)) return 'upper';
  return /[0-9]/.test(character) ? 'digit' : 'sign';
}
