/**
 * Cache keys. A key names the source, the part, its version and the share class. It holds the number and the
 * triple as keyed hashes (HMAC), so no key can be turned back into a person (law 6).
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Question, Caller, Part, Source } from '../source-api/source.ts';
import { policyOf, type SourcePolicies, type CachePolicy } from '../source-api/policies.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import type { Authorization } from './authorizations.ts';
import { numberKind, type IdentityNumber } from '../subject/identity-number.ts';
import { tidyName } from '../subject/name.ts';
import type { Subject } from '../subject/subject.ts';

/** Keys of the answers to one question. */
export interface CacheKeys {
  /** Key of all that one source says about one number; an event about the number drops all of it. */
  readonly subjectKey: string;
  /**
   * Key of a found record, below the subject key. The record serves any spelling of the name that the tie
   * accepts; a record that names no person has the triple in its key.
   */
  readonly record: string;
  /**
   * Key of a negative about this triple, below the subject key. The name keeps its accents: whether a record
   * without a birth date is tied depends on them.
   */
  readonly negative: string;
  /** Required for cached and shared answers. */
  readonly authorization: Authorization;
  /** Questions with the same share key may share an answer of the source. */
  readonly shareKey: string;
  readonly policy: CachePolicy;
}

/** Hashed names of a caller, kept across requests. */
interface CallerNames {
  /** Agency and purpose. */
  readonly licensed: string;
  /** Number and name of the officer: sources refuse a name that does not match its number. */
  readonly officer: string;
  readonly parts: Map<Source, Map<Part<unknown>, PartNames>>;
}

/** Names of a part that do not depend on the person. */
type PartNames = Pick<CacheKeys, 'record' | 'authorization' | 'shareKey' | 'policy'>;

/** Hashes of a person. */
interface SubjectNames {
  readonly number: string;
  readonly triple: string;
}

export class CacheKeyFactory {
  readonly #key: KeyObject;
  readonly #callers = new LRUCache<string, CallerNames>({ max: 2000 });
  readonly #callerOf = memoizeWeak((caller: Caller): CallerNames => this.#findCaller(caller));
  readonly #namesOf = memoizeWeak((subject: Subject): SubjectNames => ({
    number: this.#hash('number', subject.identityNumber),
    triple: this.#hash('triple', tripleOf(subject)),
  }));

  /** @param key at least 32 bytes; the same for all replicas that share a cache */
  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /**
   * @returns undefined if the part's answers may not be shared, and for the number of a health insurance card:
   * an event about the holder has another number, so that no entry under this one would be dropped
   */
  keysOf(
    source: Source,
    policies: SourcePolicies,
    { part, subject }: Question,
    caller: Caller,
  ): CacheKeys | undefined {
    if (numberKind(subject.identityNumber) === 'HEALTH_INSURANCE') return undefined;
    const names = this.#partOf(source, policies, part, this.#callerOf(caller));
    if (!names) return undefined;
    const { number, triple } = this.#namesOf(subject);
    const { record, authorization, shareKey, policy } = names;
    const subjectKey = subjectKeyOf(source.id, number);
    return {
      subjectKey,
      record: part.tiedBy ? `${record}:unnamed:${triple}` : record,
      negative: `${record}:${triple}`,
      authorization,
      shareKey,
      policy,
    };
  }

  #partOf(
    source: Source,
    policies: SourcePolicies,
    part: Part<unknown>,
    { licensed, officer, parts }: CallerNames,
  ): PartNames | undefined {
    const known = parts.get(source)?.get(part);
    if (known) return known;
    const { share, cache: policy } = policyOf(policies, part.name);
    if (share === 'none') return undefined;
    const shareKey: string = share === 'all' ? share : licensed;
    const agency = `{${source.id}:${part.name}:${licensed}}`;
    const names = {
      record: `${part.name}:${source.version}:${shareKey}`,
      authorization: { agency, officer: source.officerRefusals ? `${agency}:${officer}` : undefined },
      shareKey,
      policy,
    };
    const ofSource = parts.get(source) ?? new Map<Part<unknown>, PartNames>();
    parts.set(source, ofSource.set(part, names));
    return names;
  }

  #findCaller({ agency, purpose = '', officer }: Caller): CallerNames {
    const key = `${agency}|${purpose}|${officer.identityNumber}|${officer.fullName}`;
    const known = this.#callers.get(key);
    if (known) return known;
    const names: CallerNames = {
      licensed: this.#hash('class', `${agency}|${purpose}`),
      officer: this.#hash('officer', `${officer.identityNumber}|${officer.fullName}`),
      parts: new Map(),
    };
    this.#callers.set(key, names);
    return names;
  }

  /**
   * The braces are hash tags of Redis Cluster: all entries of a subject key share a slot, as those of an
   * authorization do.
   */
  subjectKey(sourceId: string, number: IdentityNumber): string {
    return subjectKeyOf(sourceId, this.#hash('number', number));
  }

  /** Derives a secret for another use from the naming key. */
  secretFor(use: string): Buffer {
    return createHmac('sha256', this.#key).update(`secret|${use}`).digest();
  }

  #hash(kind: string, value: string): string {
    return createHmac('sha256', this.#key).update(`${kind}|${value}`).digest('base64url').slice(0, 24);
  }
}

function subjectKeyOf(sourceId: string, number: string): string {
  return `{${number}}:${sourceId}`;
}

function tripleOf({ identityNumber, fullName, cutMark, dateOfBirth }: Subject): string {
  return `${identityNumber}|${tidyName(fullName).toUpperCase()}${cutMark}|${dateOfBirth}`;
}
