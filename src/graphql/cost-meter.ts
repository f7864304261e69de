/** Estimated and actual cost of one request, and the report of both in `extensions.cost`. */
import type { FormattedExecutionResult } from 'graphql';
import type { Answers } from '../source-api/answer.ts';
import { totalCost, type Cost } from './cost.ts';

export class CostMeter {
  readonly isRequested: boolean;
  estimated: Cost | undefined;
  readonly #calls = new Set<string>();

  /** @param isRequested whether the caller asks for the report */
  constructor(isRequested: boolean) {
    this.isRequested = isRequested;
  }

  /** Counts the calls to sources behind the answers: one call may bring several, a cache hit is none. */
  readonly note = (answers: Answers): void => {
    for (const answer of answers) {
      if (!answer) continue;
      const { freshness, requestId } = answer.provenance;
      const wasFetched = freshness === 'LIVE' || freshness === 'NONE';
      if (wasFetched && requestId !== null && requestId !== undefined) this.#calls.add(requestId);
    }
  };

  /** Adds `extensions.cost` to a result, where the caller asks for it and the operation was estimated. */
  reportIn(result: FormattedExecutionResult, allowed: number): void {
    if (!this.isRequested || !this.estimated) return;
    const actual = { calls: this.#calls.size, items: countItems(result.data) };
    const cost = { allowed, estimated: withTotal(this.estimated), actual: withTotal(actual) };
    result.extensions = { ...result.extensions, cost };
  }
}

function withTotal(cost: Cost) {
  return { ...cost, total: totalCost(cost) };
}

function countItems(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Object.values(value).reduce<number>((sum, below) => sum + countItems(below), own);
}
