/**
 * A look-up of people by their 12-digit numbers over the platform. No public interface of this kind exists:
 * the envelope is ours, the same for every source behind the platform, around contents that are each source's
 * own. An item is found by the number that it repeats, never by its place, and a bad item spoils its own slot
 * only.
 */
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { turns } from '../fairness/turns.ts';
import { SourceError, type Failure } from '../source-api/answer.ts';
import type { Question, Call, Reply } from '../source-api/source.ts';
import { LgspSettings, type LgspClient } from './lgsp.ts';
import { someReadable, type Rows } from './rows.ts';

/** The contracts' limit of numbers in one call. */
export const BATCH_SIZE = 50;

/** Configuration of a source that is asked so. */
export const lookUpSettings = Type.Object({
  serviceCode: Type.String({
    minLength: 1,
    description: 'maDVC: the public service for which the data is asked; must be licensed by the source.',
  }),
  lgsp: LgspSettings,
});

export interface LookUp<Item> {
  readonly path: string;
  /** Default for purposes without one of their own. */
  readonly serviceCode: string;
  /** Meaning of the source's business codes; an unknown one makes the answer unreadable. */
  readonly failures: ReadonlyMap<string, Failure['code']>;
  /** Fields of one item of the request, beside the number. */
  readonly contents?: (questions: readonly Question[]) => object;
  /** Path of a part in an item, for a source of several parts: a fault in one part spoils no other. */
  readonly fieldOf?: (part: Question['part']) => string;
  /** @throws SourceError BAD_RESPONSE when the item does not keep the contract */
  readonly readItem: (item: unknown) => Item;
  /** @throws SourceError when the item cannot be used */
  readonly read: (item: Item, question: Question) => Rows;
}

/** The answer without its items, which are checked one by one. */
const Answered = Compile(
  Type.Object({
    status: Type.Literal(1),
    maYeuCau: Type.String(),
    ketQua: Type.Array(Type.Unknown(), { maxItems: BATCH_SIZE }),
  }),
);

const Refused = Compile(
  Type.Object({
    status: Type.Literal(0),
    maLoi: Type.String({ pattern: '^[0-9A-Za-z_-]{1,16}$' }),
  }),
);

/** An item as far as it is known before its contract is asked: whom it is about. */
type KeyedItem = Readonly<Record<string, unknown>> & { readonly soDinhDanh: string };

/**
 * @returns one reply per question of the call, in its order
 * @throws SourceError when the whole call failed
 */
export async function lookUpByNumber<Item>(
  lgsp: LgspClient,
  lookUp: LookUp<Item>,
  call: Call,
): Promise<readonly Reply[]> {
  const { questions, caller, signal } = call;
  const answer = await lgsp.post(lookUp.path, requestOf(lookUp, call), signal, caller.account);
  const items = itemsOf(answer, lookUp, call);
  return turns.each(caller.account ?? [], questions, (question) =>
    slotReply(question, lookUp, items.get(question.subject.identityNumber) ?? []),
  );
}

/** Failure for a business code of a source. */
export function businessFailure(failures: LookUp<unknown>['failures'], sourceCode: string): SourceError {
  return new SourceError({ code: failures.get(sourceCode) ?? 'BAD_RESPONSE', sourceCode });
}

/** A part as such a source calls it: in requests, in answers, and what it makes of the rows there. */
export interface PartContent<Item> {
  readonly part: Question['part'];
  readonly content: string;
  readonly field: string;
  /** Undefined when the item does not hold the part. */
  readonly rowsOf: (item: Item) => Rows | undefined;
}

/** The look-up's side of a source that answers several parts in one item, under result codes 00 and 01. */
export function severalParts<Item extends { readonly maKetQua: string }>(
  known: readonly PartContent<Item>[],
): Required<Pick<LookUp<Item>, 'contents' | 'fieldOf' | 'read'>> {
  const find = (part: Question['part']) => known.find((one) => one.part === part);
  return {
    contents: (questions) => {
      const asked = known.filter(({ part }) => questions.some((question) => question.part === part));
      return { noiDung: asked.map(({ content }) => content) };
    },
    fieldOf: (part) => find(part)?.field ?? '',
    read: (item, { part }) => {
      if (item.maKetQua === '01') return { candidates: [] };
      if (item.maKetQua !== '00') throw new SourceError({ code: 'BAD_RESPONSE', sourceCode: item.maKetQua });
      const rows = find(part)?.rowsOf(item);
      if (!rows) throw new SourceError({ code: 'BAD_RESPONSE' }, 'found, but without what was asked');
      return rows;
    },
  };
}

function requestOf<Item>(
  { serviceCode, contents }: LookUp<Item>,
  { questions, caller, requestId }: Call,
): object {
  const byNumber = Map.groupBy(questions, ({ subject }) => subject.identityNumber);
  return {
    maYeuCau: requestId,
    maDVC: caller.serviceCode ?? serviceCode,
    maCanBo: caller.officer.identityNumber,
    maDonVi: caller.agency,
    ...(caller.purpose === undefined ? {} : { maTTHC: caller.purpose }),
    ...(caller.dossier === undefined ? {} : { maHoSo: caller.dossier }),
    danhSach: [...byNumber].map(([soDinhDanh, asksOfOne]) => ({ soDinhDanh, ...contents?.(asksOfOne) })),
  };
}

function itemsOf<Item>(
  answer: unknown,
  { failures }: LookUp<Item>,
  { requestId }: Call,
): ReadonlyMap<string, readonly KeyedItem[]> {
  if (Refused.Check(answer)) throw businessFailure(failures, answer.maLoi);
  if (!Answered.Check(answer)) throw new SourceError({ code: 'BAD_RESPONSE' }, 'no answer to a look-up');
  if (answer.maYeuCau !== requestId)
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'answers another request');
  return Map.groupBy(answer.ketQua.filter(isKeyed), ({ soDinhDanh }) => soDinhDanh);
}

function isKeyed(item: unknown): item is KeyedItem {
  return (
    typeof item === 'object' && item !== null && 'soDinhDanh' in item && typeof item.soDinhDanh === 'string'
  );
}

function slotReply<Item>(
  question: Question,
  { fieldOf, readItem, read }: LookUp<Item>,
  [item, ...others]: readonly KeyedItem[],
): Reply {
  try {
    if (!item || others.length > 0) {
      throw new SourceError({ code: 'BAD_RESPONSE' }, 'not exactly one item for a number');
    }
    return someReadable(read(readItem(fieldOf ? only(item, fieldOf(question.part)) : item), question));
  } catch (error) {
    if (error instanceof SourceError) return { failure: error.failure, detail: error.message };
    throw error;
  }
}

/** An item with one of its parts alone. */
function only(item: KeyedItem, field: string): unknown {
  return { soDinhDanh: item.soDinhDanh, maKetQua: item['maKetQua'], [field]: item[field] };
}
