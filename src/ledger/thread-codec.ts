/**
 * Postings, and their places in a commit, as they cross between threads: short lists of texts and numbers,
 * which are copied at a fraction of the cost of objects.
 */
import type { ProofStep, Written } from './chain.ts';
import { detailText, type Content, type Draft, type EntryKind, type Posting } from './entry.ts';

type Text = string | undefined;

/** The place of an entry that has no id yet: the number of its posting, and its index in it. */
export type PlaceTuple = readonly [posting: number, index: number];

export type DraftTuple = readonly [
  at: number,
  kind: EntryKind,
  request: Text,
  intent: Text | PlaceTuple,
  application: Text,
  agency: Text,
  officerNumber: Text,
  officerName: Text,
  subject: Text,
  purpose: Text,
  dossier: Text,
  operation: Text,
  detail: string,
];

/** `onDurable` names the posting by its number. */
export type PostingTuple = readonly [
  number: number,
  drafts: readonly DraftTuple[],
  contents: readonly Content[],
  statement: Text,
];

/** A step of the inclusion proof is its side, then its hash. Without a receipt, `head` is undefined. */
export type WrittenTuple = readonly [
  posting: number,
  first: number,
  last: number,
  head: Text,
  ...inclusionProof: string[],
];

/** Numbers of the postings that were sent. References to a posting are sent later. */
const numbers = new WeakMap<Posting, number>();

/** @param contents those that the writer thread does not know; by default all */
export function tupleOf(number: number, posting: Posting, contents = posting.contents): PostingTuple {
  const { drafts, statement } = posting;
  numbers.set(posting, number);
  return [
    number,
    drafts.map((draft): DraftTuple => [
      draft.at,
      draft.kind,
      draft.request,
      intentOf(draft),
      draft.application,
      draft.agency,
      draft.officer?.identityNumber,
      draft.officer?.fullName,
      draft.subject,
      draft.purpose,
      draft.dossier,
      draft.operation,
      detailText(draft.detail),
    ]),
    contents,
    statement,
  ];
}

function intentOf({ intent }: Draft): Text | PlaceTuple {
  if (typeof intent !== 'object') return intent;
  const number = numbers.get(intent.posting);
  return intent.id ?? (number === undefined ? undefined : [number, intent.index]);
}

export function tupleOfWritten({ posting, first, last, receipt }: Written): WrittenTuple {
  return receipt
    ? [posting, first, last, receipt.head, ...receipt.inclusionProof.flat()]
    : [posting, first, last, undefined];
}

export function writtenOf([posting, first, last, head, ...steps]: WrittenTuple): Written {
  if (head === undefined) return { posting, first, last, receipt: undefined };
  const inclusionProof: ProofStep[] = [];
  for (let step = 0; step < steps.length; step += 2)
    inclusionProof.push([steps[step] === 'left' ? 'left' : 'right', steps[step + 1] ?? '']);
  return { posting, first, last, receipt: { head, inclusionProof } };
}
