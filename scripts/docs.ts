/**
 * Writes the sections of the documentation that list sources, from the sources that are found: `npm run
 * docs`. With `--check` it writes nothing and names the pages that are not up to date. A section stands
 * between `<!-- NAME: written by npm run docs -->` and `<!-- end of NAME -->`.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { DEFAULT_CONTROL_PORT, findSystems } from '../mocks/index.ts';
import { loadSources } from '../src/sources/all.ts';
import { isObject } from '../src/lib/is-object.ts';

process.chdir(`${import.meta.dirname}/..`);
const sources = await loadSources();
const systems = await findSystems();

type Cells = readonly (readonly string[])[];

const SECTIONS: Readonly<Record<string, () => Cells>> = {
  sources: () => [
    ['source', 'field of a citizen', 'one call asks about', 'page', 'wire format'],
    ...sources.map(({ id, name, field, batchSize }) => [
      `${name.en} (${name.vi})`,
      `\`${field}\``,
      batchSize === 1 ? 'one person' : `up to ${batchSize} people`,
      `[${id}](docs/sources/${id}.md)`,
      `[contract](contracts/${id})`,
    ]),
  ],
  'mock systems': () => [
    ['address', 'what'],
    [
      `\`http://127.0.0.1:${DEFAULT_CONTROL_PORT}/control\``,
      'control; `MOCK_PORT` moves it and, with it, all the others',
    ],
    ...systems.map(({ id }) => [`\`${addressOf(id)}\``, `\`${id}\`, [contract](../contracts/${id})`]),
  ],
  refusals: () => [
    ['refusal', 'covers'],
    [
      sources
        .filter(({ officerRefusals }) => officerRefusals !== null)
        .map(({ id, officerRefusals }) => `\`${id}\` ${officerRefusals?.join(', ')}`)
        .join('; '),
      'this officer, under this purpose',
    ],
    [
      'any other `NOT_LICENSED` or `CALLER_NOT_REGISTERED`: a service that is not licensed, the gateway’s own account, HTTP 401, 403',
      'all officers of the agency and purpose',
    ],
  ],
};

const development: unknown = parse(readFileSync('config/development.yml', 'utf8'));

function addressOf(id: string): string {
  const blocks = isObject(development) ? development['sources'] : undefined;
  const block = isObject(blocks) ? blocks[id] : undefined;
  return isObject(block) ? String(block['url']) : '';
}

const SECTION = /(<!-- ([a-z ]+): written by npm run docs -->\n)[\s\S]*?(<!-- end of \2 -->)/g;

function written(page: string, text: string): string {
  return text.replaceAll(SECTION, (_all, begin: string, name: string, end: string) => {
    const cells = SECTIONS[name]?.();
    if (!cells) throw new Error(`${page}: npm run docs writes no section “${name}”`);
    const [head = [], ...rows] = cells.map((row) => `| ${row.join(' | ')} |`);
    const rule = `|${' --- |'.repeat(cells[0]?.length ?? 0)}`;
    return `${begin}\n${[head, rule, ...rows].join('\n')}\n\n${end}`;
  });
}

const stale: string[] = [];
for (const page of ['README.md', ...globSync('docs/**/*.md').toSorted()]) {
  const old = readFileSync(page, 'utf8');
  if (old.search(SECTION) === -1) continue;
  const text = await format(written(page, old), { ...(await resolveConfig(page)), filepath: page });
  if (text === old) continue;
  stale.push(page);
  if (!process.argv.includes('--check')) {
    writeFileSync(page, text);
    console.log(`${page}: written`);
  }
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run \`npm run docs\` and commit the result.`);
  process.exitCode = 1;
}
