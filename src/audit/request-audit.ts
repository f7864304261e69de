/**
 * What one request puts on record: an intent for each person before anything about them is shown, and what came of it. Of
 * numbers of others that its answer shows, that is durable before too.
 * The gateway sends no answer before `settle` has said that it may.
 */
import type { Grant } from '../access/grant.ts';
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
  /** Made for the request and for no other. */
  readonly uniqueId: string;
  readonly access: Grant;
  readonly dossier: string | undefined;
  /** Address and port of the caller. */
  readonly client: string;
  /** In whose turns the answers about people are searched. */
  readonly account: AccountPath;
  readonly operation: { mentioned(denied: ReadonlySet<string>): FindMentioned };
}

/** What the request intends to ask about a person. */
export interface Intent {
  /** Resolves when all of it is on record; from the call on somebody waits for it. Rejects with AuditUnavailable. */
  readonly durable: () => Promise<void>;
  /** Resolves to the id of the entry that names a part when it is durable. Rejects with AuditUnavailable. */
  readonly entryOf: (part: Part<unknown>) => Promise<string>;
  /** To be told what will be answered, in the order of the parts. */
  readonly asked: (answers: Promise<Answers>) => void;
}

/** What became of an intent. */
interface IntentOutcome {
  readonly parts: readonly OutcomeOfPart[];
  readonly outcome: Draft;
}

/** What came of a request, as it goes on record. */
interface Outcome {
  readonly posting: Posting;
  /** Whether numbers of others, or others of the same person, are in it. */
  readonly isAboutOthers: boolean;
  /** Whether the answer leaves only when it is durable. */
  readonly isWaitedFor: boolean;
}

/** A number that an answer shows, with where it stands. */
interface ShownNumber {
  readonly fields: Set<string>;
  readonly sources: Set<string>;
  /** The part in which it stood first. */
  readonly part: Part<unknown>;
}

/** Intents that go out together. */
interface Gathering {
  readonly intents: Map<PersonAsked, IntentEntry>;
  readonly posted: Posted;
  /** Whether the log takes them, once that is known. */
  isTaken: boolean;
}

/** Searches of the log that one request may make. */
const MOST_SEARCHES = 3;

export class RequestAudit {
  readonly #options: RequestAuditOptions;
  /** What all entries of the request say. */
  readonly #common: Pick<Draft, 'request' | 'application' | 'agency' | 'officer' | 'purpose' | 'dossier'>;
  readonly #people = new Map<string, PersonAsked>();
  readonly #gatherings: Gathering[] = [];
  readonly #posted: Posted[] = [];
  /** What intents say, as JSON; all people whom one field names are asked about alike. */
  readonly #details = new Map<readonly AskedPart[], string>();
  #searches = 0;
  #operation: Content | undefined;
  #gathering: Gathering | undefined;

