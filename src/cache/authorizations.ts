/**
 * Authorizations known to this process. A live answer of a source authorizes its caller to read cached and
 * shared answers of the same part; a refusal ends the authorization. A grant dates from the start of its
 * call, so an answer under way at the time of a refusal restores nothing.
 */
import { LRUCache } from 'lru-cache';
import { Changes } from './changes.ts';

/** Names of an authorization: source, part, agency and purpose; with the officer in the second. */
export interface Authorization {
  /** Covers all officers of the agency and purpose. */
  readonly agency: string;
  /** Covers a single officer; undefined if the wire names no officer. */
  readonly officer: string | undefined;
}

/** Extent of a refusal. */
export type Scope = keyof Authorization;

/** Marks of the latest refusals in Redis. */
export interface RefusalMarks {
  readonly agency: string;
  readonly officer: string;
}

export interface Grant {
  /** Refusal count at the start of the call. */
  readonly since: number;
  /** By `performance.now()` of this process. */
  readonly until: number;
  /** Marks at the start of the call; undefined if unreadable. */
  readonly marks: RefusalMarks | undefined;
}

const REMEMBERED = 50_000;

export class Authorizations {
  readonly #grants = new LRUCache<string, Grant>({ max: REMEMBERED });
  readonly #refusals = new Changes(REMEMBERED);

  /** Refusal count. */
  get refusals(): number {
    return this.#refusals.count;
  }

  /** @returns undefined without a valid grant */
  grantOf(authorization: Authorization, now = performance.now()): Grant | undefined {
    const grant = this.#grants.get(nameOf(authorization));
    const counts = grant && grant.until > now && !this.isRefusedSince(authorization, grant.since);
    return counts ? grant : undefined;
  }

  grant(authorization: Authorization, grant: Grant): void {
    this.#grants.set(nameOf(authorization), grant);
  }

  /** @param name of the agency or of the officer */
  refuse(name: string): void {
    this.#refusals.note(name);
  }

  /** Invalidates all grants, since refusals may have been missed. */
  doubtGrants(): void {
    this.#refusals.noteUnknown();
  }

  /** @param since a count of refusals */
  isRefusedSince({ agency, officer }: Authorization, since: number): boolean {
    return (
      this.#refusals.hasChanged(agency, since) ||
      (officer !== undefined && this.#refusals.hasChanged(officer, since))
    );
  }
}

/** Name of the grant: the narrower of the two names. */
export function nameOf({ agency, officer }: Authorization): string {
  return officer ?? agency;
}
