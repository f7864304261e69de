/**
 * The figures by which the gateway is judged: ratios within one run, with everything on (token, purpose,
 * limits, tie, audit log).
 */
import type { Figures } from './figures.ts';
import { LIST_LENGTH } from './workloads.ts';

export interface JudgedFigure {
  readonly figure: string;
  readonly unit: '' | 'ms';
  readonly atMost: number;
  readonly aim: number;
  /** Null if not measured, like `notPinned`. */
  readonly pinned: number | null;
  readonly notPinned: number | null;
}

/** Finds a measurement; NaN if there is none. */
type Measured = (workload: string, contender: string, what: 'cpuMicros' | 'p50' | 'calls') => number;

type Rule = Omit<JudgedFigure, 'pinned' | 'notPinned'> & { readonly of: (measured: Measured) => number };

const SOURCES_TAKE_MS = 200;

const RULES: readonly Rule[] = [
  {
    figure: 'cold combined, CPU against the floor',
    unit: '',
    atMost: 1.4,
    aim: 1,
    of: (measured) =>
      measured('cold combined', 'audit', 'cpuMicros') / measured('cold combined', 'floor', 'cpuMicros'),
  },
  {
    figure: 'warm combined, CPU against the floor with the same memory cache',
    unit: '',
    atMost: 4,
    aim: 2.5,
    of: (measured) =>
      measured('warm combined', 'audit-cached', 'cpuMicros') /
      measured('warm combined', 'floor-cached', 'cpuMicros'),
  },
  {
    figure: 'cold combined, CPU against plain Apollo',
    unit: '',
    atMost: 0.5,
    aim: 0.3,
    of: (measured) =>
      measured('cold combined', 'audit', 'cpuMicros') / measured('cold combined', 'apollo', 'cpuMicros'),
  },
  {
    figure: `wall time of a combined query with ${SOURCES_TAKE_MS} ms sources, minus ${SOURCES_TAKE_MS} ms`,
    unit: 'ms',
    atMost: 12,
    aim: 4,
    of: (measured) => measured('200 ms sources', 'audit', 'p50') - SOURCES_TAKE_MS,
  },
  {
    figure: `list of ${LIST_LENGTH}, CPU per citizen against a single cold query`,
    unit: '',
    atMost: 0.7,
    aim: 0.5,
    of: (measured) => perCitizenOfList(measured) / measured('cold combined', 'audit', 'cpuMicros'),
  },
  {
    figure: 'the same, against a cold query of a single client',
    unit: '',
    atMost: 0.7,
    aim: 0.5,
    of: (measured) => perCitizenOfList(measured) / measured('cold alone', 'audit', 'cpuMicros'),
  },
  {
    figure: 'Zipf mix, upstream calls per operation',
    unit: '',
    atMost: 1.2,
    aim: 1,
    of: (measured) => measured('zipf', 'audit-cached', 'calls'),
  },
];

function perCitizenOfList(measured: Measured): number {
  return measured('list of 100', 'audit', 'cpuMicros') / LIST_LENGTH;
}

export function judge(figures: readonly Figures[]): readonly JudgedFigure[] {
  const read =
    (isPinned: boolean): Measured =>
    (workload, contender, what) =>
      figures.find(
        (one) => one.workload === workload && one.contender === contender && one.pinned === isPinned,
      )?.[what] ?? Number.NaN;
  return RULES.map(({ of, ...rule }) => ({
    ...rule,
    pinned: knownOrNull(of(read(true))),
    notPinned: knownOrNull(of(read(false))),
  }));
}

function knownOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
