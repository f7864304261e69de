/**
 * Records one request: an intent for each person before any of the person's data is shown, an outcome, and a
 * disclosure for each number of another person in the answer. The gateway sends no answer before `settle`
 * resolves.
 */
import type { Grant } from '../access/grant.ts';
import type { CardFormat } from '../cards/index.ts';
import type { Answers } from '../source-api/answer.ts';
import type { Part } from '../source-api/source.ts';
import type { AccountPath } from '../fairness/shared-pool.ts';
import { turns } from '../fairness/turns.ts';
import { TooCostly } from '../graphql/errors.ts';
import { isIdentityNumber, numberKind } from '../subject/identity-number.ts';
import type { Subject } from '../subject/subject.ts';
import type { Audit, Posted, Recorded } from '../ledger/ledger.ts';
import {
  detailText,
  OWN,
  type Content,
  type Draft,
  type OutcomeOfPart,
  type Posting,
} from '../ledger/entry.ts';
import { PersonAsked, type AskedPart, type AnsweredPart, type IntentEntry } from './people-asked.ts';
import type { Receipt } from '../ledger/receipt.ts';
import { callerColumns, disclosedOutcome, maskedDossier } from './redaction.ts';
import type { FindMentioned } from './third-parties.ts';

export interface RequestAuditOptions {
  readonly audit: Pick<Audit, 'post'>;
  readonly requestId: string;
  /** Unique id of the request. */
  readonly uniqueId: string;
  readonly access: Grant;
  readonly dossier: string | undefined;
  /** Address and port of the caller. */
  readonly client: string;
  /** In whose turns the answers about people are searched. */
  readonly account: AccountPath;
  readonly operation: { mentioned(denied: ReadonlySet<string>): FindMentioned };
}

/** The intent to ask about a person. */
export interface Intent {
  /** Resolves when the intent is durable; the call makes it urgent. Rejects with AuditUnavailable. */
  readonly durable: () => Promise<void>;
  /** Resolves to the id of the entry of a part when it is durable. Rejects with AuditUnavailable. */
  readonly entryOf: (part: Part<unknown>) => Promise<string>;
  /** Called with the answers, in the order of the parts. */
  readonly asked: (answers: Promise<Answers>) => void;
}

/** The outcome of one intent. */
interface IntentOutcome {
  readonly parts: readonly OutcomeOfPart[];
  readonly outcome: Draft;
}

/** The outcomes of a request, and its disclosures. */
interface Outcome {
  readonly posting: Posting;
  /** Contains disclosures of other numbers. */
  readonly isAboutOthers: boolean;
  /** The answer waits until it is durable. */
  readonly isWaitedFor: boolean;
}

/** A number in an answer, with its places. */
interface ShownNumber {
  readonly fields: Set<string>;
  readonly sources: Set<string>;
  /** The first part that contains it. */
  readonly part: Part<unknown>;
}

/** Intents that are posted together. */
interface Gathering {
  readonly intents: Map<PersonAsked, IntentEntry>;
  readonly posted: Posted;
  /** False once the log has refused them. */
  isTaken: boolean;
}

/** A person whom no scan names. */
const NO_SCANS: readonly CardFormat[] = [];

/** Most searches of the log by one request. */
const MOST_SEARCHES = 3;

export class RequestAudit {
  readonly #options: RequestAuditOptions;
  readonly #requestColumns: Pick<
    Draft,
    'request' | 'application' | 'agency' | 'officer' | 'purpose' | 'dossier'
  >;
  readonly #people = new Map<string, PersonAsked>();
  readonly #gatherings: Gathering[] = [];
  readonly #posted: Posted[] = [];
  /** Details of intents, as JSON. All people of one field have the same parts. */
  readonly #details = new Map<readonly AskedPart[], string>();
  #searches = 0;
  #operation: Content | undefined;
  #gathering: Gathering | undefined;

