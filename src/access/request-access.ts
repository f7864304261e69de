/** What one request may do: who asks, under which purpose, and what of its operation is not allowed. */
import { GraphQLError } from 'graphql';
import type { Caller, Source } from '../source-api/source.ts';
import type { Subject } from '../subject/subject.ts';
import { consumerOf, countedBy } from './consumer.ts';
import { caseOf } from './dossier-codes.ts';
import type { DossierBindings } from './dossiers.ts';
import type { Identity } from './identity.ts';
import type { OperationPlan } from './plan.ts';
import type { Purpose } from './purposes/purpose.ts';
import type { SchemaRules } from '../graphql/schema-rules.ts';

/** What is noticed and not refused: it may be honest, and somebody should look at it. */
export type AccessFlag = 'OFFICER_ASKS_ABOUT_THEMSELVES' | 'DOSSIER_WITH_STRANGER';

export interface RequestAccessOptions {
  readonly identity: Identity | undefined;
  /** The registered purpose that the request names, if it names one. */
  readonly purpose: Purpose | undefined;
  readonly dossier: string | undefined;
  readonly rules: SchemaRules;
  readonly dossiers: DossierBindings;
  /** Told of each flag once a request, with the numbers of the people whom it concerns. */
  readonly onFlag: (flag: AccessFlag, numbers: readonly string[]) => void;
}

export class RequestAccess {
  readonly identity: Identity | undefined;
  readonly purpose: Purpose | undefined;
  readonly rules: SchemaRules;
  /** What the operation would read; undefined until the operation is known. */
  plan: OperationPlan | undefined;
  /** Guarded coordinates of the operation that scopes or purpose do not allow; everything until that is decided. */
  denied: ReadonlySet<string>;
  readonly #options: RequestAccessOptions;
  readonly #flags = new Set<AccessFlag>();
  readonly #subjects = new Set<string>();
  readonly #callers: Caller[] = [];

  constructor(options: RequestAccessOptions) {
    this.#options = options;
    this.identity = options.identity;
    this.purpose = options.purpose;
    this.rules = options.rules;
    this.denied = options.rules.everything;
  }

  get flags(): ReadonlySet<AccessFlag> {
    return this.#flags;
  }

  /** Whether the caller may know that a record exists which is somebody else's. */
  get seesMismatch(): boolean {
    return this.identity?.scopes.has('subject:mismatch') === true;
  }

  /** The citizen whose own token asks. */
  get self(): Subject | undefined {
    return this.identity?.kind === 'citizen' ? this.identity.subject : undefined;
  }

  /** On whose behalf a source is asked; undefined where it would know nobody. */
  callerFor({ id }: Source): Caller | undefined {
    const { identity, purpose } = this;
    if (!identity || !purpose) return undefined;
    const { kind } = identity;
    const asking = kind === 'citizen' ? purpose.serviceAccount(id) : identity;
    if (!asking?.officer) return undefined;
    const { agency, officer } = asking;
    const serviceCode = purpose.serviceCode(id, agency);
    // The same object for the same caller: what tells callers apart is worked out once for each.
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
   * Counts the people whom the request names and looks for what is strange about them.
   *
   * @returns false when they are more than the purpose allows; nobody is counted then
   */
  async admitNamed(subjects: readonly Subject[]): Promise<boolean> {
    const keys = new Set(subjects.map(({ key }) => key));
    if (!this.purpose || keys.size > this.purpose.subjects) return false;
    for (const key of keys) this.#subjects.add(key);
    for (const subject of subjects) this.#lookAt(subject);
    const dossier = this.#boundDossier;
    if (dossier === undefined || subjects.length === 0) return true;
    const numbers = subjects.map(({ identityNumber }) => identityNumber);
    const strangers = await this.#options.dossiers.use(dossier, numbers);
    if (strangers.length > 0) this.#flag('DOSSIER_WITH_STRANGER', strangers);
    return true;
  }

  /**
   * Lets somebody be asked about: one of those named, or somebody whom a record leads to, who counts from now on.
   *
   * @throws GraphQLError `PURPOSE_FORBIDDEN` when they are one too many for the purpose, `FORBIDDEN` when a citizen
   * would be told about another
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
    if (dossier !== undefined) void this.#options.dossiers.extend(dossier, subject.identityNumber);
  }

  /** Only cases have people of their own; what stands beside other purposes is not about somebody. */
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

/** Thrown by a field that is not allowed, or not now. */
export function accessError(code: 'FORBIDDEN' | 'PURPOSE_FORBIDDEN' | 'RATE_LIMITED'): GraphQLError {
  return new GraphQLError(code, { extensions: { code } });
}