  constructor(options: RequestAuditOptions) {
    const { requestId, access, dossier } = options;
    this.#options = options;
    this.#common = {
      ...callerColumns(access.identity),
      request: requestId,
      purpose: access.purpose?.code,
      dossier: maskedDossier(dossier),
    };
  }

  /** To be called before anything is asked. */
  begin(operation: Content): void {
    this.#operation = operation;
  }

  /** Whether the request has put anything on record. */
  get isUsed(): boolean {
    return this.#posted.length > 0;
  }

  /**
   * Puts on record that a person will be asked about: once for each part, whatever fields and lists lead to them. Intents
   * of one moment are posted together.
   */
  intend(subject: Subject, parts: readonly AskedPart[]): Intent {
    const { identityNumber } = subject;
    const person = this.#people.get(identityNumber) ?? new PersonAsked(identityNumber);
    this.#people.set(identityNumber, person);
    const unnamed = person.unnamed(parts);
    if (unnamed.length > 0 || person.intents.length === 0) this.#name(person, unnamed);
    const hearing = person.hearing(subject, parts);
    return {
      durable: async () => {
        await Promise.all(person.intentsOf(parts).map((intent) => intent.durable()));
      },
      entryOf: (part) => person.intentOf(part).durable(),
      asked: (answers) => {
        if (hearing) hearing.answers = answers;
      },
    };
  }

  /** Names further parts of a person in the intents that are about to be posted. */
  #name(person: PersonAsked, parts: readonly AskedPart[]): void {
    const { intents, posted } = this.#gather();
    const known = intents.get(person);
    if (known) {
      known.parts = [...known.parts, ...parts];
      return;
    }
    const index = intents.size;
    let id: Promise<string> | undefined;
    const intent: IntentEntry = {
      number: person.number,
      parts,
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
   * Posts that the log itself will be asked; resolves when that is durable.
   *
   * @throws TooCostly when it was asked too often already, AuditUnavailable
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
   * Resolves when what is shown is on record, numbers of others in it included, and posts what came of it; that is waited
   * for too, unless every source has answered.
   *
   * @returns the receipts of what is durable
   * @throws AuditUnavailable when nothing may be shown
   */
  async settle(): Promise<readonly Receipt[]> {
    try {
      const outcome = await this.#outcome();
      // It refers to intents that may not be written yet, so that what is about others costs no commit of its own.
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

  /** What came of what the request asked; undefined where it asked about nobody. */
  async #outcome(): Promise<Outcome | undefined> {
    if (this.#people.size === 0) return undefined;
    const { denied, seesMismatch } = this.#options.access;
    const mentioned = this.#options.operation.mentioned(denied);
    const heard = await turns.each(this.#options.account, [...this.#people.values()], (one) =>
      this.#hear(one, mentioned),
    );
    const outcomes = heard.flatMap((one) => one.outcomes);
    const disclosed = heard.flatMap((one) => one.disclosed);
    const isWaitedFor = heard.some((one) => one.isWaitedFor);
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

  /** @returns what must be durable before the answer leaves; what was not taken never is, and says why */
  #post({ posting, isWaitedFor }: Outcome): Posted | undefined {
    // To what was not taken, nothing can refer, and nothing of it is shown.
    const refused = this.#gatherings.find(({ isTaken }) => !isTaken);
    if (refused) return refused.posted;
    const posted = this.#options.audit.post(posting, isWaitedFor ? 'now' : 'soon');
    return isWaitedFor || !posted.isTaken ? posted : undefined;
  }

  /** What the sources said about one person, and whose numbers stood in what they said. */
  async #hear(person: PersonAsked, mentioned: FindMentioned) {
    const heard = await person.heard();
    const answers = heard.flatMap((part) => part.answers);
    const own = new Set([
      person.number,
      ...answers.flatMap((answer) => (answer?.status === 'FOUND' ? answer.numbers : [])),
    ]);
    const { shown, withoutNumber } = shownIn(heard, mentioned);
    const { seesMismatch } = this.#options.access;
    const outcomes = person.intents.map((intent, index): IntentOutcome => {
      const parts = intent.parts.map((asked) =>
        outcomeOf(
          asked,
          heard.find(({ part }) => part === asked.part),
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

  /** Another number of the very person who was asked about: whoever looks for it finds the access as for the one asked. */
  #link(intent: IntentEntry, number: string): Draft {
    const detail = { [OWN]: true, ...this.#ground, parts: intent.parts.map(nameOf) };
    return this.#following('disclosed', intent, number, detail);
  }

  #following(kind: Draft['kind'], intent: IntentEntry, subject: string, detail: Draft['detail']): Draft {
    return { ...this.#draft(kind, subject, detail), intent: intent.reference };
  }

  /** Says of each intent that nothing of it was shown, as soon as the intent itself is written. */
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
    // All people whom the fields of one moment name are asked about in one go.
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
    // Whoever waits for it hears of it, and `settle` does in any case.
    recorded.promise.catch(() => undefined);
    return gathering;
  }

  #postingOf(intents: readonly IntentEntry[]): Posting {
    const names = new Set(intents.flatMap(({ parts }) => parts.map(nameOf)));
    const posting = {
      drafts: intents.map(({ number, parts }) => this.#draft('intent', number, this.#detailOf(parts))),
      contents: this.#contents,
      statement: this.#statement('intent', { people: intents.length, asked: [...names] }),
    };
    for (const [index, intent] of intents.entries()) intent.reference = { posting, index, id: undefined };
    return posting;
  }

  #detailOf(parts: readonly AskedPart[]): string {
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
      ...this.#common,
      at: Date.now(),
      kind,
      subject,
      operation: this.#operation?.hash,
      // As text it is one object that lives until it is written, not dozens.
      detail: detailText(detail),
    };
  }

  /** What a receipt proves, as text, so that whoever keeps it can hash the very same bytes. */
  #statement(kind: Draft['kind'], more: Readonly<Record<string, unknown>>): string {
    const { request, application, agency, purpose, dossier } = this.#common;
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

/** What the answer to an operation shows of numbers, and where it names people of whom the record holds none. */
function shownIn(heard: readonly AnsweredPart[], mentioned: FindMentioned) {
  const shown = new Map<string, ShownNumber>();
  const withoutNumber = new Set<string>();
  for (const { source, part, answers } of heard) {
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

/** Whoever is asked about by the number of a former card is known by the personal number, shown or not. */
function isLinkedBy(number: string, asked: string): boolean {
  return (
    isIdentityNumber(number) &&
    numberKind(number) === 'PERSONAL' &&
    isIdentityNumber(asked) &&
    numberKind(asked) === 'FORMER_CARD'
  );
}

/** From what says most about a person to what says least. */
const STATUSES = ['FOUND', 'MISMATCH', 'NOT_FOUND', 'REFUSED', 'UNAVAILABLE', 'NOT_ASKED'];

/** Of a person who was asked about under several spellings, the answer that says most. */
function outcomeOf({ source, part }: AskedPart, heard: AnsweredPart | undefined): OutcomeOfPart {
  const answers = heard?.answers.flatMap((one) => one ?? []) ?? [];
  const [answer] = answers.toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  // Without an answer, something of ours failed, and nothing was shown of it.
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

/** Where a mismatch may not be known, an answer that hides one and one that does not take the same time. */
function mustBeDurable(status: string | undefined, seesMismatch: boolean): boolean {
  if (status === 'FOUND') return false;
  return status === 'NOT_FOUND' ? !seesMismatch : true;
}
