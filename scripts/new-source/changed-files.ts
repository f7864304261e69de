/** The blocks of a new source in files that sources share, beside those of the source that it is like. */
import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { mockKey, mockPort } from './mock-key.ts';
import type { Names } from './names.ts';

/** Texts by path. */
export function changedFiles(names: Names): ReadonlyMap<string, string> {
  return new Map([
    ['config/development.yml', developmentText(names)],
    ['config/production.example.yml', productionText(names)],
    ['config/contract.example.yml', contractSettingsText(names)],
    ['config/purposes.yml', purposesText(names)],
  ]);
}

function developmentText({ id, like }: Names): string {
  const text = readFileSync('config/development.yml', 'utf8');
  const { x, y } = mockKey(id);
  return withBlock(text, 'sources', id, like, (block) =>
    withCredentials(block, id)
      // Those are the defaults.
      .replaceAll(/^ +(?:timeoutMs|connections|tokenPath): .*\n/gm, '')
      .replace(/^ {4}url: .*$/m, `    url: http://127.0.0.1:${mockPort()}`)
      .replace(/\bx: .*?(,?)$/m, `x: ${x}$1`)
      .replace(/\by: .*?(,?)$/m, `y: ${y}$1`),
  );
}

function productionText({ id, like }: Names): string {
  const text = readFileSync('config/production.example.yml', 'utf8');
  return withBlock(text, 'sources', id, like, (block) => block);
}

function contractSettingsText({ id, like }: Names): string {
  const text = readFileSync('config/contract.example.yml', 'utf8');
  const withSettings = withBlock(text, 'sources', id, like, (block) => withCredentials(block, id));
  return withBlock(withSettings, 'refusals', id, like, (block) => block);
}

/** A copy of the block of `like` under a key of the file, behind it. */
function withBlock(
  text: string,
  key: string,
  id: string,
  like: string,
  change: (block: string) => string,
): string {
  const start = text.indexOf(`\n  ${like}:\n`, text.search(new RegExp(`^${key}:`, 'm'))) + 1;
  if (start === 0) throw new Error(`There is no block ${key}.${like} to be like.`);
  const length = text.slice(start + 1).search(/\n {0,2}\S/);
  const end = length === -1 ? text.length : start + 1 + length;
  const block = text.slice(start, end).trimEnd();
  return `${text.slice(0, start)}${block}\n\n${change(block).replaceAll(like, id)}\n${text.slice(end)}`;
}

function withCredentials(block: string, id: string): string {
  return block
    .replace(/consumerKey: .*/, `consumerKey: mock-${id}-key`)
    .replace(/consumerSecret: .*/, `consumerSecret: mock-${id}-secret`);
}

/** A group of what the source shows, read by citizens about themselves. */
function purposesText({ id, field, type }: Names): string {
  const text = readFileSync('config/purposes.yml', 'utf8');
  const group = [
    `  ${id}: # To do: let the procedures that need it read it`,
    ...[`Citizen.${field}`, `${type}Answer.record`, `${type}.*`, `${type}Entry.*`].map(
      (read) => `    - ${read}`,
    ),
    '',
  ].join('\n');
  const behind = endOfReads(text);
  const groupsEnd = text.indexOf('\npurposes:') + 1;
  return `${text.slice(0, groupsEnd)}${group}\n${text.slice(groupsEnd, behind)}\n      - ${id}${text.slice(behind)}`;
}

/** End of the list of fields that the purpose of citizens reads. */
function endOfReads(text: string): number {
  const purposes = parseDocument(text).get('purposes');
  const own = isSeq(purposes)
    ? purposes.items.filter(isMap).find((one) => one.get('kind') === 'self')
    : undefined;
  const reads = own?.get('reads');
  const last = isSeq(reads) ? reads.items.at(-1) : undefined;
  const end = isScalar(last) ? last.range?.[1] : undefined;
  if (end === undefined)
    throw new Error('config/purposes.yml has no purpose of kind self that reads a list.');
  return end;
}
