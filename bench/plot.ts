/** Draws the cost of the contenders relative to the floor, as the picture of docs/performance.md. */
import { writeFileSync } from 'node:fs';
import type { Figures } from './figures.ts';

const ROW = 22;
const LABEL = 190;
const WIDTH = 720;
const BAR = WIDTH - LABEL - 60;

/** @param figures of whole workloads, the floor first in each; pinned figures are preferred */
export function drawPlot(figures: readonly Figures[], file: URL): void {
  const pinned = figures.filter((one) => one.pinned);
  const workloads = [...Map.groupBy(pinned.length > 0 ? pinned : figures, ({ workload }) => workload)];
  const rows = workloads.flatMap(([workload, measured]) => {
    const floor = measured[0]?.cpuMicros ?? 1;
    return [
      { heading: workload, ratio: 0 },
      ...measured.map(({ contender, cpuMicros }) => ({ heading: '', contender, ratio: cpuMicros / floor })),
    ];
  });
  const most = Math.max(...rows.map(({ ratio }) => ratio));
  const body = rows.map((row, index) => {
    const y = 16 + index * ROW;
    if (!('contender' in row)) return text(8, y + 14, row.heading, 'font-weight="bold"');
    const length = (row.ratio / most) * BAR;
    const isOurs = /^(?:bare|access|audit|redis)/.test(row.contender);
    return (
      text(24, y + 14, row.contender) +
      `<rect x="${LABEL}" y="${y + 2}" width="${length.toFixed(1)}" height="${ROW - 6}" fill="${isOurs ? '#0b6e4f' : '#9aa5b1'}"/>` +
      text(LABEL + length + 6, y + 14, row.ratio.toFixed(2))
    );
  });
  const height = 24 + rows.length * ROW;
  const style = 'font-family="system-ui, sans-serif" font-size="13" fill="#1f2933"';
  writeFileSync(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" ` +
      `aria-label="CPU of one request beside the floor"><rect width="100%" height="100%" fill="#ffffff"/><g ${style}>${body.join('')}</g></svg>\n`,
  );
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" ${more}>${words}</text>`;
}
