/** The commands of the package lienthong-dev, which `lienthong` has too. Their code is loaded when they run. */
import { importDevelopment } from '../lib/development-package.ts';
import { say } from '../lib/output.ts';
import type { CliCommand } from './command-line.ts';
import type { Running } from './lifetime.ts';

/** The module `dev/commands.ts` of that package. */
export interface DevelopmentCommands {
  /** Runs the mock systems and the gateway. */
  start(this: void): Promise<Running>;
  /** Runs the mock systems alone. */
  mocks(this: void): Promise<Running>;
  /** @throws Failure when there is no such role */
  token(this: void, role: string): Promise<string>;
}

export function addDevelopment(program: CliCommand): void {
  program
    .command('start')
    .description('run the mock government systems and the gateway together, for development')
    .action(async () => runUntilStopped('start'));
  program
    .command('mocks')
    .description('run the mock government systems alone')
    .action(async () => runUntilStopped('mocks'));
  program
    .command('token')
    .description('print a demo token of the gateway on this machine, in development mode')
    .argument('<ROLE>', 'officer, clerk, receptionist, citizen, auditor or operator')
    .action(async (role: string) => {
      const { token } = await load('token');
      say(`${await token(role)}\n`);
    });
}

async function runUntilStopped(command: 'start' | 'mocks'): Promise<void> {
  const lifetime = await import('./lifetime.ts');
  await lifetime.runUntilStopped(async () => (await load(command))[command]());
}

async function load(command: string): Promise<DevelopmentCommands> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same version, which is checked
  return (await importDevelopment('commands', `The command ${command}`)) as DevelopmentCommands;
}
