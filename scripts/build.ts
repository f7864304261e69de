/**
 * Builds dist/ of both packages: JavaScript, because Node does not strip types under node_modules, and the
 * files that are read at run time, at the same places as in the project. `lienthong` gets src/,
 * `lienthong-dev` what needs the mock systems.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import process from 'node:process';

const gateway = 'dist';
const development = 'packages/lienthong-dev/dist';

process.chdir(`${import.meta.dirname}/..`);
for (const folder of [gateway, development]) rmSync(folder, { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json', '--outDir', development], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
cpSync(`${development}/src`, `${gateway}/src`, { recursive: true });
rmSync(`${development}/src`, { recursive: true });
copy(['schema/*.graphql', 'codelists/**/*.json', 'contracts/lgsp/*'], gateway);
copy(
  [
    'codelists/**/*.json',
    'config/{development,purposes}.yml',
    'contracts/*/*',
    'mocks/control/gallery/*.{css,js}',
  ],
  development,
);

function copy(patterns: readonly string[], folder: string): void {
  for (const file of globSync(patterns)) cpSync(file, `${folder}/${file}`);
}
