/** The pictures of docs/architecture.md, drawn from floors.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { FLOORS, INTENT } from './floors.ts';
import { staysOf, type FolderOf } from './ways.ts';

const PAGE = `${import.meta.dirname}/../docs/architecture.md`;

/** @returns a fault when the page shows other pictures than `floors.ts` gives */
export function pageFaults(folderOf: FolderOf): readonly string[] {
  return read() === drawn(folderOf)
    ? []
    : ['docs/architecture.md: its pictures differ from scripts/floors.ts; run npm run structure -- --draw'];
}

export function drawPage(folderOf: FolderOf): void {
  writeFileSync(PAGE, drawn(folderOf));
}

function read(): string {
  return readFileSync(PAGE, 'utf8');
}

function drawn(folderOf: FolderOf): string {
  const pictures = [floorLines(), wayLines(folderOf)];
  return read().replaceAll(/```mermaid\n[\s\S]*?```/g, () => picture(pictures.shift() ?? []));
}

function picture(lines: readonly string[]): string {
  return ['```mermaid', 'flowchart TD', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

/** Each floor with an arrow to the next; imports may run along the arrows, over any number of floors. */
function floorLines(): readonly string[] {
  return [
    ...FLOORS.map((folders, floor) => `f${floor}["${folders.join(' · ')}"]`),
    chain('f', FLOORS.length),
  ];
}

/** The stays of a subject with its borders as arrows, and the types that its intent passes. */
function wayLines(folderOf: FolderOf): readonly string[] {
  const stays = staysOf(folderOf);
  const leaves = stays.findIndex(({ files }) => files.includes('gateway/citizen.ts'));
  return [
    ...stays.map(({ folder, files }, stay) => {
      const names = files.map((file) =>
        folder === 'sources' ? file.split('/').slice(1).join('/') : basename(file),
      );
      return `s${stay}["<b>${folder}</b><br>${names.map((name) => name.replace('.ts', '')).join('<br>')}"]`;
    }),
    chain('s', stays.length),
    ...INTENT.map(([type, file], place) => `t${place}("${type}<br><i>${file.replace('.ts', '')}</i>")`),
    `s${leaves} -. intent .-> t0`,
    chain('t', INTENT.length),
  ];
}

function chain(letter: string, length: number): string {
  return Array.from({ length }, (_, place) => `${letter}${place}`).join(' --> ');
}
