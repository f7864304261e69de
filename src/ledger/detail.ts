/** What stands in the `detail` of entries, read back. It is our own, but of any age, so nothing is taken for granted. */
import type { AuditedOfficer } from '../generated/types.ts';
import { parseIdentityNumber } from '../subject/identity-number.ts';
import type { Entry, OutcomeOfPart } from './entry.ts';
import type { AuditKeys } from './keys.ts';
import { openOfficer, sealedIn } from './sealed.ts';

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
    const person = openOfficer(sealedIn(this.#values), keys);
    if (!person) return undefined;
    const { identityNumber, fullName = null } = person;
    return { identityNumber: parseIdentityNumber(identityNumber), fullName };
  }
}
