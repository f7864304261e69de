/** A citizen for the resolvers: the subject, and a question under way for each selected part. */
import { getNullableType, isListType, type GraphQLResolveInfo } from 'graphql';
import { ADMITTED, type Admission } from '../access/enumeration.ts';
import type { ScannedCard } from '../cards/index.ts';
import { accessError } from '../access/grant.ts';
import { failed, isAnswered, nothingFetched, type Answer, type Answers } from '../source-api/answer.ts';
import type { Note } from '../source-api/draft.ts';
import type { Facts, Part, Source } from '../source-api/source.ts';
import { notTied } from '../ask/tied.ts';
import type { Completeness, IdentityFlag } from '../generated/enums.ts';
import type { Conflict } from '../generated/types.ts';
import type { Subject } from '../subject/subject.ts';
import type { RequestContext } from './context.ts';
import { findConflicts } from './conflicts.ts';
import { flagsIn, pathOf } from './identity-flags.ts';
import { TooCostly } from '../graphql/errors.ts';
import { shownNotes, type AnswerInfo } from './record-notes.ts';
import type { SelectedPart } from '../graphql/selected-parts.ts';

/** An answer as it is shown, with the id of the audit entry under which it was asked for. */
type Shown<Rec> = Omit<Answer<Rec>, 'notes'> & {
  /** Null without a record. */
  readonly notes: readonly Note[] | null;
  readonly receipt: string;
};

type CitizenAccess = Pick<RequestContext['access'], 'seesMismatch' | 'denied'>;

export class CitizenParent {
  readonly subject: Subject;
  /** The scanned card that names the person. */
  readonly card: ScannedCard | undefined;
  readonly #answers: ReadonlyMap<Part<unknown>, Promise<Answer<unknown>>>;
  readonly #access: CitizenAccess;
  readonly #entryOf: (part: Part<unknown>) => Promise<string>;

  /**
   * @param entryOf id of the audit entry under which the person is asked about for a part
   */
  constructor(
    subject: Subject,
    answers: ReadonlyMap<Part<unknown>, Promise<Answer<unknown>>>,
    access: CitizenAccess,
    entryOf: (part: Part<unknown>) => Promise<string>,
    card?: ScannedCard,
  ) {
    this.subject = subject;
    this.card = card;
    this.#answers = answers;
    this.#access = access;
    this.#entryOf = entryOf;
  }

  /** Resolves a part's answer once its intent is durable. `NOT_SERVED` for a part that is not selected. */
  async answer<Rec>(part: Part<Rec>, info: AnswerInfo): Promise<Shown<Rec>> {
    const known = await this.#answers.get(part);
    const receipt = await this.#entryOf(part);
    const { seesMismatch, denied } = this.#access;
    const answer = known && (seesMismatch ? known : withoutMismatch(known));
    if (!answer)
      return { ...failed({ code: 'NOT_SERVED' }, nothingFetched(part.source)), notes: null, receipt };
    const within = part.field === undefined ? ['record'] : [part.field, 'record'];
    const notes = answer.status === 'FOUND' ? shownNotes(answer.notes, info, within, denied) : null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the record was built by the connector of this very part, so it has the part's type
    return { ...(answer as Answer<Rec>), notes, receipt };
  }

  /** The answer of a part in a field of another answer; null when the operation does not select it. */
  answerWithin<Rec>(part: Part<Rec>, info: AnswerInfo): Promise<Shown<Rec>> | null {
    return this.#answers.has(part) ? this.answer(part, info) : null;
  }

  /**
   * Flags of the person; null if no answer tells them.
   *
   * @param parts whose flags the caller may read
   */
  async flags(parts: readonly Part<unknown>[]): Promise<readonly IdentityFlag[] | null> {
    const known = await Promise.all(
      parts.map(async (part) => {
        const answer = await this.#answers.get(part)?.catch(() => undefined);
        return answer ? flagsIn(part, answer) : null;
      }),
    );
    const told = known.filter((flags) => flags !== null);
    return told.length === 0 ? null : [...new Set(told.flat())];
  }

