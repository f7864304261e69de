/**
 * Writes bench/results.json into docs/performance.md, between the two markers there, and draws its picture.
 * `npm run bench` calls it after a full run; `node bench/report.ts` repeats it without measuring.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readResults, type Results } from './figures.ts';
import { drawPlot } from './plot.ts';
import { inMarkdown, judgedTable, workloadTable } from './tables.ts';
import { WORKLOADS } from './workloads.ts';

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const PICTURE = new URL('../docs/performance.svg', import.meta.url);

const BEGIN = '<!-- written by bench/report.ts from here -->';
const END = '<!-- to here -->';

/** @throws Error when the page has no markers */
export async function report(results: Results): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error('docs/performance.md lacks the markers around the figures: restore them.');
  const text = `${page.slice(0, begin)}${BEGIN}\n\n${written(results)}\n${page.slice(end)}`;
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
  drawPlot(results.figures, PICTURE);
}

function written({ at, node, cores, rounds, figures, judged }: Results): string {
  const day = new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const workloads = WORKLOADS.flatMap(({ name, about }) => {
    const measured = figures.filter(({ workload }) => workload === name);
    return measured.length > 0 ? [`**${name}** — ${about}\n\n${inMarkdown(workloadTable(measured))}`] : [];
  });
  return [
    `Node.js ${node}, ${cores} cores, ${rounds} rounds, ${day} (\`bench/results.json\`).\n`,
    ...workloads,
    '### Targets\n',
    inMarkdown(judgedTable(judged)),
  ].join('\n');
}

if (import.meta.main) await report(readResults());
