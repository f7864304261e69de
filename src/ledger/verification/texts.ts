/** Checks shared texts: each has the hash that is its name, and none that an entry names is missing. */
import { LRUCache } from 'lru-cache';
import { sha256 } from '../chain.ts';
import { entryId, type Entry } from '../entry.ts';
import type { Scope } from './chain-check.ts';

/** A text may be as large as a request, so a page is small. */
const PAGE = 50;
const NAME = /^[\u0020-\u007E]+$/;
const MOST_REMEMBERED = 10_000;

export class Texts {
  readonly #scope: Scope;
  /** Names that were looked up. */
  readonly #known = new LRUCache<string, true>({ max: MOST_REMEMBERED });

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** @param entries without faults */
  async ofEntries(entries: readonly Entry[]): Promise<void> {
    const users = new Map<string, Entry>();
    for (const entry of entries) {
      const { operation } = entry;
      if (operation !== null && !this.#known.has(operation) && !users.has(operation))
        users.set(operation, entry);
    }
    const wanted = [...users];
    for (let start = 0; start < wanted.length; start += PAGE) {
      const names = wanted.slice(start, start + PAGE).map(([name]) => name);
      const there = new Set((await this.#scope.store.contents(names)).map(({ hash }) => hash));
      for (const [name, entry] of wanted.slice(start, start + PAGE)) {
        this.#known.set(name, true);
        if (!there.has(name)) {
          const message = `The operation ${name} is missing, which ${entryId(entry)} names.`;
          this.#scope.faults.add('content', name, message);
        }
      }
    }
  }

  async all(): Promise<void> {
    const { store, faults } = this.#scope;
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Awaited<ReturnType<typeof store.contentsAfter>> = await store.contentsAfter(after, PAGE);
      for (const { hash, text } of page) {
        if (sha256(text) !== hash) faults.add('content', hash, `The operation ${hash} was changed.`);
      }
      const last = page.at(-1)?.hash;
      // Paging cannot resume after a name that is no text. Valid names sort before it.
      after = last !== undefined && NAME.test(last) ? last : undefined;
    }
  }
}
