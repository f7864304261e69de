/** The grant of one request: caller, purpose, and the fields that its operation may not read. */
import { GraphQLError } from 'graphql';
import type { InputRule, RequestErrorCode } from '../messages.ts';
import type { Caller, Source } from '../source-api/source.ts';
import type { Subject } from '../subject/subject.ts';
import { tie } from '../subject/tie.ts';
import { consumerOf, countedBy } from './consumer.ts';
import { caseOf } from './dossier-codes.ts';
import type { DossierBindings } from './dossiers.ts';
import type { Identity } from './identity.ts';
import type { Purpose } from './purposes/purpose.ts';
import { MISMATCH_SCOPE } from './scopes.ts';

/** Found and not refused: it may be honest, and the operator should look at it. */
export type AccessFlag = 'OFFICER_ASKS_ABOUT_THEMSELVES' | 'DOSSIER_WITH_STRANGER';

/** Called once a request for each flag, with the numbers of the people whom it concerns. */
export type OnFlag = (flag: AccessFlag, numbers: readonly string[]) => void;

/** Why an operation is refused as a whole. */
export interface AccessRefusal {
  readonly status: number;
  readonly code: RequestErrorCode;
  readonly argument?: string;
  readonly rule?: InputRule;
}

export interface GrantOptions {
  readonly identity: Identity | undefined;
  /** The registered purpose that the request names, if it names one. */
  readonly purpose: Purpose | undefined;
  readonly dossier: string | undefined;
  /** True for an operation about people. */
  readonly needsPurpose: boolean;
  /** Guarded coordinates of the operation that scopes or purpose do not allow. */
  readonly denied: ReadonlySet<string>;
  readonly dossiers: DossierBindings;
  readonly onFlag: OnFlag;
}

/** Made by `Access.authorize`; keeps the people admitted and the flags raised while the request runs. */
export class Grant {
  readonly identity: Identity | undefined;
  readonly purpose: Purpose | undefined;
  readonly needsPurpose: boolean;
  readonly denied: ReadonlySet<string>;
  readonly #options: GrantOptions;
  readonly #flags = new Set<AccessFlag>();
  readonly #subjects = new Set<string>();
  readonly #callers: Caller[] = [];

  constructor(options: GrantOptions) {
    this.#options = options;
    this.identity = options.identity;
    this.purpose = options.purpose;
    this.needsPurpose = options.needsPurpose;
    this.denied = options.denied;
  }

  /** False hides that a number belongs to another person. */
  get seesMismatch(): boolean {
    return this.identity?.scopes.has(MISMATCH_SCOPE) === true;
  }

  /** The citizen of a citizen's own token. */
  get self(): Subject | undefined {
    return this.identity?.kind === 'citizen' ? this.identity.subject : undefined;
  }

  /** The caller as a source knows it; undefined where the source knows none for this request. */
  callerFor({ id }: Source): Caller | undefined {
    const { identity, purpose } = this;
    if (!identity || !purpose) return undefined;
    const { kind } = identity;
    const asking = kind === 'citizen' ? purpose.serviceAccount(id) : identity;
    if (!asking?.officer) return undefined;
    const { agency, officer } = asking;
    const serviceCode = purpose.serviceCode(id, agency);
    // The same object for the same caller, so that its share key is computed once.
    const known = this.#callers.find(
      (one) => one.agency === agency && one.officer === officer && one.serviceCode === serviceCode,
    );
    if (known) return known;
    const caller = {
      agency,
      officer,
      purpose: purpose.code,
      dossier: this.#options.dossier,
      account: countedBy(consumerOf(identity)).caller,
      ...(serviceCode !== undefined && { serviceCode }),
    };
    this.#callers.push(caller);
    return caller;
  }

  /**
   * Admits the people whom the request names, and looks for flags.
   *
   * @returns why the operation is refused: people about whom the caller may not ask, or too many; none is
   * admitted then
   */
  async admitNamed(named: readonly Subject[]): Promise<AccessRefusal | undefined> {
    if (!this.needsPurpose) return undefined;
    const { self } = this;
    if (self && named.some((subject) => !isSame(subject, self))) return { status: 403, code: 'FORBIDDEN' };
    const subjects = self ? [self] : named;
    const keys = new Set(subjects.map(({ key }) => key));
    if (!this.purpose || keys.size > this.purpose.subjects) {
      return { status: 403, code: 'PURPOSE_FORBIDDEN', argument: 'X-Purpose', rule: 'PURPOSE_SUBJECTS' };
    }
    for (const key of keys) this.#subjects.add(key);
    for (const subject of subjects) this.#lookAt(subject);
    const dossier = this.#boundDossier;
    if (dossier === undefined || subjects.length === 0) return undefined;
    const numbers = subjects.map(({ holderNumber }) => holderNumber);
    const strangers = await this.#options.dossiers.use(dossier, numbers);
    if (strangers.length > 0) this.#flag('DOSSIER_WITH_STRANGER', strangers);
    return undefined;
  }

  /**
   * Admits a person before any source is asked: a named one, or one whom a record leads to, who counts from
   * now on.
   *
   * @throws GraphQLError `PURPOSE_FORBIDDEN` beyond the subjects of the purpose, `FORBIDDEN` for another
   * person than the citizen whose token asks
   */
  admit(subject: Subject): void {
    const { self } = this;
    if (self) {
      if (subject.identityNumber !== self.identityNumber) throw accessError('FORBIDDEN');
      return;
    }
    const { key } = subject;
    if (this.#subjects.has(key)) return;
    if (!this.purpose || this.#subjects.size >= this.purpose.subjects) throw accessError('PURPOSE_FORBIDDEN');
    this.#subjects.add(key);
    this.#lookAt(subject);
    const dossier = this.#boundDossier;
    if (dossier !== undefined) void this.#options.dossiers.extend(dossier, subject.holderNumber);
  }

  /** Only the dossier of a procedure is bound to people. */
  get #boundDossier(): string | undefined {
    const { dossier } = this.#options;
    if (this.purpose?.kind !== 'procedure' || dossier === undefined) return undefined;
    return this.identity?.kind === 'official' ? caseOf(dossier, this.identity.agency) : dossier;
  }

  #lookAt({ identityNumber }: Subject): void {
    const { identity } = this;
    if (identity?.kind === 'official' && identity.officer?.identityNumber === identityNumber) {
      this.#flag('OFFICER_ASKS_ABOUT_THEMSELVES', [identityNumber]);
    }
  }

  #flag(flag: AccessFlag, numbers: readonly string[]): void {
    if (this.#flags.has(flag)) return;
    this.#flags.add(flag);
    this.#options.onFlag(flag, [...new Set(numbers)]);
  }
}

/** True for a citizen who asks about the person of their token. */
function isSame(asked: Subject, { identityNumber, fullName, dateOfBirth }: Subject): boolean {
  const match = tie(asked, { numbers: [identityNumber], keyed: false, fullName, dateOfBirth });
  return match?.dateOfBirth === 'EXACT';
}

/** Thrown by a field that is not allowed, or not now. */
export function accessError(code: 'FORBIDDEN' | 'PURPOSE_FORBIDDEN' | 'RATE_LIMITED'): GraphQLError {
  return new GraphQLError(code, { extensions: { code } });
}
