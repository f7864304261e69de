/** Tells a caller who wants to know what an operation was estimated at and what it has cost. */
import type { FormattedExecutionResult } from 'graphql';
import type { CostMeter } from './cost-meter.ts';
import { totalCost, type Cost } from './cost.ts';

export function reportCost(result: FormattedExecutionResult, cost: CostMeter, allowed: number): void {
  if (!cost.report || !cost.estimated) return;
  const told = {
    allowed,
    estimated: withTotal(cost.estimated),
    actual: withTotal(cost.actual(result.data)),
  };
  result.extensions = { ...result.extensions, cost: told };
}

function withTotal(cost: Cost) {
  return { ...cost, total: totalCost(cost) };
}
