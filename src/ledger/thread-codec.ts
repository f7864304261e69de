/**
 * Postings, and what became of them, as they cross between threads: short lists of texts and numbers, which are copied at
 * a fraction of what objects with names cost.
 */
import type { PathStep, Written } from './chain.ts';
import { detailText, type Content, type Draft, type EntryKind, type Person, type Posting } from './entry.ts';

type Text = string | undefined;

/** Where an entry stands that has no id yet: in which posting, and the how manieth it is there. */
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

/** The number under which it was posted comes first. */
export type PostingTuple = readonly [
  number: number,
  statement: Text,
  contents: readonly Content[],
  ...drafts: DraftTuple[],
];

/** Of the path, each step's side and then its hash; without a receipt, the hash before it is undefined. */
export type WrittenTuple = readonly [
  posting: number,
  first: number,
  last: number,
  head: Text,
  ...path: string[],
];

/** Under which number a posting went to the other thread; what refers to it goes there later. */
const numbers = new WeakMap<Posting, number>();

/** @param contents those that the other thread does not know */
export function tupleOf(number: number, posting: Posting, contents: readonly Content[]): PostingTuple {
  const { drafts, statement } = posting;
  numbers.set(posting, number);
  return [
    number,
    statement,
    contents,
    ...drafts.map((draft): DraftTuple => [
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
  ];
}

function intentOf({ intent }: Draft): Text | PlaceTuple {
  if (typeof intent !== 'object') return intent;
  const number = numbers.get(intent.posting);
  return intent.id ?? (number === undefined ? undefined : [number, intent.index]);
}

/** A posting as it arrived in the other thread. */
export interface Arrived extends Omit<Posting, 'drafts'> {
  readonly drafts: readonly ArrivedDraft[];
}

export interface ArrivedDraft extends Omit<Draft, 'intent'> {
  readonly intent?: Text | PlaceTuple;
}

export function postingOf([, statement, contents, ...drafts]: PostingTuple): Arrived {
  return {
    statement,
    contents,
    drafts: drafts.map(
      ([
        at,
        kind,
        request,
        intent,
        application,
        agency,
        officerNumber,
        officerName,
        subject,
        purpose,
        dossier,
        operation,
        detail,
      ]) => ({
        at,
        kind,
        request,
        intent,
        application,
        agency,
        officer: officerOf(officerNumber, officerName),
        subject,
        purpose,
        dossier,
        operation,
        detail,
      }),
    ),
  };
}

function officerOf(identityNumber: Text, fullName: Text): Person | undefined {
  if (identityNumber === undefined) return undefined;
  return fullName === undefined ? { identityNumber } : { identityNumber, fullName };
}

export function tupleOfWritten({ posting, first, last, receipt }: Written): WrittenTuple {
  return receipt
    ? [posting, first, last, receipt.head, ...receipt.path.flat()]
    : [posting, first, last, undefined];
}

export function writtenOf([posting, first, last, head, ...steps]: WrittenTuple): Written {
  if (head === undefined) return { posting, first, last, receipt: undefined };
  const path: PathStep[] = [];
  for (let step = 0; step < steps.length; step += 2)
    path.push([steps[step] === 'left' ? 'left' : 'right', steps[step + 1] ?? '']);
  return { posting, first, last, receipt: { head, path } };
}
