/**
 * The cache of prepared documents, by the hash of their text; also Apollo Server's document store. Callers
 * share its memory: a caller who sends ever new texts displaces its own documents only. Registered operations
 * always stay.
 */
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AccountPath, Permit, SharedPool } from '../fairness/shared-pool.ts';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

interface Known<Prepared> {
  readonly prepared: Prepared;
  /** The documents of its caller, the least recently used first; undefined for a registered operation. */
  readonly siblings: Map<string, Known<Prepared>> | undefined;
  readonly permit: Permit | undefined;
}

/** Hexadecimal digits of a SHA-256; Apollo Server puts a prefix before them. */
const ID_LENGTH = 64;

/** The most documents without a place in the cache that wait for Apollo Server to take them. */
const MOST_PASSING = 1000;

export class KnownDocuments<Prepared extends { readonly document: DocumentNode }> implements DocumentStore {
  readonly #pool: SharedPool;
  readonly #byId = new Map<string, Known<Prepared>>();
  readonly #ofCaller = new Map<string, Map<string, Known<Prepared>>>();
  /** Documents without a place, until Apollo Server has read them once. */
  readonly #passing = new LRUCache<string, DocumentNode>({ max: MOST_PASSING });

  /** @param pool characters of text */
  constructor(pool: SharedPool) {
    this.#pool = pool;
  }

  find(id: string): Prepared | undefined {
    const known = this.#byId.get(id);
    if (known?.siblings?.delete(id)) known.siblings.set(id, known);
    return known?.prepared;
  }

  /** Apollo Server takes a document from here as parsed and valid. */
  get(key: string): Promise<DocumentNode | undefined> {
    const id = key.slice(-ID_LENGTH);
    const known = this.#byId.get(id);
    if (known) return Promise.resolve(known.prepared.document);
    const passing = this.#passing.get(id);
    this.#passing.delete(id);
    return Promise.resolve(passing);
  }

  /** Does nothing: `add` stores a document on the account of a caller, whom Apollo Server does not know. */
  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** @param path account of the caller; undefined for a registered operation */
  add(id: string, prepared: Prepared, path: AccountPath | undefined): void {
    if (!path) {
      this.#byId.set(id, { prepared, siblings: undefined, permit: undefined });
      return;
    }
    const caller = path.join('\n');
    const siblings = this.#ofCaller.get(caller) ?? new Map<string, Known<Prepared>>();
    const permit = this.#take(path, prepared.document.loc?.source.body.length ?? 0, siblings);
    if (!permit) {
      this.#passing.set(id, prepared.document);
      return;
    }
    const known = { prepared, siblings, permit };
    siblings.set(id, known);
    this.#ofCaller.set(caller, siblings);
    this.#byId.set(id, known);
  }

  #take(path: AccountPath, length: number, siblings: Map<string, Known<Prepared>>): Permit | undefined {
    for (;;) {
      const permit = this.#pool.take(path, length);
      if (typeof permit === 'object') return permit;
      const [oldest] = siblings;
      if (!oldest) return undefined;
      const [id, known] = oldest;
      siblings.delete(id);
      this.#byId.delete(id);
      known.permit?.release();
      if (siblings.size === 0) this.#ofCaller.delete(path.join('\n'));
    }
  }
}
