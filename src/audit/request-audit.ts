/**
 * What one request puts on record: an intent for each person before anything about them is shown, and what came of it.
 * The gateway sends no answer before `settle` has said that it may.
 */
import type { Identity } from '../access/identity.ts';
import type { RequestAccess } from '../access/request-access.ts';
import type { Answer, Answers } from '../ask/answer.ts';
import type { Part, Source } from '../ask/source.ts';
import { TooCostly } from '../gateway/errors.ts';
import type { Subject } from '../subject/subject.ts';
import { AuditUnavailable, type Audit, type Posted, type Recorded } from './audit.ts';
import { detailText, type Content, type Draft, type OutcomeOfPart } from './entry.ts';
import type { FindMentioned } from './mentioned.ts';
import type { Receipt } from './receipt.ts';

export interface RequestAuditOptions {
  readonly audit: Pick<Audit, 'post'>;
  readonly requestId: string;
  /** Made for the request and for no other. */
  readonly uniqueId: string;
  readonly access: RequestAccess;
  readonly dossier: string | undefined;
  /** Address and port of the caller. */
  readonly client: string;
  readonly mentioned: FindMentioned;
}

export interface AskedPart {
  readonly source: Source;
  readonly part: Part<unknown>;
}

/** Answers of sources about one person, beside the intent under which they were asked. */
interface Asked {
  readonly subject: Subject;
  readonly parts: readonly AskedPart[];
  readonly recorded: Promise<Recorded>;
  /** The same, however late; it never rejects. */
  readonly written: Promise<Recorded>;
  /** Place of the intent in what it was posted with. */
  readonly index: number;
  answers: Promise<Answers>;
}

/** An intent that was posted. */
export interface Intent {
  /** Resolves to the entry's id when it is durable; from the call on somebody waits for it. Rejects with AuditUnavailable. */
  readonly durable: () => Promise<string>;
  /** To be told what will be answered, in the order of the parts. */
  readonly asked: (answers: Promise<Answers>) => void;
}

/** What became of an intent, as it goes on record. */
interface Heard {
  readonly parts: readonly OutcomeOfPart[];
  readonly outcome: Draft;
  readonly disclosed: readonly Draft[];
}

/** Intents that go out together. */
interface Gathering {
  readonly drafts: Draft[];
  readonly parts: Set<string>;
  /** What intents say, as JSON; all people whom one field names are asked about alike. */
  readonly details: Map<readonly AskedPart[], string>;
  readonly posted: Posted;
}

/** What was answered where asking itself failed. */
const NONE: Promise<Answers> = Promise.resolve([]);

/** Searches of the log that one request may make. */
const MOST_SEARCHES = 3;

export class RequestAudit {
  readonly #options: RequestAuditOptions;
  /** What all entries of the request say. */
  readonly #common: Pick<Draft, 'request' | 'application' | 'agency' | 'officer' | 'purpose' | 'dossier'>;
  readonly #asked: Asked[] = [];
  readonly #posted: Posted[] = [];
  #searches = 0;
  #operation: Content | undefined;
  #gathering: Gathering | undefined;

