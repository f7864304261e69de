/** The bench's measurements and their form in bench/results.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { JudgedFigure } from './judged.ts';

const FILE = new URL('results.json', import.meta.url);

/** Measurements of one round. */
export interface Round {
  /** CPU microseconds per request. */
  readonly cpuMicros: number;
  readonly perSecond: number;
  /** In milliseconds, as are `p99` and `startMs`. */
  readonly p50: number;
  readonly p99: number;
  /** Upstream calls per request. */
  readonly calls: number;
  readonly failed: number;
}

/** Medians over the rounds of one contender. */
export interface Figures extends Round {
  readonly workload: string;
  readonly contender: string;
  /** Whether the contender had its own core. */
  readonly pinned: boolean;
  /** Least and greatest CPU time of the rounds. */
  readonly cpuSpread: readonly [number, number];
  /** Peak memory of the process. */
  readonly peakRssKiB: number;
  /** From the start of the process until it listened. */
  readonly startMs: number;
}

export interface Results {
  /** End of the run, as ISO 8601. */
  readonly at: string;
  readonly node: string;
  readonly cores: number;
  readonly rounds: number;
  readonly figures: readonly Figures[];
  readonly judged: readonly JudgedFigure[];
}

export function readResults(): Results {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Results;
}

export function writeResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
}
