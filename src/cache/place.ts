/**
 * Where something is kept. Names say the source, the part, its version and the share class; the number and the triple
 * stand in them as keyed hashes, so that no name can be turned back into a person (law 6).
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Ask, Caller, Source } from '../ask/source.ts';
import { policyOf, type AskPolicies, type CachePolicy } from '../ask/policies.ts';
import { once } from '../once.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import { tidyName } from '../subject/name.ts';
import type { Subject } from '../subject/subject.ts';

/** Where the answers to one question are kept. */
export interface Place {
  /** Everything that one source says about one number: what an event about it drops together. */
  readonly bundle: string;
  /** A found record, within the bundle. It may serve any spelling of the name that the tie lets pass. */
  readonly record: string;
  /**
   * That there is none, within the bundle, about this triple only. Its name keeps its accents: whether a record
   * without a birth date is tied depends on them.
   */
  readonly negative: string;
  /** Whether the source lets this agency ask for this purpose. */
  readonly licence: string;
  /** The lane of questions that may share an upstream answer. */
  readonly lane: string;
  readonly policy: CachePolicy;
}

/** What stands for a person in names. */
interface Names {
  readonly number: string;
  readonly triple: string;
}

export class Places {
  readonly #key: KeyObject;
  /** The same few callers ask all day; each person is asked about in several parts. */
  readonly #classes = new LRUCache<string, string>({
    max: 10_000,
    memoMethod: (name) => this.#hash('class', name),
  });
  readonly #namesOf = once((subject: Subject): Names => ({
    number: this.#hash('number', subject.identityNumber),
    triple: this.#hash('triple', tripleOf(subject)),
  }));

  /** @param key at least 32 bytes; the same for all replicas that share a cache */
  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /** @returns undefined where nothing may be shared */
  of(source: Source, policies: AskPolicies, { part, subject }: Ask, caller: Caller): Place | undefined {
    const { share, cache } = policyOf(policies, part.name);
    if (share === 'none') return undefined;
    const licensed = this.#classes.memo(`${caller.agency}|${caller.purpose ?? ''}`);
    const { number, triple } = this.#namesOf(subject);
    const shareClass: string = share === 'all' ? share : licensed;
    const record = `${part.name}:${source.version}:${shareClass}`;
    return {
      bundle: bundleOf(source.id, number),
      record,
      negative: `${record}:${triple}`,
      licence: `${source.id}:${licensed}`,
      lane: shareClass,
      policy: cache,
    };
  }

  /** In braces what a Redis Cluster places by: a bundle's contents lie together. */
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
