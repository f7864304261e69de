/** Reads the `detail` of entries: JSON of the gateway's own, but of any version, or changed since by a third party. */
import { parseIdentityNumber, type IdentityNumber } from '../subject/identity-number.ts';
import type { Entry, OutcomeOfPart } from './entry.ts';
import type { AuditKeys } from './keys.ts';
import { openOfficer, sealedIn, type Sealed } from './sealed.ts';

/** The person who asked, opened. */
export interface OpenedOfficer {
  readonly identityNumber: IdentityNumber;
  readonly fullName: string | null;
}

export class Detail {
  /** All members as they were read. A detail that is no JSON object is the only member, `unreadable`. */
  readonly values: Readonly<Record<string, unknown>>;

  constructor({ detail }: Pick<Entry, 'detail'>) {
    this.values = membersOf(detail);
  }

  text(key: string): string | undefined {
    const value = this.values[key];
    return typeof value === 'string' ? value : undefined;
  }

  texts(key: string): readonly string[] | undefined {
    const value = this.values[key];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
  }

  /** Whether the outcome says that its answer disclosed nothing. */
  get isNotShown(): boolean {
    return this.values['shown'] === false;
  }

  /** Of an outcome: the result of each part. */
  get outcomes(): readonly OutcomeOfPart[] | undefined {
    const parts = this.values['parts'];
    if (!Array.isArray(parts)) return undefined;
    return parts.filter((part: unknown): part is OutcomeOfPart => Array.isArray(part) && part.length === 7);
  }

  get sealed(): Sealed {
    return sealedIn(this.values);
  }

  /** @returns undefined where the entry has no officer, or their key is missing */
  officer(keys: Pick<AuditKeys, 'open'>): OpenedOfficer | undefined {
    const person = openOfficer(this.sealed, keys);
    if (!person) return undefined;
    const { identityNumber, fullName = null } = person;
    return { identityNumber: parseIdentityNumber(identityNumber), fullName };
  }
}

function membersOf(detail: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(detail);
    return typeof value === 'object' && value !== null ? { ...value } : { unreadable: detail };
  } catch {
    return { unreadable: detail };
  }
}
