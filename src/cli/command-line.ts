/**
 * Commands with their usage. Wrong use is a `Failure` with the usage, what is wrong, and a similar name where
 * there is one. It repeats names and no values: an argument can be the number of a person.
 */
import { Command, CommanderError, Help, type ErrorOptions } from 'commander';
import { watchOutput } from '../lib/output.ts';
import { Failure } from '../lib/user-error.ts';
import { fail } from './command.ts';

/** A command whose usage has one line for each form. */
export class CliCommand extends Command {
  override createCommand(name?: string): CliCommand {
    return new CliCommand(name);
  }

  /** @throws Failure always */
  override error(message: string, { code = '' }: ErrorOptions = {}): never {
    throw new Failure(wrongUse(this, code, message));
  }

  /** For a required option: Commander's own check comes before it looks for wrong names. */
  missing(): never {
    return this.error('', { code: 'commander.missingMandatoryOptionValue' });
  }
}

/** A program without commands. `--help` and wrong use throw in place of ending the process. */
export function createProgram(name: string): CliCommand {
  return new CliCommand(name)
    .exitOverride()
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'print the help of a command')
    .configureHelp({
      commandUsage: (command) => formsOf(command).join(`\n${' '.repeat('Usage: '.length)}`),
      subcommandTerm: (command) => plain(new Help().subcommandTerm(command)),
      optionTerm: ({ flags }) => plain(flags),
    })
    .addHelpText('beforeAll', ({ command, error }) => {
      if (!error) refuseUnknown(command);
      return '';
    });
}

/** Runs the command that the arguments of the process name, or prints the help. */
export async function runCommandLine(program: CliCommand): Promise<void> {
  watchOutput();
  try {
    const args = process.argv.slice(2);
    await runProgram(program, args.length > 0 ? args : ['--help']);
  } catch (error) {
    // The help or the version is printed.
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else fail(error);
  }
}

/** @throws Failure at wrong use, CommanderError once help or version is printed, whatever the command throws */
export async function runProgram(program: CliCommand, args: readonly string[]): Promise<void> {
  const asked = withoutUnknownValues(helpLast(program, args), namesOf(program));
  await program.parseAsync(asked, { from: 'user' });
}

/** `help NAME…` as `NAME… --help`, which reaches commands of any depth. */
function helpLast({ commands }: Command, [first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  if (first === 'help') return [...rest, '--help'];
  const group = commands.find((command) => command.name() === first && command.commands.length > 0);
  return [first, ...(group ? helpLast(group, rest) : rest)];
}

/** Commander prints a group's help before it looks whether the group has the command. */
function refuseUnknown(command: Command): void {
  const [name] = command.args;
  const isName = name !== undefined && name !== 'help' && !name.startsWith('-');
  if (isName && command.commands.length > 0) command.parse([name], { from: 'user' });
}

/** Unknown `--name=value` without the value, beside which Commander finds no similar name. */
function withoutUnknownValues(args: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const literal = args.indexOf('--');
  return args.map((arg, index) => {
    const [, name] = /^(--[^=]+)=/.exec(arg) ?? [];
    const isLiteral = literal !== -1 && index > literal;
    return name === undefined || isLiteral || names.has(name) ? arg : name;
  });
}

function namesOf({ options, commands }: Command): ReadonlySet<string> {
  const own = options.flatMap(({ long }) => long ?? []);
  return new Set([...own, ...commands.flatMap((command) => [...namesOf(command)])]);
}

function wrongUse(command: Command, code: string, message: string): string {
  const [hint] = /Did you mean [^?]*\?/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownCommand': {
      const [name = ''] = command.args;
      const what = /^[\p{L}-]{1,40}$/u.test(name)
        ? `There is no command ${name}.`
        : 'There is no such command.';
      return `${sentences(what, hint)}\n${pathOf(command)} --help lists the commands.`;
    }
    case 'commander.unknownOption': {
      const [, name] = /'(--?[a-z][a-z-]*)/i.exec(message) ?? [];
      const what = name === undefined ? 'Unknown option.' : `Unknown option '${name}'.`;
      return `${usageOf(command)}\n${sentences(what, hint ?? longForm(command, name))}`;
    }
    case 'commander.optionMissingArgument':
    case 'commander.conflictingOption': {
      const what = message.replace(/^error: o/, 'O').replaceAll(/ <[^>]*>/g, '');
      return `${usageOf(command)}\n${what}.`;
    }
    default:
      // An argument or an option is missing, or there are too many: the usage says which.
      return usageOf(command);
  }
}

function sentences(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join(' ');
}

/** Commander looks for names similar to `--nam`, and not for what `-name` may mean. */
function longForm(command: Command, name: string | undefined): string | undefined {
  const known = command
    .createHelp()
    .visibleOptions(command)
    .find(({ long }) => long === `-${name}`);
  return known && `Did you mean ${known.long}?`;
}

function usageOf(command: Command): string {
  const [form, ...others] = formsOf(command);
  if (others.length === 0) return `Usage: ${form}`;
  return `Usage:${[form, ...others].map((one) => `\n  ${one}`).join('')}`;
}

function formsOf(command: Command): readonly string[] {
  return command
    .usage()
    .split('\n')
    .map((form) => `${pathOf(command)} ${plain(form)}`.trim());
}

/** Commander's words in the form of ours: `[options] <FILE>` is `FILE`. */
function plain(text: string): string {
  return text
    .replace(/ ?\[options\]/, '')
    .replaceAll(/[<>]/g, '')
    .trim();
}

/** Its name after those of the groups it is in. */
function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