  constructor(options: RequestAuditOptions) {
    const { requestId, access, dossier } = options;
    this.#options = options;
    this.#requestColumns = {
      ...callerColumns(access.identity),
      request: requestId,
      purpose: access.purpose?.code,
      dossier: maskedDossier(dossier),
    };
  }

  /** Called before the first question. */
  begin(operation: Content): void {
    this.#operation = operation;
  }

  /** The request has posted entries. */
  get isUsed(): boolean {
    return this.#posted.length > 0;
  }

  /**
   * Records the intent to ask about a person: once for each part, however many fields and lists lead to it.
   * Intents of one microtask are posted together.
   *
   * @param scan format of the scanned card that names the person
   */
  intend(subject: Subject, parts: readonly AskedPart[], scan?: CardFormat): Intent {
    const { holderNumber } = subject;
    const person = this.#people.get(holderNumber) ?? new PersonAsked(holderNumber);
    this.#people.set(holderNumber, person);
    const unnamed = person.unnamed(parts);
    const scans = scan === undefined || person.isScanned(scan) ? NO_SCANS : [scan];
    if (unnamed.length > 0 || scans.length > 0 || person.intents.length === 0) {
      this.#name(person, unnamed, scans);
    }
    const triple = person.add(subject, parts);
    return {
      durable: async () => {
        await Promise.all(person.intentsOf(parts).map((intent) => intent.durable()));
      },
      entryOf: (part) => person.intentOf(part).durable(),
      asked: (answers) => {
        if (triple) triple.answers = answers;
      },
    };
  }

  /** Adds parts of a person, and scans of their cards, to the intents that are about to be posted. */
  #name(person: PersonAsked, parts: readonly AskedPart[], scans: readonly CardFormat[]): void {
    const { intents, posted } = this.#gather();
    const known = intents.get(person);
    if (known) {
      known.parts = [...known.parts, ...parts];
      known.scans = [...known.scans, ...scans];
      return;
    }
    const index = intents.size;
    let id: Promise<string> | undefined;
    const intent: IntentEntry = {
      number: person.number,
      parts,
      scans,
      reference: undefined,
      durable: () => {
        posted.hurry();
        return (id ??= posted.durable.then(({ idOf }) => idOf(index)));
      },
    };
    intents.set(person, intent);
    person.intents.push(intent);
  }

  /**
   * Records a search of the log; resolves when that is durable.
   *
   * @throws TooCostly for too many searches, AuditUnavailable
   */
  async search(detail: Readonly<Record<string, unknown>>, subject?: string): Promise<void> {
    this.#searches += 1;
    if (this.#searches > MOST_SEARCHES) throw new TooCostly({ limit: 'searches', allowed: MOST_SEARCHES });
    const posted = this.#options.audit.post({
      drafts: [this.#draft('search', subject, { ...this.#ground, ...detail })],
      contents: this.#contents,
      statement: this.#statement('search', {}),
    });
    this.#posted.push(posted);
    await posted.durable;
  }

  /**
   * Posts the outcomes. Resolves when intents and disclosures are durable, and the outcomes too unless every
   * source has answered.
   *
   * @returns the receipts of durable postings
   * @throws AuditUnavailable when no data may be shown
   */
  async settle(): Promise<readonly Receipt[]> {
    try {
      const outcome = await this.#outcome();
      // References to intents that are not written yet save a commit for disclosures.
      const early = outcome?.isAboutOthers === true ? this.#post(outcome) : undefined;
      for (const { hurry } of this.#posted) hurry();
      const recorded = await Promise.all(this.#posted.map(({ durable }) => durable));
      const posted = early ?? (outcome && this.#post(outcome));
      if (posted) recorded.push(await posted.durable);
      return recorded.flatMap(({ receipt }) => (receipt ? [receipt] : []));
    } catch (error) {
      this.#postNothingShown();
      throw error;
    }
  }

  /** @returns undefined for a request about no person */
  async #outcome(): Promise<Outcome | undefined> {
    if (this.#people.size === 0) return undefined;
    const { denied, seesMismatch } = this.#options.access;
    const mentioned = this.#options.operation.mentioned(denied);
    const people = await turns.each(this.#options.account, [...this.#people.values()], (one) =>
      this.#entriesOf(one, mentioned),
    );
    const outcomes = people.flatMap((one) => one.outcomes);
    const disclosed = people.flatMap((one) => one.disclosed);
    const isWaitedFor = people.some((one) => one.isWaitedFor);
    const answers = outcomes.map(({ parts }) => parts.map((part) => disclosedOutcome(part, seesMismatch)));
    return {
      posting: {
        drafts: [...outcomes.map(({ outcome }) => outcome), ...disclosed],
        contents: [],
        statement: isWaitedFor ? this.#statement('outcome', { answers }) : undefined,
      },
      isAboutOthers: disclosed.length > 0,
      isWaitedFor: isWaitedFor || disclosed.length > 0,
    };
  }

  /** @returns the posting that the answer waits for; it rejects if the log did not take it */
  #post({ posting, isWaitedFor }: Outcome): Posted | undefined {
    // No entry can refer to an intent that was not taken, and none of its data is shown.
    const refused = this.#gatherings.find(({ isTaken }) => !isTaken);
    if (refused) return refused.posted;
    const posted = this.#options.audit.post(posting, isWaitedFor ? 'now' : 'soon');
    return isWaitedFor || !posted.isTaken ? posted : undefined;
  }

  /** Outcomes of one person, and the disclosures of other numbers in the answers. */
  async #entriesOf(person: PersonAsked, mentioned: FindMentioned) {
    const answered = await person.answered();
    const answers = answered.flatMap((part) => part.answers);
    const own = new Set([
      person.number,
      ...answers.flatMap((answer) => (answer?.status === 'FOUND' ? answer.numbers : [])),
    ]);
    const { shown, withoutNumber } = shownIn(answered, mentioned);
    const { seesMismatch } = this.#options.access;
    const outcomes = person.intents.map((intent, index): IntentOutcome => {
      const parts = intent.parts.map((asked) =>
        outcomeOf(
          asked,
          answered.find(({ part }) => part === asked.part),
        ),
      );
      const detail = {
        parts,
        ...(person.triples > 1 && { triples: person.triples }),
        ...(index === 0 && withoutNumber.size > 0 && { withoutNumber: [...withoutNumber] }),
      };
      return { parts, outcome: this.#following('outcome', intent, person.number, detail) };
    });
    const others = [...shown].filter(([number]) => !own.has(number));
    const links = [...own].filter(
      (number) => number !== person.number && (shown.has(number) || isLinkedBy(number, person.number)),
    );
    return {
      outcomes,
      disclosed: [
        ...others.map(([number, { fields, sources, part }]) => {
          const detail = { in: [...fields], sources: [...sources] };
          return this.#following('disclosed', person.intentOf(part), number, detail);
        }),
        ...links.flatMap((number) => person.intents.map((intent) => this.#link(intent, number))),
      ],
      isWaitedFor: answers.some((answer) => mustBeDurable(answer?.status, seesMismatch)),
    };
  }

  /** A disclosure of another number of the subject, so that a search for either number finds the access. */
  #link(intent: IntentEntry, number: string): Draft {
    const { parts, scans } = intent;
    const detail = {
      [OWN]: true,
      ...this.#ground,
      parts: parts.map(nameOf),
      ...(scans.length > 0 && { scans }),
    };
    return this.#following('disclosed', intent, number, detail);
  }

  #following(kind: Draft['kind'], intent: IntentEntry, subject: string, detail: Draft['detail']): Draft {
    return { ...this.#draft(kind, subject, detail), intent: intent.reference };
  }

  /** Records for each intent that no data was shown, once the intent is written. */
  #postNothingShown(): void {
    for (const { intents, posted } of this.#gatherings) {
      void posted.written.then(({ idOf }) => {
        const drafts = Array.from(intents.values(), ({ number }, index) => ({
          ...this.#draft('outcome', number, { shown: false }),
          intent: idOf(index),
        }));
        this.#options.audit.post({ drafts, contents: [], statement: undefined }, 'soon');
        return undefined;
      });
    }
  }

  #gather(): Gathering {
    const known = this.#gathering;
    if (known) return known;
    const recorded = Promise.withResolvers<Recorded>();
    const written = Promise.withResolvers<Recorded>();
    let isWaitedFor = false;
    let hurry = (): void => {
      isWaitedFor = true;
    };
    const gathering: Gathering = {
      intents: new Map(),
      posted: { isTaken: true, durable: recorded.promise, written: written.promise, hurry: () => hurry() },
      isTaken: true,
    };
    this.#gathering = gathering;
    this.#gatherings.push(gathering);
    this.#posted.push(gathering.posted);
    // Collects all people of the fields that resolve in one microtask.
    queueMicrotask(() => {
      this.#gathering = undefined;
      const posting = this.#postingOf([...gathering.intents.values()]);
      const posted = this.#options.audit.post(posting, isWaitedFor ? 'now' : 'soon');
      hurry = posted.hurry;
      gathering.isTaken = posted.isTaken;
      recorded.resolve(posted.durable);
      written.resolve(posted.written);
      void posted.written.then(({ idOf }) => {
        for (const [index, { reference }] of [...gathering.intents.values()].entries()) {
          if (reference) reference.id = idOf(index);
        }
        return undefined;
      });
    });
    // `settle` and other callers handle the rejection.
    recorded.promise.catch(() => undefined);
    return gathering;
  }

  #postingOf(intents: readonly IntentEntry[]): Posting {
    const names = new Set(intents.flatMap(({ parts }) => parts.map(nameOf)));
    const posting = {
      drafts: intents.map((intent) => this.#draft('intent', intent.number, this.#detailOf(intent))),
      contents: this.#contents,
      statement: this.#statement('intent', { people: intents.length, asked: [...names] }),
    };
    for (const [index, intent] of intents.entries()) intent.reference = { posting, index, id: undefined };
    return posting;
  }

  #detailOf({ parts, scans }: IntentEntry): string {
    if (scans.length > 0) return JSON.stringify({ ...this.#ground, parts: parts.map(nameOf), scans });
    const known = this.#details.get(parts);
    if (known !== undefined) return known;
    const detail = JSON.stringify({ ...this.#ground, parts: parts.map(nameOf) });
    this.#details.set(parts, detail);
    return detail;
  }

  get #contents(): readonly Content[] {
    return this.#operation ? [this.#operation] : [];
  }

  get #ground() {
    const { access, client, uniqueId } = this.#options;
    const legalGround = access.purpose?.legalGround;
    return {
      client,
      uniqueId,
      ...(legalGround !== undefined && { legalGround }),
    };
  }

  #draft(kind: Draft['kind'], subject: string | undefined, detail: Draft['detail']): Draft {
    return {
      ...this.#requestColumns,
      at: Date.now(),
      kind,
      subject,
      operation: this.#operation?.hash,
      // As text, one object lives until the entry is written, not dozens.
      detail: detailText(detail),
    };
  }

  /** The statement that a receipt proves, as text, so that its owner can hash the same bytes. */
  #statement(kind: Draft['kind'], more: Readonly<Record<string, unknown>>): string {
    const { request, application, agency, purpose, dossier } = this.#requestColumns;
    return JSON.stringify({
      kind,
      request,
      at: new Date().toISOString(),
      application,
      agency,
      purpose,
      dossier,
      ...more,
    });
  }
}