  constructor(options: RequestAuditOptions) {
    const { requestId, access, dossier } = options;
    this.#options = options;
    this.#common = {
      ...callerOf(access.identity),
      request: requestId,
      purpose: access.purpose?.code,
      dossier: dossierOnRecord(dossier),
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

  /** Posts the intent to ask about a person; those of one moment are posted together. */
  intend(subject: Subject, parts: readonly AskedPart[]): Intent {
    const gathering = this.#gather();
    const draft = this.#draft('intent', subject.identityNumber, this.#detailOf(parts, gathering));
    const index = gathering.drafts.push(draft) - 1;
    const { durable, written, hurry } = gathering.posted;
    const asked: Asked = { subject, parts, recorded: durable, written, index, answers: NONE };
    this.#asked.push(asked);
    return {
      durable: async () => {
        hurry();
        return (await durable).idOf(index);
      },
      asked: (answers) => void (asked.answers = answers),
    };
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
   * Resolves when what was shown is on record, and posts what came of it; that is waited for too, unless every source has
   * answered.
   *
   * @returns the receipts of what is durable
   * @throws AuditUnavailable when nothing may be shown
   */
  async settle(): Promise<readonly Receipt[]> {
    try {
      for (const { hurry } of this.#posted) hurry();
      const recorded = await Promise.all(this.#posted.map(({ durable }) => durable));
      const outcome = await this.#postOutcome();
      return [...recorded, ...(outcome ? [outcome] : [])].flatMap(({ receipt }) =>
        receipt ? [receipt] : [],
      );
    } catch (error) {
      this.#postNothingShown();
      throw error;
    }
  }

  async #postOutcome(): Promise<Recorded | undefined> {
    if (this.#asked.length === 0) return undefined;
    const { plan, denied, seesMismatch } = this.#options.access;
    const mentioned = plan ? this.#options.mentioned(plan, denied) : nobody;
    const heard = await Promise.all(this.#asked.map((one) => this.#hear(one, mentioned)));
    const drafts = heard.flatMap(({ outcome, disclosed }) => [outcome, ...disclosed]);
    const isWaitedFor = heard.some(({ parts }) =>
      parts.some(([, , status]) => mustBeDurable(status, seesMismatch)),
    );
    if (isWaitedFor) {
      const answers = heard.map(({ parts }) => parts.map((part) => toldOf(part, seesMismatch)));
      const statement = this.#statement('outcome', { answers });
      return this.#options.audit.post({ drafts, contents: [], statement }).durable;
    }
    const { isTaken } = this.#options.audit.post({ drafts, contents: [], statement: undefined }, 'soon');
    if (!isTaken) throw new AuditUnavailable();
    return undefined;
  }

  /** What the sources said about one person, and who else stood in what they said. */
  async #hear(
    { subject, parts, recorded, index, answers }: Asked,
    mentioned: ReturnType<FindMentioned>,
  ): Promise<Heard> {
    const intent = (await recorded).idOf(index);
    const heard = await answers;
    const outcomes: OutcomeOfPart[] = [];
    const withoutNumber = new Set<string>();
    const others = new Map<string, { readonly fields: Set<string>; readonly sources: Set<string> }>();
    for (const [place, { source, part }] of parts.entries()) {
      const answer = heard[place];
      outcomes.push(outcomeOf(source, part, answer));
      if (answer?.status !== 'FOUND') continue;
      for (const { field, identityNumber } of mentioned(source, part, answer.record)) {
        if (identityNumber === undefined) withoutNumber.add(field);
        else if (identityNumber !== subject.identityNumber) {
          const places = others.get(identityNumber) ?? { fields: new Set(), sources: new Set() };
          others.set(identityNumber, places);
          places.fields.add(field);
          places.sources.add(source.id);
        }
      }
    }
    const detail = {
      parts: outcomes,
      ...(withoutNumber.size > 0 && { withoutNumber: [...withoutNumber] }),
    };
    return {
      parts: outcomes,
      outcome: { ...this.#draft('outcome', subject.identityNumber, detail), intent },
      disclosed: Array.from(others, ([number, { fields, sources }]) => ({
        ...this.#draft('disclosed', number, { in: [...fields], sources: [...sources] }),
        intent,
      })),
    };
  }

  /** Says of each intent that nothing of it was shown, as soon as the intent itself is written. */
  #postNothingShown(): void {
    for (const { subject, written, index } of this.#asked) {
      void written.then(({ idOf }) => {
        const outcome = this.#draft('outcome', subject.identityNumber, { shown: false });
        const drafts = [{ ...outcome, intent: idOf(index) }];
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
      drafts: [],
      parts: new Set(),
      details: new Map(),
      posted: { isTaken: true, durable: recorded.promise, written: written.promise, hurry: () => hurry() },
    };
    this.#gathering = gathering;
    this.#posted.push(gathering.posted);
    // All people whom one field names are asked about in one go.
    queueMicrotask(() => {
      this.#gathering = undefined;
      const { drafts, parts } = gathering;
      const statement = this.#statement('intent', { people: drafts.length, asked: [...parts] });
      const posting = { drafts, contents: this.#contents, statement };
      const posted = this.#options.audit.post(posting, isWaitedFor ? 'now' : 'soon');
      hurry = posted.hurry;
      recorded.resolve(posted.durable);
      written.resolve(posted.written);
    });
    // Whoever waits for it hears of it, and `settle` does in any case.
    recorded.promise.catch(() => undefined);
    return gathering;
  }

  #detailOf(parts: readonly AskedPart[], gathering: Gathering): string {
    const known = gathering.details.get(parts);
    if (known !== undefined) return known;
    const names = parts.map(nameOf);
    for (const name of names) gathering.parts.add(name);
    const detail = JSON.stringify({ ...this.#ground, parts: names });
    gathering.details.set(parts, detail);
    return detail;
  }

  get #contents(): readonly Content[] {
    return this.#operation ? [this.#operation] : [];
  }

  get #ground() {
    const { access, client, uniqueId } = this.#options;
    const denied = [...access.denied];
    const legalGround = access.purpose?.legalGround;
    return {
      client,
      uniqueId,
      ...(legalGround !== undefined && { legalGround }),
      ...(denied.length > 0 && { denied }),
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

/** Who asks, as entries name them. */
export function callerOf(identity: Identity | undefined): Pick<Draft, 'application' | 'agency' | 'officer'> {
  if (!identity) return {};
  const { application } = identity;
  return identity.kind === 'official'
    ? { application, agency: identity.agency, officer: identity.officer }
    : { application };
}

/** Some agencies put the citizen's number into the dossier's code; it does not stand in the log in clear. */
export function dossierOnRecord(dossier: string | undefined): string | undefined {
  return dossier?.replaceAll(/\d{9,}/g, (digits) => '*'.repeat(digits.length));
}

/** In an operation that reads nothing about people, nobody is mentioned. */
const nobody: ReturnType<FindMentioned> = () => [];

function nameOf({ source, part }: AskedPart): string {
  return `${source.id}/${part.name}`;
}

function outcomeOf(source: Source, part: Part<unknown>, answer: Answer<unknown> | undefined): OutcomeOfPart {
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

/** What the caller was told: for one who may not know of a mismatch, it is the same as nothing found. */
export function toldOf(part: OutcomeOfPart, seesMismatch: boolean): OutcomeOfPart {
  const [source, name, status, ...rest] = part;
  return [source, name, status === 'MISMATCH' && !seesMismatch ? 'NOT_FOUND' : status, ...rest];
}

/** Where a mismatch may not be known, an answer that hides one and one that does not take the same time. */
function mustBeDurable(status: string, seesMismatch: boolean): boolean {
  if (status === 'FOUND') return false;
  return status === 'NOT_FOUND' ? !seesMismatch : true;
}
