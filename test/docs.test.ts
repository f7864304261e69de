/** The documentation is true: its links lead somewhere, its query is valid, its tables are complete. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { SCENARIOS } from '../mocks/control/scenarios.ts';
import { FAULT_KINDS } from '../mocks/kit/fault-kinds.ts';
import { readRegistered } from '../src/gateway/trusted-operations.ts';
import { SECURITY_EVENTS } from '../src/log/security-log.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import { persona } from './kit/personas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

test.each(pages)('the links of %s lead to a target', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
  const missing = targets.filter(
    (target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(page), target)),
  );
  expect(missing).toEqual([]);
});

test.each(pages)('the npm scripts that %s names exist', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(page).matchAll(/npm run ([a-z:-]+)/g)].map(([, script = '']) => script);
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

test('the README’s query is valid and its person is the persona', async () => {
  const [, query = ''] = /```graphql\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  expect(validate(createSchema(await loadSources()), parse(query))).toEqual([]);
  expect(read('README.md')).toContain(
    JSON.stringify({ subject: persona('Nguyễn Văn An').subject })
      .replaceAll('":"', '": "')
      .replaceAll('":{', '": {')
      .replaceAll(',"', ', "'),
  );
});

test('documents exactly the existing fault kinds and parameters', () => {
  const rows = [...read('docs/mocks.md').matchAll(/^\| `(\w+)`\s*\|(.*?)\|.+\|$/gm)];
  const documented = rows.map(([, kind, parameters = '']) => [
    kind,
    [...parameters.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  ]);
  const declared = Object.entries(FAULT_KINDS).map(([kind, { parameters }]) => [
    kind,
    Object.keys(parameters),
  ]);
  expect(documented).toEqual(declared);
});

test('documents exactly the existing scenarios', () => {
  const [, chapter = ''] = read('docs/mocks.md').split('## Scenarios');
  const documented = [...chapter.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
  expect(documented).toEqual(Object.keys(SCENARIOS));
});

test('uses a registered operation’s id in the documentation', () => {
  const [, id] = /"sha256Hash": "(\w+)"/.exec(read('docs/registering-operations.md')) ?? [];
  expect(readRegistered(join(root, 'operations')).map((operation) => operation.id)).toContain(id);
});

test('documents exactly the existing security events, with their levels', () => {
  const [, chapter = ''] = read('docs/security.md').split('\n## Security events\n');
  const rows = [...chapter.matchAll(/^\| `([a-z ]+)`\s*\| (info|warn|error)\s*\|/gm)];
  expect(rows.map(([, kind, level]) => [kind, level])).toEqual(Object.entries(SECURITY_EVENTS));
});

test('names the packages that contain Node.js on the security page', () => {
  const { optionalDependencies } = JSON.parse(read('runtime/package.json')) as {
    optionalDependencies: Record<string, string>;
  };
  const page = read('docs/security.md');
  expect(Object.keys(optionalDependencies).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
