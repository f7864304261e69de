/**
 * Where something is kept. Names say the source, the part, its version and the share class; the number and the triple
 * stand in them as keyed hashes, so that no name can be turned back into a person (law 6).
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Ask, Caller, Part, Source } from '../source-api/source.ts';
import { policyOf, type AskPolicies, type CachePolicy } from '../source-api/policies.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import type { Authorization } from './authorizations.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import { tidyName } from '../subject/name.ts';
import type { Subject } from '../subject/subject.ts';

/** Where the answers to one question are kept. */
export interface Place {
  /** Everything that one source says about one number: what an event about it drops together. */
  readonly bundle: string;
  /**
   * A found record, within the bundle. It may serve any spelling of the name that the tie lets pass; one that names no person is
   * about this triple only.
   */
  readonly record: string;
  /**
   * That there is none, within the bundle, about this triple only. Its name keeps its accents: whether a record
   * without a birth date is tied depends on them.
   */
  readonly negative: string;
  /** Required for cached and shared answers. */
  readonly authorization: Authorization;
  /** The shareKey of questions that may share an upstream answer. */
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
type PartNames = Pick<Place, 'record' | 'authorization' | 'shareKey' | 'policy'>;

/** What stands for a person in names. */
interface Names {
  readonly number: string;
  readonly triple: string;
}

export class Places {
  readonly #key: KeyObject;
  /** Few callers ask all day, and about several parts of each person. */
  readonly #callers = new LRUCache<string, CallerNames>({ max: 2000 });
  readonly #callerOf = memoizeWeak((caller: Caller): CallerNames => this.#findCaller(caller));
  readonly #namesOf = memoizeWeak((subject: Subject): Names => ({
    number: this.#hash('number', subject.identityNumber),
    triple: this.#hash('triple', tripleOf(subject)),
  }));

  /** @param key at least 32 bytes; the same for all replicas that share a cache */
  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /** @returns undefined where nothing may be shared */
  of(source: Source, policies: AskPolicies, { part, subject }: Ask, caller: Caller): Place | undefined {
    const names = this.#partOf(source, policies, part, this.#callerOf(caller));
    if (!names) return undefined;
    const { number, triple } = this.#namesOf(subject);
    const { record, authorization, shareKey, policy } = names;
    const bundle = bundleOf(source.id, number);
    return {
      bundle,
      record: part.tiedBy ? `${record}:unnamed:${triple}` : record,
      negative: `${record}:${triple}`,
      authorization,
      shareKey,
      policy,
    };
  }

  #partOf(
    source: Source,
    policies: AskPolicies,
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

  /** The braces are hash tags of Redis Cluster: a bundle's contents share a slot, as an authorization's do. */
  bundle(sourceId: string, number: IdentityNumber): string {
    return bundleOf(sourceId, this.#hash('number', number));
  }

  /** Another key that whoever has this one can make. */
  secretFor(use: string): Buffer {
    return createHmac('sha256', this.#key).update(`secret|${use}`).digest();
  }

  #hash(kind: string, value: string): string {
    return createHmac('sha256', this.#key).update(`${kind}|${value}`).digest('base64url').slice(0, 24);
  }
}

function bundleOf(sourceId: string, number: string): string {
  return `{${number}}:${sourceId}`;
}

function tripleOf({ identityNumber, fullName, dateOfBirth }: Subject): string {
  return `${identityNumber}|${tidyName(fullName).toUpperCase()}|${dateOfBirth}`;
}
