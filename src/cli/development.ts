/** The commands of the package lienthong-dev, which `lienthong` has too. Their code is loaded when they run. */
import { importDevelopment } from '../lib/development-package.ts';
import { say } from '../lib/output.ts';
import type { CliCommand } from './command-line.ts';
import type { Running } from './lifetime.ts';

/** The module `dev/commands.ts` of that package. */
export interface DevelopmentCommands {
  /** Runs the mock systems and the gateway. @param file the configuration; by default its own */
  start(this: void, file?: string): Promise<Running>;
  /** Runs the mock systems alone. @param file as for start */
  mocks(this: void, file?: string): Promise<Running>;
  /** @throws Failure when there is no such role */
  token(this: void, role: string): Promise<string>;
}

export function addDevelopment(program: CliCommand): void {
  program
    .command('start')
    .description('run the mock government systems and the gateway together, for development')
    .usage('[--config FILE]')
    .option('--config <FILE>', 'configuration of mode development, whose packages bring further systems')
    .action(async ({ config }: { readonly config?: string }) => runUntilStopped('start', config));
  program
    .command('mocks')
    .description('run the mock government systems alone')
    .usage('[--config FILE]')
    .option('--config <FILE>', 'configuration whose packages bring further systems')
    .action(async ({ config }: { readonly config?: string }) => runUntilStopped('mocks', config));
  program
    .command('token')
    .description('print a demo token of the gateway on this machine, in development mode')
    .argument('<ROLE>', 'officer, clerk, receptionist, citizen, auditor or operator')
    .action(async (role: string) => {
      const { token } = await load('token');
      say(`${await token(role)}\n`);
    });
}

async function runUntilStopped(command: 'start' | 'mocks', file?: string): Promise<void> {
  const lifetime = await import('./lifetime.ts');
  await lifetime.runUntilStopped(async () => (await load(command))[command](file));
}

async function load(command: string): Promise<DevelopmentCommands> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same version, which is checked
  return (await importDevelopment('commands', `The command ${command}`)) as DevelopmentCommands;
}
