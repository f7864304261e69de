/** Ids of the requests on whose behalf a source is asked, for log lines. */

/** Further requests are only counted. */
const MOST_NAMED = 10;

export class AskedFor {
  readonly #named = new Set<string>();
  #others = 0;

  add(requestId: string): void {
    if (this.#named.has(requestId)) return;
    if (this.#named.size < MOST_NAMED) this.#named.add(requestId);
    else this.#others += 1;
  }

  addAll({ ids, others }: Pick<AskedFor, 'ids' | 'others'>): void {
    for (const id of ids) this.add(id);
    this.#others += others;
  }

  get ids(): readonly string[] {
    return [...this.#named];
  }

  get others(): number {
    return this.#others;
  }

  /** Fields of a log line. */
  get fields(): {
    readonly requestId?: string;
    readonly requestIds?: readonly string[];
    readonly more?: number;
  } {
    const { ids, others } = this;
    const [requestId] = ids;
    return {
      ...(requestId !== undefined && { requestId }),
      ...(ids.length > 1 && { requestIds: ids }),
      ...(others > 0 && { more: others }),
    };
  }
}
