#!/usr/bin/env node
/** The command line. Each command loads what it needs when it runs; help and version load nothing else. */
import cluster from 'node:cluster';
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { addAudit } from './cli/audit/command-line.ts';
import { createProgram, runCommandLine, type CliCommand } from './cli/command-line.ts';
import { keepCompiledCode } from './cli/compile-cache.ts';
import { addDevelopment } from './cli/development.ts';
import { addKeys } from './cli/keys/command-line.ts';
import type { Running } from './cli/lifetime.ts';
import { say } from './lib/output.ts';
import type { CheckedConfig } from './cli/start.ts';
import { Failure } from './lib/user-error.ts';
import { VERSION } from './lib/version.ts';

if (cluster.isWorker) (await import('./workers/worker.ts')).obeyPrimary();

// Modules that a command loads later come from the compile cache after the first time.
keepCompiledCode();

// Objects that live long during the start are short-lived in every request. V8 would go on allocating them in
// the old generation, where they retain much of a request until the next full collection.
setFlagsFromString('--no-allocation-site-pretenuring');

const program = createProgram('lienthong')
  .description('GraphQL gateway to the national and specialised databases')
  .usage('COMMAND')
  .version(VERSION, '-V, --version', 'print the version');

addDevelopment(program);

program
  .command('serve')
  .description('run the gateway alone')
  .usage('--config FILE')
  .option('--config <FILE>', 'configuration; config/production.example.yml shows every key')
  .action(async ({ config }: { readonly config?: string }, command: CliCommand) => {
    if (config === undefined) command.missing();
    await runUntilStopped(async (stopping) => (await import('./cli/start.ts')).serve(config, stopping));
  });

const configuration = program
  .command('config')
  .description('check a configuration, or print all settings')
  .usage('COMMAND');

configuration
  .command('reference')
  .description('print every setting with its type, bounds, default and meaning, as Markdown')
  .usage('[--config FILE]')
  .option('--config <FILE>', 'configuration whose packages add settings of their own')
  .action(async ({ config }: { readonly config?: string }) => {
    const { settingsReference } = await import('./cli/start.ts');
    say(await settingsReference(config));
  });

configuration
  .command('check')
  .description('report every fault of a configuration by its path, and the fields that a purpose reads')
  .usage('FILE [--purpose CODE [--operation FILE]]')
  .argument('<FILE>', 'configuration')
  .option('--purpose <CODE>', 'purpose whose rules are printed')
  .option('--operation <FILE>', 'operation whose fields are listed as allowed or forbidden')
  .action(async (file: string, { purpose, operation }: CheckOptions) => {
    const { checkConfigFile } = await import('./cli/start.ts');
    const checked = await checkConfigFile(file);
    say(`${file} is valid.\n`);
    if (checked.mode === 'rehearsal') {
      say('  rehearsal: serve starts once each source has proved to be a mock system\n');
    }
    for (const note of checked.notes) say(`  a gateway already runs with it: ${note}\n`);
    for (const [id, { name, version, integrity, docs }] of checked.packages) {
      say(`  package of ${id}: ${name} ${version} ${integrity}, described in ${docs}\n`);
    }
    for (const name of checked.insecure) {
      const isUnneeded = checked.unneeded.includes(name);
      say(`  insecure: ${name}${isUnneeded ? ' is not needed: remove it' : ''}\n`);
    }
    if (purpose !== undefined) say(await explained(checked, purpose, operation));
  });

addAudit(program);
addKeys(program);

program
  .command('operations')
  .description('list registered operations with their ids')
  .argument('[FOLDER]', 'folder of registered operations', 'operations')
  .action(async (folder: string) => {
    const { readRegistered } = await import('./gateway/trusted-operations.ts');
    for (const { id, file } of readRegistered(folder)) say(`${id}  ${file}\n`);
  });

program
  .command('schema')
  .description('print the GraphQL schema')
  .usage('[--config FILE]')
  .option('--config <FILE>', 'configuration whose packages add sources to it')
  .action(async ({ config }: { readonly config?: string }) => {
    const { printedSchema } = await import('./cli/start.ts');
    say(await printedSchema(config));
  });

async function runUntilStopped(start: (stopping: AbortSignal) => Promise<Running>): Promise<void> {
  const lifetime = await import('./cli/lifetime.ts');
  await lifetime.runUntilStopped(start);
}

interface CheckOptions {
  readonly purpose?: string;
  readonly operation?: string;
}

async function explained(
  { rules, purposes }: CheckedConfig,
  code: string,
  operationFile: string | undefined,
): Promise<string> {
  const { explainOperation, explainPurpose } = await import('./cli/explain.ts');
  const purpose = purposes.get(code);
  if (!purpose) throw new Failure(`CODE must be one of ${[...purposes.keys()].join(', ')}.`);
  if (operationFile === undefined) return explainPurpose(purpose, rules);
  const text = await readFile(operationFile, 'utf8').catch(() => {
    throw new Failure(`${operationFile} cannot be read.`);
  });
  try {
    return explainOperation(purpose, text, rules);
  } catch (error) {
    // The user of the command wrote the operation, so the message may quote it.
    if (error instanceof Error && error.name === 'GraphQLError')
      throw new Failure(`${operationFile}: ${error.message}`);
    throw error;
  }
}

await runCommandLine(program);
