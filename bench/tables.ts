/** The bench's tables as rows of cells, titles first, and their output in a terminal and in Markdown. */
import type { Figures } from './figures.ts';
import type { JudgedFigure } from './judged.ts';

export type Table = readonly (readonly string[])[];

/** @param measured figures of one workload */
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

export function judgedTable(judged: readonly JudgedFigure[]): Table {
  return [
    ['figure, everything on', 'at most', 'aim', 'pinned', 'not pinned'],
    ...judged.map(({ figure, unit, atMost, aim, pinned, notPinned }) => {
      const digits = unit === 'ms' ? 0 : 1;
      const withUnit = (text: string) => (unit === '' ? text : `${text} ${unit}`);
      const measured = (value: number | null) => {
        if (value === null) return '–';
        const text = withUnit(value.toFixed(digits + 1));
        return value > atMost ? `${text}: not reached` : text;
      };
      return [
        figure,
        withUnit(atMost.toFixed(digits)),
        withUnit(aim.toFixed(digits)),
        measured(pinned),
        measured(notPinned),
      ];
    }),
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

export function inMarkdown([titles = [], ...rows]: Table): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |\n`;
  return [titles, titles.map(() => '---'), ...rows].map(line).join('');
}

/** CPU of the floor under the same conditions. */
function floorOf({ pinned }: Figures, measured: readonly Figures[]): number {
  const floor = measured.find((one) => one.contender.startsWith('floor') && one.pinned === pinned);
  return floor?.cpuMicros ?? Number.NaN;
}

function told(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
