// Builds dist/ for the packed package: JavaScript, because Node does not strip types under node_modules, and beside it,
// at the same places as at home, the files that are read at run time.
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import process from 'node:process';

process.chdir(`${import.meta.dirname}/..`);
rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });

const readAtRunTime = [
  'schema/*.graphql',
  'codelists/*.json',
  'config/{development,purposes}.yml',
  'mocks/systems/*/contract/*',
  'mocks/control/gallery/*.{css,js}',
];
for (const file of globSync(readAtRunTime)) cpSync(file, `dist/${file}`);
