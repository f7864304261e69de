/**
 * The documents that have been parsed and validated, by the hash of their text. Memory for them is shared: a caller who
 * sends ever new texts displaces its own, so that the texts of others stay known. Registered operations always stay.
 */
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import type { AccountPath, Lease, SharedPool } from '../fairness/shared-pool.ts';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

interface Known {
  readonly document: DocumentNode;
  /** The documents of its caller, the least recently used first; undefined for a registered operation. */
  readonly siblings: Map<string, Known> | undefined;
  readonly lease: Lease | undefined;
}

/** Hexadecimal digits of a SHA-256; Apollo Server puts a prefix before them. */
const ID_LENGTH = 64;

export class KnownDocuments implements DocumentStore {
  readonly #pool: SharedPool;
  readonly #byId = new Map<string, Known>();
  readonly #ofCaller = new Map<string, Map<string, Known>>();

  /** @param pool characters of text */
  constructor(pool: SharedPool) {
    this.#pool = pool;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  get(key: string): Promise<DocumentNode | undefined> {
    const id = key.slice(-ID_LENGTH);
    const known = this.#byId.get(id);
    if (known?.siblings?.delete(id)) known.siblings.set(id, known);
    return Promise.resolve(known?.document);
  }

  /** Apollo Server would store on behalf of nobody; `remember` does it in the caller's name. */
  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** @param path account of the caller; undefined for a registered operation */
  remember(id: string, document: DocumentNode, path: AccountPath | undefined): void {
    if (this.#byId.has(id)) return;
    if (!path) {
      this.#byId.set(id, { document, siblings: undefined, lease: undefined });
      return;
    }
    const caller = path.join('\n');
    const siblings = this.#ofCaller.get(caller) ?? new Map<string, Known>();
    const lease = this.#take(path, document.loc?.source.body.length ?? 0, siblings);
    if (!lease) return;
    const known = { document, siblings, lease };
    siblings.set(id, known);
    this.#ofCaller.set(caller, siblings);
    this.#byId.set(id, known);
  }

  #take(path: AccountPath, length: number, siblings: Map<string, Known>): Lease | undefined {
    for (;;) {
      const lease = this.#pool.take(path, length);
      if (typeof lease === 'object') return lease;
      const [oldest] = siblings;
      if (!oldest) return undefined;
      const [id, known] = oldest;
      siblings.delete(id);
      this.#byId.delete(id);
      known.lease?.release();
      if (siblings.size === 0) this.#ofCaller.delete(path.join('\n'));
    }
  }
}
