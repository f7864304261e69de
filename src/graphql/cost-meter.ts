/** Measures what one request really costs, and holds what it was estimated at. */
import type { Answers } from '../source-api/answer.ts';
import type { Cost } from './cost.ts';

export class CostMeter {
  /** Whether the caller wants to be told. */
  readonly report: boolean;
  estimated: Cost | undefined;
  readonly #calls = new Set<string>();

  constructor(report: boolean) {
    this.report = report;
  }

  /** Takes note of answers; those that came in one call to a source count once, and those from elsewhere not. */
  readonly note = (answers: Answers): void => {
    for (const answer of answers) {
      if (!answer) continue;
      const { freshness, requestId } = answer.provenance;
      const wasFetched = freshness === 'LIVE' || freshness === 'NONE';
      if (wasFetched && requestId !== null && requestId !== undefined) this.#calls.add(requestId);
    }
  };

  /** @param data the answer as it goes out, whose list items are counted */
  actual(data: unknown): Cost {
    return { calls: this.#calls.size, items: countItems(data) };
  }
}

function countItems(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Object.values(value).reduce<number>((sum, below) => sum + countItems(below), own);
}
