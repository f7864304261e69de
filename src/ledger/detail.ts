/** Reads the `detail` of entries: JSON that any version of the gateway wrote, or that an attacker changed. */
import { parseIdentityNumber, type IdentityNumber } from '../subject/identity-number.ts';
import type { Entry, OutcomeOfPart } from './entry.ts';
import type { AuditKeys } from './keys.ts';
import { openOfficer, sealedIn, type Sealed } from './sealed.ts';

/** The officer who asked, unsealed. */
export interface OpenedOfficer {
  readonly identityNumber: IdentityNumber;
  readonly fullName: string | null;
}

export class Detail {
  /** All members. A detail that is no JSON object has one member, `unreadable`. */
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

  /** An outcome whose answer disclosed nothing. */
  get isNotShown(): boolean {
    return this.values['shown'] === false;
  }

  /** The result of each part of an outcome. */
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
