/** The command line of the package lienthong-dev: the commands that `lienthong` has once it is installed. */
import { createProgram, runCommandLine } from '#lienthong/cli/command-line';
import { keepCompiledCode } from '#lienthong/cli/compile-cache';
import { addDevelopment } from '#lienthong/cli/development';
import { VERSION } from '#lienthong/lib/version';

keepCompiledCode();

const program = createProgram('lienthong-dev')
  .description('mock government systems and gateway for development, tests and rehearsals')
  .usage('COMMAND')
  .version(VERSION, '-V, --version', 'print the version');
addDevelopment(program);
await runCommandLine(program);
