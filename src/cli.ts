#!/usr/bin/env node
/** The command line. Every command says what it does, and what is wrong, in plain words. */
import { parseArgs } from 'node:util';
import { Failure, fail, readPort, say, untilStopped } from './command.ts';

interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    usage: 'start',
    summary: 'the mock government systems and the gateway together, for development',
    run: async (args) => {
      parseArgs({ args: [...args], options: {} });
      const { start } = await import('./start.ts');
      await untilStopped(await start());
    },
  },
  serve: {
    usage: 'serve --config FILE',
    summary: 'the gateway alone',
    run: async (args) => {
      const file = configFile(args, 'serve');
      const { serve } = await import('./start.ts');
      await untilStopped(await serve(file));
    },
  },
  mocks: {
    usage: 'mocks',
    summary: 'the mock government systems alone',
    run: async (args) => {
      parseArgs({ args: [...args], options: {} });
      const { startMocks } = await import('../mocks/index.ts');
      const mocks = await startMocks({ port: readPort('MOCK_PORT', 4100) });
      say(`Mock systems are up; control at ${mocks.controlUrl}\n`);
      await untilStopped(mocks);
    },
  },
  config: {
    usage: 'config check FILE',
    summary: 'checks a configuration file and tells each fault by its path',
    run: async ([verb, file, ...rest]) => {
      if (verb !== 'check' || file === undefined || rest.length > 0) throw wrongUse('config');
      const { checkConfigFile } = await import('./start.ts');
      await checkConfigFile(file);
      say(`${file} can be used.\n`);
    },
  },
  operations: {
    usage: 'operations [FOLDER]',
    summary: 'lists registered operations with the ids by which they are sent',
    run: async (args) => {
      const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
      if (positionals.length > 1) throw wrongUse('operations');
      const { readRegistered } = await import('./gateway/registered-operations.ts');
      for (const { id, file } of readRegistered(positionals[0] ?? 'operations')) say(`${id}  ${file}\n`);
    },
  },
  schema: {
    usage: 'schema',
    summary: 'prints the GraphQL schema',
    run: async (args) => {
      parseArgs({ args: [...args], options: {} });
      const { printedSchema } = await import('./start.ts');
      say(await printedSchema());
    },
  },
};

function configFile(args: readonly string[], command: string): string {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
  if (values.config === undefined) throw wrongUse(command);
  return values.config;
}

function wrongUse(command: string): Failure {
  return new Failure(`Use it as: lienthong ${COMMANDS[command]?.usage ?? command}`);
}

function usage(): string {
  const rows = Object.values(COMMANDS).map(({ usage: use, summary }) => `  ${use.padEnd(22)}${summary}\n`);
  return `Usage: lienthong COMMAND\n\n${rows.join('')}`;
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') return say(usage());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failure(`There is no command ${name}.\n\n${usage()}`);
  await command.run(args);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}
