// The bench's tables, as rows of cells, the titles first, and how they are written in a terminal.
import type { Figures } from './figures.ts';

export type Table = readonly (readonly string[])[];

/** @param measured of one workload */
export function workloadTable(measured: readonly Figures[]): Table {
  return [
    [
      '',
      'CPU µs',
      'spread',
      '× floor',
      'per s',
      'p50 ms',
      'p99 ms',
      'calls',
      'peak MB',
      'start ms',
      'failed',
    ],
    ...measured.map((one) => [
      one.pinned ? one.contender : `${one.contender}, not pinned`,
      told(one.cpuMicros, 0),
      one.cpuSpread.map((cpu) => told(cpu, 0)).join('–'),
      told(one.cpuMicros / floorOf(one, measured), 2),
      told(one.perSecond, 0),
      told(one.p50, 1),
      told(one.p99, 1),
      told(one.calls, 2),
      told(one.peakRssKiB / 1024, 0),
      told(one.startMs, 0),
      told(one.failed, 0),
    ]),
  ];
}

export function inTerminal(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ');
  return table.map((row) => `  ${line(row)}\n`).join('');
}

/** CPU of the floor that ran under the same conditions. */
function floorOf({ pinned }: Figures, measured: readonly Figures[]): number {
  const floor = measured.find((one) => one.contender.startsWith('floor') && one.pinned === pinned);
  return floor?.cpuMicros ?? Number.NaN;
}

function told(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