function nameOf({ source, part }: AskedPart): string {
  return `${source.id}/${part.name}`;
}

/** Numbers that an answer shows, and fields that name people without a number. */
function shownIn(answered: readonly AnsweredPart[], mentioned: FindMentioned) {
  const shown = new Map<string, ShownNumber>();
  const withoutNumber = new Set<string>();
  for (const { source, part, answers } of answered) {
    for (const answer of answers) {
      if (answer?.status !== 'FOUND') continue;
      for (const { field, number } of mentioned(source, part, answer.record)) {
        if (number === undefined) {
          withoutNumber.add(field);
          continue;
        }
        const place = shown.get(number) ?? { fields: new Set(), sources: new Set(), part };
        shown.set(number, place);
        place.fields.add(field);
        place.sources.add(source.id);
      }
    }
  }
  return { shown, withoutNumber };
}

/**
 * A request by the number of a former card, or of a health insurance card, concerns the personal number too,
 * shown or not.
 */
function isLinkedBy(number: string, asked: string): boolean {
  return isPersonal(number) && !isPersonal(asked);
}

function isPersonal(number: string): boolean {
  return isIdentityNumber(number) && numberKind(number) === 'PERSONAL';
}

/** From the most to the least informative status. */
const STATUSES = ['FOUND', 'MISMATCH', 'NOT_FOUND', 'REFUSED', 'UNAVAILABLE', 'NOT_ASKED'];

/** The most informative answer of all spellings. */
function outcomeOf({ source, part }: AskedPart, answered: AnsweredPart | undefined): OutcomeOfPart {
  const answers = answered?.answers.flatMap((one) => one ?? []) ?? [];
  const [answer] = answers.toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  // A missing answer is a fault of the gateway. Nothing of it was shown.
  if (!answer) return [source.id, part.name, 'INTERNAL', 'NONE', null, null, null];
  const { status, provenance, failure } = answer;
  const { freshness, ageSeconds, requestId } = provenance;
  return [
    source.id,
    part.name,
    status,
    freshness,
    ageSeconds ?? null,
    requestId ?? null,
    failure?.code ?? null,
  ];
}

/** NOT_FOUND waits like MISMATCH if the caller may not know of it: the time must not reveal which it is. */
function mustBeDurable(status: string | undefined, seesMismatch: boolean): boolean {
  if (status === 'FOUND') return false;
  return status === 'NOT_FOUND' ? !seesMismatch : true;
}
