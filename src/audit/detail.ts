/** What stands in the `detail` of entries, read back. It is our own, but of any age, so nothing is taken for granted. */
import type { AuditedOfficer } from '../generated/schema.ts';
import { parseIdentityNumber } from '../subject/identity-number.ts';
import type { Entry, OutcomeOfPart } from './entry.ts';
import type { AuditKeys } from './keys.ts';

export class Detail {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor({ detail }: Pick<Entry, 'detail'>) {
    const parsed: unknown = JSON.parse(detail);
    this.#values = typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  }

  text(key: string): string | undefined {
    const value = this.#values[key];
    return typeof value === 'string' ? value : undefined;
  }

  texts(key: string): readonly string[] | undefined {
    const value = this.#values[key];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
  }

  /** Whether it is said that nothing was shown. */
  get isNotShown(): boolean {
    return this.#values['shown'] === false;
  }

  /** What the sources said, of an outcome. */
  get outcomes(): readonly OutcomeOfPart[] | undefined {
    const parts = this.#values['parts'];
    if (!Array.isArray(parts)) return undefined;
    return parts.filter((part: unknown): part is OutcomeOfPart => Array.isArray(part) && part.length === 7);
  }

  /** Who asked; undefined where it does not stand here or the key is not there. */
  officer(keys: Pick<AuditKeys, 'open'>): AuditedOfficer | undefined {
    const sealed = this.#values['sealed'];
    const text =
      typeof sealed === 'object' && sealed !== null && 'officer' in sealed ? sealed.officer : undefined;
    const opened = typeof text === 'string' ? keys.open(text) : undefined;
    if (opened === undefined) return undefined;
    const person: unknown = JSON.parse(opened);
    if (typeof person !== 'object' || person === null || !('identityNumber' in person)) return undefined;
    const fullName = 'fullName' in person && typeof person.fullName === 'string' ? person.fullName : null;
    return { identityNumber: parseIdentityNumber(person.identityNumber), fullName };
  }
}
