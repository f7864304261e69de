/**
 * Identity documents as the register writes them: which of their numbers are identity numbers, and what they
 * say about whose an event is.
 */
import {
  foldName,
  identityNumber,
  identityNumberAmong,
  numberEvidence,
  TextForCode,
  Unread,
  unreadable,
  type Coded,
  type Evidence,
  type Held,
  type IdentityNumber,
} from '../../source-api/index.ts';

type DocumentKind = Coded | TextForCode | Unread | null;

/** CMND and CCCD; passports, residence cards, papers of the armed forces, others; or neither is known. */
type Class = 'CITIZEN_CARD' | 'OTHER' | 'NOT_TOLD' | 'UNKNOWN';

const CLASSES: ReadonlyMap<string, Class> = new Map([
  ['0', 'NOT_TOLD'],
  ['1', 'CITIZEN_CARD'],
  ['4', 'CITIZEN_CARD'],
  ...['2', '3', '5', '6', '7', '8'].map((code) => [code, 'OTHER'] as const),
]);

/** The kinds in words, folded. */
const CITIZEN_CARD_IN_WORDS =
  /^(THE|SO)?(CANCUOC|CCCD)|^(GIAY)?(CHUNGMINH(THU)?NHANDAN|CMND|CMTND)|^(SO)?DINHDANH/;
const OTHER_IN_WORDS = /HOCHIEU|PASSPORT|CUTRU|THUONGTRU|QUANDOI|SIQUAN|CONGAN|GIAYTOKHAC/;

function classOf(kind: DocumentKind): Class {
  if (kind === null) return 'NOT_TOLD';
  if (kind instanceof TextForCode) {
    const words = foldName(kind.text);
    if (OTHER_IN_WORDS.test(words)) return 'OTHER';
    return CITIZEN_CARD_IN_WORDS.test(words) ? 'CITIZEN_CARD' : 'UNKNOWN';
  }
  return kind instanceof Unread ? 'UNKNOWN' : (CLASSES.get(kind.code) ?? 'UNKNOWN');
}

/**
 * The number as an identity number, where it is that of a citizen's card or of a document of which no kind is
 * told.
 */
export function documentIdentityNumber(
  kind: DocumentKind,
  number: Held<string>,
): IdentityNumber | Unread | null {
  const documentClass = classOf(kind);
  if (documentClass === 'CITIZEN_CARD') return identityNumber(number);
  return documentClass === 'NOT_TOLD' ? identityNumberAmong(number) : null;
}

/**
 * Evidence of an event in the document of the person who would be the subject. The result repeats
 * the number asked, so its slot cannot be confused. A number that can be read counts, of whatever kind its
 * document is said to be; one that cannot must be of a kind that is no evidence at all.
 *
 * @throws SourceError BAD_RESPONSE
 */
export function documentEvidence(
  kind: DocumentKind,
  number: Held<string>,
  field: string,
): Pick<Evidence, 'numbers' | 'keyed'> {
  if (number instanceof Unread) throw unreadable(field);
  const evidence = numberEvidence(number);
  if (evidence.keyed) return evidence;
  if (classOf(kind) !== 'OTHER') throw unreadable(field);
  return { ...evidence, keyed: true };
}