  async conflicts(sources: readonly Source[]): Promise<Conflict[]> {
    const known = await Promise.all(
      sources.flatMap((source) =>
        source.parts.map(async (part) => {
          const answer = part.facts && (await this.#answers.get(part));
          return answer?.status === 'FOUND' ? [{ source, facts: factsIn(part, answer.record) }] : [];
        }),
      ),
    );
    return findConflicts(known.flat(), this.card);
  }

  async completeness(): Promise<Completeness> {
    const known = await allOf([...this.#answers.values()]);
    const asked = known.filter((answer) => answer?.status !== 'NOT_ASKED');
    const answered = asked.filter((answer) => answer && isAnswered(answer.status));
    if (answered.length === 0) return 'NONE';
    return answered.length === asked.length ? 'COMPLETE' : 'PARTIAL';
  }
}

/** A record whose facts cannot be told conflicts with none: other sources' facts are compared all the same. */
function factsIn({ facts }: Part<unknown>, record: unknown): Facts {
  try {
    const { FULL_NAME, DATE_OF_BIRTH, SEX } = facts?.(record) ?? {};
    return {
      ...(typeof FULL_NAME === 'string' && { FULL_NAME }),
      ...(typeof DATE_OF_BIRTH === 'string' && { DATE_OF_BIRTH }),
      ...(typeof SEX === 'string' && { SEX }),
    };
  } catch {
    return {};
  }
}

/** Hides a mismatch: it reads as NOT_FOUND, and both come without details by which they differ. */
function withoutMismatch(answer: Answer<unknown>): Answer<unknown> {
  if (answer.failure?.tiesNobody) {
    const { sourceCode: _sourceCode, ...failure } = answer.failure;
    return { ...answer, failure };
  }
  if (answer.status !== 'MISMATCH' && answer.status !== 'NOT_FOUND') return answer;
  return { ...answer, status: 'NOT_FOUND', provenance: { ...answer.provenance, sourceAsOf: null } };
}

/** Starts all questions that a root field selects about the people in its arguments, at once. */
export function askNamed(context: RequestContext, info: GraphQLResolveInfo): CitizenParent[] {
  const selected = context.operation.parts(info, context.access);
  const key = String(info.path.key);
  const subjects = context.subjects.get(key) ?? [];
  const card = context.scans.get(key);
  const isList = isListType(getNullableType(info.returnType));
  return subjects.map((subject, index) => {
    const citizen = startAsking(subject, context, selected, true, card);
    noteFlags(citizen, context, info, isList ? index : undefined);
    return citizen;
  });
}

/** Starts all questions that the operation selects about a subject, at once. */
export function askCitizen(
  subject: Subject,
  context: RequestContext,
  info: GraphQLResolveInfo,
): CitizenParent {
  const selected = context.operation.parts(info, context.access);
  const citizen = startAsking(subject, context, selected, isNamedByCaller(info));
  noteFlags(citizen, context, info);
  return citizen;
}

/** @param index of the citizen in a list */
function noteFlags(
  citizen: CitizenParent,
  { access, identityFlags, operation }: RequestContext,
  info: GraphQLResolveInfo,
  index?: number,
): void {
  const parts = operation.flagParts(access.denied);
  if (parts.length > 0) identityFlags.note(pathOf(info, index), () => citizen.flags(parts));
}

/** Relatives are named by a source's record; only at the root are people the caller's own guess. */
function isNamedByCaller({ path }: GraphQLResolveInfo): boolean {
  return path.prev === undefined;
}

function startAsking(
  subject: Subject,
  context: RequestContext,
  selected: readonly SelectedPart[],
  isNamed: boolean,
  card?: ScannedCard,
): CitizenParent {
  context.budget.citizens -= 1;
  // Relatives lead to relatives, so what a short operation asks about grows with every step of it.
  if (context.budget.citizens < 0) {
    throw new TooCostly({ limit: 'citizens', allowed: context.budget.allowed });
  }
  context.access.admit(subject);
  const admission = isNamed ? context.named.of(subject) : admitWalked(subject, context);
  const begin = (isLate: boolean): Begun => {
    const intent = context.audit.intend(subject, selected, card?.format);
    // A relative is not known to the caller, so the intent is durable before the sources are asked.
    const mayAsk = isNamed ? undefined : intent.durable();
    const answers = selected.map(({ source, part, use }) => {
      const ask = () => {
        if (isLate) return tooLate(part);
        if (use === 'NOT_TIED') return Promise.resolve(notTied(part.source));
        return context.ask(source)({ part, subject });
      };
      const answer = mayAsk ? mayAsk.then(ask) : ask();
      return context.missRaster.isOn ? answer.then(context.missRaster.note) : answer;
    });
    const all = allOf(answers);
    if (context.cost.isRequested) void all.then(context.cost.note);
    intent.asked(all);
    admission.heard(
      selected.map(({ part }) => part.source),
      answers,
    );
    return { answers, entryOf: intent.entryOf };
  };
  // Without a question there is no reason to wait.
  const { answers, entryOf } =
    admission.isLate && selected.length > 0
      ? beginLater(admission.isLate.then(begin), selected.length)
      : begin(false);
  const shown = selected.flatMap(({ part, use }, place) =>
    use === 'TIES' ? [] : [[part, answers[place] ?? tooLate(part)] as const],
  );
  const citizen = new CitizenParent(subject, new Map(shown), context.access, entryOf, card);
  if (shown.length > 0) context.noteCitizen(citizen);
  return citizen;
}

/** Questions about a person, and the audit entries under which their parts are asked. */
interface Begun {
  readonly answers: readonly Promise<Answer<unknown>>[];
  readonly entryOf: (part: Part<unknown>) => Promise<string>;
}

/** Questions about a person who is not admitted yet. */
function beginLater(begun: Promise<Begun>, count: number): Begun {
  const answers = Array.from({ length: count }, async (_, place) => {
    const answer = (await begun).answers[place];
    if (!answer) throw new RangeError('a question without an answer');
    return answer;
  });
  // The readers of each answer see a rejection.
  void allOf(answers);
  return { answers, entryOf: async (part) => (await begun).entryOf(part) };
}

/** A relative counts for the officer's day, but is no guess. */
function admitWalked(subject: Subject, context: RequestContext): Admission {
  const counted = context.countPeople([subject]);
  const admit = (retryAfter: number | undefined): false => {
    if (retryAfter !== undefined) throw accessError('RATE_LIMITED');
    return false;
  };
  if (counted instanceof Promise) return { isLate: counted.then(admit), heard: () => undefined };
  admit(counted);
  return ADMITTED;
}

/** The answer about a person whose turn did not come before the deadline. */
function tooLate({ source }: Part<unknown>): Promise<Answer<unknown>> {
  return Promise.resolve(failed({ code: 'TIMEOUT' }, nothingFetched(source)));
}

/** Settles all answers. Without a reader, a rejection would end the process. */
async function allOf(answers: readonly Promise<Answer<unknown>>[]): Promise<Answers> {
  const settled = await Promise.allSettled(answers);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
}
