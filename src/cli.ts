#!/usr/bin/env node
/** The command line. Every command says what it does, and what is wrong, in plain words. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { keepCompiledCode } from './compile-cache.ts';
import { endWithReader, fail, readPort, say, untilStopped } from './command.ts';
import type { CheckedConfig } from './start.ts';
import { Failure } from './user-error.ts';

// What a command needs is loaded by itself later, the second time without compiling it again.
keepCompiledCode();

// What lives long while a process starts lives for a moment in every request. V8 would go on making it among what is old, where it
// keeps much of the request with it until the next full collection.
setFlagsFromString('--no-allocation-site-pretenuring');

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
  token: {
    usage: 'token ROLE',
    summary: 'a demo token of the gateway on this machine, in development mode',
    run: async ([role, ...rest]) => {
      const { DEMO_ROLES, isDemoRole } = await import('./access/development/demo.ts');
      if (role === undefined || rest.length > 0) throw wrongUse('token');
      if (!isDemoRole(role)) throw new Failure(`ROLE must be one of ${DEMO_ROLES.join(', ')}.`);
      const { developmentToken } = await import('./start.ts');
      say(`${await developmentToken(role)}\n`);
    },
  },
  config: {
    usage: 'config check FILE [--purpose CODE [--operation FILE]]',
    summary: 'tells each fault of a configuration by its path, and what may be read under a purpose',
    run: async ([verb, ...args]) => {
      const options = { purpose: { type: 'string' }, operation: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const [file, ...rest] = positionals;
      if (verb !== 'check' || file === undefined || rest.length > 0) throw wrongUse('config');
      const { checkConfigFile } = await import('./start.ts');
      const checked = await checkConfigFile(file);
      say(`${file} can be used.\n`);
      for (const name of checked.insecure) {
        const isUnneeded = checked.unneeded.includes(name);
        say(`  insecure: ${name}${isUnneeded ? ' is not needed: remove it' : ''}\n`);
      }
      if (values.purpose !== undefined) say(await explained(checked, values.purpose, values.operation));
    },
  },
  audit: {
    usage: 'audit verify|export|receipt …',
    summary: 'looks whether the audit log holds, takes entries out of it, or checks a receipt',
    run: async (args) => (await import('./audit/commands.ts')).audit(args),
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

async function explained(
  { rules, purposes }: CheckedConfig,
  code: string,
  operationFile: string | undefined,
): Promise<string> {
  const { explainOperation, explainPurpose } = await import('./access/explain.ts');
  const purpose = purposes.get(code);
  if (!purpose) throw new Failure(`CODE must be one of ${[...purposes.keys()].join(', ')}.`);
  if (operationFile === undefined) return explainPurpose(purpose, rules);
  const text = await readFile(operationFile, 'utf8').catch(() => {
    throw new Failure(`${operationFile} cannot be read.`);
  });
  try {
    return explainOperation(purpose, text, rules);
  } catch (error) {
    // Whoever runs the command wrote the operation, so they may see what it says.
    if (error instanceof Error && error.name === 'GraphQLError')
      throw new Failure(`${operationFile}: ${error.message}`);
    throw error;
  }
}

function configFile(args: readonly string[], command: string): string {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
  if (values.config === undefined) throw wrongUse(command);
  return values.config;
}

function wrongUse(command: string): Failure {
  return new Failure(`Use it as: lienthong ${COMMANDS[command]?.usage ?? command}`);
}

function usage(): string {
  const USAGE_WIDTH = 56;
  const rows = Object.values(COMMANDS).map(
    ({ usage: use, summary }) => `  ${use.padEnd(USAGE_WIDTH)}${summary}\n`,
  );
  return `Usage: lienthong COMMAND\n\n${rows.join('')}`;
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') return say(usage());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failure(`There is no command ${name}.\n\n${usage()}`);
  await command.run(args);
}

endWithReader();
try {
  await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}
