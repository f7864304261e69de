/** What the bench measures, and how it stands in bench/results.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { JudgedFigure } from './judged.ts';

const FILE = new URL('results.json', import.meta.url);

/** Of one round. */
export interface Round {
  /** Microseconds of CPU for one request. */
  readonly cpuMicros: number;
  readonly perSecond: number;
  /** Milliseconds, as are `p99` and `startMs`. */
  readonly p50: number;
  readonly p99: number;
  /** Calls that the sources got for one request. */
  readonly calls: number;
  readonly failed: number;
}

/** Medians of the rounds of one contender. */
export interface Figures extends Round {
  readonly workload: string;
  readonly contender: string;
  /** Whether the contender had a core of its own. */
  readonly pinned: boolean;
  /** Least and most CPU of the rounds. */
  readonly cpuSpread: readonly [number, number];
  /** The most memory that its process has held. */
  readonly peakRssKiB: number;
  /** From the start of its process until it listened. */
  readonly startMs: number;
}

export interface Results {
  /** When the run ended, as ISO 8601. */
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
